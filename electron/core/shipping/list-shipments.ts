import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import type { ShipmentGroup, ShipmentSummary } from '#shared/contracts/shipping.ts';
import type { ShipmentState } from '#shared/domain/shipment-states.ts';
import { invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { receiverOf } from './open-shipment.ts';
import { findParcels } from './search-shipments.ts';

/** Orders that are made ready and have somewhere to go; their parcel does not exist yet. */
const waiting = statement<{ limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select('id')
    .where('status', '=', 'dispensing')
    .where('address', 'is not', null)
    .orderBy('createdAtMs')
    .orderBy('id')
    .limit(p.limit)
    .offset(p.offset),
);

const countWaiting = statement()((db) =>
  db
    .selectFrom('saleOrder')
    .select((eb) => eb.fn.countAll<number>().as('parcels'))
    .where('status', '=', 'dispensing')
    .where('address', 'is not', null),
);

/** What somebody has to see to comes first, the longest waiting before the others. */
const open = statement<{ states: string; limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('shipment')
    .select('orderId as id')
    .where('closedAtMs', 'is', null)
    .where('state', 'in', sql<ShipmentState>`(SELECT value FROM json_each(${p.states}))`)
    .orderBy(sql`CASE state WHEN 'refused' THEN 0 WHEN 'lost' THEN 1 WHEN 'delayed' THEN 2
      WHEN 'delivered' THEN 3 ELSE 4 END`)
    .orderBy('stateAtMs')
    .orderBy('id')
    .limit(p.limit)
    .offset(p.offset),
);

const countOpen = statement<{ states: string }>()((db, p) =>
  db
    .selectFrom('shipment')
    .select((eb) => eb.fn.countAll<number>().as('parcels'))
    .where('closedAtMs', 'is', null)
    .where('state', 'in', sql<ShipmentState>`(SELECT value FROM json_each(${p.states}))`),
);

const closed = statement<{ limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('shipment')
    .select('orderId as id')
    .where('closedAtMs', 'is not', null)
    .orderBy('closedAtMs', 'desc')
    .limit(p.limit)
    .offset(p.offset),
);

const countClosed = statement()((db) =>
  db
    .selectFrom('shipment')
    .select((eb) => eb.fn.countAll<number>().as('parcels'))
    .where('closedAtMs', 'is not', null),
);

const rowsOf = statement<{ ids: string }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .leftJoin('shipment', (join) =>
      join.on('shipment.id', '=', (eb) =>
        eb
          .selectFrom('shipment as newest')
          .select((inner) => inner.fn.max('newest.id').as('id'))
          .whereRef('newest.orderId', '=', 'saleOrder.id'),
      ),
    )
    .select([
      'saleOrder.id as orderId',
      'orderNumber',
      'status as orderStatus',
      'itemCount',
      'quantity',
      'address',
      'customerName',
      'customerPhone',
      'dispensingAtMs',
      'saleOrder.createdAtMs as orderedAtMs',
      'shipment.id as shipmentId',
      'shipment.state as state',
      'shipment.carrier as shipmentCarrier',
      'shipment.trackingNumber as shipmentTracking',
      'shipment.receiverName as receiverName',
      'shipment.receiverPhone as receiverPhone',
      'shipment.packageCount as packageCount',
      'shipment.stateAtMs as stateAtMs',
      'shipment.closedAtMs as closedAtMs',
    ])
    .where('saleOrder.id', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`),
);

const STATES_OF_GROUP: Readonly<
  Record<Exclude<ShipmentGroup, 'waiting' | 'done'>, readonly ShipmentState[]>
> = {
  on_the_way: ['shipped', 'in_transit', 'delivered'],
  trouble: ['delayed', 'lost', 'refused'],
};

const statesOf = (group: keyof typeof STATES_OF_GROUP): string => JSON.stringify(STATES_OF_GROUP[group]);

/** A page of parcels, with how many wait, are on their way and are in trouble. A search looks everywhere. */
export function listShipments(
  reader: Reader,
  input: ParsedInput<'shipping.list'>,
): CallOutput<'shipping.list'> {
  const { group, search, page, pageSize } = input;
  const place = { limit: pageSize, offset: (page - 1) * pageSize };
  const counts = {
    waiting: reader.get(countWaiting, {})?.parcels ?? 0,
    onTheWay: reader.get(countOpen, { states: statesOf('on_the_way') })?.parcels ?? 0,
    trouble: reader.get(countOpen, { states: statesOf('trouble') })?.parcels ?? 0,
  };
  if (search !== '') {
    const found = findParcels(reader, search);
    const ids = found.slice(place.offset, place.offset + pageSize);
    return { rows: readRows(reader, ids), total: found.length, page, pageSize, counts };
  }
  const { ids, total } = pageOfGroup(reader, group, { place, counts });
  return { rows: readRows(reader, ids), total, page, pageSize, counts };
}

function pageOfGroup(
  reader: Reader,
  group: ShipmentGroup,
  {
    place,
    counts,
  }: { place: { limit: number; offset: number }; counts: CallOutput<'shipping.list'>['counts'] },
): { ids: number[]; total: number } {
  const idsIn = (rows: { id: number }[]) => rows.map((row) => row.id);
  switch (group) {
    case 'waiting':
      return { ids: idsIn(reader.all(waiting, place)), total: counts.waiting };
    case 'on_the_way':
      return { ids: idsIn(reader.all(open, { states: statesOf(group), ...place })), total: counts.onTheWay };
    case 'trouble':
      return { ids: idsIn(reader.all(open, { states: statesOf(group), ...place })), total: counts.trouble };
    case 'done':
      return { ids: idsIn(reader.all(closed, place)), total: reader.get(countClosed, {})?.parcels ?? 0 };
  }
}

/** The rows of orders, in the order of their ids. */
function readRows(reader: Reader, ids: readonly number[]): ShipmentSummary[] {
  const rows = new Map(reader.all(rowsOf, { ids: JSON.stringify(ids) }).map((row) => [row.orderId, row]));
  return ids.map((id): ShipmentSummary => {
    const row = rows.get(id);
    invariant(row !== undefined, `order ${id} of a parcel is there`);
    const receiver = receiverOf(row);
    return {
      shipmentId: row.shipmentId,
      orderId: row.orderId,
      orderNumber: row.orderNumber,
      orderStatus: row.orderStatus,
      state: row.state ?? 'pending',
      carrier: row.shipmentCarrier ?? '',
      trackingNumber: row.shipmentTracking ?? '',
      packageCount: row.packageCount ?? 1,
      receiverName: row.receiverName ?? receiver.receiverName,
      receiverPhone: row.receiverPhone ?? receiver.receiverPhone,
      itemCount: row.itemCount,
      quantity: row.quantity,
      stateAtMs: row.stateAtMs ?? row.dispensingAtMs ?? row.orderedAtMs,
      closedAtMs: row.closedAtMs,
    };
  });
}
