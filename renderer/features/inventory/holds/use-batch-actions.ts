import { useMay } from '#renderer/stores/session-store.ts';
import type { Batch } from '#shared/contracts/inventory.ts';

/** What the person on duty may do to the batch as it stands; the core decides anew. */
export function useBatchActions(batch: Batch | null) {
  const may = useMay();
  const status = batch?.status ?? null;
  const isOutsideBin = batch !== null && batch.bin !== 'ready' && batch.onHand > 0;
  const mayLie = status === 'available' && batch?.zone === 'saleable' && batch.expiryLevel !== 'expired';
  const waits = batch?.zone === 'quarantine' && batch.onHand > 0;
  return {
    lock: status === 'available' && may('stock.lock'),
    unlock: status === 'locked' && may('stock.lock'),
    recall: status !== null && status !== 'recalled' && may('stock.recall'),
    endRecall: status === 'recalled' && may('stock.endRecall'),
    release: waits && may('stock.release'),
    destroy: waits && may('stock.adjust'),
    fillBin: isOutsideBin && mayLie && may('stock.fillBin'),
    lookBack: status !== null && may('stock.recall'),
  };
}
