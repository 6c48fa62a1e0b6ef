import type { OrderDetail } from '#shared/contracts/orders.ts';
import { findShipmentStep } from '#shared/domain/shipment-states.ts';
import { invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { OrderRow } from '../orders/order-rows.ts';
import type { CommandContext } from '../platform/context.ts';
import type { ShipmentRow } from './shipment-rows.ts';
import { stepShipment, writeShipmentEvent } from './step-shipment.ts';

const insertRow = statement<Omit<ShipmentRow, 'id' | 'version' | 'state' | 'closedAtMs'>>()((db, p) =>
  db.insertInto('shipment').values({
    version: 1,
    state: 'pending',
    orderId: p.orderId,
    carrier: p.carrier,
    trackingNumber: p.trackingNumber,
    packageCount: p.packageCount,
    note: p.note,
    receiverName: p.receiverName,
    receiverPhone: p.receiverPhone,
    staffId: p.staffId,
    createdAtMs: p.createdAtMs,
    stateAtMs: p.stateAtMs,
    underWaySinceMs: p.underWaySinceMs,
    closedAtMs: null,
  }),
);

/** What goes out of the door. */
export interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly packageCount: number;
  readonly note: string;
}

/** Makes an order's shipment and hands it to the carrier, in the transaction in which the order is sent (SHIP-1). */
export function openShipment(context: CommandContext, order: OrderRow, parcel: Parcel): void {
  const { tx, nowMs, session } = context;
  const row = {
    ...parcel,
    ...receiverOf(order),
    orderId: order.id,
    staffId: session.staffId,
    createdAtMs: nowMs,
    stateAtMs: nowMs,
    underWaySinceMs: nowMs,
  };
  const id = tx.run(insertRow, row).lastInsertRowid;
  const silent = { place: '', note: '' };
  writeShipmentEvent(context, id, {
    seq: 1,
    action: 'create',
    fromState: null,
    toState: 'pending',
    ...silent,
  });
  const transition = findShipmentStep('pending', 'hand_to_carrier');
  invariant(transition !== null, 'a new parcel can be handed to its carrier');
  const pending: ShipmentRow = { ...row, id, version: 1, state: 'pending', closedAtMs: null };
  stepShipment(context, pending, { transition, ...silent });
}

/** Who the parcel is for: as the address says, or else the customer of the order. */
export function receiverOf({
  address,
  customerName,
  customerPhone,
}: Pick<OrderRow, 'address' | 'customerName' | 'customerPhone'>): {
  receiverName: string;
  receiverPhone: string;
} {
  const written = address === null ? null : (JSON.parse(address) as NonNullable<OrderDetail['address']>);
  return {
    receiverName: written?.name || customerName,
    receiverPhone: written?.phone || customerPhone,
  };
}
