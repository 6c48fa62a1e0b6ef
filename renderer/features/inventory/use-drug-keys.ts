import { useAwaited } from '#renderer/app/shortcuts/record-keys.tsx';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import { scrollByPage } from '#renderer/ui/scroll-by-page.ts';
import type { Permission } from '#shared/domain/permissions.ts';
import { STOCK_AT_ID, STOCK_DETAIL_ID } from './element-ids.ts';
import { useBatchActions } from './holds/use-batch-actions.ts';
import { useSplit } from './split/use-split.ts';
import { type StockDialog, useStockStore } from './stock-store.ts';
import { useBatches } from './use-batches.ts';

/** The keys of the chosen drug and of its batches; they wait until both are read. */
export function useDrugKeys(drugId: number | null) {
  const { open, movementPage, setMovementPage, tell } = useStockStore();
  const batches = useBatches(drugId);
  const may = useMay();
  const mayBatch = useBatchActions(batches.current);
  const drug = useQueryCall('catalog.getDrug', { drugId: drugId ?? 0 }, { enabled: drugId !== null });
  const split = useSplit(drug.data);
  /** A key that is not for who is on duty says whose it is. */
  const openIf = (isOffered: boolean, dialog: StockDialog, permission: Permission) => {
    if (!may(permission)) tell({ code: 'FORBIDDEN', params: { permission }, correlationId: '' });
    else if (isOffered) open(dialog);
  };
  const keys = {
    goodsIn: () => openIf(true, 'goodsIn', 'stock.receive'),
    adjust: () => openIf(batches.current !== null, 'adjust', 'stock.adjust'),
    lock: () => openIf(mayBatch.lock || mayBatch.unlock, 'lock', 'stock.lock'),
    recall: () => openIf(mayBatch.recall || mayBatch.endRecall, 'recall', 'stock.recall'),
    lot: () => openIf(mayBatch.lookBack, 'lot', 'stock.recall'),
    release: () => openIf(mayBatch.release, 'release', 'stock.release'),
    destroy: () => openIf(mayBatch.destroy, 'destroy', 'stock.adjust'),
    fillBin: () => openIf(mayBatch.fillBin, 'fillBin', 'stock.fillBin'),
    stockAt: () => document.getElementById(STOCK_AT_ID)?.focus(),
    previousBatch: () => batches.move(-1),
    nextBatch: () => batches.move(1),
    newerMovements: () => setMovementPage(Math.max(movementPage - 1, 1)),
    olderMovements: () => setMovementPage(movementPage + 1),
    scrollUp: () => scrollByPage(STOCK_DETAIL_ID, -1),
    scrollDown: () => scrollByPage(STOCK_DETAIL_ID, 1),
  };
  const ofUnits = {
    markSplit: () => openIf(split.mayMark, 'markSplit', 'catalog.split'),
    openPack: () => openIf(split.mayOpen, 'openPack', 'stock.split'),
  };
  const isRead = drug.data !== undefined && batches.query.data !== undefined;
  const isFailed = drug.isError || batches.query.isError;
  useShortcuts('stock', keys, { enabled: isRead });
  useShortcuts('stock', ofUnits, { enabled: isRead && split.isKnown });
  useAwaited(drugId !== null && !(isRead && split.isKnown) && !isFailed);
  return keys;
}
