import { describe, expect, it } from 'vitest';
import { exchangeAmounts, splitExchange } from '#shared/domain/exchange-amounts.ts';
import { fc } from '#test/support/seeded.ts';

const FEN = fc.integer({ min: 0, max: 10_000_000 });

describe('AS-3: the difference in price of an exchange', () => {
  it.each([
    ['equal', 1_250, 1_250, { carriedFen: 1_250, dueFen: 0, backFen: 0 }],
    ['dearer', 1_250, 1_999, { carriedFen: 1_250, dueFen: 749, backFen: 0 }],
    ['cheaper', 1_250, 333, { carriedFen: 333, dueFen: 0, backFen: 917 }],
    ['worth nothing', 0, 333, { carriedFen: 0, dueFen: 333, backFen: 0 }],
    ['for nothing', 1_250, 0, { carriedFen: 0, dueFen: 0, backFen: 1_250 }],
    ['nothing for nothing', 0, 0, { carriedFen: 0, dueFen: 0, backFen: 0 }],
  ])('AS-3: %s', (_, worthFen, totalFen, amounts) => {
    expect(exchangeAmounts(worthFen, totalFen)).toEqual(amounts);
  });

  it('AS-3: nothing is exchanged for less than nothing', () => {
    expect(() => exchangeAmounts(-1, 0)).toThrow();
    expect(() => exchangeAmounts(0, -1)).toThrow();
  });

  it('AS-3: both sides add up to the fen, and only one of them has something left', () => {
    fc.assert(
      fc.property(FEN, FEN, (worthFen, totalFen) => {
        const { carriedFen, dueFen, backFen } = exchangeAmounts(worthFen, totalFen);
        expect(carriedFen + backFen).toBe(worthFen);
        expect(carriedFen + dueFen).toBe(totalFen);
        expect(Math.min(dueFen, backFen)).toBe(0);
      }),
    );
  });
});

describe('AS-3 PAY-6: the payments of the old order', () => {
  it('AS-3 PAY-6: two tenders each carry their part over, and each gets its part of the rest back', () => {
    const payments = [
      { paymentId: 1, leftFen: 300 },
      { paymentId: 2, leftFen: 700 },
    ];
    expect(splitExchange({ carriedFen: 400, backFen: 100 }, payments)).toMatchObject([
      { paymentId: 1, carriedFen: 120, backFen: 30 },
      { paymentId: 2, carriedFen: 280, backFen: 70 },
    ]);
  });

  it('AS-3 PAY-6: every fen moves once, and no payment gives more than is left of it', () => {
    const left = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(left, fc.nat(1_000), fc.nat(1_000), (amounts, share, part) => {
        const all = amounts.reduce((sum, fen) => sum + fen, 0);
        const worthFen = Math.floor((all * share) / 1_000);
        const carriedFen = Math.floor((worthFen * part) / 1_000);
        const payments = amounts.map((leftFen, index) => ({ paymentId: index + 1, leftFen }));
        const parts = splitExchange({ carriedFen, backFen: worthFen - carriedFen }, payments);
        const total = (name: 'carriedFen' | 'backFen') => parts.reduce((sum, row) => sum + row[name], 0);
        expect(total('carriedFen')).toBe(carriedFen);
        expect(total('backFen')).toBe(worthFen - carriedFen);
        for (const row of parts) {
          expect(Math.min(row.carriedFen, row.backFen)).toBeGreaterThanOrEqual(0);
          expect(row.carriedFen + row.backFen).toBeLessThanOrEqual(row.leftFen);
        }
      }),
    );
  });
});
