import { z } from 'zod';
import { CONTROL_CLASSES, DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { DIFFERENCES } from '#shared/domain/equivalents.ts';
import { ORDER_STATUSES } from '#shared/domain/order-states.ts';
import { OWED_CAUSES } from '#shared/domain/owed-balance.ts';
import { SUBSTITUTION_CAUSES } from '#shared/domain/substitution.ts';
import { command, query } from './define.ts';
import {
  count,
  date,
  id,
  line,
  page,
  paged,
  pageSize,
  requiredLine,
  saleQuantity,
  timeMs,
  version,
} from './fields.ts';
import { orderDetail, owedBalance, substitution } from './orders.ts';

/** An order that waits to be dispensed, or is being. */
export const dispensingTask = z.object({
  orderId: id,
  orderNumber: z.string(),
  status: z.enum(ORDER_STATUSES),
  customerName: z.string(),
  itemCount: count,
  quantity: count,
  /** Since when the customer waits: the payment. */
  waitingSinceMs: timeMs,
  /** Packs that have to be scanned before anything is handed out, and how many were. */
  toVerify: count,
  verified: count,
  staffName: z.string(),
  /** Since when it is owed: what another order did not hand over. Null for any other order. */
  owedAtMs: timeMs.nullable(),
  /** Units of it that wait for goods. */
  waitingForGoods: count,
});
export type DispensingTask = z.infer<typeof dispensingTask>;

export const pickedBatch = z.object({
  batchId: id,
  batchNumber: z.string(),
  expiryDate: date,
  quantity: count,
  verified: count,
});

export const pickLine = z.object({
  lineNo: z.int(),
  drugId: id,
  genericName: z.string(),
  tradeName: z.string(),
  specification: z.string(),
  manufacturer: z.string(),
  unit: z.string(),
  category: z.enum(DRUG_CATEGORIES),
  controlClass: z.enum(CONTROL_CLASSES),
  shelf: z.string(),
  quantity: count,
  verified: count,
  mustVerify: z.boolean(),
  /** Set where a pharmacist gives this drug for the one that was sold. */
  substitution: substitution.nullable(),
  batches: z.array(pickedBatch),
});
export type PickLine = z.infer<typeof pickLine>;

export const verifiedPack = z.object({
  packId: id,
  lineNo: z.int(),
  batchNumber: z.string(),
  quantity: z.int(),
  code: z.string(),
  traceCode: z.string().nullable(),
  noCodeReason: z.string(),
  staffName: z.string(),
  atMs: timeMs,
  takenBack: z.boolean(),
});

/** What is picked for an order, from where, and how far the verifying is. */
export const dispensingSheet = z.object({
  orderId: id,
  orderNumber: z.string(),
  version,
  status: z.enum(ORDER_STATUSES),
  customerName: z.string(),
  remark: z.string(),
  lines: z.array(pickLine),
  packs: z.array(verifiedPack),
  check: z.object({
    /** Two people look at what is handed out. */
    needed: z.boolean(),
    done: z.object({ staffName: z.string(), atMs: timeMs }).nullable(),
    /** Who verified the packs: somebody else has to check. */
    dispensers: z.array(z.string()),
  }),
  /** Set where this is what another order did not hand over. */
  owed: owedBalance.nullable(),
  complete: z.boolean(),
});
export type DispensingSheet = z.infer<typeof dispensingSheet>;

const namesake = z.object({
  drugId: id,
  genericName: z.string(),
  tradeName: z.string(),
  specification: z.string(),
  manufacturer: z.string(),
  unit: z.string(),
  shelf: z.string(),
});

/** A drug that may stand in for a line's, and what of it can be given today. */
export const equivalent = namesake.extend({
  /** So many packs hold as much as the line. */
  quantity: count,
  availableQuantity: count,
  isEnough: z.boolean(),
  /** Those that would be given, first expiry first. */
  batches: z.array(z.object({ batchId: id, batchNumber: z.string(), expiryDate: date, quantity: count })),
});
export type Equivalent = z.infer<typeof equivalent>;

const SHEET_ERRORS = ['ORDER_NOT_FOUND', 'INVALID_ORDER_STATUS'] as const;

export const dispensingContract = {
  /**
   * Paid orders and those being dispensed, the longest waiting first. What is owed waits apart, the longest owed
   * first, until somebody begins to dispense it; a search finds both.
   */
  queue: query({
    access: 'order.dispense',
    input: z.object({ search: line(60).default(''), owed: z.boolean().default(false), page, pageSize }),
    output: paged(dispensingTask),
    errors: [],
  }),
  get: query({
    access: 'order.dispense',
    input: z.object({ orderId: id }),
    output: dispensingSheet,
    errors: ['ORDER_NOT_FOUND'],
  }),
  /** Holds a scanned pack against the order; a wrong drug, a wrong batch or an expired pack stops here. */
  verifyPack: command({
    access: 'order.dispense',
    input: z.object({ orderId: id, code: requiredLine(200), quantity: saleQuantity.default(1) }),
    output: dispensingSheet,
    errors: [
      ...SHEET_ERRORS,
      'BARCODE_UNKNOWN',
      'BARCODE_INVALID',
      'PACK_WRONG_DRUG',
      'PACK_WRONG_BATCH',
      'PACK_EXPIRED',
      'PACK_NOT_EXPECTED',
      'TRACE_CODE_SOLD',
      'TRACE_CODE_SET_ASIDE',
      'TRACE_CODE_OPENED',
      'TRACE_CODE_ONE_PACK',
    ],
  }),
  /** Packs without a readable code, compared by eye; they go into the list of packs without a code. */
  verifyByEye: command({
    access: 'order.dispense',
    input: z.object({
      orderId: id,
      lineNo: z.int().min(1).max(1_000),
      batchId: id,
      quantity: saleQuantity,
      reason: requiredLine(200),
    }),
    output: dispensingSheet,
    errors: [...SHEET_ERRORS, 'BATCH_NOT_FOUND', 'PACK_NOT_EXPECTED'],
  }),
  takeBackPack: command({
    access: 'order.dispense',
    input: z.object({ orderId: id, packId: id }),
    output: dispensingSheet,
    errors: [...SHEET_ERRORS, 'PACK_NOT_FOUND'],
  }),
  /**
   * Hands over what there is and owes the rest: the order becomes one that goes on and one that waits. Goods that are
   * not on the shelf or broken are written off; an order that waits for goods may be divided without naming any.
   */
  owe: command({
    access: 'order.dispense',
    input: z.object({
      orderId: id,
      version: version.nullable().default(null),
      cause: z.enum(OWED_CAUSES),
      reason: requiredLine(200),
      lines: z
        .array(z.object({ lineNo: z.int().min(1).max(1_000), batchId: id, quantity: saleQuantity }))
        .max(400),
    }),
    output: z.object({ given: orderDetail.nullable(), owed: orderDetail }),
    errors: [
      ...SHEET_ERRORS,
      'VERSION_CONFLICT',
      'OWED_INVALID',
      'PRESCRIPTION_NOT_APPROVED',
      'PRESCRIPTION_LAPSED',
    ],
  }),
  /** What may be given for the drug of a line, and what bears its name and may not. */
  equivalents: query({
    access: 'order.dispense',
    input: z.object({ orderId: id, lineNo: z.int().min(1).max(1_000) }),
    output: z.object({
      orderId: id,
      lineNo: z.int(),
      quantity: count,
      equivalents: z.array(equivalent),
      others: z.array(namesake.extend({ difference: z.enum(DIFFERENCES) })),
    }),
    errors: ['ORDER_NOT_FOUND', 'SUBSTITUTION_INVALID'],
  }),
  /**
   * A pharmacist gives an equivalent for a line. The order becomes one that goes on with the other drug; what was paid
   * stays as it is. `missing` names what of the line's batches is not there or broken: it is written off.
   */
  substitute: command({
    access: 'order.substitute',
    input: z.object({
      orderId: id,
      version: version.nullable().default(null),
      lineNo: z.int().min(1).max(1_000),
      drugId: id,
      cause: z.enum(SUBSTITUTION_CAUSES),
      reason: requiredLine(200),
      missing: z.array(z.object({ batchId: id, quantity: saleQuantity })).max(100),
    }),
    output: z.object({ order: orderDetail }),
    errors: [
      ...SHEET_ERRORS,
      'VERSION_CONFLICT',
      'LICENCE_MISSING',
      'LICENCE_EXPIRED',
      'SUBSTITUTION_INVALID',
      'DRUG_NOT_FOUND',
      'NOT_EQUIVALENT',
      'CONTROLLED_QUANTITY_EXCEEDED',
      'EPHEDRINE_PACK_TOO_STRONG',
      'PRESCRIPTION_REQUIRED',
      'INSUFFICIENT_STOCK',
      'PRESCRIPTION_NOT_APPROVED',
      'PRESCRIPTION_LAPSED',
    ],
  }),
  /** A second person says that what lies on the counter is what the order says. */
  check: command({
    access: 'order.dispense',
    input: z.object({ orderId: id, version: version.nullable().default(null) }),
    output: dispensingSheet,
    errors: [...SHEET_ERRORS, 'PACKS_NOT_VERIFIED', 'CHECKER_IS_DISPENSER', 'VERSION_CONFLICT'],
  }),
};
