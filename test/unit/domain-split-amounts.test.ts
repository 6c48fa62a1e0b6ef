import assert from 'node:assert/strict';
import { describe, expect, it } from 'vitest';
import { type Discount, type PricingLine, priceOrder } from '#shared/domain/pricing.ts';
import {
  type PartAmounts,
  type SoldLine,
  splitAmounts,
  splitRounding,
  splitTenders,
  totalsOf,
} from '#shared/domain/split-amounts.ts';
import { InvariantError } from '#shared/errors/index.ts';
import { SEED } from '#test/support/seeded.ts';

const ORDERS = 100_000;

const LINE_COLUMNS = [
  'grossFen',
  'memberDiscountFen',
  'lineDiscountFen',
  'orderDiscountFen',
  'couponFen',
  'netFen',
  'taxFen',
] as const;
const TOTALS = [
  'itemsFen',
  'memberDiscountFen',
  'lineDiscountFen',
  'orderDiscountFen',
  'couponFen',
  'shippingFeeFen',
  'taxFen',
  'totalFen',
] as const;

type Order = ReturnType<typeof soldOrder>;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** mulberry32: small, fast, and the same on every machine. */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from `min` to `max`. */
  whole(min: number, max: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return min + (((t ^ (t >>> 14)) >>> 0) % (max - min + 1));
  }

  oneOf<T>(values: readonly T[]): T {
    return values[this.whole(0, values.length - 1)] as T;
  }

  discount(): Discount | null {
    const kind = this.oneOf(['none', 'none', 'percent', 'amount'] as const);
    if (kind === 'none') return null;
    return kind === 'percent'
      ? { kind, bp: this.whole(1, 10_000) }
      : { kind, fen: this.whole(1, this.oneOf([7, 900, 50_000])) };
  }
}

function soldOrder(dice: Dice) {
  const wished = Array.from({ length: dice.whole(1, dice.oneOf([2, 5, 20])) }, (): PricingLine => {
    const listPriceFen = dice.whole(0, dice.oneOf([3, 100, 100_000]));
    return {
      listPriceFen,
      memberPriceFen: dice.oneOf([null, dice.whole(0, listPriceFen)]),
      quantity: dice.whole(1, dice.oneOf([2, 9, 99])),
      discount: dice.discount(),
      taxRateBp: dice.oneOf([0, 300, 600, 900, 1_300]),
    };
  });
  const priced = priceOrder({
    lines: wished,
    isMember: dice.oneOf([true, false]),
    orderDiscount: dice.discount(),
    couponFen: dice.oneOf([0, dice.whole(0, 200_000)]),
    shippingFeeFen: dice.oneOf([0, dice.whole(0, 2_000)]),
  });
  const lines = priced.lines.map((line, place) => ({ ...line, quantity: wished[place]?.quantity ?? 0 }));
  return { ...priced, lines };
}

/** Quantities by part and line that leave nothing over and no part empty. */
function divide(dice: Dice, lines: readonly SoldLine[]): number[][] {
  const units = sum(lines.map((line) => line.quantity));
  const parts = Math.min(dice.whole(2, 4), units);
  const division = Array.from({ length: parts }, () => lines.map(() => 0));
  const give = (part: number, place: number, quantity: number) => {
    const row = division[part];
    assert(row);
    row[place] = (row[place] ?? 0) + quantity;
  };
  let empty = parts;
  lines.forEach(({ quantity }, place) => {
    let left = quantity;
    while (left > 0) {
      const taken = empty > 0 ? 1 : dice.whole(1, left);
      give(empty > 0 ? empty - 1 : dice.whole(0, parts - 1), place, taken);
      empty = Math.max(empty - 1, 0);
      left -= taken;
    }
  });
  return division;
}

function assertExact(order: Order, division: number[][], parts: readonly PartAmounts[]): void {
  assert.equal(parts.length, division.length);
  order.lines.forEach((line, place) => {
    const shares = parts.flatMap((part) => part.lines.filter((share) => share.place === place));
    assert.equal(sum(shares.map((share) => share.quantity)), line.quantity);
    for (const column of LINE_COLUMNS) assert.equal(sum(shares.map((share) => share[column])), line[column]);
  });
  for (const name of TOTALS) assert.equal(sum(parts.map((part) => part[name])), order[name], name);
  parts.forEach((part, index) => {
    for (const line of part.lines) assertLine(line, division[index]?.[line.place]);
    assert.deepEqual({ ...part, lines: [] }, { lines: [], ...totalsOf(part.lines, part.shippingFeeFen) });
    assert.equal(part.totalFen, sum(part.lines.map((line) => line.netFen)) + part.shippingFeeFen);
    assert(part.shippingFeeFen >= 0 && part.totalFen >= 0);
  });
}

function assertLine(line: PartAmounts['lines'][number], quantity: number | undefined): void {
  assert.equal(line.quantity, quantity);
  for (const column of LINE_COLUMNS) assert(line[column] >= 0, column);
  assert(line.taxFen <= line.netFen);
  assert.equal(line.grossFen - line.memberDiscountFen, line.unitPriceFen * line.quantity);
  const discounts = line.memberDiscountFen + line.lineDiscountFen + line.orderDiscountFen + line.couponFen;
  assert.equal(line.grossFen - discounts, line.netFen);
}

/** Pays the order with a few tenders, in coins for some, and divides what was paid over the parts. */
function assertPaid(dice: Dice, order: Order, parts: readonly PartAmounts[]): void {
  const roundingFen = -dice.oneOf([0, order.totalFen % 10, order.totalFen % 100]) + 0;
  const rounding = splitRounding(
    roundingFen,
    parts.map((part) => part.totalFen),
  );
  assert.equal(sum(rounding), roundingFen);
  const dues = parts.map((part, index) => part.totalFen + (rounding[index] ?? 0));
  const paidFen = order.totalFen + roundingFen;
  const cardFen = dice.whole(0, paidFen);
  const tenders = [cardFen, paidFen - cardFen].filter((fen) => fen > 0);
  const shares = splitTenders(tenders, dues);
  assert.deepEqual(
    shares.map((row) => sum(row)),
    dues,
  );
  tenders.forEach((fen, index) => {
    assert.equal(sum(shares.map((row) => row[index] ?? 0)), fen);
  });
  assert(shares.flat().every((fen) => fen >= 0));
}

describe('ORD-9: the amounts of an order that is split', () => {
  it(`ORD-9: over ${ORDERS} random orders every column of the parts sums to the order, to the fen`, {
    timeout: 120_000,
  }, () => {
    const dice = new Dice(SEED);
    let shared = 0;
    for (let count = 0; count < ORDERS; count += 1) {
      const order = soldOrder(dice);
      const division = divide(dice, order.lines);
      try {
        const parts = splitAmounts(order, division);
        assertExact(order, division, parts);
        assertPaid(dice, order, parts);
        if (order.lines.some((_, place) => division.filter((row) => row[place] !== 0).length > 1))
          shared += 1;
      } catch (error) {
        throw new Error(`order ${count} of seed ${SEED}: ${JSON.stringify({ order, division })}`, {
          cause: error,
        });
      }
    }
    expect(shared, 'lines were split, not only dealt out').toBeGreaterThan(ORDERS / 4);
  });

  it('ORD-9: the fen that does not divide goes to the part with the largest remainder', () => {
    const order = soldAs([{ quantity: 3, listPriceFen: 1_000 }], { couponFen: 100, shippingFeeFen: 500 });
    const [two, one] = splitAmounts(order, [[2], [1]]);
    expect(two).toMatchObject({ itemsFen: 2_000, couponFen: 67, totalFen: 1_933 + 333, shippingFeeFen: 333 });
    expect(one).toMatchObject({ itemsFen: 1_000, couponFen: 33, totalFen: 967 + 167, shippingFeeFen: 167 });
  });

  it('ORD-9: goods that cost nothing have no share of a coupon, and the first part takes a fee that none weighs', () => {
    const order = soldAs([{ quantity: 2, listPriceFen: 50 }], { couponFen: 500, shippingFeeFen: 600 });
    expect(order.totalFen).toBe(600);
    expect(splitAmounts(order, [[1], [1]])).toMatchObject([
      { couponFen: 50, taxFen: 0, totalFen: 600 },
      { couponFen: 50, taxFen: 0, totalFen: 0 },
    ]);
  });

  it('ORD-9: each part is paid with each tender in proportion', () => {
    expect(splitTenders([1_000, 500], [900, 600])).toEqual([
      [600, 300],
      [400, 200],
    ]);
    expect(splitTenders([], [0, 0])).toEqual([[], []]);
    expect(splitRounding(-7, [5, 92])).toEqual([0, -7]);
  });

  it('ORD-9: a division that leaves something over, or a part with nothing in it, is an error of the caller', () => {
    const order = soldAs([{ quantity: 3, listPriceFen: 1_000 }], { couponFen: 0, shippingFeeFen: 0 });
    for (const division of [[[2]], [[2], [2]], [[3], [0]], [[4], [-1]], [[1.5], [1.5]]]) {
      expect(() => splitAmounts(order, division)).toThrow(InvariantError);
    }
    expect(() => splitTenders([100], [60, 50])).toThrow(InvariantError);
  });
});

function soldAs(
  wished: readonly { quantity: number; listPriceFen: number }[],
  terms: { couponFen: number; shippingFeeFen: number },
) {
  const lines = wished.map((line) => ({ ...line, memberPriceFen: null, discount: null, taxRateBp: 1_300 }));
  const priced = priceOrder({ ...terms, lines, isMember: false, orderDiscount: null });
  return {
    ...priced,
    lines: priced.lines.map((line, place) => ({ ...line, quantity: wished[place]?.quantity ?? 0 })),
  };
}
