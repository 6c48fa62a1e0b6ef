import { useEffect } from 'react';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { listInput, PRESCRIPTIONS_ON_A_PAGE, type PrescriptionFilter } from './prescription-filter.ts';
import { usePrescriptionsStore } from './prescriptions-store.ts';

/** The list, which prescription is chosen in it, and the ways through it. `subject` is the number in the address. */
export function usePrescriptionList(subject: string) {
  const { filter, page, narrow, setPage } = usePrescriptionsStore();
  const show = useRouteStore((state) => state.show);
  const list = useQueryCall('prescriptions.list', listInput(filter, page), { keepPrevious: true });
  const prescriptions = list.data?.rows ?? [];
  const total = list.data?.total ?? 0;
  const chosen = subject === '' ? (prescriptions[0]?.number ?? null) : subject;
  const newest = list.isPlaceholderData ? undefined : prescriptions[0]?.number;
  useEffect(() => {
    // Whoever looks at a prescription keeps it on the screen when another one comes in above it.
    if (subject === '' && newest !== undefined) show(newest);
  }, [subject, newest, show]);
  const lastPage = Math.max(Math.ceil(total / PRESCRIPTIONS_ON_A_PAGE), 1);

  const choose = (number: string) => {
    usePrescriptionsStore.getState().tell(null);
    show(number);
  };
  const move = (step: 1 | -1) => {
    const place = prescriptions.findIndex(({ number }) => number === chosen);
    const next = prescriptions[Math.min(Math.max(place + step, 0), prescriptions.length - 1)];
    if (next !== undefined) choose(next.number);
  };
  const turn = (to: number) => {
    if (to < 1 || to > lastPage || to === page) return;
    setPage(to);
    show('');
  };
  const change = (filterChange: Partial<PrescriptionFilter>) => {
    narrow(filterChange);
    show('');
  };
  return { list, prescriptions, total, page, filter, chosen, choose, move, turn, change };
}

export type PrescriptionListState = ReturnType<typeof usePrescriptionList>;
