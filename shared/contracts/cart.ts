import { z } from 'zod';
import { CONTROL_CLASSES, DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { PRESCRIPTION_STATUSES } from '#shared/domain/prescription-states.ts';
import { scanFacts, splitRef } from './catalog.ts';
import { customer } from './customers.ts';
import { command, query } from './define.ts';
import { count, date, discount, fen, id, line, saleQuantity, timeMs } from './fields.ts';

/** Something the cashier should see about a line. `blocking` ones stop the sale. */
export const lineWarning = z.object({
  code: z.enum([
    'near_expiry',
    'urgent_expiry',
    'insufficient_stock',
    'batch_outside_bin',
    'prescription_required',
    'prescription_waiting',
    'prescription_ended',
    'prescription_quantity',
    'pharmacist_absent',
    'controlled_limit',
    'ephedrine_pack',
    'gift_forbidden',
    'buyer_id_required',
    'price_changed',
    'not_for_sale',
    'scanned_batch_not_sellable',
  ]),
  blocking: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type LineWarning = z.infer<typeof lineWarning>;

export const cartLine = z.object({
  lineId: id,
  drugId: id,
  code: z.string(),
  genericName: z.string(),
  tradeName: z.string(),
  specification: z.string(),
  manufacturer: z.string(),
  unit: z.string(),
  category: z.enum(DRUG_CATEGORIES),
  controlClass: z.enum(CONTROL_CLASSES),
  selected: z.boolean(),
  quantity: z.int(),
  /** The catalogue's price now; `lineDiscountFen`, … are zero on lines that are not selected. */
  listPriceFen: fen,
  unitPriceFen: fen,
  grossFen: fen,
  memberDiscountFen: fen,
  discount: discount.nullable(),
  lineDiscountFen: fen,
  orderDiscountFen: fen,
  netFen: fen,
  availableQuantity: count,
  nearestExpiry: date.nullable(),
  scannedBatchNumber: z.string().nullable(),
  /** How the drug is split, or of what it is the units: where units fall short, a pack may be opened. */
  loose: splitRef.nullable(),
  /** The prescription that the line is sold on. */
  prescription: z
    .object({
      prescriptionId: id,
      lineNo: z.int(),
      number: z.string(),
      status: z.enum(PRESCRIPTION_STATUSES),
      /** What other orders have left of it. */
      remainingQuantity: count,
    })
    .nullable(),
  /** Trace codes of its packs that were scanned, the latest last: as many of its units have one. */
  traceCodes: z.array(z.string()),
  warnings: z.array(lineWarning),
});
export type CartLine = z.infer<typeof cartLine>;

export const cartTotals = z.object({
  itemsFen: fen,
  memberDiscountFen: fen,
  lineDiscountFen: fen,
  orderDiscountFen: fen,
  couponFen: fen,
  shippingFeeFen: fen,
  taxFen: fen,
  totalFen: fen,
  /** What cash would add (negative: take off) to make the total payable in coins. */
  cashRoundingFen: z.int(),
});

export const cartView = z.object({
  cartId: id,
  status: z.enum(['active', 'parked', 'ordered', 'discarded']),
  label: z.string(),
  lines: z.array(cartLine),
  customer: customer.nullable(),
  orderDiscount: discount.nullable(),
  couponCode: z.string(),
  /** The coupon with terms that was put on the cart; null for none, and for a voucher whose amount was stated. */
  coupon: z
    .object({
      name: z.string(),
      /** Why it takes nothing off these goods as they are now, with what the words need; null while it does. */
      problem: z
        .object({ reason: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
        .nullable(),
    })
    .nullable(),
  remark: z.string(),
  totals: cartTotals,
  /** Units over selected lines. */
  quantity: count,
  buyerIdRequired: z.boolean(),
  canUndo: z.boolean(),
  /** True when the selected lines may be sold as they stand. */
  sellable: z.boolean(),
  updatedAtMs: timeMs,
});
export type CartView = z.infer<typeof cartView>;

export const cartSummary = z.object({
  cartId: id,
  label: z.string(),
  status: z.enum(['active', 'parked']),
  lineCount: count,
  quantity: count,
  totalFen: fen,
  customerName: z.string(),
  staffName: z.string(),
  updatedAtMs: timeMs,
});

/** Any change of a cart is refused when the cart could not be priced after it. */
const CART_ERRORS = ['CART_NOT_FOUND', 'AMOUNT_TOO_LARGE'] as const;
const LINE_ERRORS = [...CART_ERRORS, 'CART_LINE_NOT_FOUND'] as const;
const onLine = z.object({ cartId: id, lineId: id });

export const cartContract = {
  /** The cart this session is selling from, with prices and stock of now; null when it has none. */
  getActive: query({
    access: 'cart.edit',
    input: z.object({}),
    output: cartView.nullable(),
    errors: ['AMOUNT_TOO_LARGE'],
  }),
  listParked: query({
    access: 'cart.edit',
    input: z.object({}),
    output: z.object({ carts: z.array(cartSummary) }),
    errors: ['AMOUNT_TOO_LARGE'],
  }),
  /** Adds units of a drug to the session's cart, opening one if need be; the same drug merges. */
  addItem: command({
    access: 'cart.edit',
    transient: true,
    input: z.object({ drugId: id, quantity: saleQuantity }),
    output: z.object({ cart: cartView, lineId: id }),
    errors: ['DRUG_NOT_FOUND', 'NOT_FOR_SALE', 'TOO_MANY_KINDS', 'QUANTITY_LIMIT', 'AMOUNT_TOO_LARGE'],
  }),
  /**
   * Puts what is left of a prescription into the session's cart, for the patient's customer. One that waits for
   * review may become an order; it is paid once it is approved.
   */
  addPrescription: command({
    access: 'cart.edit',
    transient: true,
    input: z.object({ prescriptionId: id }),
    output: cartView,
    errors: [
      'PRESCRIPTION_NOT_FOUND',
      'PRESCRIPTION_NOT_APPROVED',
      'PRESCRIPTION_LAPSED',
      'PRESCRIPTION_USED_UP',
      'DRUG_NOT_FOUND',
      'NOT_FOR_SALE',
      'TOO_MANY_KINDS',
      'QUANTITY_LIMIT',
      'AMOUNT_TOO_LARGE',
    ],
  }),
  /**
   * Reads a scanned code and adds its drug, honouring a scanned batch. A trace code is one pack: it is remembered on the
   * line, and set aside until the pack is sold or leaves the cart.
   */
  addScan: command({
    access: 'cart.edit',
    transient: true,
    input: z.object({ code: z.string().min(1).max(200), quantity: saleQuantity.default(1) }),
    output: z.object({ cart: cartView, lineId: id, facts: scanFacts }),
    errors: [
      'BARCODE_UNKNOWN',
      'BARCODE_INVALID',
      'BATCH_NOT_SELLABLE',
      'TRACE_CODE_SOLD',
      'TRACE_CODE_SET_ASIDE',
      'TRACE_CODE_OPENED',
      'TRACE_CODE_ONE_PACK',
      'DRUG_NOT_FOUND',
      'NOT_FOR_SALE',
      'TOO_MANY_KINDS',
      'QUANTITY_LIMIT',
      'AMOUNT_TOO_LARGE',
    ],
  }),
  setQuantity: command({
    access: 'cart.edit',
    transient: true,
    input: onLine.extend({ quantity: saleQuantity }),
    output: cartView,
    errors: [...LINE_ERRORS, 'QUANTITY_LIMIT'],
  }),
  removeLine: command({
    access: 'cart.edit',
    transient: true,
    input: onLine,
    output: cartView,
    errors: [...LINE_ERRORS],
  }),
  setSelected: command({
    access: 'cart.edit',
    transient: true,
    input: onLine.extend({ selected: z.boolean() }),
    output: cartView,
    errors: [...LINE_ERRORS],
  }),
  setLineDiscount: command({
    access: 'discount.give',
    transient: true,
    input: onLine.extend({ discount: discount.nullable() }),
    output: cartView,
    errors: [...LINE_ERRORS, 'DISCOUNT_TOO_LARGE'],
  }),
  /**
   * Puts a coupon on the cart by its code, or takes it off with an empty one. Its terms are asked now, whenever the cart
   * is shown, and when the cart becomes an order: a coupon that falls away meanwhile takes nothing off and is not used.
   */
  setCoupon: command({
    access: 'cart.edit',
    transient: true,
    input: z.object({ cartId: id, code: line(40) }),
    output: cartView,
    errors: [...CART_ERRORS, 'COUPON_NOT_FOUND', 'COUPON_REFUSED'],
  }),
  /**
   * Order discount, a voucher with a stated amount, shipping fee and remark; what is left out stays. An amount is stated
   * by who may manage coupons alone: for vouchers that the counter does not know.
   */
  setTerms: command({
    access: 'discount.give',
    transient: true,
    input: z.object({
      cartId: id,
      orderDiscount: discount.nullable().optional(),
      couponCode: line(40).optional(),
      couponFen: fen.optional(),
      shippingFeeFen: fen.optional(),
      remark: line(200).optional(),
    }),
    output: cartView,
    errors: [...CART_ERRORS, 'DISCOUNT_TOO_LARGE'],
  }),
  setCustomer: command({
    access: 'cart.edit',
    transient: true,
    input: z.object({ cartId: id, customerId: id.nullable() }),
    output: cartView,
    errors: [...CART_ERRORS, 'CUSTOMER_NOT_FOUND'],
  }),
  /** Takes back the last change of a line: an added one goes, a changed quantity or discount returns. */
  undo: command({
    access: 'cart.edit',
    transient: true,
    input: z.object({ cartId: id }),
    output: cartView,
    errors: [...CART_ERRORS, 'NOTHING_TO_UNDO'],
  }),
  /** Empties the cart; `undo` brings the lines back. */
  clear: command({
    access: 'cart.edit',
    transient: true,
    input: z.object({ cartId: id }),
    output: cartView,
    errors: [...CART_ERRORS],
  }),
  /** 挂单: puts the cart aside so that the next customer can be served. */
  park: command({
    access: 'cart.edit',
    transient: true,
    input: z.object({ cartId: id, label: line(40).default('') }),
    output: z.object({ cartId: id }),
    errors: ['CART_NOT_FOUND', 'CART_EMPTY'],
  }),
  /** 取单: takes a parked cart back; a cart with lines that this session was selling is parked instead. */
  resume: command({
    access: 'cart.edit',
    transient: true,
    input: z.object({ cartId: id }),
    output: cartView,
    errors: [...CART_ERRORS],
  }),
  /** Throws a parked or active cart away. */
  discard: command({
    access: 'cart.edit',
    transient: true,
    input: z.object({ cartId: id }),
    output: z.object({ cartId: id }),
    errors: ['CART_NOT_FOUND'],
  }),
};
