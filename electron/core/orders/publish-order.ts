import type { CommandContext } from '../platform/context.ts';
import { readRecord as readPrescription } from '../prescriptions/prescription-record.ts';
import { tellPrescription } from '../prescriptions/publish-prescription.ts';
import { shipmentForCentral } from '../shipping/shipment-rows.ts';
import type { OrderRecord } from './order-record.ts';

/**
 * Ends a command on an order: central gets the order as it stands now with the events that are new to it and the
 * parcel that it was sent in, the audit row gets the order's name and the head of its chain, and screens are told.
 */
export function publishOrder(context: CommandContext, record: OrderRecord, eventsBefore: number): void {
  const { order } = record;
  tellOrder(context, record, eventsBefore);
  const { status, version } = order;
  context.note(`order:${order.orderNumber}`, { status, version, chainHead: toHex(order.eventHash) });
}

/** The same for an order that changed along with what a command is about: its audit row keeps that subject. */
export function tellOrder(context: CommandContext, record: OrderRecord, eventsBefore: number): void {
  const { order } = record;
  const isNew = eventsBefore === 0;
  const chainHead = toHex(order.eventHash);
  const subject = `order:${order.orderNumber}`;
  context.publish({
    kind: isNew ? 'order.created' : 'order.changed',
    subject,
    subjectVersion: order.version,
    payload: {
      order: { ...order, eventHash: chainHead },
      items: isNew ? record.items : [],
      batches: record.batches,
      payments: record.payments,
      ...(order.shippedAtMs === null ? {} : { shipment: shipmentForCentral(context.tx, order.id) }),
      events: record.events
        .filter((event) => event.seq > eventsBefore)
        .map((event) => ({ ...event, hash: toHex(event.hash) })),
    },
  });
  context.changed('orders', 'stock', 'cart');
  tellPrescriptions(context, record, eventsBefore);
}

/** Prescriptions follow their order: what it took of them shows, and central hears of those that it dispensed. */
function tellPrescriptions(context: CommandContext, record: OrderRecord, eventsBefore: number): void {
  const ids = new Set(record.items.flatMap((item) => item.prescriptionId ?? []));
  if (ids.size === 0) return;
  context.changed('prescriptions');
  const isDispensed = record.events.some(
    (event) => event.seq > eventsBefore && event.action === 'start_dispensing',
  );
  if (isDispensed) for (const id of ids) tellPrescription(context, readPrescription(context.tx, id));
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
