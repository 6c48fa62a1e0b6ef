import { usePagedList } from '#renderer/client/use-paged-list.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { listInput, PRESCRIPTIONS_ON_A_PAGE, type PrescriptionFilter } from './prescription-filter.ts';
import { usePrescriptionsStore } from './prescriptions-store.ts';

/** The list, which prescription is chosen in it, and the ways through it. `subject` is the number in the address. */
export function usePrescriptionList(subject: string) {
  const { filter, page, narrow, setPage } = usePrescriptionsStore();
  const show = useRouteStore((state) => state.show);
  const prescriptions = usePagedList({
    list: useQueryCall('prescriptions.list', listInput(filter, page), { keepPrevious: true }),
    keyOf: ({ number }) => number,
    named: subject === '' ? null : subject,
    keepsFirst: true,
    page,
    pageSize: PRESCRIPTIONS_ON_A_PAGE,
    setPage,
    onChoose: () => usePrescriptionsStore.getState().tell(null),
  });
  const change = (filterChange: Partial<PrescriptionFilter>) => {
    narrow(filterChange);
    show('');
  };
  return { ...prescriptions, filter, change };
}

export type PrescriptionListState = ReturnType<typeof usePrescriptionList>;
