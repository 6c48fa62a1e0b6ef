import { describe, expect, it } from 'vitest';
import {
  type AllocatableBatch,
  allocateFirstExpiryFirstOut,
  BATCH_STATUSES,
  STOCK_ZONES,
  whyNotSellable,
} from '#shared/domain/batches.ts';
import { isExpired } from '#shared/domain/expiry.ts';
import { fc } from '#test/support/seeded.ts';

const today = '2026-06-15';
const dates = ['2026-06-14', today, '2026-06-16', '2027-01-01', '2027-01-02'] as const;

describe('INV-1: what may be sold', () => {
  it('INV-1 RX-7: exactly the batches that are available, on the shelf, in their bin and not expired', () => {
    for (const status of BATCH_STATUSES) {
      for (const zone of STOCK_ZONES) {
        for (const expiryDate of dates) {
          const sellable = status === 'available' && zone === 'saleable' && !isExpired(expiryDate, today);
          expect(whyNotSellable({ status, zone, expiryDate, bin: 'ready' }, today) === null).toBe(sellable);
          expect(whyNotSellable({ status, zone, expiryDate, bin: 'outside' }, today)).not.toBeNull();
        }
      }
    }
  });

  it('INV-1: the gravest reason is named first', () => {
    const bad = { zone: 'quarantine', expiryDate: '2020-01-01', bin: 'outside' } as const;
    expect(whyNotSellable({ ...bad, status: 'recalled' }, today)).toBe('recalled');
    expect(whyNotSellable({ ...bad, status: 'locked' }, today)).toBe('locked');
    expect(whyNotSellable({ ...bad, status: 'available' }, today)).toBe('quarantine');
    expect(whyNotSellable({ ...bad, status: 'available', zone: 'saleable' }, today)).toBe('expired');
    const pieces = { ...bad, status: 'available', zone: 'saleable', expiryDate: '2027-01-01' } as const;
    expect(whyNotSellable(pieces, today)).toBe('outside_bin');
  });
});

describe('INV-1: first expiry first out', () => {
  const batches: fc.Arbitrary<AllocatableBatch[]> = fc
    .array(
      fc.record({
        expiryDate: fc.constantFrom(...dates),
        availableQuantity: fc.integer({ min: -2, max: 20 }),
      }),
      { maxLength: 12 },
    )
    .map((rows) => rows.map((row, index) => ({ ...row, batchId: index + 1 })));
  const quantity = fc.integer({ min: 1, max: 120 });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  it('INV-1: takes all that is asked for or all that there is, and says what is missing', () => {
    fc.assert(
      fc.property(batches, quantity, (rows, wanted) => {
        const { allocations, missingQuantity } = allocateFirstExpiryFirstOut(rows, wanted);
        const there = sum(rows.map((row) => Math.max(0, row.availableQuantity)));
        expect(sum(allocations.map((part) => part.quantity))).toBe(Math.min(wanted, there));
        expect(missingQuantity).toBe(Math.max(0, wanted - there));
      }),
    );
  });

  it('INV-1: takes at least one and at most what is available of a batch, each batch once', () => {
    fc.assert(
      fc.property(batches, quantity, (rows, wanted) => {
        const { allocations } = allocateFirstExpiryFirstOut(rows, wanted);
        expect(new Set(allocations.map((part) => part.batchId)).size).toBe(allocations.length);
        for (const part of allocations) {
          const row = rows.find(({ batchId }) => batchId === part.batchId);
          expect(part.quantity).toBeGreaterThanOrEqual(1);
          expect(part.quantity).toBeLessThanOrEqual(row?.availableQuantity ?? 0);
        }
      }),
    );
  });

  it('INV-1: leaves no unit of an earlier batch behind while taking from a later one', () => {
    fc.assert(
      fc.property(batches, quantity, (rows, wanted) => {
        const { allocations } = allocateFirstExpiryFirstOut(rows, wanted);
        const taken = new Map(allocations.map((part) => [part.batchId, part.quantity]));
        const keyOf = (row: AllocatableBatch) => `${row.expiryDate}/${String(row.batchId).padStart(4, '0')}`;
        const lastTaken =
          rows
            .filter((row) => taken.has(row.batchId))
            .map(keyOf)
            .sort()
            .at(-1) ?? '';
        for (const row of rows) {
          if (row.availableQuantity > 0 && keyOf(row) < lastTaken)
            expect(taken.get(row.batchId)).toBe(row.availableQuantity);
        }
      }),
    );
  });

  it('INV-1: a scanned batch is emptied first, then first expiry first out', () => {
    const rows = [
      { batchId: 1, expiryDate: '2027-01-01', availableQuantity: 5 },
      { batchId: 2, expiryDate: '2026-07-01', availableQuantity: 2 },
      { batchId: 3, expiryDate: '2028-01-01', availableQuantity: 3 },
    ];
    expect(allocateFirstExpiryFirstOut(rows, 4, 3).allocations).toEqual([
      { batchId: 3, quantity: 3 },
      { batchId: 2, quantity: 1 },
    ]);
    expect(allocateFirstExpiryFirstOut(rows, 4, 99).allocations).toEqual([
      { batchId: 2, quantity: 2 },
      { batchId: 1, quantity: 2 },
    ]);
  });

  it('INV-1: the order in which batches come does not matter', () => {
    fc.assert(
      fc.property(batches, quantity, fc.option(fc.integer({ min: 1, max: 12 })), (rows, wanted, scanned) => {
        expect(allocateFirstExpiryFirstOut([...rows].reverse(), wanted, scanned)).toEqual(
          allocateFirstExpiryFirstOut(rows, wanted, scanned),
        );
      }),
    );
  });
});
