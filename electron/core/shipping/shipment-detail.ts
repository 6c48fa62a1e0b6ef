import type { ShipmentDetail } from '#shared/contracts/shipping.ts';
import { findTransition, isTakenByPeople } from '#shared/domain/order-states.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import {
  autoCompletesAtMs,
  SHIPMENT_EXIT_RULES,
  SHIPMENT_TRANSITIONS,
} from '#shared/domain/shipment-states.ts';
import type { Reader } from '../db/store.ts';
import { getOrder, type OrderRow } from '../orders/order-rows.ts';
import type { QueryContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { findShipment, readShipmentEvents, type ShipmentRow } from './shipment-rows.ts';

/** The parcel of an order with its story and what can be done with it; null before the order is sent. */
export function shipmentOfOrder(context: QueryContext, orderId: number): ShipmentDetail | null {
  const order = getOrder(context.reader, orderId);
  const shipment = findShipment(context.reader, orderId);
  return shipment === undefined ? null : showShipment(context, order, shipment);
}

function showShipment(context: QueryContext, order: OrderRow, shipment: ShipmentRow): ShipmentDetail {
  const { id: shipmentId, staffId: _, underWaySinceMs: __, ...shown } = shipment;
  return {
    shipmentId,
    ...shown,
    events: readShipmentEvents(context.reader, shipmentId).map(({ staffId: ___, ...event }) => ({
      ...event,
      fromState: event.fromState as ShipmentDetail['state'] | null,
      toState: event.toState as ShipmentDetail['state'],
    })),
    autoCompletesAtMs: order.status === 'shipped' ? completesAt(context.reader, shipment) : null,
    steps: shipment.closedAtMs === null ? offeredSteps(context, shipment) : [],
    exits: shipment.closedAtMs === null ? offeredExits(context, order, shipment) : [],
  };
}

function completesAt(reader: Reader, shipment: ShipmentRow): number | null {
  return autoCompletesAtMs(shipment, readSettings(reader).limits.autoCompleteDays);
}

function offeredSteps(context: QueryContext, { state }: ShipmentRow): ShipmentDetail['steps'] {
  return SHIPMENT_TRANSITIONS.filter((row) => row.byHand && row.from === state).map((row) => ({
    to: row.to as ShipmentDetail['steps'][number]['to'],
    allowed: isPermitted(context.session?.roles ?? [], row.permission),
    needsNote: row.guards.includes('note_given'),
  }));
}

function offeredExits(
  context: QueryContext,
  order: OrderRow,
  { state }: ShipmentRow,
): ShipmentDetail['exits'] {
  return SHIPMENT_EXIT_RULES.filter((rule) => rule.from.includes(state)).flatMap((rule) => {
    const transition = findTransition(order.status, rule.order.action);
    if (transition === null || !isTakenByPeople(transition)) return [];
    return [{ exit: rule.exit, allowed: isPermitted(context.session?.roles ?? [], transition.permission) }];
  });
}
