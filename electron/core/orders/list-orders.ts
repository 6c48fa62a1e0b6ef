import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import type { OrderSummary } from '#shared/contracts/orders.ts';
import { ORDER_STATUSES } from '#shared/domain/order-states.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { findMatches } from './search-orders.ts';

const DAY_MS = 86_400_000;
/** The last moment that a date can hold; a full day, so that an open range has no part of one. */
const END_OF_TIME_MS = 100_000_000 * DAY_MS;

type Filter = ParsedInput<'orders.list'>;

interface Range {
  readonly statuses: string;
  readonly channel: string | null;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Days {
  readonly statuses: string;
  readonly channel: string | null;
  readonly firstDay: number;
  readonly lastDay: number;
}

const tallyByDay = statement<Days>()((db, p) =>
  db
    .selectFrom('orderTally')
    .select(['day', (eb) => eb.fn.sum<number>('orders').as('orders')])
    .where('day', '>=', p.firstDay)
    .where('day', '<=', p.lastDay)
    .where('status', 'in', sql<string>`(SELECT value FROM json_each(${p.statuses}))`)
    .where((eb) => eb.or([eb(eb.val(p.channel), 'is', null), eb('channel', '=', p.channel)]))
    .groupBy('day')
    .orderBy('day', 'desc'),
);

const tallied = statement<Days>()((db, p) =>
  db
    .selectFrom('orderTally')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('orders'), eb.lit(0)).as('orders'))
    .where('day', '>=', p.firstDay)
    .where('day', '<=', p.lastDay)
    .where('status', 'in', sql<string>`(SELECT value FROM json_each(${p.statuses}))`)
    .where((eb) => eb.or([eb(eb.val(p.channel), 'is', null), eb('channel', '=', p.channel)])),
);

const countBetween = statement<Range>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select((eb) => eb.fn.countAll<number>().as('orders'))
    .where('status', 'in', sql<'pending'>`(SELECT value FROM json_each(${p.statuses}))`)
    .where('createdAtMs', '>=', p.fromMs)
    .where('createdAtMs', '<', p.toMs)
    .where((eb) => eb.or([eb(eb.val(p.channel), 'is', null), eb('channel', '=', p.channel)])),
);

const idsBetween = statement<Range & { limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select('id')
    .where('status', 'in', sql<'pending'>`(SELECT value FROM json_each(${p.statuses}))`)
    .where('createdAtMs', '>=', p.fromMs)
    .where('createdAtMs', '<', p.toMs)
    .where((eb) => eb.or([eb(eb.val(p.channel), 'is', null), eb('channel', '=', p.channel)]))
    .orderBy('createdAtMs', 'desc')
    .orderBy('id', 'desc')
    .limit(p.limit)
    .offset(p.offset),
);

const summaries = statement<{ ids: string }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .innerJoin('staff', 'staff.id', 'saleOrder.staffId')
    .leftJoin('owedBalance', 'owedBalance.orderId', 'saleOrder.id')
    .select([
      'saleOrder.id as orderId',
      'orderNumber',
      'saleOrder.version as version',
      'status',
      'channel',
      'customerName',
      'customerPhone',
      'payType',
      'itemCount',
      'quantity',
      'totalFen',
      'paidFen',
      'refundedFen',
      'owedBalance.owedAtMs as owedAtMs',
      'staff.name as staffName',
      'saleOrder.createdAtMs as createdAtMs',
      'expiresAtMs',
    ])
    .where('saleOrder.id', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`)
    .orderBy('saleOrder.createdAtMs', 'desc')
    .orderBy('saleOrder.id', 'desc'),
);

/** A page of orders with the number of all that match (ORD-8), newest first. */
export function listOrders(reader: Reader, filter: Filter): CallOutput<'orders.list'> {
  const { page, pageSize } = filter;
  const found = isNarrow(filter) ? findMatches(reader, filter) : null;
  const { ids, total } =
    found === null
      ? pageOfRange(reader, filter)
      : { ids: found.slice((page - 1) * pageSize, page * pageSize), total: found.length };
  const rows = reader.all(summaries, { ids: JSON.stringify(ids) }) as OrderSummary[];
  return { rows, total, page, pageSize };
}

/** True for a filter that few orders pass, all of which are found before they are paged. */
const isNarrow = ({ search, customerId, owed }: Filter): boolean =>
  search !== '' || customerId !== null || owed;

/**
 * A page without counting or skipping a million rows: the tally says how many orders each day holds, so the
 * total is a sum over days, and only the days on which the page lies are read. Days at the ends of the range
 * that it covers in part are counted.
 */
function pageOfRange(reader: Reader, filter: Filter): { ids: number[]; total: number } {
  const range: Range = {
    statuses: JSON.stringify(filter.statuses.length > 0 ? filter.statuses : ORDER_STATUSES),
    channel: filter.channel,
    fromMs: filter.fromMs ?? 0,
    toMs: filter.toMs ?? END_OF_TIME_MS,
  };
  const total = countRange(reader, range);
  const place = findDays(reader, range, filter);
  if (place === null) return { ids: [], total };
  const rows = reader.all(idsBetween, {
    ...range,
    fromMs: Math.max(range.fromMs, place.oldestDay * DAY_MS),
    toMs: Math.min(range.toMs, (place.newestDay + 1) * DAY_MS),
    limit: filter.pageSize,
    offset: place.offset,
  });
  return { ids: rows.map((row) => row.id), total };
}

/** The days on which a page lies, and how many orders of the newest of them come before it; null past the end. */
function findDays(
  reader: Reader,
  range: Range,
  { page, pageSize }: Filter,
): { newestDay: number; oldestDay: number; offset: number } | null {
  let offset = (page - 1) * pageSize;
  let newestDay: number | null = null;
  let oldestDay = 0;
  let covered = 0;
  for (const tally of reader.iterate(tallyByDay, daysOf(range))) {
    const { day } = tally;
    const orders = isWhole(range, day) ? tally.orders : countDay(reader, range, day);
    if (newestDay === null && offset >= orders) {
      offset -= orders;
      continue;
    }
    newestDay ??= day;
    oldestDay = day;
    covered += orders;
    if (covered >= offset + pageSize) break;
  }
  return newestDay === null ? null : { newestDay, oldestDay, offset };
}

function countRange(reader: Reader, range: Range): number {
  const { firstDay, lastDay } = daysOf(range);
  const partly = [...new Set([firstDay, lastDay])].filter((day) => !isWhole(range, day));
  const whole = {
    ...range,
    firstDay: partly.includes(firstDay) ? firstDay + 1 : firstDay,
    lastDay: partly.includes(lastDay) ? lastDay - 1 : lastDay,
  };
  const counted = partly.reduce((sum, day) => sum + countDay(reader, range, day), 0);
  return counted + (reader.get(tallied, whole)?.orders ?? 0);
}

/** Days begin at midnight UTC, as in the tally. */
function daysOf(range: Range): Days {
  const firstDay = Math.floor(range.fromMs / DAY_MS);
  const lastDay = Math.floor((range.toMs - 1) / DAY_MS);
  return { statuses: range.statuses, channel: range.channel, firstDay, lastDay };
}

function isWhole(range: Range, day: number): boolean {
  return day * DAY_MS >= range.fromMs && (day + 1) * DAY_MS <= range.toMs;
}

function countDay(reader: Reader, range: Range, day: number): number {
  const fromMs = Math.max(range.fromMs, day * DAY_MS);
  const toMs = Math.min(range.toMs, (day + 1) * DAY_MS);
  return reader.get(countBetween, { ...range, fromMs, toMs })?.orders ?? 0;
}
