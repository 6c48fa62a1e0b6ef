import { useState } from 'react';
import { usePagedList } from '#renderer/client/use-paged-list.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';

const TASKS_ON_A_PAGE = 20;
const LOOK_EVERY_MS = 30_000;

/** The queue, which order of it is chosen, and the ways through it. `subject` is the order's id in the address. */
export function useDispensingQueue(subject: string) {
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [owed, setOwed] = useState(false);
  const show = useRouteStore((state) => state.show);
  const input = { search: search.trim(), owed, page, pageSize: TASKS_ON_A_PAGE };
  const tasks = usePagedList({
    list: useQueryCall('dispensing.queue', input, { keepPrevious: true, refetchInterval_ms: LOOK_EVERY_MS }),
    keyOf: (task) => task.orderId,
    named: /^\d+$/.test(subject) ? Number(subject) : null,
    // Nothing is shifted under somebody's fingers: an order that another screen takes off the bench stays, and says so.
    keepsFirst: true,
    page,
    pageSize: TASKS_ON_A_PAGE,
    setPage,
  });
  const find = (text: string) => {
    setSearch(text);
    setPage(1);
    show('');
  };
  /** From those who wait here to what is owed, and back. */
  const toggleOwed = () => {
    setOwed(!owed);
    find('');
  };
  return { ...tasks, search, find, owed, toggleOwed, showFirst: () => show('') };
}

export type DispensingQueue = ReturnType<typeof useDispensingQueue>;
