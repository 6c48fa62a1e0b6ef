import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import type { CallFailure } from './call-failure.ts';

export interface PagedListOptions<T, K extends string | number> {
  readonly list: UseQueryResult<{ readonly rows: readonly T[]; readonly total: number }, CallFailure>;
  readonly keyOf: (record: T) => K;
  /** The record that the address names; null when it names none, and the first one is shown. */
  readonly named: K | null;
  /** Whether the first record stays on the screen when another one comes in above it or it leaves the list. */
  readonly keepsFirst: boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly setPage: (page: number) => void;
  /** Before another record is shown: what the screen forgets of the one before. */
  readonly onChoose?: () => void;
}

/** A page of records, which of them is chosen, and the ways through them; the chosen one stands in the address. */
export function usePagedList<T, K extends string | number>(options: PagedListOptions<T, K>) {
  const { list, keyOf, named, keepsFirst, page, pageSize, setPage, onChoose } = options;
  const show = useRouteStore((state) => state.show);
  const records = list.data?.rows ?? [];
  const total = list.data?.total ?? 0;
  const first = records[0] === undefined ? null : keyOf(records[0]);
  const chosen = named ?? first;
  // What was known from an earlier look is read anew: the first of it may not be the first any more.
  const isKnown = !list.isPlaceholderData && !list.isFetching;
  const kept = keepsFirst && named === null && isKnown ? first : null;
  useEffect(() => {
    if (kept !== null) show(String(kept));
  }, [kept, show]);

  const choose = (key: K) => {
    onChoose?.();
    show(String(key));
  };
  const move = (step: 1 | -1) => {
    const place = records.findIndex((record) => keyOf(record) === chosen);
    const next = records[Math.min(Math.max(place + step, 0), records.length - 1)];
    if (next !== undefined) choose(keyOf(next));
  };
  const turn = (to: number) => {
    const lastPage = Math.max(Math.ceil(total / pageSize), 1);
    if (to < 1 || to > lastPage || to === page) return;
    setPage(to);
    show('');
  };
  return { list, records, keyOf, chosen, total, page, pageSize, choose, move, turn };
}
