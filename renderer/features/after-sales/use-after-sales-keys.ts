import { commandLine } from '#renderer/app/scan/command-line.ts';
import { useCommandLineFocus } from '#renderer/app/scan/use-command-line-focus.ts';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { scrollByPage } from '#renderer/ui/scroll-by-page.ts';
import { useAfterSalesStore } from './after-sales-store.ts';
import { REQUEST_DETAIL_ID } from './element-ids.ts';
import type { AfterSalesListState } from './use-after-sales-list.ts';

/** The keys of the queue, the scanner, and the focus; the keys of a request's steps come with the request. */
export function useAfterSalesKeys({ move, turn, change, page, openOnly }: AfterSalesListState) {
  const dialogOpen = useAfterSalesStore((state) => state.dialog !== null);
  const keys = {
    search: () => commandLine()?.select(),
    filter: () => change({ openOnly: !openOnly }),
    previous: () => move(-1),
    next: () => move(1),
    previousPage: () => turn(page - 1),
    nextPage: () => turn(page + 1),
    scrollUp: () => scrollByPage(REQUEST_DETAIL_ID, -1),
    scrollDown: () => scrollByPage(REQUEST_DETAIL_ID, 1),
  };
  useShortcuts('aftersales', keys);
  // A receipt's bar code is the order's number.
  useScan((code) => change({ search: code, openOnly: false }));
  useCommandLineFocus(dialogOpen);
  return {
    focusDetail: () => document.getElementById(REQUEST_DETAIL_ID)?.focus(),
    items: (['search', 'filter', 'previous', 'next', 'previousPage', 'nextPage'] as const).map((id) => ({
      id,
      run: keys[id],
    })),
  };
}
