import { usePagedList } from '#renderer/client/use-paged-list.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { OPEN_AFTER_SALES } from '#shared/domain/after-sales-states.ts';
import { useAfterSalesStore } from './after-sales-store.ts';

const REQUESTS_ON_A_PAGE = 20;

/** The queue, which request is chosen in it, and the ways through it. `subject` is the id in the address. */
export function useAfterSalesList(subject: string) {
  const { search, openOnly, page, narrow, setPage } = useAfterSalesStore();
  const show = useRouteStore((state) => state.show);
  const states = openOnly ? [...OPEN_AFTER_SALES] : [];
  const input = { search: search.trim(), states, page, pageSize: REQUESTS_ON_A_PAGE };
  const requests = usePagedList({
    list: useQueryCall('aftersales.list', input, { keepPrevious: true }),
    keyOf: (request) => request.afterSalesId,
    named: subject === '' ? null : Number(subject),
    keepsFirst: true,
    page,
    pageSize: REQUESTS_ON_A_PAGE,
    setPage,
    onChoose: () => useAfterSalesStore.getState().tell(null),
  });
  const change = (filter: Parameters<typeof narrow>[0]) => {
    narrow(filter);
    show('');
  };
  return { ...requests, search, openOnly, change };
}

export type AfterSalesListState = ReturnType<typeof useAfterSalesList>;
