import { fail, invariant } from '#shared/errors/index.ts';
import { allocate, applyRate, type Fen, includedTax, MAX_FEN, timesQuantity } from './money.ts';

/** A discount as the cashier states it. A percentage is what is taken off: 9 折 is `bp: 1000`. */
export type Discount =
  | { readonly kind: 'percent'; readonly bp: number }
  | { readonly kind: 'amount'; readonly fen: Fen };

export interface PricingLine {
  readonly listPriceFen: Fen;
  /** The member price, or null where the drug has none. */
  readonly memberPriceFen: Fen | null;
  readonly quantity: number;
  readonly discount: Discount | null;
  readonly taxRateBp: number;
}

export interface PricingInput {
  readonly lines: readonly PricingLine[];
  readonly isMember: boolean;
  readonly orderDiscount: Discount | null;
  readonly couponFen: Fen;
  readonly shippingFeeFen: Fen;
}

export interface PricedLine {
  readonly unitPriceFen: Fen;
  readonly grossFen: Fen;
  readonly memberDiscountFen: Fen;
  readonly lineDiscountFen: Fen;
  readonly orderDiscountFen: Fen;
  readonly couponFen: Fen;
  /** What the customer pays for the line, tax included. */
  readonly netFen: Fen;
  readonly taxFen: Fen;
}

export interface PricedOrder {
  readonly lines: readonly PricedLine[];
  readonly itemsFen: Fen;
  readonly memberDiscountFen: Fen;
  readonly lineDiscountFen: Fen;
  readonly orderDiscountFen: Fen;
  readonly couponFen: Fen;
  readonly shippingFeeFen: Fen;
  /** The tax contained in the lines; never added to the total. */
  readonly taxFen: Fen;
  readonly totalFen: Fen;
}

/**
 * The amount a discount takes off, rounded half up to the fen, at most the amount itself: a discount stated for
 * two packs must not make one pack cost less than nothing.
 */
export function discountFen(discount: Discount | null, amountFen: Fen): Fen {
  if (discount === null) return 0;
  const fen = discount.kind === 'amount' ? discount.fen : applyRate(amountFen, discount.bp);
  return Math.min(fen, amountFen);
}

const sum = (values: readonly number[]): Fen => values.reduce((total, value) => total + value, 0);

function refuseTooLarge(amountFen: Fen): void {
  if (amountFen > MAX_FEN) fail('AMOUNT_TOO_LARGE', { amount_fen: amountFen, limit_fen: MAX_FEN });
}

/**
 * Prices a cart or an order (CART-3): member price, line discounts, order discount, coupon, shipping fee and
 * contained tax, each kept apart. Order discount and coupon are split over the lines by largest remainder, so
 * that lines sum to the order to the fen. The coupon takes off at most what is left to pay for goods.
 *
 * Fails with AMOUNT_TOO_LARGE when the goods, or the goods and their shipping, cost more than an amount can be.
 */
export function priceOrder(input: PricingInput): PricedOrder {
  invariant(input.lines.length > 0, 'an order is priced over at least one line');
  refuseTooLarge(sum(input.lines.map((line) => line.listPriceFen * line.quantity)) + input.shippingFeeFen);
  const base = input.lines.map((line) => {
    const grossFen = timesQuantity(line.listPriceFen, line.quantity);
    const memberPriceFen =
      input.isMember && line.memberPriceFen !== null
        ? Math.min(line.memberPriceFen, line.listPriceFen)
        : line.listPriceFen;
    const memberDiscountFen = timesQuantity(line.listPriceFen - memberPriceFen, line.quantity);
    const lineDiscountFen = discountFen(line.discount, grossFen - memberDiscountFen);
    return { line, unitPriceFen: memberPriceFen, grossFen, memberDiscountFen, lineDiscountFen };
  });
  const afterLine = base.map((row) => row.grossFen - row.memberDiscountFen - row.lineDiscountFen);
  const orderDiscountTotal = discountFen(input.orderDiscount, sum(afterLine));
  const orderShares = allocate(orderDiscountTotal, afterLine);
  const afterOrder = afterLine.map((fen, index) => fen - (orderShares[index] ?? 0));
  const couponTotal = Math.min(input.couponFen, sum(afterOrder));
  const couponShares = allocate(couponTotal, afterOrder);
  const lines = base.map((row, index): PricedLine => {
    const netFen = (afterOrder[index] ?? 0) - (couponShares[index] ?? 0);
    invariant(netFen >= 0, 'a line never costs less than nothing');
    return {
      unitPriceFen: row.unitPriceFen,
      grossFen: row.grossFen,
      memberDiscountFen: row.memberDiscountFen,
      lineDiscountFen: row.lineDiscountFen,
      orderDiscountFen: orderShares[index] ?? 0,
      couponFen: couponShares[index] ?? 0,
      netFen,
      taxFen: includedTax(netFen, row.line.taxRateBp),
    };
  });
  return {
    lines,
    itemsFen: sum(lines.map((line) => line.grossFen)),
    memberDiscountFen: sum(lines.map((line) => line.memberDiscountFen)),
    lineDiscountFen: sum(lines.map((line) => line.lineDiscountFen)),
    orderDiscountFen: orderDiscountTotal,
    couponFen: couponTotal,
    shippingFeeFen: input.shippingFeeFen,
    taxFen: sum(lines.map((line) => line.taxFen)),
    totalFen: sum(lines.map((line) => line.netFen)) + input.shippingFeeFen,
  };
}
