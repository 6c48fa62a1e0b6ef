import { commandLine } from '#renderer/app/scan/command-line.ts';
import { useCommandLineFocus } from '#renderer/app/scan/use-command-line-focus.ts';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import { scrollByPage } from '#renderer/ui/scroll-by-page.ts';
import { useToday } from '#renderer/ui/use-today.ts';
import { emptyDraft } from './capture/capture-draft.ts';
import { PRESCRIPTION_DETAIL_ID } from './detail/prescription-detail-id.ts';
import { STATUS_FILTER_ID } from './list/status-filter-id.ts';
import { NO_FILTER } from './prescription-filter.ts';
import { usePrescriptionsStore } from './prescriptions-store.ts';
import type { PrescriptionListState } from './use-prescription-list.ts';

/** The keys of the list, the scanner, and the focus; the keys of a prescription's steps come with it. */
export function usePrescriptionKeys({ move, turn, change, page }: PrescriptionListState) {
  const dialogOpen = usePrescriptionsStore((state) => state.listDialog !== null);
  const mayCapture = useMay()('prescription.capture');
  const today = useToday();
  /** A prescription that is half typed is gone on with; it is given up only where it is typed. */
  const create = () => {
    const { draft, begin, goOn } = usePrescriptionsStore.getState();
    if (!mayCapture) return;
    if (draft === null) begin(emptyDraft(today));
    else goOn();
  };
  const keys = {
    search: () => commandLine()?.select(),
    filters: () => document.getElementById(STATUS_FILTER_ID)?.focus(),
    clearFilters: () => {
      change(NO_FILTER);
      commandLine()?.focus();
    },
    create,
    previous: () => move(-1),
    next: () => move(1),
    previousPage: () => turn(page - 1),
    nextPage: () => turn(page + 1),
    scrollUp: () => scrollByPage(PRESCRIPTION_DETAIL_ID, -1),
    scrollDown: () => scrollByPage(PRESCRIPTION_DETAIL_ID, 1),
  };
  useShortcuts('prescriptions', keys);
  useScan((code) => change({ ...NO_FILTER, search: code }));
  useCommandLineFocus(dialogOpen);
  return {
    focusDetail: () => document.getElementById(PRESCRIPTION_DETAIL_ID)?.focus(),
    items: [
      { id: 'search' as const, run: keys.search },
      { id: 'filters' as const, run: keys.filters },
      { id: 'clearFilters' as const, run: keys.clearFilters },
      { id: 'create' as const, run: create, disabled: !mayCapture },
      { id: 'previous' as const, run: keys.previous },
      { id: 'next' as const, run: keys.next },
      { id: 'previousPage' as const, run: keys.previousPage },
      { id: 'nextPage' as const, run: keys.nextPage },
    ],
  };
}
