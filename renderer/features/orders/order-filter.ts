import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderSummary } from '#shared/contracts/orders.ts';
import { addDays, type DateText } from '#shared/domain/expiry.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';

export type OrderChannel = OrderSummary['channel'];

/** Stretches of days that people ask for; `custom` has days of its own. */
export const PERIODS = ['all', 'today', 'yesterday', 'last7', 'last30', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

export interface OrderFilter {
  readonly search: string;
  readonly statuses: readonly OrderStatus[];
  /** Only what is owed and not collected. */
  readonly owed: boolean;
  readonly channel: OrderChannel | null;
  readonly customer: { readonly customerId: number; readonly name: string } | null;
  readonly period: Period;
  /** The first and last day of a custom period; null is open. */
  readonly firstDay: DateText | null;
  readonly lastDay: DateText | null;
}

export const NO_FILTER: OrderFilter = {
  search: '',
  statuses: [],
  owed: false,
  channel: null,
  customer: null,
  period: 'all',
  firstDay: null,
  lastDay: null,
};

export const ORDERS_ON_A_PAGE = 20;

/** True when the filter leaves orders out. */
export function isNarrowed({ search, statuses, owed, channel, customer, period }: OrderFilter): boolean {
  if (search !== '' || owed) return true;
  return statuses.length > 0 || channel !== null || customer !== null || period !== 'all';
}

/** A page of the filter's orders, as the core is asked for it. */
export function listInput(filter: OrderFilter, page: number, today: DateText): CallInput<'orders.list'> {
  const [firstDay, lastDay] = daysOf(filter, today);
  return {
    search: filter.search.trim(),
    statuses: [...filter.statuses],
    owed: filter.owed,
    channel: filter.channel,
    customerId: filter.customer?.customerId ?? null,
    fromMs: firstDay === null ? null : startOfDayMs(firstDay),
    toMs: lastDay === null ? null : startOfDayMs(addDays(lastDay, 1)),
    page,
    pageSize: ORDERS_ON_A_PAGE,
  };
}

function daysOf(filter: OrderFilter, today: DateText): [first: DateText | null, last: DateText | null] {
  switch (filter.period) {
    case 'all':
      return [null, null];
    case 'today':
      return [today, today];
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case 'last7':
      return [addDays(today, -6), today];
    case 'last30':
      return [addDays(today, -29), today];
    case 'custom':
      return [filter.firstDay, filter.lastDay];
  }
}

/** Midnight in the shop's time zone, which is this computer's. */
function startOfDayMs(day: DateText): number {
  return new Date(`${day}T00:00:00`).getTime();
}
