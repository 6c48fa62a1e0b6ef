import { describe, expect, it } from 'vitest';
import {
  allocate,
  applyRate,
  assertFen,
  BASIS_POINTS,
  CASH_ROUNDINGS,
  cashRoundingAdjustment,
  formatYuan,
  includedTax,
  MAX_FEN,
  parseYuan,
  timesQuantity,
} from '#shared/domain/money.ts';
import { InvariantError } from '#shared/errors/index.ts';
import { fc } from '#test/support/seeded.ts';

const amount = fc.integer({ min: 0, max: MAX_FEN });
const rate = fc.integer({ min: 0, max: BASIS_POINTS });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** `numerator ÷ denominator` rounded half up, in whole numbers alone. */
const halfUp = (numerator: bigint, denominator: bigint) =>
  Number((2n * numerator + denominator) / (2n * denominator));

describe('CART-3: amounts in fen', () => {
  it('CART-3: only whole fen within range are amounts', () => {
    for (const good of [0, 1, -1, MAX_FEN, -MAX_FEN]) expect(assertFen(good, 'it')).toBe(good);
    for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, MAX_FEN + 1, -MAX_FEN - 1, 2 ** 60]) {
      expect(() => assertFen(bad, 'it')).toThrow(InvariantError);
    }
  });

  it('CART-3: price times quantity is exact, or no amount at all', () => {
    expect(timesQuantity(1_999, 99)).toBe(197_901);
    expect(() => timesQuantity(MAX_FEN, 2)).toThrow(InvariantError);
    expect(() => timesQuantity(100, 0.5 / 100)).toThrow(InvariantError);
  });

  it('CART-3: a rate is rounded half up to the fen', () => {
    expect(applyRate(5, 1_000)).toBe(1);
    expect(applyRate(4, 1_000)).toBe(0);
    expect(applyRate(15, 3_000)).toBe(5);
    fc.assert(
      fc.property(amount, rate, (fen, bp) => {
        expect(applyRate(fen, bp)).toBe(halfUp(BigInt(fen) * BigInt(bp), BigInt(BASIS_POINTS)));
      }),
    );
  });

  it('CART-3: the tax contained in an amount is amount × rate ÷ (1 + rate), rounded half up', () => {
    expect(includedTax(11_300, 1_300)).toBe(1_300);
    expect(includedTax(100, 0)).toBe(0);
    fc.assert(
      fc.property(amount, rate, (fen, bp) => {
        const tax = includedTax(fen, bp);
        expect(tax).toBe(halfUp(BigInt(fen) * BigInt(bp), BigInt(BASIS_POINTS + bp)));
        expect(tax).toBeLessThanOrEqual(fen);
      }),
    );
  });
});

describe('CART-3: splitting an amount', () => {
  const weights = fc.array(fc.integer({ min: 0, max: MAX_FEN }), { minLength: 1, maxLength: 40 });
  const signed = fc.integer({ min: -MAX_FEN, max: MAX_FEN });

  it('CART-3: the parts always sum to the amount, to the fen', () => {
    fc.assert(
      fc.property(signed, weights, (fen, parts) => {
        expect(sum(allocate(fen, parts))).toBe(fen);
      }),
    );
  });

  it('CART-3: each part is its exact share, rounded down or up', () => {
    fc.assert(
      fc.property(amount, weights, (fen, parts) => {
        const total = parts.reduce((all, part) => all + BigInt(part), 0n);
        fc.pre(total > 0n);
        allocate(fen, parts).forEach((share, index) => {
          const floor = Number((BigInt(fen) * BigInt(parts[index] ?? 0)) / total);
          expect(share - floor).toBeGreaterThanOrEqual(0);
          expect(share - floor).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('CART-3: an amount below the weights’ sum never takes more from a part than it weighs', () => {
    fc.assert(
      fc.property(weights, rate, (parts, bp) => {
        const total = sum(parts);
        fc.pre(total > 0 && total <= MAX_FEN);
        allocate(applyRate(total, bp), parts).forEach((share, index) => {
          expect(share).toBeLessThanOrEqual(parts[index] ?? 0);
        });
      }),
    );
  });

  it('CART-3: a part without weight gets nothing while another has one', () => {
    fc.assert(
      fc.property(amount, weights, (fen, parts) => {
        fc.pre(parts.some((part) => part > 0));
        allocate(fen, parts).forEach((share, index) => {
          if (parts[index] === 0) expect(share).toBe(0);
        });
      }),
    );
  });

  it('CART-3: a negative amount is split as its mirror image', () => {
    fc.assert(
      fc.property(amount, weights, (fen, parts) => {
        const mirrored = allocate(-fen, parts).map((share) => (share === 0 ? 0 : -share));
        expect(mirrored).toEqual(allocate(fen, parts));
      }),
    );
  });

  it('CART-3: odd fen go to the largest remainders, ties to the earlier part; no weights, all to the first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(101, [1, 1, 1])).toEqual([34, 34, 33]);
    expect(allocate(10, [1, 2, 4])).toEqual([1, 3, 6]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(7, [0, 0])).toEqual([7, 0]);
    expect(allocate(0, [3, 4])).toEqual([0, 0]);
  });

  it('CART-3: nothing to split over, negative and broken weights are defects', () => {
    expect(() => allocate(1, [])).toThrow(InvariantError);
    expect(() => allocate(1, [-1, 2])).toThrow(InvariantError);
    expect(() => allocate(1, [0.5])).toThrow(InvariantError);
    expect(() => allocate(MAX_FEN + 1, [1])).toThrow(InvariantError);
  });
});

describe('PAY-1: cash rounding', () => {
  const STEP = { none: 1, down_to_jiao: 10, half_up_to_jiao: 10, down_to_yuan: 100 } as const;

  it('PAY-1: rounds to what coins can pay, by less than one step', () => {
    expect(CASH_ROUNDINGS.map((rounding) => cashRoundingAdjustment(1_299, rounding))).toEqual([
      0, -9, 1, -99,
    ]);
    expect(CASH_ROUNDINGS.map((rounding) => cashRoundingAdjustment(1_295, rounding))).toEqual([
      0, -5, 5, -95,
    ]);
    expect(CASH_ROUNDINGS.map((rounding) => cashRoundingAdjustment(1_294, rounding))).toEqual([
      0, -4, -4, -94,
    ]);
  });

  it('PAY-1: the rounded amount is a multiple of the coin, never negative, and rounding it again changes nothing', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...CASH_ROUNDINGS), (fen, rounding) => {
        const adjustment = cashRoundingAdjustment(fen, rounding);
        const rounded = fen + adjustment;
        expect(rounded % STEP[rounding]).toBe(0);
        expect(rounded).toBeGreaterThanOrEqual(0);
        expect(Math.abs(adjustment)).toBeLessThan(STEP[rounding]);
        if (rounding.startsWith('down')) expect(adjustment).toBeLessThanOrEqual(0);
        expect(Object.is(cashRoundingAdjustment(rounded, rounding), 0)).toBe(true);
      }),
    );
  });
});

describe('CART-3: yuan as text', () => {
  it('CART-3: what is written is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
      }),
    );
    expect(formatYuan(-5)).toBe('-0.05');
    expect(formatYuan(12_345)).toBe('123.45');
  });

  it('CART-3: prices as people type them', () => {
    expect(['12', '12.5', '12.50', '￥12.50', '¥ 0.01', ' 7 '].map(parseYuan)).toEqual([
      1200, 1250, 1250, 1250, 1, 700,
    ]);
  });

  it('CART-3: a third decimal, a sign, an exponent and other text are no prices', () => {
    for (const text of [
      '1.005',
      '12.500',
      '-1',
      '+1',
      '1e3',
      '1,000',
      '',
      '.5',
      '5.',
      '12 元',
      '0x10',
      'NaN',
      '123456789',
    ]) {
      expect(parseYuan(text), text).toBeNull();
    }
  });
});
