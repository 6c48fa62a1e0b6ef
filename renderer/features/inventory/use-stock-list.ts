import { usePagedList } from '#renderer/client/use-paged-list.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { DRUGS_ON_A_PAGE, listInput, type StockFilter } from './stock-filter.ts';
import { useStockStore } from './stock-store.ts';

/** The list, which drug is chosen in it, and the ways through it. `subject` is the drug's id in the address. */
export function useStockList(subject: string) {
  const { filter, page, narrow, setPage, chooseBatch } = useStockStore();
  const show = useRouteStore((state) => state.show);
  const drugs = usePagedList({
    list: useQueryCall('inventory.listStock', listInput(filter, page), { keepPrevious: true }),
    keyOf: (drug) => drug.drugId,
    named: /^\d+$/.test(subject) ? Number(subject) : null,
    keepsFirst: false,
    page,
    pageSize: DRUGS_ON_A_PAGE,
    setPage: (to) => {
      setPage(to);
      chooseBatch(null);
    },
    onChoose: () => chooseBatch(null),
  });
  const change = (filterChange: Partial<StockFilter>) => {
    narrow(filterChange);
    chooseBatch(null);
    show('');
  };
  return { ...drugs, filter, change };
}

export type StockListState = ReturnType<typeof useStockList>;
