import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import { splitProblem } from '#shared/domain/split-packs.ts';

/** How the chosen drug is split, and what the person on duty may do about it; the core decides anew. */
export function useSplit(drug: Pick<Drug, 'drugId' | 'category' | 'controlClass'> | undefined) {
  const may = useMay();
  const query = useQueryCall('splitting.get', { drugId: drug?.drugId ?? 0 }, { enabled: drug !== undefined });
  const view = drug === undefined ? null : (query.data ?? null);
  const isLoose = view?.article.looseDrugId === drug?.drugId;
  const isAllowed = drug !== undefined && splitProblem({ ...drug, isLoose }) === null;
  return {
    view,
    /** False while it is being read. */
    isKnown: !query.isPending,
    /** Said of the drug of the packs; its units follow. */
    mayMark: isAllowed && query.data !== undefined && may('catalog.split'),
    mayOpen: view?.article.isActive === true && may('stock.split'),
  };
}
