import { describe, expect, it } from 'vitest';
import { CASH_ROUNDINGS } from '#shared/domain/money.ts';
import { settlementAmounts, type TenderAmount } from '#shared/domain/settlement.ts';
import { fc } from '#test/support/seeded.ts';

const fen = fc.integer({ min: 0, max: 1_000_000 });
const tender: fc.Arbitrary<TenderAmount> = fc.oneof(
  fen.map((receivedFen) => ({ kind: 'cash', receivedFen }) as const),
  fen.map((amountFen) => ({ kind: 'card', amountFen }) as const),
);

describe('what tenders add up to', () => {
  it('PAY-1: what is paid and not missing is the total, its rounding and the change, to the fen', () => {
    fc.assert(
      fc.property(
        fc.array(tender, { maxLength: 6 }),
        fen,
        fc.constantFrom(...CASH_ROUNDINGS),
        (tenders, dueFen, rounding) => {
          const sums = settlementAmounts(tenders, dueFen, rounding);
          fc.pre(!sums.cardsExceedDue);
          expect(sums.cardFen + sums.cashFen + sums.missingFen).toBe(
            dueFen + sums.roundingFen + sums.changeFen,
          );
          expect(Math.min(sums.missingFen, sums.changeFen)).toBe(0);
        },
      ),
    );
  });

  it('PAY-1: only cash is rounded, and only cash gives change', () => {
    const card = settlementAmounts([{ kind: 'card', amountFen: 7_345 }], 7_345, 'down_to_jiao');
    expect(card).toMatchObject({ roundingFen: 0, changeFen: 0, missingFen: 0, cardsExceedDue: false });
    const cash = settlementAmounts([{ kind: 'cash', receivedFen: 8_000 }], 7_345, 'down_to_jiao');
    expect(cash).toMatchObject({ roundingFen: -5, cashDueFen: 7_340, changeFen: 660 });
    expect(settlementAmounts([{ kind: 'card', amountFen: 7_346 }], 7_345, 'none').cardsExceedDue).toBe(true);
  });
});
