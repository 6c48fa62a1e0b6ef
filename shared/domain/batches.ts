import { type DateText, isExpired } from './expiry.ts';
import type { Permission } from './permissions.ts';

/** What a batch is allowed to do. Expiry is not a status: it follows from the date, see `isExpired`. */
export const BATCH_STATUSES = ['available', 'locked', 'recalled'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** What people do to a batch that must not be sold, or may be again. */
export const HOLD_ACTIONS = ['lock', 'unlock', 'recall', 'end_recall'] as const;
export type HoldAction = (typeof HOLD_ACTIONS)[number];

export interface BatchTransition {
  readonly action: HoldAction;
  readonly from: BatchStatus;
  readonly to: BatchStatus;
  readonly permission: Permission;
}

/**
 * The whole machine of a batch. What is not a row here is refused, by the core and by the store's trigger.
 *
 * 药品召回管理办法 (2022): recalled goods go back to the holder or are destroyed, and are put on the market again by
 * the holder alone. So nothing leads from recalled to available. A recall that the holder or the authority withdraws,
 * or that named a wrong lot, is ended by a manager and leaves the batch locked: a second decision, the pharmacist's
 * after looking at the goods, puts it on sale.
 */
export const BATCH_TRANSITIONS: readonly BatchTransition[] = [
  { action: 'lock', from: 'available', to: 'locked', permission: 'stock.lock' },
  { action: 'unlock', from: 'locked', to: 'available', permission: 'stock.lock' },
  { action: 'recall', from: 'available', to: 'recalled', permission: 'stock.recall' },
  { action: 'recall', from: 'locked', to: 'recalled', permission: 'stock.recall' },
  { action: 'end_recall', from: 'recalled', to: 'locked', permission: 'stock.endRecall' },
];

/** The step that an action takes from a status, or null when the machine has none. */
export function findBatchTransition(from: BatchStatus, action: HoldAction): BatchTransition | null {
  return BATCH_TRANSITIONS.find((row) => row.from === from && row.action === action) ?? null;
}

/** True when some action leads from one status to the other. The store's trigger holds the same list. */
export function isLegalBatchStep(from: BatchStatus, to: BatchStatus): boolean {
  return BATCH_TRANSITIONS.some((row) => row.from === from && row.to === to);
}

/** 一级 二级 三级召回: grave harm, passing harm, hardly any harm (药品召回管理办法 2022). */
export const RECALL_LEVELS = ['class_1', 'class_2', 'class_3'] as const;
export type RecallLevel = (typeof RECALL_LEVELS)[number];

/** Who called the goods back: the holder of the approval or maker, the authority, or the chain itself. */
export const RECALL_SOURCES = ['maker', 'authority', 'chain'] as const;
export type RecallSource = (typeof RECALL_SOURCES)[number];

/**
 * What a recall came to for an order that was not finished: its reservation went to other batches; other batches fall
 * short, so somebody has to decide; its goods lie ready and are pulled back; they are on their way to the customer.
 */
export const RECALL_OUTCOMES = ['reallocated', 'short', 'pull_back', 'contact'] as const;
export type RecallOutcome = (typeof RECALL_OUTCOMES)[number];

/** Where the units lie. Returned and refused packs go to quarantine and never back by themselves. */
export const STOCK_ZONES = ['saleable', 'quarantine'] as const;
export type StockZone = (typeof STOCK_ZONES)[number];

/**
 * Where a batch is given from. TCM pieces are given out of their bin, which holds one batch (药品经营质量管理规范: 不同批号
 * 的饮片装斗前应当清斗并记录). What has no bin is always ready.
 */
export const BIN_PLACES = ['ready', 'outside'] as const;
export type BinPlace = (typeof BIN_PLACES)[number];

/** A batch's place as people see it: outside its bin it has never been in, or was taken out when another went in. */
export const BIN_STATES = ['ready', 'waiting', 'taken_out'] as const;
export type BinState = (typeof BIN_STATES)[number];

export interface SellabilityFacts {
  readonly status: BatchStatus;
  readonly zone: StockZone;
  readonly bin: BinPlace;
  readonly expiryDate: DateText;
}

/** Why a batch may not be sold, or null when it may. The only such predicate; SQL mirrors it in one view. */
export function whyNotSellable(
  batch: SellabilityFacts,
  today: DateText,
): 'expired' | 'locked' | 'recalled' | 'quarantine' | 'outside_bin' | null {
  if (batch.status === 'recalled') return 'recalled';
  if (batch.status === 'locked') return 'locked';
  if (batch.zone === 'quarantine') return 'quarantine';
  if (isExpired(batch.expiryDate, today)) return 'expired';
  return batch.bin === 'outside' ? 'outside_bin' : null;
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
