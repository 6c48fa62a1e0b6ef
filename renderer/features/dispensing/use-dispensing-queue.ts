import { useState } from 'react';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';

export const TASKS_ON_A_PAGE = 20;
const LOOK_EVERY_MS = 30_000;

/** The queue, which order of it is chosen, and the ways through it. `subject` is the order's id in the address. */
export function useDispensingQueue(subject: string) {
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const show = useRouteStore((state) => state.show);
  const input = { search: search.trim(), page, pageSize: TASKS_ON_A_PAGE };
  const list = useQueryCall('dispensing.queue', input, {
    keepPrevious: true,
    refetchInterval_ms: LOOK_EVERY_MS,
  });
  const tasks = list.data?.rows ?? [];
  const total = list.data?.total ?? 0;
  const wanted = /^\d+$/.test(subject) ? Number(subject) : null;
  const chosenId = wanted ?? tasks[0]?.orderId ?? null;
  const choose = (orderId: number) => show(String(orderId));
  const move = (step: 1 | -1) => {
    const place = tasks.findIndex(({ orderId }) => orderId === chosenId);
    const next = tasks[Math.min(Math.max(place + step, 0), tasks.length - 1)];
    if (next !== undefined) choose(next.orderId);
  };
  const turn = (to: number) => {
    if (to < 1 || to > Math.max(Math.ceil(total / TASKS_ON_A_PAGE), 1)) return;
    setPage(to);
    show('');
  };
  const find = (text: string) => {
    setSearch(text);
    setPage(1);
    show('');
  };
  return { list, tasks, total, page, search, chosenId, choose, move, turn, find };
}

export type DispensingQueue = ReturnType<typeof useDispensingQueue>;
