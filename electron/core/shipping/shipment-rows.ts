import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

const shipmentById = statement<{ id: number }>()((db, p) =>
  db.selectFrom('shipment').selectAll().where('id', '=', p.id),
);

const newestOfOrder = statement<{ orderId: number }>()((db, p) =>
  db.selectFrom('shipment').selectAll().where('orderId', '=', p.orderId).orderBy('id', 'desc').limit(1),
);

const openOfOrder = statement<{ orderId: number }>()((db, p) =>
  db.selectFrom('shipment').selectAll().where('orderId', '=', p.orderId).where('closedAtMs', 'is', null),
);

const eventsOf = statement<{ shipmentId: number }>()((db, p) =>
  db
    .selectFrom('shipmentEvent')
    .select(['seq', 'action', 'fromState', 'toState', 'place', 'note', 'staffId', 'staffName', 'atMs'])
    .where('shipmentId', '=', p.shipmentId)
    .orderBy('seq'),
);

/** A shipment's row; fails with SHIPMENT_NOT_FOUND. */
export function getShipment(reader: Reader, shipmentId: number) {
  return reader.get(shipmentById, { id: shipmentId }) ?? fail('SHIPMENT_NOT_FOUND', { shipmentId });
}

export type ShipmentRow = ReturnType<typeof getShipment>;

/** The parcel that an order was sent in last, or undefined while none was. */
export function findShipment(reader: Reader, orderId: number): ShipmentRow | undefined {
  return reader.get(newestOfOrder, { orderId });
}

/** The parcel that somebody has still to look after, or undefined. */
export function findOpenShipment(reader: Reader, orderId: number): ShipmentRow | undefined {
  return reader.get(openOfOrder, { orderId });
}

/** What happened to a parcel, in order. */
export function readShipmentEvents(reader: Reader, shipmentId: number) {
  return reader.all(eventsOf, { shipmentId });
}

export type ShipmentEventRow = ReturnType<typeof readShipmentEvents>[number];

/** A parcel with its story, as central hears of it. */
export function shipmentForCentral(reader: Reader, orderId: number): object | null {
  const shipment = findShipment(reader, orderId);
  return shipment === undefined ? null : { ...shipment, events: readShipmentEvents(reader, shipment.id) };
}
