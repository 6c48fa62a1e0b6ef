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

/** A coupon with terms, as far as amounts go. */
export interface CouponOffer {
  readonly discount: Discount;
  /** It takes off at most this. */
  readonly capFen: Fen | null;
  /** What the goods that it covers have to cost, after every other discount. */
  readonly minimumFen: Fen;
  /** False for one that is taken off no goods with a member price or a discount of any kind. */
  readonly stackable: boolean;
  /** Which lines it covers. */
  readonly covered: readonly boolean[];
}

/** What keeps a coupon from taking something off these goods. */
export type CouponShortfall =
  | { readonly reason: 'not_these_goods' | 'not_with_discount' }
  | { readonly reason: 'minimum'; readonly short_fen: Fen };

export interface PricingInput {
  readonly lines: readonly PricingLine[];
  readonly isMember: boolean;
  readonly orderDiscount: Discount | null;
  /** A voucher whose amount somebody stated. */
  readonly couponFen: Fen;
  /** A coupon with terms; it takes the place of the stated amount. */
  readonly coupon?: CouponOffer | null;
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

/** Lines with every discount but the coupon. */
function beforeCoupon(input: PricingInput) {
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
  const orderDiscountFen = discountFen(input.orderDiscount, sum(afterLine));
  const orderShares = allocate(orderDiscountFen, afterLine);
  const rows = base.map((row, index) => ({
    ...row,
    orderShareFen: orderShares[index] ?? 0,
    afterOrderFen: (afterLine[index] ?? 0) - (orderShares[index] ?? 0),
  }));
  return { rows, orderDiscountFen };
}

type BeforeCoupon = ReturnType<typeof beforeCoupon>;

/** What of each line a coupon is reckoned on: nothing of lines that it does not cover. */
function couponBase({ rows, orderDiscountFen }: BeforeCoupon, offer: CouponOffer): Fen[] {
  return rows.map(({ afterOrderFen, memberDiscountFen, lineDiscountFen }, index) => {
    const isDiscounted = memberDiscountFen > 0 || lineDiscountFen > 0 || orderDiscountFen > 0;
    const counts = offer.covered[index] === true && (offer.stackable || !isDiscounted);
    return counts ? afterOrderFen : 0;
  });
}

function shortfallOf(before: BeforeCoupon, offer: CouponOffer): CouponShortfall | null {
  const baseFen = sum(couponBase(before, offer));
  if (baseFen === 0) {
    const otherwiseFen = sum(couponBase(before, { ...offer, stackable: true }));
    return { reason: otherwiseFen > 0 ? 'not_with_discount' : 'not_these_goods' };
  }
  const short_fen = offer.minimumFen - baseFen;
  return short_fen > 0 ? { reason: 'minimum', short_fen } : null;
}

/** Why the coupon takes nothing off; null when it does, or when there is none. */
export function couponShortfall(input: PricingInput): CouponShortfall | null {
  return input.coupon ? shortfallOf(beforeCoupon(input), input.coupon) : null;
}

/**
 * What the coupon takes off, line by line. A percentage is rounded half up to the fen over all covered goods together,
 * then capped; the amount is split by largest remainder over the covered lines alone. A stated amount covers all.
 */
function couponSharesOf(input: PricingInput, before: BeforeCoupon): readonly Fen[] {
  const { coupon } = input;
  const afterOrder = before.rows.map((row) => row.afterOrderFen);
  if (!coupon) return allocate(Math.min(input.couponFen, sum(afterOrder)), afterOrder);
  if (shortfallOf(before, coupon) !== null) return afterOrder.map(() => 0);
  const base = couponBase(before, coupon);
  const fen = discountFen(coupon.discount, sum(base));
  return allocate(Math.min(fen, coupon.capFen ?? fen), base);
}

/**
 * Prices a cart or an order (CART-3): member price, line discounts, order discount, coupon, shipping fee and
 * contained tax, each kept apart. Order discount and coupon are split over the lines by largest remainder, so
 * that lines sum to the order to the fen. The coupon takes off at most what is left to pay for the goods it covers.
 *
 * Fails with AMOUNT_TOO_LARGE when the goods, or the goods and their shipping, cost more than an amount can be.
 */
export function priceOrder(input: PricingInput): PricedOrder {
  invariant(input.lines.length > 0, 'an order is priced over at least one line');
  refuseTooLarge(sum(input.lines.map((line) => line.listPriceFen * line.quantity)) + input.shippingFeeFen);
  const before = beforeCoupon(input);
  const couponShares = couponSharesOf(input, before);
  const lines = before.rows.map((row, index): PricedLine => {
    const couponFen = couponShares[index] ?? 0;
    const netFen = row.afterOrderFen - couponFen;
    invariant(netFen >= 0, 'a line never costs less than nothing');
    return {
      unitPriceFen: row.unitPriceFen,
      grossFen: row.grossFen,
      memberDiscountFen: row.memberDiscountFen,
      lineDiscountFen: row.lineDiscountFen,
      orderDiscountFen: row.orderShareFen,
      couponFen,
      netFen,
      taxFen: includedTax(netFen, row.line.taxRateBp),
    };
  });
  return {
    lines,
    itemsFen: sum(lines.map((line) => line.grossFen)),
    memberDiscountFen: sum(lines.map((line) => line.memberDiscountFen)),
    lineDiscountFen: sum(lines.map((line) => line.lineDiscountFen)),
    orderDiscountFen: before.orderDiscountFen,
    couponFen: sum(couponShares),
    shippingFeeFen: input.shippingFeeFen,
    taxFen: sum(lines.map((line) => line.taxFen)),
    totalFen: sum(lines.map((line) => line.netFen)) + input.shippingFeeFen,
  };
}
