import { useEffect } from 'react';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { SHIPMENT_GROUPS, type ShipmentGroup } from '#shared/contracts/shipping.ts';
import { useShippingStore } from './shipping-store.ts';

export const PARCELS_ON_A_PAGE = 20;

/** The list, which parcel is chosen in it, and the ways through it. `subject` is the order's number in the address. */
export function useParcelList(subject: string) {
  const { group, search, page, narrow, setPage } = useShippingStore();
  const show = useRouteStore((state) => state.show);
  const list = useQueryCall(
    'shipping.list',
    { group, search: search.trim(), page, pageSize: PARCELS_ON_A_PAGE },
    { keepPrevious: true },
  );
  const parcels = list.data?.rows ?? [];
  const total = list.data?.total ?? 0;
  const chosen = subject === '' ? (parcels[0]?.orderNumber ?? null) : subject;
  const first = list.isPlaceholderData ? undefined : parcels[0]?.orderNumber;
  useEffect(() => {
    // Whoever looks at a parcel keeps it on the screen when it moves to another group.
    if (subject === '' && first !== undefined) show(first);
  }, [subject, first, show]);
  const lastPage = Math.max(Math.ceil(total / PARCELS_ON_A_PAGE), 1);

  const choose = (orderNumber: string) => {
    useShippingStore.getState().tell(null);
    show(orderNumber);
  };
  const move = (step: 1 | -1) => {
    const place = parcels.findIndex((parcel) => parcel.orderNumber === chosen);
    const next = parcels[Math.min(Math.max(place + step, 0), parcels.length - 1)];
    if (next !== undefined) choose(next.orderNumber);
  };
  const turn = (to: number) => {
    if (to < 1 || to > lastPage || to === page) return;
    setPage(to);
    show('');
  };
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
  return { list, parcels, total, page, group, search, chosen, choose, move, turn, look, pick, turnGroup };
}

export type ParcelListState = ReturnType<typeof useParcelList>;
