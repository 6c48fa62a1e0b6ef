import { SHIPMENT_EXIT_RULES, type ShipmentExit } from '#shared/domain/shipment-states.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { applyTransition } from '../orders/apply-transition.ts';
import { readRecord } from '../orders/order-record.ts';
import { getOrder } from '../orders/order-rows.ts';
import { publishOrder } from '../orders/publish-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { shipmentAsSeen } from './shipment-as-seen.ts';

/**
 * Takes one of the ways out of a parcel's story, which end its order in the same transaction: received (the order
 * is completed), given up as lost (cancelled and refunded, the goods are gone), or taken back after a refusal
 * (cancelled and refunded, the goods are in quarantine). The order's own step brings the parcel along. While the
 * order is in after-sales, what becomes of it is settled there.
 *
 * Fails with SHIPMENT_NOT_FOUND, VERSION_CONFLICT, INVALID_SHIPMENT_STATE, and as the order's step does.
 */
export function endShipment(
  context: CommandContext,
  exit: ShipmentExit,
  input: { shipmentId: number; version: number; reason?: string },
): number {
  const shipment = shipmentAsSeen(context, input);
  const rule = SHIPMENT_EXIT_RULES.find((candidate) => candidate.exit === exit);
  invariant(rule !== undefined, `${exit} is a way out`);
  const { id: shipmentId, orderId, state } = shipment;
  if (shipment.closedAtMs !== null || !rule.from.includes(state)) {
    fail('INVALID_SHIPMENT_STATE', { shipmentId, orderId, state });
  }
  const order = getOrder(context.tx, orderId);
  const { action } = rule.order;
  // While the customer's request is open, the money and the goods are settled with it, and the parcel follows.
  if (order.status === 'after_sales') fail('INVALID_ORDER_STATUS', { orderId, status: order.status, action });
  const disposition = rule.order.action === 'cancel' ? rule.order.disposition : null;
  applyTransition(context, order, action, { reason: input.reason ?? '', disposition });
  publishOrder(context, readRecord(context.tx, orderId), order.eventCount);
  return orderId;
}
