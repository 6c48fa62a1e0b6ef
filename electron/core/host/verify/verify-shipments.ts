import type { OrderStatus } from '#shared/domain/order-states.ts';
import { isLegalShipmentStep, type ShipmentState } from '#shared/domain/shipment-states.ts';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import { readShipmentEvents } from '../../shipping/shipment-rows.ts';
import type { Differ } from './differences.ts';

const shipments = statement()((db) =>
  db
    .selectFrom('shipment')
    .innerJoin('saleOrder', 'saleOrder.id', 'shipment.orderId')
    .select([
      'shipment.id',
      'shipment.orderId',
      'shipment.version',
      'shipment.state',
      'shipment.carrier',
      'shipment.trackingNumber',
      'shipment.createdAtMs',
      'shipment.stateAtMs',
      'shipment.closedAtMs',
      'saleOrder.status',
      'saleOrder.carrier as orderCarrier',
      'saleOrder.trackingNumber as orderTrackingNumber',
      'saleOrder.shippedAtMs',
      'saleOrder.completedAtMs',
      'saleOrder.afterSalesAtMs',
    ])
    .orderBy('shipment.id'),
);

const sentWithout = statement()((db) =>
  db
    .selectFrom('saleOrder')
    .leftJoin('shipment', 'shipment.orderId', 'saleOrder.id')
    .select('orderNumber')
    .where('saleOrder.shippedAtMs', 'is not', null)
    .where('shipment.id', 'is', null),
);

const goodsOf = statement<{ orderId: number }>()((db, p) =>
  db.selectFrom('orderItemBatch').select('state').distinct().where('orderId', '=', p.orderId),
);

const UNDER_WAY: readonly ShipmentState[] = [
  'shipped',
  'in_transit',
  'delivered',
  'delayed',
  'lost',
  'refused',
];

interface OrderSide {
  readonly status: OrderStatus;
  readonly completedAtMs: number | null;
  readonly afterSalesAtMs: number | null;
  /** When the parcel's story ended. */
  readonly closedAtMs: number | null;
}

/** Every parcel against its story, its order and its goods; and every order that was sent has one. */
export function verifyShipments(reader: Reader, differ: Differ): void {
  for (const row of reader.iterate(shipments, {})) {
    const subject = `shipment:${row.id}`;
    verifyStory(reader, row, differ);
    const legal = legalStates(row);
    if (!legal.includes(row.state)) differ('shipment_state', subject, { expected: legal, actual: row.state });
    differ('shipment_open', subject, { expected: isUnderWay(row), actual: row.closedAtMs === null });
    differ('shipped_at_ms', subject, { expected: row.shippedAtMs, actual: row.createdAtMs });
    differ('carrier', subject, { expected: row.orderCarrier, actual: row.carrier });
    differ('tracking_number', subject, { expected: row.orderTrackingNumber, actual: row.trackingNumber });
    if (row.status === 'cancelled' && row.state !== 'delivered' && !endedBefore(row)) {
      const contrary = row.state === 'lost' ? 'quarantined' : 'lost';
      const isContrary = reader
        .all(goodsOf, { orderId: row.orderId })
        .some(({ state }) => state === contrary);
      differ('shipment_goods', subject, { expected: false, actual: isContrary });
    }
  }
  for (const { orderNumber } of reader.iterate(sentWithout, {})) {
    differ('shipment_missing', `order:${orderNumber}`, { expected: 'kept', actual: 'missing' });
  }
}

/** The order still waits for its parcel: it is sent, or in after-sales since before it arrived. */
function isUnderWay({ status, completedAtMs }: OrderSide): boolean {
  return status === 'shipped' || (status === 'after_sales' && completedAtMs === null);
}

/** The parcel's story was over when the order was cancelled. */
const endedBefore = ({ closedAtMs, completedAtMs }: OrderSide): boolean =>
  closedAtMs !== null && completedAtMs !== null;

/** A parcel whose story ended in after-sales stays as that left it, whatever a later request does to the order. */
function legalStates(order: OrderSide): readonly ShipmentState[] {
  if (isUnderWay(order)) return UNDER_WAY;
  if (order.status === 'cancelled' && !endedBefore(order)) return ['returned', 'lost', 'delivered'];
  if (order.status === 'cancelled') return ['delivered', 'lost', 'refused'];
  if (order.status !== 'completed' && order.status !== 'after_sales') return [];
  return order.afterSalesAtMs === null ? ['delivered'] : ['delivered', 'lost', 'refused'];
}

interface Story {
  readonly id: number;
  readonly version: number;
  readonly state: ShipmentState;
  readonly createdAtMs: number;
  readonly stateAtMs: number;
}

function verifyStory(reader: Reader, shipment: Story, differ: Differ): void {
  const subject = `shipment:${shipment.id}`;
  const events = readShipmentEvents(reader, shipment.id);
  let before: string | null = null;
  for (const [index, { seq, fromState, toState }] of events.entries()) {
    const isLegal =
      before === null
        ? toState === 'pending'
        : isLegalShipmentStep(before as ShipmentState, toState as ShipmentState);
    const isNext = seq === index + 1 && fromState === before && isLegal;
    differ('shipment_story', subject, { expected: true, actual: isNext });
    before = toState;
  }
  differ('shipment_version', subject, { expected: events.length, actual: shipment.version });
  differ('shipment_event_state', subject, { expected: before, actual: shipment.state });
  differ('shipment_created_at_ms', subject, { expected: events[0]?.atMs, actual: shipment.createdAtMs });
  differ('shipment_state_at_ms', subject, { expected: events.at(-1)?.atMs, actual: shipment.stateAtMs });
}
