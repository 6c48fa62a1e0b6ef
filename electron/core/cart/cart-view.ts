import type { CartLine, CartView } from '#shared/contracts/cart.ts';
import type { Customer } from '#shared/contracts/customers.ts';
import { cashRoundingAdjustment } from '#shared/domain/money.ts';
import type { Discount, PricedLine } from '#shared/domain/pricing.ts';
import { invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { splitsAmong } from '../catalog/loose-articles.ts';
import { findCustomer } from '../customers/customers.ts';
import { availability, findBatch } from '../inventory/batches.ts';
import type { QueryContext } from '../platform/context.ts';
import { coverOf, type PrescriptionRef } from '../prescriptions/cover-sale.ts';
import { readSettings } from '../settings/settings.ts';
import { type CartRow, getCart, readLines } from './cart-rows.ts';
import { giftWarnings, type LineFacts, lineWarnings } from './line-warnings.ts';
import { type Quote, quote } from './quote.ts';

type ViewContext = Pick<QueryContext, 'reader' | 'today'>;

const UNPRICED: Quote['priced'] = {
  lines: [],
  itemsFen: 0,
  memberDiscountFen: 0,
  lineDiscountFen: 0,
  orderDiscountFen: 0,
  couponFen: 0,
  shippingFeeFen: 0,
  taxFen: 0,
  totalFen: 0,
};

/** The customer's discount on a cart's total, as it is stored. */
export function orderDiscountOf(cart: Pick<CartRow, 'orderDiscount'>): Discount | null {
  return cart.orderDiscount === null ? null : (JSON.parse(cart.orderDiscount) as Discount);
}

/** A cart with the prices, stock and warnings of now (CART-1). */
export function cartView(context: ViewContext, cartId: number): CartView {
  const { reader } = context;
  const cart = getCart(reader, cartId);
  const customer = cart.customerId === null ? null : findCustomer(reader, cart.customerId);
  const facts = readFacts(context, cartId);
  const selected = facts.filter(({ line }) => line.selected);
  const { priced, coupon } = priceSelected(context, { cart, selected, customer });
  const warnings = lineWarnings(context, facts);
  const lines = facts.map((fact, index) => {
    const pricedLine = priced.lines[selected.indexOf(fact)];
    return toLine(context, fact, {
      priced: pricedLine,
      warnings: [...(warnings[index] ?? []), ...giftWarnings(fact, pricedLine)],
    });
  });
  const { lines: _, ...totals } = priced;
  const { limits } = readSettings(reader);
  return {
    cartId,
    status: cart.status,
    label: cart.label,
    lines,
    customer,
    orderDiscount: orderDiscountOf(cart),
    couponCode: cart.couponCode,
    coupon: coupon === null ? null : showCoupon(coupon),
    remark: cart.remark,
    totals: { ...totals, cashRoundingFen: cashRoundingAdjustment(totals.totalFen, limits.cashRounding) },
    quantity: selected.reduce((sum, { line }) => sum + line.quantity, 0),
    buyerIdRequired: lines.some((line) =>
      line.warnings.some((warning) => warning.code === 'buyer_id_required'),
    ),
    canUndo: cart.undoStack !== '[]',
    sellable: selected.length > 0 && !lines.some((line) => line.warnings.some((warning) => warning.blocking)),
    updatedAtMs: cart.updatedAtMs,
  };
}

function readFacts({ reader, today }: ViewContext, cartId: number): LineFacts[] {
  return readLines(reader, cartId).map((line) => {
    const drug = findDrug(reader, line.drugId);
    invariant(drug !== undefined, 'a cart holds drugs of the catalogue');
    const cover = line.prescription === null ? null : coverOf(reader, line.prescription, today);
    return { line, drug, cover, ...availability(reader, drug.id, today) };
  });
}

function priceSelected(
  { reader, today }: ViewContext,
  { cart, selected, customer }: { cart: CartRow; selected: readonly LineFacts[]; customer: Customer | null },
): Quote {
  if (selected.length === 0) return { priced: UNPRICED, coupon: null };
  return quote(
    reader,
    selected.map(({ line, drug }) => ({ drug, quantity: line.quantity, discount: line.discount })),
    {
      customer,
      orderDiscount: orderDiscountOf(cart),
      couponFen: cart.couponFen,
      coupon: cart.couponId === null ? null : { couponId: cart.couponId, today },
      shippingFeeFen: cart.shippingFeeFen,
    },
  );
}

function showCoupon({ name, problem }: NonNullable<Quote['coupon']>): NonNullable<CartView['coupon']> {
  if (problem === null) return { name, problem };
  const { reason, ...params } = problem;
  return { name, problem: { reason, params } };
}

function showRef(ref: PrescriptionRef | null, cover: LineFacts['cover']): CartLine['prescription'] {
  if (ref === null || cover === null) return null;
  const { number, status, remaining } = cover;
  return { ...ref, number, status, remainingQuantity: remaining };
}

function toLine(
  { reader }: ViewContext,
  { line, drug, cover, availableQuantity, nearestExpiry }: LineFacts,
  { priced, warnings }: { priced: PricedLine | undefined; warnings: CartLine['warnings'] },
): CartLine {
  const scanned = line.scannedBatchId === null ? undefined : findBatch(reader, line.scannedBatchId);
  return {
    lineId: line.lineId,
    drugId: drug.id,
    code: drug.code,
    genericName: drug.genericName,
    tradeName: drug.tradeName,
    specification: drug.specification,
    manufacturer: drug.manufacturer,
    unit: drug.unit,
    category: drug.category as CartLine['category'],
    controlClass: drug.controlClass as CartLine['controlClass'],
    selected: line.selected,
    quantity: line.quantity,
    listPriceFen: drug.priceFen,
    unitPriceFen: priced?.unitPriceFen ?? drug.priceFen,
    grossFen: priced?.grossFen ?? drug.priceFen * line.quantity,
    memberDiscountFen: priced?.memberDiscountFen ?? 0,
    discount: line.discount,
    lineDiscountFen: priced?.lineDiscountFen ?? 0,
    orderDiscountFen: priced?.orderDiscountFen ?? 0,
    netFen: priced?.netFen ?? drug.priceFen * line.quantity,
    availableQuantity,
    nearestExpiry,
    scannedBatchNumber: scanned?.batchNumber ?? null,
    loose: splitsAmong(reader, [drug.id]).get(drug.id) ?? null,
    prescription: showRef(line.prescription, cover),
    traceCodes: [...line.traceCodes],
    warnings,
  };
}
