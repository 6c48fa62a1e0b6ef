import { sql } from 'kysely';
import type { ParsedInput } from '#shared/contracts/index.ts';
import { parseOrderNumber } from '#shared/domain/order-number.ts';
import { ORDER_STATUSES } from '#shared/domain/order-states.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { openOwedIds } from './owed-balances.ts';

/** A search shows at most this many orders: whoever finds more has not said enough to find anything. */
const MAX_MATCHES = 2_000;
/** Customers whose orders are looked through when a name is typed. */
const MAX_CUSTOMERS = 200;
const MIN_NUMBER_PREFIX = 3;

/** The last code point: `text + LAST` is above every text that begins with `text`. */
const LAST = '\u{10FFFF}';

const byNumber = statement<{ from: string; to: string; limit: number }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select('id')
    .where('orderNumber', '>=', p.from)
    .where('orderNumber', '<', p.to)
    .limit(p.limit),
);

const byPhone = statement<{ from: string; to: string; limit: number }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select('id')
    .where('customerPhone', '>=', p.from)
    .where('customerPhone', '<', p.to)
    .where('customerPhone', '<>', '')
    .limit(p.limit),
);

const customersByName = statement<{ from: string; to: string; limit: number }>()((db, p) =>
  db.selectFrom('customer').select('id').where('name', '>=', p.from).where('name', '<', p.to).limit(p.limit),
);

const byCustomers = statement<{ customerIds: string; limit: number }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select('id')
    .where('customerId', 'in', sql<number>`(SELECT value FROM json_each(${p.customerIds}))`)
    .limit(p.limit),
);

const filtered = statement<{
  ids: string;
  statuses: string;
  channel: string | null;
  customerId: number | null;
  fromMs: number;
  toMs: number;
}>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select('id')
    .where('id', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`)
    .where('status', 'in', sql<'pending'>`(SELECT value FROM json_each(${p.statuses}))`)
    .where((eb) => eb.or([eb(eb.val(p.channel), 'is', null), eb('channel', '=', p.channel)]))
    .where((eb) => eb.or([eb(eb.val(p.customerId), 'is', null), eb('customerId', '=', p.customerId)]))
    .where('createdAtMs', '>=', p.fromMs)
    .where('createdAtMs', '<', p.toMs)
    .orderBy('createdAtMs', 'desc')
    .orderBy('id', 'desc'),
);

/**
 * The orders that a search means, newest first: by order number (whole or its beginning, as typed or
 * dictated), by the beginning of a phone number, or by the beginning of a customer's name; narrowed by the
 * other filters. Owed orders that were not collected yet are few: all of them, or those among what was found.
 */
export function findMatches(reader: Reader, filter: ParsedInput<'orders.list'>): number[] {
  const found =
    filter.search !== ''
      ? candidates(reader, filter.search)
      : filter.customerId !== null
        ? ofCustomers(reader, [filter.customerId])
        : null;
  const owed = filter.owed ? openOwedIds(reader) : null;
  const ids = found === null ? (owed ?? []) : found.filter((id) => owed === null || owed.includes(id));
  return reader
    .all(filtered, {
      ids: JSON.stringify([...new Set(ids)]),
      statuses: JSON.stringify(filter.statuses.length > 0 ? filter.statuses : ORDER_STATUSES),
      channel: filter.channel,
      customerId: filter.customerId,
      fromMs: filter.fromMs ?? 0,
      toMs: filter.toMs ?? Number.MAX_SAFE_INTEGER,
    })
    .map((row) => row.id);
}

function candidates(reader: Reader, search: string): number[] {
  const whole = parseOrderNumber(search);
  const numberPrefix = whole ?? search.toUpperCase().replace(/[\s-]/g, '');
  const phone = search.replace(/[\s-]/g, '');
  const customers = reader
    .all(customersByName, { from: search, to: search + LAST, limit: MAX_CUSTOMERS })
    .map((row) => row.id);
  return [
    ...(numberPrefix.length >= MIN_NUMBER_PREFIX ? between(reader, byNumber, numberPrefix) : []),
    ...(/^\+?\d{3,}$/.test(phone) ? between(reader, byPhone, phone) : []),
    ...ofCustomers(reader, customers),
  ];
}

function between(reader: Reader, prefixed: typeof byNumber, text: string): number[] {
  return reader.all(prefixed, { from: text, to: text + LAST, limit: MAX_MATCHES }).map((row) => row.id);
}

function ofCustomers(reader: Reader, customerIds: readonly number[]): number[] {
  if (customerIds.length === 0) return [];
  return reader
    .all(byCustomers, { customerIds: JSON.stringify(customerIds), limit: MAX_MATCHES })
    .map((row) => row.id);
}
