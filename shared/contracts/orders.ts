import { z } from 'zod';
import { CONTROL_CLASSES, DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { DISPOSITIONS, ORDER_ACTIONS, ORDER_STATUSES } from '#shared/domain/order-states.ts';
import { OWED_CAUSES } from '#shared/domain/owed-balance.ts';
import { COUNTER_TENDERS, PAYMENT_STATUSES, TENDER_KINDS } from '#shared/domain/payment-states.ts';
import { SUBSTITUTION_CAUSES } from '#shared/domain/substitution.ts';
import { command, query } from './define.ts';
import {
  address,
  count,
  date,
  discount,
  fen,
  id,
  line,
  offeredStep,
  page,
  paged,
  pageSize,
  requiredLine,
  saleQuantity,
  signedFen,
  storyEvent,
  timeMs,
  version,
} from './fields.ts';

export const ORDER_CHANNELS = ['counter', 'pc', 'mobile', 'api', 'third_party'] as const;

export const orderAmounts = z.object({
  itemsFen: fen,
  memberDiscountFen: fen,
  lineDiscountFen: fen,
  orderDiscountFen: fen,
  couponFen: fen,
  shippingFeeFen: fen,
  /** Contained in the lines, never added. */
  taxFen: fen,
  totalFen: fen,
  /** What cash rounding added (negative: took off) when the order was paid. */
  roundingFen: signedFen,
  paidFen: fen,
  refundedFen: fen,
});

export const itemBatch = z.object({
  batchId: id,
  batchNumber: z.string(),
  expiryDate: date,
  quantity: z.int(),
  state: z.enum(['reserved', 'dispensed', 'released', 'restocked', 'quarantined', 'lost']),
});

/** What a line was sold as before a pharmacist gave an equivalent: who, why and when. */
export const substitution = z.object({
  sold: z.object({
    drugId: id,
    genericName: z.string(),
    tradeName: z.string(),
    specification: z.string(),
    manufacturer: z.string(),
  }),
  cause: z.enum(SUBSTITUTION_CAUSES),
  reason: z.string(),
  staffName: z.string(),
  licenceNumber: z.string(),
  atMs: timeMs,
});
export type SubstitutionView = z.infer<typeof substitution>;

export const orderItem = z.object({
  lineNo: z.int(),
  drugId: id,
  drugCode: z.string(),
  genericName: z.string(),
  tradeName: z.string(),
  specification: z.string(),
  manufacturer: z.string(),
  approvalNumber: z.string(),
  unit: z.string(),
  category: z.enum(DRUG_CATEGORIES),
  controlClass: z.enum(CONTROL_CLASSES),
  quantity: z.int(),
  listPriceFen: fen,
  unitPriceFen: fen,
  grossFen: fen,
  memberDiscountFen: fen,
  lineDiscountFen: fen,
  orderDiscountFen: fen,
  couponFen: fen,
  netFen: fen,
  taxRateBp: z.int(),
  taxFen: fen,
  prescriptionId: id.nullable(),
  prescriptionLineNo: z.int().nullable(),
  /** Set where another drug was sold and this one is given for it; what was paid is what that one cost. */
  substitution: substitution.nullable(),
  batches: z.array(itemBatch),
});

export const payment = z.object({
  paymentId: id,
  tender: z.enum(TENDER_KINDS),
  status: z.enum(PAYMENT_STATUSES),
  amountFen: fen,
  receivedFen: fen,
  changeFen: fen,
  /** What was given back or handed to other orders: the parts of one that was split, or the one of an exchange. */
  refundedFen: fen,
  /** Of that, what other orders took over. */
  transferredFen: fen,
  /** The order from which this payment was taken over: no cash moved. */
  takenOverFrom: z.string().nullable(),
  reference: z.string(),
  paidAtMs: timeMs.nullable(),
});

/** What another order did not hand over: why, until when it may be collected, and what still waits for goods. */
export const owedBalance = z.object({
  cause: z.enum(OWED_CAUSES),
  reason: z.string(),
  owedAtMs: timeMs,
  staffName: z.string(),
  /** The last day; null where nothing of it is on prescription. */
  collectUntil: date.nullable(),
  /** Units that no batch is set aside for. */
  waiting: count,
});
export type OwedBalanceView = z.infer<typeof owedBalance>;

/** Another order that this one was made from, or that it became. */
export const linkedOrder = z.object({
  kind: z.enum(['split', 'merge', 'owe', 'exchange', 'substitute']),
  orderId: id,
  orderNumber: z.string(),
  status: z.enum(ORDER_STATUSES),
  totalFen: fen,
});

export const offeredAction = offeredStep(ORDER_ACTIONS).extend({
  needs: z.array(z.enum(['reason', 'disposition', 'carrier', 'drugsApart', 'payment'])),
});

export const orderDetail = z.object({
  orderId: id,
  orderNumber: z.string(),
  version,
  status: z.enum(ORDER_STATUSES),
  channel: z.enum(ORDER_CHANNELS),
  customer: z.object({ customerId: id.nullable(), name: z.string(), phone: z.string() }),
  doctor: z.object({ doctorId: id.nullable(), name: z.string() }),
  address: address.nullable(),
  buyer: z.object({ name: z.string(), idNumberMasked: z.string() }).nullable(),
  payType: z.string(),
  amounts: orderAmounts,
  itemCount: count,
  quantity: count,
  remark: z.string(),
  carrier: z.string(),
  trackingNumber: z.string(),
  cancelReason: z.string(),
  staffName: z.string(),
  createdAtMs: timeMs,
  expiresAtMs: timeMs,
  paidAtMs: timeMs.nullable(),
  dispensingAtMs: timeMs.nullable(),
  shippedAtMs: timeMs.nullable(),
  completedAtMs: timeMs.nullable(),
  cancelledAtMs: timeMs.nullable(),
  afterSalesAtMs: timeMs.nullable(),
  items: z.array(orderItem),
  /** Numbers of the lines that are sold by the unit (拆零): each goes into a bag with a label. */
  looseLines: z.array(z.int()),
  payments: z.array(payment),
  events: z.array(storyEvent(ORDER_STATUSES)),
  /** Set where this order is what another one did not hand over. */
  owed: owedBalance.nullable(),
  links: z.object({ madeFrom: z.array(linkedOrder), became: z.array(linkedOrder) }),
  /** Recomputed from the events as they are read. */
  historyIntact: z.boolean(),
  actions: z.array(offeredAction),
});
export type OrderDetail = z.infer<typeof orderDetail>;

export const orderSummary = z.object({
  orderId: id,
  orderNumber: z.string(),
  version,
  status: z.enum(ORDER_STATUSES),
  channel: z.enum(ORDER_CHANNELS),
  customerName: z.string(),
  customerPhone: z.string(),
  payType: z.string(),
  itemCount: count,
  quantity: count,
  totalFen: fen,
  paidFen: fen,
  refundedFen: fen,
  /** Since when it is owed; null for every order that is not what another one did not hand over. */
  owedAtMs: timeMs.nullable(),
  staffName: z.string(),
  createdAtMs: timeMs,
  expiresAtMs: timeMs,
});
export type OrderSummary = z.infer<typeof orderSummary>;

/** One way of paying part of an order, taken at this counter. */
export const tender = z.discriminatedUnion('kind', [
  /** `receivedFen` is what the customer handed over; change is worked out by the core. */
  z.object({ kind: z.literal(COUNTER_TENDERS[0]), receivedFen: fen }),
  /** The amount charged at the card terminal and its slip's reference. */
  z.object({ kind: z.literal(COUNTER_TENDERS[1]), amountFen: fen.min(1), reference: line(60) }),
]);
export type Tender = z.infer<typeof tender>;

/** Who buys a watched drug; the number is checked (GB 11643) and kept in the register. */
export const buyer = z.object({ name: requiredLine(40), idNumber: line(18) });

/** The line of a prescription that a line of an order is sold on. */
const prescriptionRef = z
  .object({ prescriptionId: id, lineNo: z.int().min(1).max(200) })
  .nullable()
  .default(null);

const details = z.object({
  channel: z.enum(ORDER_CHANNELS).default('counter'),
  doctorName: line(40).default(''),
  address: address.nullable().default(null),
  buyer: buyer.nullable().default(null),
  remark: line(200).default(''),
});

/** A line on prescription is paid and dispensed while its prescription is approved and in date. */
const PRESCRIPTION_ERRORS = [
  'PRESCRIPTION_NOT_APPROVED',
  'PRESCRIPTION_LAPSED',
  'PHARMACIST_ABSENT',
] as const;

/** What may stand against making an order and paying it. */
export const SALE_ERRORS = [
  'CART_NOT_FOUND',
  'CART_EMPTY',
  'DRUG_NOT_FOUND',
  'NOT_FOR_SALE',
  'TOO_MANY_KINDS',
  'QUANTITY_LIMIT',
  'PRESCRIPTION_REQUIRED',
  'CONTROLLED_QUANTITY_EXCEEDED',
  'EPHEDRINE_PACK_TOO_STRONG',
  'GIFT_FORBIDDEN',
  'BUYER_ID_REQUIRED',
  'BUYER_ID_INVALID',
  'INSUFFICIENT_STOCK',
  'BATCH_NOT_SELLABLE',
  'PRICE_CHANGED',
  'DISCOUNT_TOO_LARGE',
  'AMOUNT_TOO_LARGE',
  'CUSTOMER_NOT_FOUND',
  'PRESCRIPTION_NOT_FOUND',
  'PRESCRIPTION_MISMATCH',
  'PRESCRIPTION_QUANTITY_EXCEEDED',
  ...PRESCRIPTION_ERRORS,
] as const;

const STEP_ERRORS = ['ORDER_NOT_FOUND', 'INVALID_ORDER_STATUS', 'VERSION_CONFLICT'] as const;
/** Goods on their way to a customer may have expired, been locked or recalled since they were set aside. */
const GOODS_STEP_ERRORS = [...STEP_ERRORS, 'BATCH_NOT_SELLABLE'] as const;
/** What goes out on prescription is verified pack by pack, and checked by a second person where the rules ask. */
const HAND_OUT_ERRORS = [...GOODS_STEP_ERRORS, 'PACKS_NOT_VERIFIED', 'CHECK_NEEDED'] as const;

/** `version` is the one the screen shows; null takes whatever the order has now. */
const step = z.object({ orderId: id, version: version.nullable().default(null) });
const orderResult = z.object({ order: orderDetail });

export const ordersContract = {
  /** Makes an order from the cart's selected lines; stock is reserved, payment is awaited. */
  createFromCart: command({
    access: 'order.create',
    input: z.object({
      cartId: id,
      expectedTotalFen: fen.nullable().default(null),
      details: details.prefault({}),
    }),
    output: orderResult,
    errors: [...SALE_ERRORS],
  }),
  /** Direct purchase: an order without a cart. Prices come from the catalogue. */
  createDirect: command({
    access: 'order.create',
    input: z.object({
      lines: z
        .array(z.object({ drugId: id, quantity: saleQuantity, prescription: prescriptionRef }))
        .min(1)
        .max(200),
      customerId: id.nullable().default(null),
      orderDiscount: discount.nullable().default(null),
      shippingFeeFen: fen.default(0),
      expectedTotalFen: fen.nullable().default(null),
      details: details.prefault({}),
    }),
    output: orderResult,
    errors: [...SALE_ERRORS],
  }),
  /** The sale at the till in one step: order, payment, dispensing and handing over, all or nothing. */
  checkout: command({
    access: 'payment.take',
    input: z.object({
      cartId: id,
      /** What the screen showed as payable before cash rounding. */
      expectedTotalFen: fen,
      tenders: z.array(tender).min(1).max(10),
      details: details.prefault({}),
    }),
    output: z.object({ order: orderDetail, changeFen: fen }),
    errors: [...SALE_ERRORS, 'PAYMENT_INCOMPLETE', 'PAYMENT_EXCEEDS_DUE'],
  }),
  /** Pays a waiting order in full; with `handOver` it is dispensed and completed in the same step. */
  settle: command({
    access: 'payment.take',
    input: step.extend({ tenders: z.array(tender).min(1).max(10), handOver: z.boolean() }),
    output: z.object({ order: orderDetail, changeFen: fen }),
    errors: [
      ...GOODS_STEP_ERRORS,
      'ORDER_EXPIRED',
      'ORDER_ALREADY_PAID',
      'PAYMENT_INCOMPLETE',
      'PAYMENT_EXCEEDS_DUE',
      'PRESCRIPTION_REQUIRED',
      'CONTROLLED_QUANTITY_EXCEEDED',
      'EPHEDRINE_PACK_TOO_STRONG',
      'PRESCRIPTION_MISMATCH',
      'PRESCRIPTION_QUANTITY_EXCEEDED',
      ...PRESCRIPTION_ERRORS,
    ],
  }),
  cancel: command({
    access: 'order.cancel',
    input: step.extend({
      reason: requiredLine(200),
      disposition: z.enum(DISPOSITIONS).nullable().default(null),
    }),
    output: orderResult,
    errors: [...STEP_ERRORS, 'INVALID_SHIPMENT_STATE'],
  }),
  startDispensing: command({
    access: 'order.dispense',
    input: step,
    output: orderResult,
    errors: [
      ...GOODS_STEP_ERRORS,
      'PRESCRIPTION_NOT_APPROVED',
      'PRESCRIPTION_LAPSED',
      'OWED_WAITS_FOR_GOODS',
      'OWED_BALANCE_LAPSED',
    ],
  }),
  /** dispensing → completed: given to the customer at the counter. */
  handOver: command({
    access: 'order.dispense',
    input: step,
    output: orderResult,
    errors: [...HAND_OUT_ERRORS],
  }),
  /** dispensing → shipped; makes the order's shipment. */
  ship: command({
    access: 'order.ship',
    input: step.extend({
      carrier: requiredLine(40),
      /** May be empty only where the shop's own people bring it. */
      trackingNumber: line(60).default(''),
      packageCount: z.int().min(1).max(99).default(1),
      note: line(200).default(''),
      /** Said by whoever packs: the drugs are in a package of their own that is marked as such. */
      drugsApart: z.boolean().default(false),
    }),
    output: orderResult,
    errors: [...HAND_OUT_ERRORS, 'TRACKING_NUMBER_INVALID', 'DRUGS_NOT_PACKED_APART'],
  }),
  /** shipped → completed; its parcel is delivered. */
  confirmReceipt: command({
    access: 'order.ship',
    input: step,
    output: orderResult,
    errors: [...STEP_ERRORS, 'INVALID_SHIPMENT_STATE'],
  }),
  /**
   * Splits an order that waits for payment, or that is paid and not dispensed: into parts that have all of its
   * lines between them, or into what can be served today and the rest.
   */
  split: command({
    access: 'order.create',
    input: step.extend({
      parts: z.union([
        z.literal('servable'),
        z
          .array(
            z.object({
              lines: z
                .array(z.object({ lineNo: z.int().min(1), quantity: saleQuantity }))
                .min(1)
                .max(200),
            }),
          )
          .min(2)
          .max(10),
      ]),
    }),
    output: z.object({ order: orderDetail, parts: z.array(orderDetail) }),
    errors: [...STEP_ERRORS, 'ORDER_EXPIRED', 'SPLIT_INVALID'],
  }),
  /** Makes one order of several that wait for payment and belong to one customer. */
  merge: command({
    access: 'order.create',
    input: z.object({ orders: z.array(step).min(2).max(10) }),
    output: orderResult,
    errors: [
      'ORDER_NOT_FOUND',
      'VERSION_CONFLICT',
      'MERGE_INVALID',
      'TOO_MANY_KINDS',
      'QUANTITY_LIMIT',
      'PRESCRIPTION_REQUIRED',
      'CONTROLLED_QUANTITY_EXCEEDED',
      'EPHEDRINE_PACK_TOO_STRONG',
      'AMOUNT_TOO_LARGE',
    ],
  }),
  get: query({
    access: 'order.read',
    input: z.object({ orderId: id.nullable().default(null), orderNumber: line(20).nullable().default(null) }),
    output: orderDetail,
    errors: ['ORDER_NOT_FOUND'],
  }),
  /** Newest first. `search` is an order number (or its beginning), a phone number or a customer's name. */
  list: query({
    access: 'order.read',
    input: z.object({
      search: line(60).default(''),
      statuses: z.array(z.enum(ORDER_STATUSES)).max(ORDER_STATUSES.length).default([]),
      channel: z.enum(ORDER_CHANNELS).nullable().default(null),
      customerId: id.nullable().default(null),
      /** Only what is owed and not collected yet. */
      owed: z.boolean().default(false),
      fromMs: timeMs.nullable().default(null),
      toMs: timeMs.nullable().default(null),
      page,
      pageSize,
    }),
    output: paged(orderSummary),
    errors: [],
  }),
};
