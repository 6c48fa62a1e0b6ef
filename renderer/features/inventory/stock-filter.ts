import type { CallInput } from '#shared/contracts/index.ts';
import type { DrugCategory } from '#shared/domain/drugs.ts';

/** What of a drug has to be on the shelf. */
export const STOCK_STATES = [
  'all',
  'in_stock',
  'out_of_stock',
  'near_expiry',
  'expired',
  'quarantine',
  'outside_bin',
] as const;
export type StockState = (typeof STOCK_STATES)[number];

export interface StockFilter {
  readonly search: string;
  readonly state: StockState;
  readonly category: DrugCategory | null;
}

export const NO_FILTER: StockFilter = { search: '', state: 'all', category: null };

export const DRUGS_ON_A_PAGE = 20;

/** True when the filter leaves drugs out. */
export function isNarrowed({ search, state, category }: StockFilter): boolean {
  return search !== '' || state !== 'all' || category !== null;
}

/** A page of the filter's drugs, as the core is asked for it. */
export function listInput(filter: StockFilter, page: number): CallInput<'inventory.listStock'> {
  return {
    search: filter.search.trim(),
    filter: filter.state,
    category: filter.category,
    page,
    pageSize: DRUGS_ON_A_PAGE,
  };
}
