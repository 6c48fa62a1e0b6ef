import { commandLine } from '#renderer/app/scan/command-line.ts';
import { useCommandLineFocus } from '#renderer/app/scan/use-command-line-focus.ts';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { scrollByPage } from '#renderer/ui/scroll-by-page.ts';
import { PARCEL_DETAIL_ID } from './detail/parcel-detail-id.ts';
import { useShippingStore } from './shipping-store.ts';
import type { ParcelListState } from './use-parcel-list.ts';

/** The keys of the list, the scanner, and the focus; the keys of a parcel's actions come with the parcel. */
export function useShippingKeys({ move, turn, look, turnGroup, page }: ParcelListState) {
  const dialogOpen = useShippingStore((state) => state.dialog !== null);
  const keys = {
    search: () => commandLine()?.select(),
    nextGroup: turnGroup,
    previousParcel: () => move(-1),
    nextParcel: () => move(1),
    previousPage: () => turn(page - 1),
    nextPage: () => turn(page + 1),
    scrollUp: () => scrollByPage(PARCEL_DETAIL_ID, -1),
    scrollDown: () => scrollByPage(PARCEL_DETAIL_ID, 1),
  };
  useShortcuts('shipping', keys);
  // A waybill's bar code is the tracking number, a receipt's the order's.
  useScan(look);
  useCommandLineFocus(dialogOpen);
  return {
    focusDetail: () => document.getElementById(PARCEL_DETAIL_ID)?.focus(),
    items: (['search', 'nextGroup', 'previousParcel', 'nextParcel', 'previousPage', 'nextPage'] as const).map(
      (id) => ({ id, run: keys[id] }),
    ),
  };
}
