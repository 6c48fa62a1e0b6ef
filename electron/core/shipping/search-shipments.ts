import { sql } from 'kysely';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { findMatches } from '../orders/search-orders.ts';

const MAX_MATCHES = 500;
const MIN_PREFIX = 3;

/** The last code point: `text + LAST` is above every text that begins with `text`. */
const LAST = '\u{10FFFF}';

const byTracking = statement<{ from: string; to: string; limit: number }>()((db, p) =>
  db
    .selectFrom('shipment')
    .select('orderId')
    .where('trackingNumber', '>=', p.from)
    .where('trackingNumber', '<', p.to)
    .where('trackingNumber', '<>', '')
    .limit(p.limit),
);

const byPhone = statement<{ from: string; to: string; limit: number }>()((db, p) =>
  db
    .selectFrom('shipment')
    .select('orderId')
    .where('receiverPhone', '>=', p.from)
    .where('receiverPhone', '<', p.to)
    .where('receiverPhone', '<>', '')
    .limit(p.limit),
);

/** Leaves the orders that have a parcel or wait for one, the newest first. */
const withParcel = statement<{ ids: string; limit: number }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select('id')
    .where('id', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`)
    .where((eb) =>
      eb.or([
        eb('shippedAtMs', 'is not', null),
        eb.and([eb('status', '=', 'dispensing'), eb('address', 'is not', null)]),
      ]),
    )
    .orderBy('createdAtMs', 'desc')
    .orderBy('id', 'desc')
    .limit(p.limit),
);

/** The orders whose parcel a search means: by tracking number, by order number, by a phone or a customer's name. */
export function findParcels(reader: Reader, search: string): number[] {
  const text = search.replace(/[\s-]/g, '');
  const ids = [
    ...(text.length < MIN_PREFIX ? [] : between(reader, byTracking, text.toUpperCase())),
    ...(text.length < MIN_PREFIX ? [] : between(reader, byTracking, text)),
    ...(/^\+?\d{3,}$/.test(text) ? between(reader, byPhone, text) : []),
    ...findMatches(reader, {
      search,
      statuses: [],
      channel: null,
      customerId: null,
      owed: false,
      fromMs: null,
      toMs: null,
      page: 1,
      pageSize: MAX_MATCHES,
    }),
  ];
  return reader
    .all(withParcel, { ids: JSON.stringify([...new Set(ids)]), limit: MAX_MATCHES })
    .map((row) => row.id);
}

function between(reader: Reader, prefixed: typeof byTracking, text: string): number[] {
  return reader.all(prefixed, { from: text, to: text + LAST, limit: MAX_MATCHES }).map((row) => row.orderId);
}
