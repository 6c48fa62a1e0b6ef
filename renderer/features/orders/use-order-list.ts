import { useEffect } from 'react';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { useToday } from '#renderer/ui/use-today.ts';
import { listInput, ORDERS_ON_A_PAGE, type OrderFilter } from './order-filter.ts';
import { useOrdersStore } from './orders-store.ts';

/** The list, which order is chosen in it, and the ways through it. `subject` is the number in the address. */
export function useOrderList(subject: string) {
  const { filter, page, narrow, setPage } = useOrdersStore();
  const show = useRouteStore((state) => state.show);
  const today = useToday();
  const list = useQueryCall('orders.list', listInput(filter, page, today), { keepPrevious: true });
  const orders = list.data?.rows ?? [];
  const total = list.data?.total ?? 0;
  const chosen = subject === '' ? (orders[0]?.orderNumber ?? null) : subject;
  const newest = list.isPlaceholderData ? undefined : orders[0]?.orderNumber;
  useEffect(() => {
    // Whoever looks at an order keeps it on the screen when another one comes in above it.
    if (subject === '' && newest !== undefined) show(newest);
  }, [subject, newest, show]);
  const lastPage = Math.max(Math.ceil(total / ORDERS_ON_A_PAGE), 1);

  const choose = (orderNumber: string) => {
    useOrdersStore.getState().tell(null);
    show(orderNumber);
  };
  const move = (step: 1 | -1) => {
    const place = orders.findIndex((order) => order.orderNumber === chosen);
    const next = orders[Math.min(Math.max(place + step, 0), orders.length - 1)];
    if (next !== undefined) choose(next.orderNumber);
  };
  const turn = (to: number) => {
    if (to < 1 || to > lastPage || to === page) return;
    setPage(to);
    show('');
  };
  const change = (filterChange: Partial<OrderFilter>) => {
    narrow(filterChange);
    show('');
  };
  return { list, orders, total, page, filter, chosen, choose, move, turn, change };
}

export type OrderListState = ReturnType<typeof useOrderList>;
