import { commandLine } from '#renderer/app/scan/command-line.ts';
import { useCommandLineFocus } from '#renderer/app/scan/use-command-line-focus.ts';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import { useAwaited } from '#renderer/app/shortcuts/record-keys.tsx';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import { FIRST_FILTER_ID } from './element-ids.ts';
import { NO_FILTER } from './stock-filter.ts';
import { useStockStore } from './stock-store.ts';
import { useDrugKeys } from './use-drug-keys.ts';
import type { StockListState } from './use-stock-list.ts';

/** The keys at the foot of the screen, and what somebody must be allowed to use them. */
const BAR = [
  ['search', 'stock.read'],
  ['filters', 'stock.read'],
  ['clearFilters', 'stock.read'],
  ['goodsIn', 'stock.receive'],
  ['adjust', 'stock.adjust'],
  ['lot', 'stock.recall'],
  ['stockAt', 'stock.read'],
  ['lock', 'stock.lock'],
  ['recall', 'stock.recall'],
] as const;

/** The keys of the screen, the scanner, and the focus. */
export function useStockKeys({ list, move, turn, change, choose, page, chosen }: StockListState) {
  const client = useClient();
  const may = useMay();
  const { dialog, tell } = useStockStore();
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
  useShortcuts('stock', way);
  useAwaited(chosen === null && list.isPending);
  const keys = { ...way, ...useDrugKeys(chosen) };
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
  const bar = BAR.map(([id, permission]) => ({ id, run: keys[id], disabled: !may(permission) }));
  return { bar };
}
