import { fail } from '#shared/errors/index.ts';
import type { CommandContext } from '../platform/context.ts';
import { getShipment, readShipmentEvents, type ShipmentRow } from './shipment-rows.ts';

/**
 * The shipment as the screen saw it. Fails with SHIPMENT_NOT_FOUND, and with VERSION_CONFLICT, saying who
 * changed it to what and when, when somebody else was faster.
 */
export function shipmentAsSeen(
  { tx }: CommandContext,
  { shipmentId, version }: { shipmentId: number; version: number },
): ShipmentRow {
  const shipment = getShipment(tx, shipmentId);
  if (shipment.version === version) return shipment;
  const last = readShipmentEvents(tx, shipmentId).at(-1);
  return fail('VERSION_CONFLICT', {
    shipmentId,
    version,
    current: shipment.version,
    state: shipment.state,
    staffName: last?.staffName ?? '',
    changed_at_ms: last?.atMs ?? shipment.stateAtMs,
  });
}
