import { useEffect } from 'react';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { OPEN_AFTER_SALES } from '#shared/domain/after-sales-states.ts';
import { useAfterSalesStore } from './after-sales-store.ts';

export const REQUESTS_ON_A_PAGE = 20;

/** The queue, which request is chosen in it, and the ways through it. `subject` is the id in the address. */
export function useAfterSalesList(subject: string) {
  const { search, openOnly, page, narrow, setPage } = useAfterSalesStore();
  const show = useRouteStore((state) => state.show);
  const list = useQueryCall(
    'aftersales.list',
    {
      search: search.trim(),
      states: openOnly ? [...OPEN_AFTER_SALES] : [],
      page,
      pageSize: REQUESTS_ON_A_PAGE,
    },
    { keepPrevious: true },
  );
  const requests = list.data?.rows ?? [];
  const total = list.data?.total ?? 0;
  const first = list.isPlaceholderData ? undefined : requests[0]?.afterSalesId;
  const chosen = subject === '' ? (requests[0]?.afterSalesId ?? null) : Number(subject);
  useEffect(() => {
    // Whoever looks at a request keeps it on the screen when it leaves the queue.
    if (subject === '' && first !== undefined) show(String(first));
  }, [subject, first, show]);
  const lastPage = Math.max(Math.ceil(total / REQUESTS_ON_A_PAGE), 1);
  const choose = (afterSalesId: number) => {
    useAfterSalesStore.getState().tell(null);
    show(String(afterSalesId));
  };
  const move = (step: 1 | -1) => {
    const place = requests.findIndex((row) => row.afterSalesId === chosen);
    const next = requests[Math.min(Math.max(place + step, 0), requests.length - 1)];
    if (next !== undefined) choose(next.afterSalesId);
  };
  const turn = (to: number) => {
    if (to < 1 || to > lastPage || to === page) return;
    setPage(to);
    show('');
  };
  const change = (filter: Parameters<typeof narrow>[0]) => {
    narrow(filter);
    show('');
  };
  return { list, requests, total, page, search, openOnly, chosen, choose, move, turn, change };
}

export type AfterSalesListState = ReturnType<typeof useAfterSalesList>;
