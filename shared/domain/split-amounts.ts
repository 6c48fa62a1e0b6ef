import { invariant } from '#shared/errors/index.ts';
import { allocate, type Fen } from './money.ts';
import type { PricedLine, PricedOrder } from './pricing.ts';

/** A line as it was sold: how many, and every amount of it. */
export interface SoldLine extends PricedLine {
  readonly quantity: number;
}

/** A line of a part, with the place that it had in the order it comes from. */
export interface PartLine extends SoldLine {
  readonly place: number;
}

export interface PartAmounts extends Omit<PricedOrder, 'lines'> {
  readonly lines: readonly PartLine[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The totals of an order over lines that are priced already: each the sum of its column, as verifyStore asks. */
export function totalsOf(lines: readonly PricedLine[], shippingFeeFen: Fen): Omit<PricedOrder, 'lines'> {
  return {
    itemsFen: sum(lines.map((line) => line.grossFen)),
    memberDiscountFen: sum(lines.map((line) => line.memberDiscountFen)),
    lineDiscountFen: sum(lines.map((line) => line.lineDiscountFen)),
    orderDiscountFen: sum(lines.map((line) => line.orderDiscountFen)),
    couponFen: sum(lines.map((line) => line.couponFen)),
    shippingFeeFen,
    taxFen: sum(lines.map((line) => line.taxFen)),
    totalFen: sum(lines.map((line) => line.netFen)) + shippingFeeFen,
  };
}

/**
 * Divides an order's amounts over parts (ORD-9). `division` says for each part how many of each line it gets, in
 * the order of the lines; nothing of an order may be left over.
 *
 * The price follows the quantity. Each discount is divided, by largest remainder, over what it was taken from, in
 * the order in which an order is priced; so no part of a line costs less than nothing, a net amount is what is
 * left, and every column of the parts sums to the order's to the fen. Tax and shipping follow the net amounts:
 * what the customer was told does not change by a fen.
 */
export function splitAmounts(
  order: { readonly lines: readonly SoldLine[]; readonly shippingFeeFen: Fen },
  division: readonly (readonly number[])[],
): PartAmounts[] {
  invariant(division.length > 0, 'an order is divided into at least one part');
  const byLine = order.lines.map((line, place) =>
    splitLine(
      line,
      division.map((part) => part[place] ?? 0),
    ),
  );
  const parts = division.map((_, part) =>
    byLine.flatMap((shares, place): PartLine[] => {
      const share = shares[part];
      return share === undefined || share.quantity === 0 ? [] : [{ ...share, place }];
    }),
  );
  invariant(
    parts.every((lines) => lines.length > 0),
    'every part of an order has something in it',
  );
  const fees = allocate(
    order.shippingFeeFen,
    parts.map((lines) => sum(lines.map((line) => line.netFen))),
  );
  return parts.map((lines, part) => ({ lines, ...totalsOf(lines, fees[part] ?? 0) }));
}

/** One line over quantities that sum to its own; a quantity of nothing gets nothing of any amount. */
function splitLine(line: SoldLine, quantities: readonly number[]): SoldLine[] {
  invariant(
    quantities.every((quantity) => Number.isSafeInteger(quantity) && quantity >= 0) &&
      sum(quantities) === line.quantity,
    'the parts of a line have its quantity between them',
  );
  const gross = allocate(line.grossFen, quantities);
  const member = shareOut(line.memberDiscountFen, gross);
  const afterMember = less(gross, member);
  const own = shareOut(line.lineDiscountFen, afterMember);
  const afterOwn = less(afterMember, own);
  const order = shareOut(line.orderDiscountFen, afterOwn);
  const afterOrder = less(afterOwn, order);
  const coupon = shareOut(line.couponFen, afterOrder);
  const net = less(afterOrder, coupon);
  invariant(sum(net) === line.netFen, 'a line costs its price less its discounts');
  const tax = shareOut(line.taxFen, net);
  return quantities.map((quantity, part) => ({
    unitPriceFen: line.unitPriceFen,
    quantity,
    grossFen: gross[part] ?? 0,
    memberDiscountFen: member[part] ?? 0,
    lineDiscountFen: own[part] ?? 0,
    orderDiscountFen: order[part] ?? 0,
    couponFen: coupon[part] ?? 0,
    netFen: net[part] ?? 0,
    taxFen: tax[part] ?? 0,
  }));
}

/**
 * Divides an amount over what it is taken from. A share is at most what it is taken from, for a share by weight,
 * rounded up, is never above its weight while the amount is not above all weights together.
 */
function shareOut(amountFen: Fen, from: readonly Fen[]): Fen[] {
  invariant(amountFen <= sum(from), 'no more is taken off than there is');
  return allocate(amountFen, from);
}

const less = (amounts: readonly Fen[], taken: readonly Fen[]): Fen[] =>
  amounts.map((amount, part) => amount - (taken[part] ?? 0));

/**
 * Divides tenders over parts of which each is paid in full: `shares[part][tender]`. Every part gets of each tender
 * in proportion, by largest remainder, so that a refund of one part can go back the way it came; the tenders are
 * used up to the fen.
 */
export function splitTenders(tendersFen: readonly Fen[], duesFen: readonly Fen[]): Fen[][] {
  invariant(sum(tendersFen) === sum(duesFen), 'the parts are paid with what the order was paid with');
  let left = [...tendersFen];
  return duesFen.map((dueFen) => {
    if (left.length === 0) return [];
    const shares = shareOut(dueFen, left);
    left = less(left, shares);
    return shares;
  });
}

/** What rounding to coins added to the whole, divided over the parts that were paid together. */
export function splitRounding(roundingFen: Fen, totalsFen: readonly Fen[]): Fen[] {
  const shares = allocate(roundingFen, totalsFen);
  invariant(
    shares.every((share, part) => (totalsFen[part] ?? 0) + share >= 0),
    'no part is paid less than nothing',
  );
  return shares;
}
