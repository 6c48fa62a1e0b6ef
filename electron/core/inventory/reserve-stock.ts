import { allocateFirstExpiryFirstOut, whyNotSellable } from '#shared/domain/batches.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import type { CommandContext, QueryContext } from '../platform/context.ts';
import { holdParams } from './batch-holds.ts';
import { findBatch, sellableBatches } from './batches.ts';
import { waitingForBin } from './bin-fills.ts';
import { bookMovement } from './ledger.ts';

export interface StockRequest {
  readonly drugId: number;
  readonly quantity: number;
  /** A batch that was scanned at the till: it is taken before others. */
  readonly scannedBatchId: number | null;
}

export interface Shortage {
  readonly drugId: number;
  readonly requested: number;
  readonly available: number;
}

/** What one batch gives to a request. */
export interface BatchShare {
  readonly batchId: number;
  readonly batchNumber: string;
  readonly expiryDate: string;
  readonly quantity: number;
}

interface Plan {
  readonly shares: readonly (readonly BatchShare[])[];
  readonly shortages: readonly Shortage[];
}

/**
 * Plans which batches give what, first expiry first out over sellable batches only (INV-1), for all requests
 * together: two lines of one drug do not count the same unit twice. Every shortage is found, not just the first.
 */
export function planReservation(
  context: Pick<QueryContext, 'reader' | 'today'>,
  requests: readonly StockRequest[],
): Plan {
  const taken = new Map<number, number>();
  const shortages: Shortage[] = [];
  const shares = requests.map((request) => {
    const batches = sellableBatches(context.reader, request.drugId, context.today).map((batch) => ({
      ...batch,
      availableQuantity: batch.availableQuantity - (taken.get(batch.batchId) ?? 0),
    }));
    const found = allocateFirstExpiryFirstOut(batches, request.quantity, request.scannedBatchId);
    for (const { batchId, quantity } of found.allocations)
      taken.set(batchId, (taken.get(batchId) ?? 0) + quantity);
    if (found.missingQuantity > 0) {
      const available = request.quantity - found.missingQuantity;
      shortages.push({ drugId: request.drugId, requested: request.quantity, available });
    }
    return found.allocations.map(({ batchId, quantity }) => {
      const batch = batches.find((candidate) => candidate.batchId === batchId);
      invariant(batch !== undefined, 'an allocation takes from a batch that was offered');
      return { batchId, batchNumber: batch.batchNumber, expiryDate: batch.expiryDate, quantity };
    });
  });
  return { shares, shortages };
}

/**
 * Fails with BATCH_NOT_SELLABLE when a scanned batch may not be sold any more: that very pack is in somebody's
 * hand, so another batch in its place would hand out the wrong one.
 */
function refuseUnsellableScan(
  { reader, today }: Pick<QueryContext, 'reader' | 'today'>,
  { scannedBatchId }: StockRequest,
): void {
  const batch = scannedBatchId === null ? undefined : findBatch(reader, scannedBatchId);
  const reason = batch === undefined ? null : whyNotSellable(batch, today);
  if (batch === undefined || reason === null) return;
  const { drugId, batchNumber, expiryDate } = batch;
  const held = reason === 'locked' || reason === 'recalled' ? holdParams(reader, batch.id) : {};
  fail('BATCH_NOT_SELLABLE', { drugId, batchNumber, expiryDate, reason, ...held });
}

/** Plans a reservation; fails with BATCH_NOT_SELLABLE, or with INSUFFICIENT_STOCK listing every shortage. */
export function refuseShortages(
  context: Pick<QueryContext, 'reader' | 'today'>,
  requests: readonly StockRequest[],
): Plan['shares'] {
  for (const request of requests) refuseUnsellableScan(context, request);
  const { shares, shortages } = planReservation(context, requests);
  if (shortages.length > 0) fail('INSUFFICIENT_STOCK', { shortages, ...binsToFill(context, shortages) });
  return shares;
}

/** The batches that are there and only wait for their bin to be cleaned, for whoever reads the refusal. */
function binsToFill(
  { reader, today }: Pick<QueryContext, 'reader' | 'today'>,
  shortages: readonly Shortage[],
): { binBatches?: string[] } {
  const waiting = shortages.flatMap(({ drugId }) => waitingForBin(reader, drugId, today));
  return waiting.length === 0 ? {} : { binBatches: waiting.map(({ batchNumber }) => batchNumber) };
}

/**
 * Reserves stock for an order's lines; returns per request which batches gave what.
 * Fails with BATCH_NOT_SELLABLE, or with INSUFFICIENT_STOCK listing every shortage.
 */
export function reserveStock(
  context: CommandContext,
  orderId: number,
  requests: readonly StockRequest[],
): Plan['shares'] {
  const shares = refuseShortages({ reader: context.tx, today: context.today }, requests);
  for (const { batchId, quantity } of shares.flat()) {
    invariant(quantity > 0, 'an allocation takes at least one unit');
    bookMovement(context, {
      batchId,
      kind: 'reserve',
      onHandDelta: 0,
      reservedDelta: quantity,
      orderId,
      reason: '',
    });
  }
  return shares;
}
