import { describe, expect, it } from 'vitest';
import { findTransition, ORDER_STATUSES } from '#shared/domain/order-states.ts';
import {
  handedOverNow,
  isStockWrong,
  lastCollectionDay,
  OWED_CAUSES,
  owedProblem,
} from '#shared/domain/owed-balance.ts';
import { fc } from '#test/support/seeded.ts';

const given = [
  { lineNo: 1, batchId: 7, quantity: 3, verified: 1 },
  { lineNo: 1, batchId: 8, quantity: 2, verified: 0 },
  { lineNo: 2, batchId: 7, quantity: 1, verified: 1 },
];
const owed = (lineNo: number, batchId: number, quantity: number) => ({ lineNo, batchId, quantity });

describe('RX-5: what may be owed', () => {
  it.each([
    ['units that nobody verified', [owed(1, 7, 2)], false, null],
    ['a batch that is not in the bag, whole', [owed(1, 8, 2)], false, null],
    ['of two batches', [owed(1, 7, 2), owed(1, 8, 1)], false, null],
    ['nothing', [], false, { reason: 'nothing' }],
    ['nothing named, of an order that waits for goods', [], true, null],
    ['more than the batch gave', [owed(1, 8, 3)], false, { reason: 'too_many', lineNo: 1, left: 2 }],
    ['what lies in the bag', [owed(1, 7, 3)], false, { reason: 'packed', lineNo: 1, left: 2 }],
    ['the same batch twice', [owed(1, 7, 1), owed(1, 7, 2)], false, { reason: 'packed', lineNo: 1, left: 2 }],
    ['a batch that the line was not given', [owed(2, 8, 1)], false, { reason: 'not_given', lineNo: 2 }],
  ])('RX-5: %s', (_, lines, isShort, problem) => {
    expect(owedProblem(given, lines, isShort)).toEqual(problem);
  });

  it('RX-5: an order of which nothing has come is not divided without naming anything', () => {
    expect(owedProblem([], [], true)).toEqual({ reason: 'nothing' });
  });

  it('RX-5: what is handed over and what is owed are the order, batch by batch', () => {
    const batches = fc.uniqueArray(
      fc.record({
        lineNo: fc.integer({ min: 1, max: 4 }),
        batchId: fc.integer({ min: 1, max: 4 }),
        quantity: fc.integer({ min: 1, max: 9 }),
        later: fc.integer({ min: 0, max: 9 }),
      }),
      { selector: ({ lineNo, batchId }) => `${lineNo}/${batchId}`, minLength: 1 },
    );
    fc.assert(
      fc.property(batches, (rows) => {
        const units = rows.map((row) => ({ ...row, verified: 0 }));
        const later = rows.flatMap(({ lineNo, batchId, quantity, later: wanted }) =>
          wanted === 0 ? [] : [owed(lineNo, batchId, Math.min(wanted, quantity))],
        );
        const now = handedOverNow(units, later);
        for (const { lineNo, batchId, quantity } of rows) {
          const of = (list: readonly { lineNo: number; batchId: number; quantity: number }[]) =>
            list
              .filter((unit) => unit.lineNo === lineNo && unit.batchId === batchId)
              .reduce((sum, unit) => sum + unit.quantity, 0);
          expect(of(now) + of(later)).toBe(quantity);
        }
        expect(now.every(({ quantity }) => quantity > 0)).toBe(true);
      }),
    );
  });

  it('RX-5: only what the shelf has not or what is broken leaves the books', () => {
    expect(OWED_CAUSES.filter(isStockWrong)).toEqual(['not_on_shelf', 'damaged']);
  });

  it('RX-5: the day of owing is not counted among the days to collect', () => {
    expect(lastCollectionDay('2026-06-15', 30)).toBe('2026-07-15');
    expect(lastCollectionDay('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('RX-5 ORD-5: an order owes from where its goods are the shop’s, and no money is given back', () => {
    expect(findTransition('paid', 'owe')).toMatchObject({ stock: 'release', money: 'transfer_out' });
    expect(findTransition('dispensing', 'owe')).toMatchObject({ stock: 'restock', money: 'transfer_out' });
    expect(findTransition('paid', 'continue_dispensing')).toMatchObject({ stock: 'reduce', money: 'none' });
    for (const status of ORDER_STATUSES.filter((name) => name !== 'paid' && name !== 'dispensing'))
      expect(findTransition(status, 'owe')).toBeNull();
  });
});
