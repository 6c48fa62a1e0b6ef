import { usePagedList } from '#renderer/client/use-paged-list.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { SHIPMENT_GROUPS, type ShipmentGroup } from '#shared/contracts/shipping.ts';
import { useShippingStore } from './shipping-store.ts';

const PARCELS_ON_A_PAGE = 20;

/** The list, which parcel is chosen in it, and the ways through it. `subject` is the order's number in the address. */
export function useParcelList(subject: string) {
  const { group, search, page, narrow, setPage } = useShippingStore();
  const show = useRouteStore((state) => state.show);
  const input = { group, search: search.trim(), page, pageSize: PARCELS_ON_A_PAGE };
  const list = useQueryCall('shipping.list', input, { keepPrevious: true });
  const parcels = usePagedList({
    list,
    keyOf: (parcel) => parcel.orderNumber,
    named: subject === '' ? null : subject,
    keepsFirst: true,
    page,
    pageSize: PARCELS_ON_A_PAGE,
    setPage,
    onChoose: () => useShippingStore.getState().tell(null),
  });
  const look = (text: string) => {
    narrow({ search: text });
    show('');
  };
  const pick = (next: ShipmentGroup) => {
    narrow({ group: next, search: '' });
    show('');
  };
  const turnGroup = () =>
    pick(SHIPMENT_GROUPS[(SHIPMENT_GROUPS.indexOf(group) + 1) % SHIPMENT_GROUPS.length] ?? 'waiting');
  return { ...parcels, counts: list.data?.counts, group, search, look, pick, turnGroup };
}

export type ParcelListState = ReturnType<typeof useParcelList>;
