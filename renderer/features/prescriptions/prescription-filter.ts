import type { CallInput } from '#shared/contracts/index.ts';
import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';

export interface PrescriptionFilter {
  readonly search: string;
  readonly statuses: readonly PrescriptionStatus[];
}

export const NO_FILTER: PrescriptionFilter = { search: '', statuses: [] };

export const PRESCRIPTIONS_ON_A_PAGE = 20;

/** True when the filter leaves prescriptions out. */
export function isNarrowed({ search, statuses }: PrescriptionFilter): boolean {
  return search !== '' || statuses.length > 0;
}

/** A page of the filter's prescriptions, as the core is asked for it. */
export function listInput(filter: PrescriptionFilter, page: number): CallInput<'prescriptions.list'> {
  return {
    search: filter.search.trim(),
    statuses: [...filter.statuses],
    page,
    pageSize: PRESCRIPTIONS_ON_A_PAGE,
  };
}
