import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import { isPermitted, type Role } from '#shared/domain/permissions.ts';
import { splitProblem } from '#shared/domain/split-packs.ts';

const NOBODY: readonly Role[] = [];

/** How the chosen drug is split, and what the person on duty may do about it; the core decides anew. */
export function useSplit(drug: Pick<Drug, 'drugId' | 'category' | 'controlClass'> | undefined) {
  const roles = useSessionStore((state) => state.staff?.roles ?? NOBODY);
  const query = useQueryCall('splitting.get', { drugId: drug?.drugId ?? 0 }, { enabled: drug !== undefined });
  const view = drug === undefined ? null : (query.data ?? null);
  const isLoose = view?.article.looseDrugId === drug?.drugId;
  const isAllowed = drug !== undefined && splitProblem({ ...drug, isLoose }) === null;
  return {
    view,
    /** False while it is being read. */
    isKnown: !query.isPending || query.isError,
    /** Said of the drug of the packs; its units follow. */
    mayMark: isAllowed && query.data !== undefined && isPermitted(roles, 'catalog.split'),
    mayOpen: view?.article.isActive === true && isPermitted(roles, 'stock.split'),
  };
}
