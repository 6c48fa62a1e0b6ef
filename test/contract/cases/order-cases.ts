import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import {
  BOOLEAN,
  FEN,
  fullList,
  group,
  ID,
  line,
  list,
  nullableOptional,
  oneOf,
  optional,
  PAGE,
  POSITIVE_FEN,
  pageSize,
  requiredLine,
  SALE_QUANTITY,
  TIME_MS,
  VERSION,
  whole,
} from '#test/support/bad-values.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { BUYER, checkoutOf, fillCart, sell } from '#test/support/sell.ts';
import type { TestShop } from '#test/support/test-shop.ts';
import type { CasesOf } from './call-case.ts';
import { ADDRESS, addressFields } from './customer-cases.ts';

const DETAILS = {
  channel: 'counter',
  doctorName: '张大夫',
  address: ADDRESS,
  buyer: BUYER,
  remark: '下午来取',
} as const;

const DETAIL_FIELDS = {
  details: optional(group),
  'details.channel': optional(oneOf),
  'details.doctorName': optional(line(40)),
  'details.address': nullableOptional(group),
  ...addressFields('details.address'),
  'details.buyer': nullableOptional(group),
  'details.buyer.name': requiredLine(40),
  'details.buyer.idNumber': line(18),
  'details.remark': optional(line(200)),
};

const TENDER_FIELDS = {
  tenders: fullList(10),
  'tenders.*': group,
  'tenders.*.kind': oneOf,
  'tenders.*.receivedFen': FEN,
  'tenders.*.amountFen': POSITIVE_FEN,
  'tenders.*.reference': line(60),
};

const STEP_FIELDS = { orderId: ID, version: nullableOptional(VERSION) };
const REASON = requiredLine(200);

/** An order in a state, as the screen names it. */
const at = (status: OrderStatus) => async (shop: TestShop) => {
  const { orderId, version } = await orderIn(shop, status);
  return { orderId, version };
};
const nextVersion = <I extends { version?: number | null | undefined }>(input: I): I => ({
  ...input,
  version: (input.version ?? 0) + 1,
});

export const orderCases: CasesOf<'orders'> = {
  'orders.createFromCart': {
    prepare: async (shop) => {
      const cart = await fillCart(shop, { vitamin: 2 });
      return { cartId: cart.cartId, expectedTotalFen: cart.totals.totalFen, details: DETAILS };
    },
    fields: { cartId: ID, expectedTotalFen: nullableOptional(FEN), ...DETAIL_FIELDS },
    other: (input) => ({ ...input, expectedTotalFen: null }),
  },
  'orders.createDirect': {
    prepare: async ({ till, drugs }) => {
      const person = { customerId: null, name: '王秀英', phone: '13800010001', isMember: false };
      const { customerId } = await till.do('customers.save', person);
      return {
        lines: [{ drugId: drugs.paracetamol, quantity: 2 }],
        customerId,
        orderDiscount: { kind: 'percent', bp: 1_000 },
        shippingFeeFen: 600,
        expectedTotalFen: 2_850,
        details: DETAILS,
      };
    },
    variants: (input) => [
      {
        ...input,
        orderDiscount: { kind: 'amount', fen: 250 },
        lines: [{ drugId: 1, quantity: 1, prescription: { prescriptionId: 1, lineNo: 1 } }],
      },
    ],
    fields: {
      lines: fullList(200),
      'lines.*': group,
      'lines.*.drugId': ID,
      'lines.*.quantity': SALE_QUANTITY,
      'lines.*.prescription': nullableOptional(group),
      'lines.*.prescription.prescriptionId': ID,
      'lines.*.prescription.lineNo': whole(1, 200),
      customerId: nullableOptional(ID),
      orderDiscount: nullableOptional(group),
      'orderDiscount.kind': oneOf,
      'orderDiscount.bp': whole(1, 10_000),
      'orderDiscount.fen': POSITIVE_FEN,
      shippingFeeFen: optional(FEN),
      expectedTotalFen: nullableOptional(FEN),
      ...DETAIL_FIELDS,
    },
    other: (input) => ({ ...input, customerId: null }),
  },
  'orders.checkout': {
    prepare: async (shop) => ({ ...checkoutOf(await fillCart(shop, { vitamin: 2 })), details: DETAILS }),
    variants: (input) => [
      { ...input, tenders: [{ kind: 'card', amountFen: input.expectedTotalFen, reference: 'POS1' }] },
    ],
    fields: { cartId: ID, expectedTotalFen: FEN, ...TENDER_FIELDS, ...DETAIL_FIELDS },
    other: (input) => ({ ...input, tenders: [{ kind: 'cash', receivedFen: 10_000 }] }),
  },
  'orders.settle': {
    prepare: async (shop): Promise<CallInput<'orders.settle'>> => ({
      ...(await at('pending')(shop)),
      tenders: [{ kind: 'cash', receivedFen: 10_000 }],
      handOver: true,
    }),
    variants: (input) => [{ ...input, tenders: [{ kind: 'card', amountFen: 3_750, reference: 'POS1' }] }],
    fields: { ...STEP_FIELDS, ...TENDER_FIELDS, handOver: BOOLEAN },
    other: (input) => ({ ...input, handOver: false }),
  },
  'orders.cancel': {
    prepare: async (shop) => ({ ...(await at('shipped')(shop)), reason: '拒收', disposition: 'returned' }),
    fields: { ...STEP_FIELDS, reason: REASON, disposition: nullableOptional(oneOf) },
    other: (input) => ({ ...input, disposition: 'lost' }),
  },
  'orders.startDispensing': { prepare: at('paid'), fields: STEP_FIELDS, other: nextVersion },
  'orders.handOver': { prepare: at('dispensing'), fields: STEP_FIELDS, other: nextVersion },
  'orders.ship': {
    prepare: async (shop) => ({
      ...(await at('dispensing')(shop)),
      carrier: '顺丰',
      trackingNumber: 'SF1',
      packageCount: 2,
      note: '轻放',
      drugsApart: true,
    }),
    fields: {
      ...STEP_FIELDS,
      carrier: requiredLine(40),
      trackingNumber: optional(line(60)),
      packageCount: optional(whole(1, 99)),
      note: optional(line(200)),
      drugsApart: optional(BOOLEAN),
    },
    other: (input) => ({ ...input, trackingNumber: 'SF2' }),
  },
  'orders.confirmReceipt': { prepare: at('shipped'), fields: STEP_FIELDS, other: nextVersion },
  'orders.split': {
    prepare: async (shop) => ({
      ...(await at('paid')(shop)),
      parts: [{ lines: [{ lineNo: 1, quantity: 2 }] }, { lines: [{ lineNo: 1, quantity: 1 }] }],
    }),
    fields: {
      ...STEP_FIELDS,
      parts: fullList(10),
      'parts.*': group,
      'parts.*.lines': fullList(200),
      'parts.*.lines.*': group,
      'parts.*.lines.*.lineNo': whole(1, Number.MAX_SAFE_INTEGER),
      'parts.*.lines.*.quantity': SALE_QUANTITY,
    },
    other: (input) => ({ ...input, parts: 'servable' }),
  },
  'orders.merge': {
    prepare: async ({ till, drugs }) => {
      const person = { customerId: null, name: '王秀英', phone: '13800010001', isMember: false };
      const { customerId } = await till.do('customers.save', person);
      const orders = [drugs.paracetamol, drugs.vitamin].map(async (drugId) => {
        const { order } = await till.do('orders.createDirect', {
          lines: [{ drugId, quantity: 2 }],
          customerId,
        });
        return { orderId: order.orderId, version: order.version };
      });
      return { orders: await Promise.all(orders) };
    },
    fields: {
      orders: fullList(10),
      'orders.*': group,
      'orders.*.orderId': ID,
      'orders.*.version': nullableOptional(VERSION),
    },
    other: (input) => ({ orders: [...input.orders].reverse() }),
  },
  'orders.get': {
    prepare: async (shop) => {
      const { orderId, orderNumber } = await sell(shop, { vitamin: 1 });
      return { orderId, orderNumber };
    },
    fields: { orderId: nullableOptional(ID), orderNumber: nullableOptional(line(20)) },
  },
  'orders.list': {
    prepare: async (shop) => {
      await sell(shop, { vitamin: 1 });
      const nowMs = shop.counter.time.nowMs();
      return {
        search: '',
        statuses: ['completed'],
        channel: 'counter',
        customerId: null,
        owed: false,
        fromMs: nowMs - 1_000,
        toMs: nowMs + 1_000,
        page: 1,
        pageSize: 20,
      };
    },
    variants: (input) => [{ ...input, customerId: 1 }],
    fields: {
      search: optional(line(60)),
      statuses: optional(list(7)),
      'statuses.*': oneOf,
      channel: nullableOptional(oneOf),
      customerId: nullableOptional(ID),
      owed: optional(BOOLEAN),
      fromMs: nullableOptional(TIME_MS),
      toMs: nullableOptional(TIME_MS),
      page: optional(PAGE),
      pageSize: optional(pageSize),
    },
  },
};
