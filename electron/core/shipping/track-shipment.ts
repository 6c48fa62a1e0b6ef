import type { ParsedInput } from '#shared/contracts/index.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { findTrackStep, type ShipmentGuard } from '#shared/domain/shipment-states.ts';
import { fail } from '#shared/errors/index.ts';
import { addEvent } from '../orders/apply-transition.ts';
import { readRecord } from '../orders/order-record.ts';
import { getOrder } from '../orders/order-rows.ts';
import { publishOrder } from '../orders/publish-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { shipmentAsSeen } from './shipment-as-seen.ts';
import type { ShipmentRow } from './shipment-rows.ts';
import { type ShipmentNews, stepShipment } from './step-shipment.ts';

type Guard = (shipment: ShipmentRow, news: ShipmentNews) => void;

const GUARDS: Readonly<Record<ShipmentGuard, Guard>> = {
  order_under_way: ({ id, orderId, state, closedAtMs }) => {
    if (closedAtMs !== null) fail('INVALID_SHIPMENT_STATE', { shipmentId: id, orderId, state });
  },
  note_given: (_, { note }) => {
    if (note === '') fail('VALIDATION_FAILED', { fields: [{ path: 'note', code: 'required' }] });
  },
};

/**
 * Writes down what the carrier or the customer says of a parcel (SHIP-2, SHIP-3). The order keeps its status
 * and gets a line in its story.
 *
 * Fails with SHIPMENT_NOT_FOUND, VERSION_CONFLICT, INVALID_SHIPMENT_STATE when the machine has no such step or
 * the order is over, and VALIDATION_FAILED when a trouble is not explained.
 */
export function trackShipment(context: CommandContext, input: ParsedInput<'shipping.track'>): number {
  const shipment = shipmentAsSeen(context, input);
  const { to, place, note } = input;
  const transition = findTrackStep(shipment.state, to);
  if (transition === null) {
    const { id: shipmentId, orderId, state } = shipment;
    return fail('INVALID_SHIPMENT_STATE', { shipmentId, orderId, state, to });
  }
  if (!isPermitted(context.session.roles, transition.permission)) {
    fail('FORBIDDEN', { permission: transition.permission });
  }
  for (const guard of transition.guards) GUARDS[guard](shipment, { place, note });
  stepShipment(context, shipment, { transition, place, note });
  const order = getOrder(context.tx, shipment.orderId);
  addEvent(context, order, {
    action: 'track_shipment',
    permission: transition.permission,
    reason: note,
    details: { shipment: to, place },
    progress: {},
  });
  publishOrder(context, readRecord(context.tx, order.id), order.eventCount);
  return order.id;
}
