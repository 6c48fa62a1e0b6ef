import { commandLine } from '#renderer/app/scan/command-line.ts';
import { useCommandLineFocus } from '#renderer/app/scan/use-command-line-focus.ts';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { scrollByPage } from '#renderer/ui/scroll-by-page.ts';
import { ORDER_DETAIL_ID } from './detail/order-detail-id.ts';
import { FIRST_FILTER_ID } from './list/first-filter-id.ts';
import { NO_FILTER } from './order-filter.ts';
import { useOrdersStore } from './orders-store.ts';
import type { OrderListState } from './use-order-list.ts';

/** The keys of the list, the scanner, and the focus; the keys of an order's actions come with the order. */
export function useOrderKeys({ move, turn, change, page }: OrderListState) {
  const dialogOpen = useOrdersStore((state) => state.dialog !== null);
  const keys = {
    search: () => commandLine()?.select(),
    filters: () => document.getElementById(FIRST_FILTER_ID)?.focus(),
    clearFilters: () => {
      change(NO_FILTER);
      commandLine()?.focus();
    },
    previousOrder: () => move(-1),
    nextOrder: () => move(1),
    previousPage: () => turn(page - 1),
    nextPage: () => turn(page + 1),
    scrollUp: () => scrollByPage(ORDER_DETAIL_ID, -1),
    scrollDown: () => scrollByPage(ORDER_DETAIL_ID, 1),
    documents: () => useOrdersStore.getState().open({ kind: 'documents' }),
  };
  useShortcuts('orders', keys);
  // A receipt's bar code is the order's number.
  useScan((code) => change({ ...NO_FILTER, search: code }));
  useCommandLineFocus(dialogOpen);
  return {
    focusDetail: () => document.getElementById(ORDER_DETAIL_ID)?.focus(),
    items: (
      [
        'search',
        'filters',
        'clearFilters',
        'previousOrder',
        'nextOrder',
        'previousPage',
        'nextPage',
        'documents',
      ] as const
    ).map((id) => ({ id, run: keys[id] })),
  };
}
