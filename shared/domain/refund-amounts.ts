import { invariant } from '#shared/errors/index.ts';
import { allocate, type Fen } from './money.ts';

/** A sold line as far as giving money back is concerned. */
export interface RefundableLine {
  readonly lineNo: number;
  readonly quantity: number;
  readonly netFen: Fen;
}

/** What was paid for an order, beside its lines. */
export interface PaidOrder {
  readonly lines: readonly RefundableLine[];
  readonly shippingFeeFen: Fen;
  /** What cash rounding added to the total; negative when the customer paid less. */
  readonly roundingFen: Fen;
  readonly paidFen: Fen;
}

/** Units by line number. */
export type UnitsByLine = ReadonlyMap<number, number>;

export interface RefundLine {
  readonly lineNo: number;
  readonly quantity: number;
  readonly amountFen: Fen;
}

export interface RefundAmounts {
  readonly lines: readonly RefundLine[];
  readonly shippingFen: Fen;
  /** What cash rounding, and the limit of what was paid, change: usually nothing, or the order's rounding. */
  readonly roundingFen: Fen;
  readonly totalFen: Fen;
  /** Every unit of the order has been settled with this refund. */
  readonly isWhole: boolean;
}

/**
 * What the first `units` of a line cost: its net split evenly over its units by largest remainder. Differences of
 * this give each unit's part, so that giving back one of three, three times, gives back the line to the fen.
 */
export function costOfUnits({ netFen, quantity }: RefundableLine, units: number): Fen {
  invariant(units >= 0 && units <= quantity, 'no more units than were sold');
  const each = Math.floor(netFen / quantity);
  return each * units + Math.min(units, netFen % quantity);
}

const sum = (values: readonly number[]): Fen => values.reduce((total, value) => total + value, 0);
const unitsOf = (units: UnitsByLine, { lineNo }: RefundableLine): number => units.get(lineNo) ?? 0;

function isWhole({ lines }: PaidOrder, settled: UnitsByLine): boolean {
  return lines.every((line) => unitsOf(settled, line) === line.quantity);
}

/**
 * What the customer has a claim to once these units are settled. Rounding that made the order dearer comes back
 * with the last unit; rounding that made it cheaper is never paid out on top. So claims grow with the units, never
 * pass what was paid, and reach it exactly when everything, with the shipping fee, is settled.
 */
function claimFen(order: PaidOrder, settled: UnitsByLine, withShipping: boolean): Fen {
  const goodsFen = sum(order.lines.map((line) => costOfUnits(line, unitsOf(settled, line))));
  const allGoodsFen = sum(order.lines.map((line) => line.netFen));
  const ceilingFen = Math.max(0, allGoodsFen + Math.min(order.roundingFen, 0));
  const paidForGoodsFen = isWhole(order, settled)
    ? Math.max(0, allGoodsFen + order.roundingFen)
    : Math.min(goodsFen, ceilingFen);
  return Math.min(order.paidFen, paidForGoodsFen + (withShipping ? order.shippingFeeFen : 0));
}

/**
 * What is given back for units of an order's lines, after others have been settled before (AS-3). The shipping fee
 * is given back only when somebody decides so and nothing of the order is left.
 */
export function refundAmounts(
  order: PaidOrder,
  settledBefore: UnitsByLine,
  request: { readonly units: UnitsByLine; readonly withShipping: boolean },
): RefundAmounts {
  const settled = new Map(
    order.lines.map((line) => [line.lineNo, unitsOf(settledBefore, line) + unitsOf(request.units, line)]),
  );
  const lines = order.lines.flatMap((line): RefundLine[] => {
    const quantity = unitsOf(request.units, line);
    if (quantity === 0) return [];
    const before = unitsOf(settledBefore, line);
    const amountFen = costOfUnits(line, before + quantity) - costOfUnits(line, before);
    return [{ lineNo: line.lineNo, quantity, amountFen }];
  });
  const whole = isWhole(order, settled);
  const withShipping = request.withShipping && whole;
  const totalFen = claimFen(order, settled, withShipping) - claimFen(order, settledBefore, false);
  const shippingFen = withShipping ? order.shippingFeeFen : 0;
  const roundingFen = totalFen - shippingFen - sum(lines.map((line) => line.amountFen));
  invariant(totalFen >= 0 && totalFen <= order.paidFen, 'a refund is part of what was paid');
  return { lines, shippingFen, roundingFen: roundingFen + 0, totalFen, isWhole: whole };
}

/** A payment with what is left of it. */
export interface PaymentLeft {
  readonly paymentId: number;
  readonly leftFen: Fen;
}

/**
 * Splits a refund over the payments that are left, in proportion to what is left of each (largest remainder). Money
 * goes back the way it came (原路退回): a line was paid by all tenders together, so each gets its part of it back.
 * Giving the card all of it first would turn cash into money on a card, and the other way round.
 */
export function splitRefund<P extends PaymentLeft>(
  amountFen: Fen,
  payments: readonly P[],
): (P & { readonly amountFen: Fen })[] {
  const left = payments.filter((payment) => payment.leftFen > 0);
  invariant(amountFen <= sum(left.map((payment) => payment.leftFen)), 'no more is given back than is left');
  if (amountFen === 0 || left.length === 0) return [];
  const parts = allocate(
    amountFen,
    left.map((payment) => payment.leftFen),
  );
  return left
    .map((payment, index) => ({ ...payment, amountFen: parts[index] ?? 0 }))
    .filter((payment) => payment.amountFen > 0);
}
