import { type OrderStepTaken, shipmentStepFor } from '#shared/domain/shipment-states.ts';
import { fail } from '#shared/errors/index.ts';
import type { OrderRow } from '../orders/order-rows.ts';
import type { CommandContext } from '../platform/context.ts';
import { findOpenShipment } from './shipment-rows.ts';
import { closeShipment, stepShipment } from './step-shipment.ts';

/**
 * Keeps an order's parcel in step with the order, whoever moves the order and why: what arrived is delivered,
 * what is taken back is returned, what is given up is lost, and the story ends with the order's.
 *
 * Fails with INVALID_SHIPMENT_STATE when parcel and order would contradict each other, such as a lost parcel
 * whose goods are said to have come back: it has to be found first.
 */
export function followOrder(
  context: CommandContext,
  order: OrderRow,
  step: OrderStepTaken & { readonly reason: string },
): void {
  const shipment = order.shippedAtMs === null ? undefined : findOpenShipment(context.tx, order.id);
  if (shipment === undefined) return;
  const { id: shipmentId, state } = shipment;
  const found = shipmentStepFor(state, step);
  const transition =
    found === 'contradicts'
      ? fail('INVALID_SHIPMENT_STATE', { orderId: order.id, shipmentId, state, status: step.to })
      : found;
  if (transition !== 'stays') stepShipment(context, shipment, { transition, place: '', note: step.reason });
  if (step.to === 'completed' || step.to === 'cancelled') closeShipment(context, shipment.id);
}
