import { type DateText, isExpired } from './expiry.ts';

/** What a batch is allowed to do. Expiry is not a status: it follows from the date, see `isExpired`. */
export const BATCH_STATUSES = ['available', 'locked', 'recalled'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** Where the units lie. Returned and refused packs go to quarantine and never back by themselves. */
export const STOCK_ZONES = ['saleable', 'quarantine'] as const;
export type StockZone = (typeof STOCK_ZONES)[number];

export interface SellabilityFacts {
  readonly status: BatchStatus;
  readonly zone: StockZone;
  readonly expiryDate: DateText;
}

/** Why a batch may not be sold, or null when it may. The only such predicate; SQL mirrors it in one view. */
export function whyNotSellable(
  batch: SellabilityFacts,
  today: DateText,
): 'expired' | 'locked' | 'recalled' | 'quarantine' | null {
  if (batch.status === 'recalled') return 'recalled';
  if (batch.status === 'locked') return 'locked';
  if (batch.zone === 'quarantine') return 'quarantine';
  return isExpired(batch.expiryDate, today) ? 'expired' : null;
}

export interface AllocatableBatch {
  readonly batchId: number;
  readonly expiryDate: DateText;
  readonly availableQuantity: number;
}

export interface Allocation {
  readonly batchId: number;
  readonly quantity: number;
}

/**
 * Takes `quantity` units from sellable batches, first expiry first out; equal dates go by the older batch.
 * A scanned batch is honoured first. Returns what could be taken and what is missing.
 */
export function allocateFirstExpiryFirstOut(
  batches: readonly AllocatableBatch[],
  quantity: number,
  scannedBatchId: number | null = null,
): { allocations: Allocation[]; missingQuantity: number } {
  const ordered = [...batches].sort((a, b) => {
    if (a.batchId === scannedBatchId) return -1;
    if (b.batchId === scannedBatchId) return 1;
    if (a.expiryDate !== b.expiryDate) return a.expiryDate < b.expiryDate ? -1 : 1;
    return a.batchId - b.batchId;
  });
  const allocations: Allocation[] = [];
  let missingQuantity = quantity;
  for (const batch of ordered) {
    if (missingQuantity === 0) break;
    const taken = Math.min(batch.availableQuantity, missingQuantity);
    if (taken <= 0) continue;
    allocations.push({ batchId: batch.batchId, quantity: taken });
    missingQuantity -= taken;
  }
  return { allocations, missingQuantity };
}
