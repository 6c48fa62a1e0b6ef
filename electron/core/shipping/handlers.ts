import type { ShipmentExit } from '#shared/domain/shipment-states.ts';
import { invariant } from '#shared/errors/index.ts';
import {
  type CommandContext,
  type Handlers,
  onCommand,
  onQuery,
  type QueryContext,
} from '../platform/context.ts';
import { endShipment } from './end-shipment.ts';
import { listShipments } from './list-shipments.ts';
import { shipmentOfOrder } from './shipment-detail.ts';
import { trackShipment } from './track-shipment.ts';

/** The calls of `shipping.*`; `orders.ship` makes the shipment. */
export function shippingHandlers(): Handlers {
  return {
    ...onQuery('shipping.get', (context, { orderId }) => ({ shipment: shipmentOfOrder(context, orderId) })),
    ...onQuery('shipping.list', ({ reader }, input) => listShipments(reader, input)),
    ...onCommand('shipping.track', (context, input) => ({ orderId: trackShipment(context, input) }), show),
    ...onCommand('shipping.closeLost', end('close_lost'), show),
    ...onCommand('shipping.receiveRefused', end('receive_refused'), show),
    ...onCommand('shipping.confirmReceipt', end('confirm_receipt'), show),
  };
}

interface EndInput {
  readonly shipmentId: number;
  readonly version: number;
  readonly reason?: string;
}

function end(exit: ShipmentExit) {
  return (context: CommandContext, input: EndInput) => ({ orderId: endShipment(context, exit, input) });
}

function show(context: QueryContext, { orderId }: { orderId: number }) {
  const shipment = shipmentOfOrder(context, orderId);
  invariant(shipment !== null, 'a parcel that was worked on is there');
  return { shipment };
}
