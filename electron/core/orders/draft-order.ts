import type { ParsedInput } from '#shared/contracts/index.ts';
import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import type { Discount, PricedOrder } from '#shared/domain/pricing.ts';
import { isResidentId } from '#shared/domain/resident-id.ts';
import { checkSaleRules, isForbiddenGift, needsBuyerId } from '#shared/domain/sale-rules.ts';
import { fail } from '#shared/errors/index.ts';
import { type Quote, quote } from '../cart/quote.ts';
import { findEphedrine, findSoldDrug, type SoldDrug } from '../catalog/drugs.ts';
import { findCustomer } from '../customers/customers.ts';
import type { Reader } from '../db/store.ts';
import { coverLines, type PrescriptionRef } from '../prescriptions/cover-sale.ts';
import { getPrescription } from '../prescriptions/prescription-rows.ts';
import { readRules } from '../rules/rules.ts';
import { readSettings } from '../settings/settings.ts';

export type OrderDetails = ParsedInput<'orders.createDirect'>['details'];

/** What somebody wants to buy. No price: prices come from the catalogue (ORD-1). */
export interface OrderWish {
  readonly lines: readonly {
    readonly drugId: number;
    readonly quantity: number;
    readonly discount: Discount | null;
    readonly scannedBatchId: number | null;
    /** The line of a prescription that it is sold on. */
    readonly prescription?: PrescriptionRef | null;
  }[];
  readonly cartId: number | null;
  readonly customerId: number | null;
  readonly orderDiscount: Discount | null;
  readonly couponCode: string;
  readonly couponFen: number;
  /** A coupon with terms, and the day on which it is to be used. */
  readonly coupon: { readonly couponId: number; readonly today: string } | null;
  readonly shippingFeeFen: number;
  readonly remark: string;
  /** What the screen showed; null when the caller showed nothing. */
  readonly expectedTotalFen: number | null;
  readonly details: OrderDetails;
}

export interface DraftLine {
  readonly drug: SoldDrug;
  readonly quantity: number;
  readonly scannedBatchId: number | null;
  readonly prescription: PrescriptionRef | null;
}

/** A wish that may become an order: every rule holds and every amount is known. */
export interface OrderDraft {
  readonly wish: OrderWish;
  readonly lines: readonly DraftLine[];
  readonly priced: PricedOrder;
  readonly customer: { readonly customerId: number | null; readonly name: string; readonly phone: string };
  readonly doctor: { readonly doctorId: number | null; readonly name: string };
}

/**
 * Checks a wish against catalogue, limits (ORD-4) and the rules of sale (RX-7), and prices it.
 *
 * Fails with CART_EMPTY, DRUG_NOT_FOUND, NOT_FOR_SALE, TOO_MANY_KINDS, QUANTITY_LIMIT, PRESCRIPTION_REQUIRED,
 * CONTROLLED_QUANTITY_EXCEEDED, EPHEDRINE_PACK_TOO_STRONG, GIFT_FORBIDDEN, as `coverLines` does for lines on
 * prescription, BUYER_ID_REQUIRED, BUYER_ID_INVALID, CUSTOMER_NOT_FOUND or PRICE_CHANGED.
 */
export function draftOrder(reader: Reader, wish: OrderWish): OrderDraft {
  const lines = wish.lines.map(({ drugId, quantity, scannedBatchId, prescription = null }) => {
    const drug = findSoldDrug(reader, drugId) ?? fail('DRUG_NOT_FOUND', { drugId });
    if (drug.priceFen === 0) fail('NOT_FOR_SALE', { drugId, reason: 'no_price' });
    return { drug, quantity, scannedBatchId, prescription };
  });
  if (lines.length === 0) fail('CART_EMPTY');
  checkLimits(
    reader,
    lines.map(({ drug, quantity }) => ({ drugId: drug.id, quantity })),
  );
  coverLines(
    reader,
    lines.map((line) => ({ ...line, drugId: line.drug.id })),
  );
  checkRules(reader, lines, wish.details.buyer);
  const customer = wish.customerId === null ? null : findCustomer(reader, wish.customerId);
  if (wish.customerId !== null && customer === null)
    fail('CUSTOMER_NOT_FOUND', { customerId: wish.customerId });
  const { priced, coupon } = priceWish(reader, { wish, lines, customer });
  const falls = coupon !== null && coupon.problem !== null;
  return {
    wish: falls ? { ...wish, couponCode: '', coupon: null } : wish,
    lines,
    priced,
    doctor: doctorOf(reader, wish),
    customer: {
      customerId: customer?.customerId ?? null,
      name: customer?.name ?? '',
      phone: customer?.phone ?? '',
    },
  };
}

/** What the wish costs as it is now; nothing is sold for another price than was shown, and no gift is made. */
function priceWish(
  reader: Reader,
  {
    wish,
    lines,
    customer,
  }: { wish: OrderWish; lines: readonly DraftLine[]; customer: ReturnType<typeof findCustomer> },
): Quote {
  const quoted = quote(
    reader,
    lines.map((line, index) => ({ ...line, discount: wish.lines[index]?.discount ?? null })),
    { ...wish, customer },
  );
  const { priced } = quoted;
  if (wish.expectedTotalFen !== null && wish.expectedTotalFen !== priced.totalFen) {
    fail('PRICE_CHANGED', { expected_fen: wish.expectedTotalFen, total_fen: priced.totalFen });
  }
  refuseGifts(lines, priced);
  return quoted;
}

/** Who prescribed: whom the caller names, else the doctor of the first prescription that a line is sold on. */
function doctorOf(reader: Reader, { lines, details }: OrderWish): OrderDraft['doctor'] {
  const ref = lines.find((line) => line.prescription)?.prescription;
  if (details.doctorName !== '' || !ref) return { doctorId: null, name: details.doctorName };
  const { doctorId, doctorName: name } = getPrescription(reader, ref.prescriptionId);
  return { doctorId, name };
}

/** Nothing that takes off a price may give away what must not be given away (compliance.md, "Gifts"). */
function refuseGifts(lines: readonly DraftLine[], priced: PricedOrder): void {
  const gifts = lines.filter(({ drug }, index) =>
    isForbiddenGift(drug.category as DrugCategory, priced.lines[index]?.netFen ?? 0),
  );
  if (gifts.length > 0) fail('GIFT_FORBIDDEN', { drugIds: gifts.map(({ drug }) => drug.id) });
}

/** Checks how much one order may hold (ORD-4). Fails with TOO_MANY_KINDS or QUANTITY_LIMIT. */
export function checkLimits(
  reader: Reader,
  lines: readonly { readonly drugId: number; readonly quantity: number }[],
): void {
  const { limits } = readSettings(reader);
  const quantities = new Map<number, number>();
  for (const { drugId, quantity } of lines) quantities.set(drugId, (quantities.get(drugId) ?? 0) + quantity);
  if (quantities.size > limits.maxItemKinds) {
    fail('TOO_MANY_KINDS', { limit: limits.maxItemKinds, kinds: quantities.size });
  }
  for (const [drugId, quantity] of quantities) {
    if (quantity > limits.maxItemQuantity)
      fail('QUANTITY_LIMIT', { drugId, limit: limits.maxItemQuantity, quantity });
  }
}

function checkRules(reader: Reader, lines: readonly DraftLine[], buyer: OrderDetails['buyer']): void {
  const ruleLines = lines.map(({ drug, quantity, prescription }) => ({
    drugId: drug.id,
    category: drug.category as DrugCategory,
    controlClass: drug.controlClass as ControlClass,
    quantity,
    onPrescription: prescription !== null,
    ephedrine: findEphedrine(reader, { drugId: drug.id, controlClass: drug.controlClass }),
  }));
  const [breach] = checkSaleRules(ruleLines, readRules(reader));
  if (breach !== undefined) fail(breach.code, { ...breach });
  if (!needsBuyerId(ruleLines)) return;
  if (buyer === null) fail('BUYER_ID_REQUIRED');
  if (!isResidentId(buyer.idNumber)) fail('BUYER_ID_INVALID');
}
