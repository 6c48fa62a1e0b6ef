import { z } from 'zod';
import {
  AFTER_SALES_ACTIONS,
  AFTER_SALES_KINDS,
  AFTER_SALES_STATES,
} from '#shared/domain/after-sales-states.ts';
import { DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { ORDER_STATUSES } from '#shared/domain/order-states.ts';
import { TENDER_KINDS } from '#shared/domain/payment-states.ts';
import { RETURN_REASONS } from '#shared/domain/return-reasons.ts';
import { command, query } from './define.ts';
import {
  count,
  date,
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
import { imageBytes, keptImage } from './media.ts';
import { buyer, SALE_ERRORS, tender } from './orders.ts';

/** What is, or would be, given back: by line, and over which payments. */
export const refundView = z.object({
  lines: z.array(z.object({ lineNo: z.int(), quantity: count, amountFen: fen })),
  shippingFen: fen,
  /** What cash rounding changes; the lines, shipping and this sum to the total. */
  roundingFen: signedFen,
  totalFen: fen,
  /** Of the total, what the order of an exchange takes over as payment; the tenders get the rest. */
  carriedFen: fen,
  tenders: z.array(
    z.object({
      paymentId: id,
      tender: z.enum(TENDER_KINDS),
      /** The slip with which it was paid. */
      paidReference: z.string(),
      amountFen: fen,
      /** The terminal's refund slip; empty until it is given back, and for cash. */
      reference: z.string(),
    }),
  ),
});
export type RefundView = z.infer<typeof refundView>;

export const afterSalesLine = z.object({
  lineNo: z.int(),
  drugId: id,
  drugCode: z.string(),
  genericName: z.string(),
  specification: z.string(),
  manufacturer: z.string(),
  unit: z.string(),
  category: z.enum(DRUG_CATEGORIES),
  soldQuantity: count,
  quantity: count,
  /** What came back, and what of that was taken back; null before the goods were inspected. */
  received: count.nullable(),
  accepted: count.nullable(),
  /** The batches that the line was sold from. */
  batches: z.array(
    z.object({
      batchId: id,
      batchNumber: z.string(),
      expiryDate: date,
      soldQuantity: count,
      /** Came back with earlier requests. */
      returnedBefore: count,
      returnedNow: count,
      /** The trace codes of its packs that the customer still has. */
      traceCodes: z.array(z.string()),
    }),
  ),
});

/** A line that the customer gets instead. */
export const replacementLine = z.object({
  drugId: id,
  drugCode: z.string(),
  genericName: z.string(),
  specification: z.string(),
  manufacturer: z.string(),
  unit: z.string(),
  category: z.enum(DRUG_CATEGORIES),
  quantity: count,
  /** The batch that was chosen; null takes what expires first. */
  batch: z.object({ batchId: id, batchNumber: z.string(), expiryDate: date }).nullable(),
  /** The prescription that it is sold on; empty without one. */
  prescriptionNumber: z.string(),
  unitPriceFen: fen,
  netFen: fen,
  /** Units that this counter can sell now. */
  availableQuantity: count,
});

/** What an exchange comes to: as it was settled, or as it would be now, by the prices and the stock of now. */
export const exchangeView = z.object({
  lines: z.array(replacementLine),
  /** Of the new order, before cash rounding. */
  totalFen: fen,
  /** What the returned units are worth; of it, what pays the new order, and what goes back. */
  worthFen: fen,
  carriedFen: fen,
  backFen: fen,
  /** What the customer pays on top. */
  dueFen: fen,
  /** What keeps the new order from being made now: the code and details of the first refusal. */
  problem: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
  /** The order that was made. */
  order: z.object({ orderId: id, orderNumber: z.string(), status: z.enum(ORDER_STATUSES) }).nullable(),
});
export type ExchangeView = z.infer<typeof exchangeView>;

const summary = {
  afterSalesId: id,
  number: z.string(),
  orderId: id,
  orderNumber: z.string(),
  kind: z.enum(AFTER_SALES_KINDS),
  state: z.enum(AFTER_SALES_STATES),
  version,
  reasonCode: z.enum(RETURN_REASONS),
  reasonText: z.string(),
  customerName: z.string(),
  customerPhone: z.string(),
  quantity: count,
  requestedBy: z.string(),
  requestedAtMs: timeMs,
  endedAtMs: timeMs.nullable(),
  /** Null until it was completed. */
  refundFen: fen.nullable(),
};

export const afterSalesSummary = z.object(summary);
export type AfterSalesSummary = z.infer<typeof afterSalesSummary>;

export const afterSalesDetail = z.object({
  ...summary,
  orderStatus: z.enum(ORDER_STATUSES),
  overrideReason: z.string(),
  withShipping: z.boolean(),
  approvedAtMs: timeMs.nullable(),
  receivedAtMs: timeMs.nullable(),
  failedAtMs: timeMs.nullable(),
  lines: z.array(afterSalesLine),
  /** What was given back, or would be now; null once nothing will. */
  refund: refundView.nullable(),
  /** What the customer gets instead; null where nothing is exchanged. */
  exchange: exchangeView.nullable(),
  images: z.array(keptImage),
  /** True while photos may be added by this person. */
  mayAttach: z.boolean(),
  events: z.array(storyEvent(AFTER_SALES_STATES)),
  /** Recomputed from the events as they are read. */
  historyIntact: z.boolean(),
  actions: z.array(offeredStep(AFTER_SALES_ACTIONS)),
});
export type AfterSalesDetail = z.infer<typeof afterSalesDetail>;

const wantedLines = z.array(z.object({ lineNo: z.int().min(1).max(9_999), quantity: saleQuantity }));

/** What the customer wants instead. No price: prices come from the catalogue when the order is made. */
const replacements = z
  .array(
    z.object({
      drugId: id,
      quantity: saleQuantity,
      batchId: id.nullable().default(null),
      prescriptionNumber: line(20).default(''),
    }),
  )
  .max(50)
  .default([]);

const REPLACEMENT_ERRORS = [
  'DRUG_NOT_FOUND',
  'BATCH_NOT_FOUND',
  'PRESCRIPTION_NOT_FOUND',
  'PRESCRIPTION_MISMATCH',
] as const;

const STEP_ERRORS = ['AFTER_SALES_NOT_FOUND', 'INVALID_AFTER_SALES_STATE', 'VERSION_CONFLICT'] as const;
/** A parcel that is said to be lost contradicts goods that came back: it has to be found first. */
const REFUND_ERRORS = [
  ...STEP_ERRORS,
  'REFUND_CHANGED',
  'INVALID_SHIPMENT_STATE',
  ...SALE_ERRORS,
  'PAYMENT_INCOMPLETE',
  'PAYMENT_EXCEEDS_DUE',
] as const;

/** `version` is the one the screen shows; null takes whatever the request has now. */
const step = z.object({ afterSalesId: id, version: version.nullable().default(null) });
const result = z.object({ afterSales: afterSalesDetail });

/** The refund as the person confirmed it, with the slips of the card terminal by payment. */
const refundStep = step.extend({
  expectedRefundFen: fen,
  slips: z
    .array(z.object({ paymentId: id, reference: line(60) }))
    .max(10)
    .default([]),
  /** How the new order of an exchange is paid and handed over; null where nothing is exchanged. */
  exchange: z
    .object({
      /** What the screen showed for the new order. */
      expectedTotalFen: fen,
      /** What pays the difference; empty when there is none. */
      tenders: z.array(tender).max(10).default([]),
      /** Given to the customer at once, or dispensed and sent later. */
      handOver: z.boolean(),
      /** Who gets a watched drug; null is the buyer of the old order. */
      buyer: buyer.nullable().default(null),
    })
    .nullable()
    .default(null),
});

export const aftersalesContract = {
  /** What of an order can still be claimed, and what these units of it would give back. */
  quote: query({
    access: 'order.read',
    input: z.object({
      orderId: id,
      lines: wantedLines.max(200).default([]),
      withShipping: z.boolean().default(false),
      replacements,
    }),
    output: z.object({
      lines: z.array(z.object({ lineNo: z.int(), soldQuantity: count, leftQuantity: count })),
      /** True when nothing of the order would be left: then the shipping fee may be given back too. */
      isWhole: z.boolean(),
      /** Drugs come back only for a fault, unless a pharmacist overrides it; false where the chain has no such rule. */
      needsFault: z.boolean(),
      refund: refundView,
      /** What these replacements would come to; null without any. */
      exchange: exchangeView.nullable(),
    }),
    errors: ['ORDER_NOT_FOUND', 'RETURN_QUANTITY_EXCEEDED', ...REPLACEMENT_ERRORS],
  }),
  /** Opens a request for units of an order's lines; the order is in after-sales until its last request has ended. */
  request: command({
    access: 'afterSales.request',
    input: z.object({
      orderId: id,
      /** Of the order, as the screen showed it. */
      version: version.nullable().default(null),
      kind: z.enum(AFTER_SALES_KINDS),
      reasonCode: z.enum(RETURN_REASONS),
      reasonText: line(200).default(''),
      /** Why a pharmacist takes drugs back that have no fault. */
      overrideReason: line(200).default(''),
      withShipping: z.boolean().default(false),
      lines: wantedLines.min(1).max(200),
      /** What the customer wants instead; for an exchange, at least one. */
      replacements,
    }),
    output: result,
    errors: [
      'ORDER_NOT_FOUND',
      'INVALID_ORDER_STATUS',
      'VERSION_CONFLICT',
      'AFTER_SALES_WINDOW_PASSED',
      'RETURN_QUANTITY_EXCEEDED',
      'RETURN_NOT_ALLOWED',
      ...REPLACEMENT_ERRORS,
    ],
  }),
  /**
   * What the customer takes instead, chosen anew: it may be sold out or dearer by now. An empty list gives the money
   * back in the end.
   */
  chooseReplacement: command({
    access: 'afterSales.request',
    input: step.extend({ replacements, reason: line(200).default('') }),
    output: result,
    errors: [...STEP_ERRORS, ...REPLACEMENT_ERRORS],
  }),
  /** Keeps a copy of a picked photo (jpeg, png, webp or pdf) with a request that is still open. */
  attachImage: command({
    access: 'afterSales.request',
    input: z.object({ afterSalesId: id, fileRef: requiredLine(200) }),
    output: result,
    errors: [
      'AFTER_SALES_NOT_FOUND',
      'INVALID_AFTER_SALES_STATE',
      'FILE_NOT_FOUND',
      'FILE_TOO_LARGE',
      'IMAGE_NOT_ACCEPTED',
    ],
  }),
  image: query({
    access: 'order.read',
    input: z.object({ afterSalesId: id, sha256: line(64) }),
    output: imageBytes,
    errors: ['AFTER_SALES_NOT_FOUND', 'IMAGE_NOT_FOUND', 'IMAGE_DAMAGED'],
  }),
  approve: command({
    access: 'order.afterSales',
    input: step.extend({ reason: line(200).default('') }),
    output: result,
    errors: [...STEP_ERRORS],
  }),
  reject: command({
    access: 'order.afterSales',
    input: step.extend({ reason: requiredLine(200) }),
    output: result,
    errors: [...STEP_ERRORS],
  }),
  withdraw: command({
    access: 'afterSales.request',
    input: step.extend({ reason: line(200).default('') }),
    output: result,
    errors: [...STEP_ERRORS],
  }),
  /** Which line and batch of the request a scanned pack belongs to; refused when it was not sold with it. */
  checkPack: query({
    access: 'order.afterSales',
    input: z.object({ afterSalesId: id, code: requiredLine(200) }),
    output: z.object({
      lineNo: z.int(),
      drugId: id,
      /** Null when the code names no lot: then the person says which. */
      batchId: id.nullable(),
    }),
    errors: [
      'AFTER_SALES_NOT_FOUND',
      'BARCODE_INVALID',
      'BARCODE_UNKNOWN',
      'WRONG_PACK',
      'TRACE_CODE_OPENED',
    ],
  }),
  /** The goods are here and were inspected; what is accepted goes to quarantine. */
  receiveGoods: command({
    access: 'order.afterSales',
    input: step.extend({
      lines: z
        .array(z.object({ lineNo: z.int().min(1).max(9_999), received: z.int().min(0).max(9_999) }))
        .min(1)
        .max(200),
      /** The units taken back, by the batch that they were sold from; a scanned code is checked against it. */
      packs: z
        .array(
          z.object({
            lineNo: z.int().min(1).max(9_999),
            batchId: id,
            quantity: saleQuantity,
            code: line(200).default(''),
          }),
        )
        .min(1)
        .max(400),
      reason: line(200).default(''),
    }),
    output: result,
    errors: [
      ...STEP_ERRORS,
      'RETURN_QUANTITY_EXCEEDED',
      'WRONG_PACK',
      'RETURN_CODES_MISSING',
      'TRACE_CODE_ONE_PACK',
      'TRACE_CODE_OPENED',
      'BARCODE_INVALID',
      'BARCODE_UNKNOWN',
    ],
  }),
  /**
   * The money is given back, each part over the payment it came from; or the goods are exchanged: the new order takes
   * over what was returned as its payment, and the difference is settled, all in one.
   */
  complete: command({
    access: 'payment.refund',
    input: refundStep,
    output: result,
    errors: [...REFUND_ERRORS],
  }),
  /** The money could not be given back (the terminal refused the slip): nothing moves, and it is tried again. */
  fail: command({
    access: 'payment.refund',
    input: step.extend({ reason: requiredLine(200) }),
    output: result,
    errors: [...STEP_ERRORS],
  }),
  retry: command({
    access: 'payment.refund',
    input: refundStep,
    output: result,
    errors: [...REFUND_ERRORS],
  }),
  get: query({
    access: 'order.read',
    input: z.object({ afterSalesId: id }),
    output: afterSalesDetail,
    errors: ['AFTER_SALES_NOT_FOUND'],
  }),
  /** Oldest first. `search` is the beginning of an order's number, a phone number or a customer's name. */
  list: query({
    access: 'order.read',
    input: z.object({
      search: line(60).default(''),
      states: z.array(z.enum(AFTER_SALES_STATES)).max(AFTER_SALES_STATES.length).default([]),
      orderId: id.nullable().default(null),
      page,
      pageSize,
    }),
    output: paged(afterSalesSummary),
    errors: [],
  }),
};
