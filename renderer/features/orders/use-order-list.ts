import { usePagedList } from '#renderer/client/use-paged-list.ts';
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
  const orders = usePagedList({
    list: useQueryCall('orders.list', listInput(filter, page, today), { keepPrevious: true }),
    keyOf: (order) => order.orderNumber,
    named: subject === '' ? null : subject,
    keepsFirst: true,
    page,
    pageSize: ORDERS_ON_A_PAGE,
    setPage,
    onChoose: () => useOrdersStore.getState().tell(null),
  });
  const change = (filterChange: Partial<OrderFilter>) => {
    narrow(filterChange);
    show('');
  };
  return { ...orders, filter, change };
}

export type OrderListState = ReturnType<typeof useOrderList>;
