import { useSessionStore } from '#renderer/stores/session-store.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import { isPermitted, type Role } from '#shared/domain/permissions.ts';

const NOBODY: readonly Role[] = [];

/** What the person on duty may do to the batch as it stands; the core decides anew. */
export function useBatchActions(batch: Batch | null) {
  const roles = useSessionStore((state) => state.staff?.roles ?? NOBODY);
  const status = batch?.status ?? null;
  const isOutsideBin = batch !== null && batch.bin !== 'ready' && batch.onHand > 0;
  const mayLie = status === 'available' && batch?.zone === 'saleable' && batch.expiryLevel !== 'expired';
  const waits = batch?.zone === 'quarantine' && batch.onHand > 0;
  return {
    lock: status === 'available' && isPermitted(roles, 'stock.lock'),
    unlock: status === 'locked' && isPermitted(roles, 'stock.lock'),
    recall: status !== null && status !== 'recalled' && isPermitted(roles, 'stock.recall'),
    endRecall: status === 'recalled' && isPermitted(roles, 'stock.endRecall'),
    release: waits && isPermitted(roles, 'stock.release'),
    destroy: waits && isPermitted(roles, 'stock.adjust'),
    fillBin: isOutsideBin && mayLie && isPermitted(roles, 'stock.fillBin'),
    lookBack: status !== null && isPermitted(roles, 'stock.recall'),
  };
}
