import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { DRUGS_ON_A_PAGE, listInput, type StockFilter } from './stock-filter.ts';
import { useStockStore } from './stock-store.ts';

/** The list, which drug is chosen in it, and the ways through it. `subject` is the drug's id in the address. */
export function useStockList(subject: string) {
  const { filter, page, narrow, setPage, chooseBatch } = useStockStore();
  const show = useRouteStore((state) => state.show);
  const list = useQueryCall('inventory.listStock', listInput(filter, page), { keepPrevious: true });
  const drugs = list.data?.rows ?? [];
  const total = list.data?.total ?? 0;
  const chosen = /^\d+$/.test(subject) ? Number(subject) : (drugs[0]?.drugId ?? null);
  const lastPage = Math.max(Math.ceil(total / DRUGS_ON_A_PAGE), 1);

  const choose = (drugId: number | null) => {
    chooseBatch(null);
    show(drugId === null ? '' : String(drugId));
  };
  const move = (step: 1 | -1) => {
    const place = drugs.findIndex((drug) => drug.drugId === chosen);
    const next = drugs[Math.min(Math.max(place + step, 0), drugs.length - 1)];
    if (next !== undefined) choose(next.drugId);
  };
  const turn = (to: number) => {
    if (to < 1 || to > lastPage || to === page) return;
    setPage(to);
    choose(null);
  };
  const change = (filterChange: Partial<StockFilter>) => {
    narrow(filterChange);
    choose(null);
  };
  return { list, drugs, total, page, filter, chosen, choose, move, turn, change };
}

export type StockListState = ReturnType<typeof useStockList>;
