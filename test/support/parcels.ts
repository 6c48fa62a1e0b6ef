import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { ShipmentDetail } from '#shared/contracts/shipping.ts';
import type { TrackedState } from '#shared/domain/shipment-states.ts';
import { orderIn } from './order-paths.ts';
import { MINUTE_MS } from './test-platform.ts';
import type { TestShop } from './test-shop.ts';

/** An order that was sent, and its parcel. */
export interface SentOrder {
  readonly order: OrderDetail;
  readonly shipment: ShipmentDetail;
}

/** Sends an order and tells what its parcel goes through, a minute between the steps. */
export async function sentOrder(shop: TestShop, ...path: readonly TrackedState[]): Promise<SentOrder> {
  const { orderId } = await orderIn(shop, 'shipped');
  for (const to of path) {
    shop.counter.time.advance(MINUTE_MS);
    await track(shop, orderId, to);
  }
  return readSent(shop, orderId);
}

/** Tells the next thing about an order's parcel. */
export async function track({ till }: TestShop, orderId: number, to: TrackedState): Promise<void> {
  const { shipment } = await till.do('shipping.get', { orderId });
  if (shipment === null) throw new Error(`order ${orderId} was not sent`);
  const { shipmentId, version } = shipment;
  await till.do('shipping.track', { shipmentId, version, to, place: '杭州', note: '快递来电' });
}

/** An order that was sent and its parcel, as they are now. */
export async function readSent({ till }: TestShop, orderId: number): Promise<SentOrder> {
  const order = await till.do('orders.get', { orderId });
  const { shipment } = await till.do('shipping.get', { orderId });
  if (shipment === null) throw new Error(`order ${orderId} was not sent`);
  return { order, shipment };
}
