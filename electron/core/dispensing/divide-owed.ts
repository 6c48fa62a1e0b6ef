import { type GivenUnits, handedOverNow, type OwedUnits } from '#shared/domain/owed-balance.ts';
import { invariant } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import type { BatchShare } from '../inventory/reserve-stock.ts';
import type { PackRow } from '../orders/dispensed-packs.ts';
import { type ItemRow, readItemBatches } from '../orders/order-rows.ts';

/** A batch that an order was given, with what of it lies in the bag. */
export type GivenBatch = GivenUnits & BatchShare;

/** What an order was given of each batch, and how much of it was verified. */
export function readGivenUnits(reader: Reader, orderId: number, packs: readonly PackRow[]): GivenBatch[] {
  return readItemBatches(reader, orderId)
    .filter(({ state }) => state === 'reserved' || state === 'dispensed')
    .map(({ state: _, ...batch }) => ({
      ...batch,
      verified: packs
        .filter(({ lineNo, batchId }) => lineNo === batch.lineNo && batchId === batch.batchId)
        .reduce((sum, { quantity }) => sum + quantity, 0),
    }));
}

/**
 * How many of each line are handed over now and how many are owed, in that order; and the batches of what is handed
 * over. What is owed gets its batches afterwards, from what can be sold then.
 */
export function divideOwed(
  items: readonly ItemRow[],
  given: readonly GivenBatch[],
  owed: readonly OwedUnits[],
): { quantities: number[][]; shares: BatchShare[][][] } {
  const now = handedOverNow(given, owed);
  const shares = items.map(({ lineNo }) =>
    now
      .filter((units) => units.lineNo === lineNo)
      .map(({ batchId, quantity }) => {
        const batch = given.find((candidate) => candidate.lineNo === lineNo && candidate.batchId === batchId);
        invariant(batch !== undefined, 'what is handed over was given');
        const { batchNumber, expiryDate } = batch;
        return { batchId, batchNumber, expiryDate, quantity };
      }),
  );
  const handed = shares.map((line) => line.reduce((sum, { quantity }) => sum + quantity, 0));
  const later = items.map(({ quantity }, place) => quantity - (handed[place] ?? 0));
  return { quantities: [handed, later], shares: [shares, items.map(() => [])] };
}
