import { commandLine } from '#renderer/app/scan/command-line.ts';
import { useCommandLineFocus } from '#renderer/app/scan/use-command-line-focus.ts';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import { useAwaited } from '#renderer/app/shortcuts/record-keys.tsx';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { scrollByPage } from '#renderer/ui/scroll-by-page.ts';
import { FIRST_FILTER_ID, STOCK_AT_ID, STOCK_DETAIL_ID } from './element-ids.ts';
import { useBatchActions } from './holds/use-batch-actions.ts';
import { useSplit } from './split/use-split.ts';
import { NO_FILTER } from './stock-filter.ts';
import { useStockStore } from './stock-store.ts';
import { useBatches } from './use-batches.ts';
import type { StockListState } from './use-stock-list.ts';

/** The keys of the screen, the scanner, and the focus. */
export function useStockKeys({ list, move, turn, change, choose, page, chosen }: StockListState) {
  const client = useClient();
  const { dialog, open, movementPage, setMovementPage, tell } = useStockStore();
  const batches = useBatches(chosen);
  const may = useBatchActions(batches.current);
  const drug = useQueryCall('catalog.getDrug', { drugId: chosen ?? 0 }, { enabled: chosen !== null });
  const split = useSplit(drug.data);
  const way = {
    search: () => commandLine()?.select(),
    filters: () => document.getElementById(FIRST_FILTER_ID)?.focus(),
    clearFilters: () => {
      change(NO_FILTER);
      commandLine()?.focus();
    },
    previousDrug: () => move(-1),
    nextDrug: () => move(1),
    previousPage: () => turn(page - 1),
    nextPage: () => turn(page + 1),
  };
  const ofDrug = {
    goodsIn: () => open('goodsIn'),
    adjust: () => (batches.current === null ? undefined : open('adjust')),
    lock: () => (may.lock || may.unlock ? open('lock') : undefined),
    recall: () => (may.recall || may.endRecall ? open('recall') : undefined),
    lot: () => (may.lookBack ? open('lot') : undefined),
    release: () => (may.release ? open('release') : undefined),
    destroy: () => (may.destroy ? open('destroy') : undefined),
    fillBin: () => (may.fillBin ? open('fillBin') : undefined),
    markSplit: () => (split.mayMark ? open('markSplit') : undefined),
    openPack: () => (split.mayOpen ? open('openPack') : undefined),
    stockAt: () => document.getElementById(STOCK_AT_ID)?.focus(),
    previousBatch: () => batches.move(-1),
    nextBatch: () => batches.move(1),
    newerMovements: () => setMovementPage(Math.max(movementPage - 1, 1)),
    olderMovements: () => setMovementPage(movementPage + 1),
    scrollUp: () => scrollByPage(STOCK_DETAIL_ID, -1),
    scrollDown: () => scrollByPage(STOCK_DETAIL_ID, 1),
  };
  useShortcuts('stock', way);
  const isRead = drug.data !== undefined && batches.query.data !== undefined && split.isKnown;
  useShortcuts('stock', ofDrug, { enabled: isRead });
  useAwaited(chosen === null ? list.isPending : !isRead && !drug.isError && !batches.query.isError);
  useScan((code) => {
    client.query('catalog.resolveScan', { code }).then(
      ({ hit, batchId }) => {
        choose(hit.drugId);
        if (batchId !== null) useStockStore.getState().chooseBatch(batchId);
      },
      (error: unknown) => tell(asCallFailure(error)),
    );
  }, dialog === null);
  useCommandLineFocus(dialog !== null);
  const keys = { ...way, ...ofDrug };
  const bar = (
    ['search', 'filters', 'clearFilters', 'goodsIn', 'adjust', 'lot', 'stockAt', 'lock', 'recall'] as const
  ).map((id) => ({ id, run: keys[id] }));
  return { keys, bar };
}
