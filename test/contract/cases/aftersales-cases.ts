import type { CallInput } from '#shared/contracts/index.ts';
import type { AfterSalesState } from '#shared/domain/after-sales-states.ts';
import { afterSalesIn, allGoodsOf, refundOf } from '#test/support/after-sales-paths.ts';
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
  VERSION,
  whole,
} from '#test/support/bad-values.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { approved, pickFile, pngBytes } from '#test/support/prescriptions.ts';
import { BUYER } from '#test/support/sell.ts';
import type { TestShop } from '#test/support/test-shop.ts';
import type { CasesOf } from './call-case.ts';

const LINE_NO = whole(1, 9_999);
const LINES = { 'lines.*': group, 'lines.*.lineNo': LINE_NO, 'lines.*.quantity': SALE_QUANTITY };
const STEP = { afterSalesId: ID, version: nullableOptional(VERSION) };
const REFUND = {
  ...STEP,
  expectedRefundFen: FEN,
  slips: optional(list(10)),
  'slips.*': group,
  'slips.*.paymentId': ID,
  'slips.*.reference': line(60),
  exchange: nullableOptional(group),
  'exchange.expectedTotalFen': FEN,
  'exchange.tenders': optional(list(10)),
  'exchange.tenders.*': group,
  'exchange.tenders.*.kind': oneOf,
  'exchange.tenders.*.receivedFen': FEN,
  'exchange.tenders.*.amountFen': POSITIVE_FEN,
  'exchange.tenders.*.reference': line(60),
  'exchange.handOver': BOOLEAN,
  'exchange.buyer': nullableOptional(group),
  'exchange.buyer.name': requiredLine(40),
  'exchange.buyer.idNumber': line(18),
};
const REPLACEMENTS = {
  replacements: optional(list(50)),
  'replacements.*': group,
  'replacements.*.drugId': ID,
  'replacements.*.quantity': SALE_QUANTITY,
  'replacements.*.batchId': nullableOptional(ID),
  'replacements.*.prescriptionNumber': optional(line(20)),
};

/** A drug on prescription, of a batch that was chosen: every part of a replacement is there. */
const replacement = async (shop: TestShop) => {
  const { number: prescriptionNumber } = await approved(shop, { paracetamol: 4 });
  const { paracetamol: drugId } = shop.drugs;
  return { drugId, quantity: 4, batchId: shop.batches.late, prescriptionNumber };
};

/** A request in a state, as the screen names it. */
const at = (state: AfterSalesState) => async (shop: TestShop) => {
  const { afterSalesId, version } = await afterSalesIn(shop, state);
  return { afterSalesId, version };
};

const refundIn = (state: AfterSalesState) => async (shop: TestShop) => {
  const request = await afterSalesIn(shop, state, {
    kind: 'exchange',
    replacements: [await replacement(shop)],
  });
  const { exchange, ...refund } = refundOf(request);
  const buyer = { ...BUYER };
  return {
    ...refund,
    version: request.version,
    slips: [{ paymentId: 1, reference: 'R1' }],
    exchange: exchange ? { ...exchange, buyer } : null,
  };
};

/** The difference paid in cash. */
const inCash = (input: CallInput<'aftersales.complete'>): CallInput<'aftersales.complete'>[] =>
  input.exchange
    ? [{ ...input, exchange: { ...input.exchange, tenders: [{ kind: 'cash', receivedFen: 10_000 }] } }]
    : [];

export const afterSalesCases: CasesOf<'aftersales'> = {
  'aftersales.quote': {
    prepare: async (shop) => {
      const { orderId } = await orderIn(shop, 'completed');
      const lines = [{ lineNo: 1, quantity: 2 }];
      return { orderId, lines, withShipping: true, replacements: [await replacement(shop)] };
    },
    fields: {
      orderId: ID,
      lines: optional(list(200)),
      ...LINES,
      withShipping: optional(BOOLEAN),
      ...REPLACEMENTS,
    },
  },
  'aftersales.request': {
    prepare: async (shop) => {
      const { orderId, version } = await orderIn(shop, 'completed');
      return {
        orderId,
        version,
        kind: 'exchange',
        reasonCode: 'change_of_mind',
        reasonText: '买错了',
        overrideReason: '未拆封，店长同意',
        withShipping: true,
        lines: [{ lineNo: 1, quantity: 2 }],
        replacements: [await replacement(shop)],
      };
    },
    fields: {
      orderId: ID,
      version: nullableOptional(VERSION),
      ...REPLACEMENTS,
      kind: oneOf,
      reasonCode: oneOf,
      reasonText: optional(line(200)),
      overrideReason: optional(line(200)),
      withShipping: optional(BOOLEAN),
      lines: fullList(200),
      ...LINES,
    },
    other: (input) => ({ ...input, lines: [{ lineNo: 1, quantity: 1 }] }),
  },
  'aftersales.chooseReplacement': {
    prepare: async (shop) => {
      const replacements = [await replacement(shop)];
      const { afterSalesId, version } = await afterSalesIn(shop, 'received', {
        kind: 'exchange',
        replacements,
      });
      return { afterSalesId, version, replacements, reason: '顾客改换一盒' };
    },
    fields: { ...STEP, ...REPLACEMENTS, reason: optional(line(200)) },
    other: (input) => ({ ...input, reason: '另一原因' }),
  },
  'aftersales.attachImage': {
    prepare: async (shop) => {
      const { afterSalesId } = await afterSalesIn(shop, 'requested');
      return { afterSalesId, fileRef: pickFile(shop, 'pack.png', pngBytes()) };
    },
    fields: { afterSalesId: ID, fileRef: requiredLine(200) },
    other: (input) => ({ ...input, fileRef: 'another' }),
  },
  'aftersales.image': {
    prepare: async (shop) => {
      const { afterSalesId } = await afterSalesIn(shop, 'requested');
      const fileRef = pickFile(shop, 'pack.png', pngBytes());
      const { afterSales } = await shop.till.do('aftersales.attachImage', { afterSalesId, fileRef });
      return { afterSalesId, sha256: afterSales.images[0]?.sha256 ?? '' };
    },
    fields: { afterSalesId: ID, sha256: line(64) },
  },
  'aftersales.approve': {
    prepare: async (shop) => ({ ...(await at('requested')(shop)), reason: '同意' }),
    fields: { ...STEP, reason: optional(line(200)) },
    other: (input) => ({ ...input, reason: '另一原因' }),
  },
  'aftersales.reject': {
    prepare: async (shop) => ({ ...(await at('requested')(shop)), reason: '包装已拆' }),
    fields: { ...STEP, reason: requiredLine(200) },
    other: (input) => ({ ...input, reason: '另一原因' }),
  },
  'aftersales.withdraw': {
    prepare: async (shop) => ({ ...(await at('approved')(shop)), reason: '顾客不退了' }),
    fields: { ...STEP, reason: optional(line(200)) },
    other: (input) => ({ ...input, reason: '另一原因' }),
  },
  'aftersales.checkPack': {
    prepare: async (shop) => {
      const { afterSalesId } = await afterSalesIn(shop, 'approved');
      return { afterSalesId, code: '6901234567892' };
    },
    fields: { afterSalesId: ID, code: requiredLine(200) },
  },
  'aftersales.receiveGoods': {
    prepare: async (shop) => {
      const request = await afterSalesIn(shop, 'approved');
      const { packs, ...goods } = allGoodsOf(request);
      return {
        ...goods,
        version: request.version,
        packs: packs.map((pack) => ({ ...pack, code: '6901234567892' })),
        reason: '外盒破损',
      };
    },
    fields: {
      ...STEP,
      lines: fullList(200),
      'lines.*': group,
      'lines.*.lineNo': LINE_NO,
      'lines.*.received': whole(0, 9_999),
      packs: fullList(400),
      'packs.*': group,
      'packs.*.lineNo': LINE_NO,
      'packs.*.batchId': ID,
      'packs.*.quantity': SALE_QUANTITY,
      'packs.*.code': optional(line(200)),
      reason: optional(line(200)),
    },
    other: (input) => ({ ...input, reason: '另一原因' }),
  },
  'aftersales.complete': {
    prepare: refundIn('received'),
    variants: inCash,
    fields: REFUND,
    other: (input) => ({ ...input, slips: [] }),
  },
  'aftersales.fail': {
    prepare: async (shop) => ({ ...(await at('received')(shop)), reason: 'POS 拒绝' }),
    fields: { ...STEP, reason: requiredLine(200) },
    other: (input) => ({ ...input, reason: '另一原因' }),
  },
  'aftersales.retry': {
    prepare: refundIn('failed'),
    variants: inCash,
    fields: REFUND,
    other: (input) => ({ ...input, slips: [] }),
  },
  'aftersales.get': {
    prepare: async (shop) => {
      const { afterSalesId } = await afterSalesIn(shop, 'completed');
      return { afterSalesId };
    },
    fields: { afterSalesId: ID },
  },
  'aftersales.list': {
    prepare: async (shop) => {
      const { orderId, number } = await afterSalesIn(shop, 'requested');
      return { search: number, states: ['requested'], orderId, page: 1, pageSize: 20 };
    },
    fields: {
      search: optional(line(60)),
      states: optional(list(7)),
      'states.*': oneOf,
      orderId: nullableOptional(ID),
      page: optional(PAGE),
      pageSize: optional(pageSize),
    },
  },
};
