import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { ShipmentDetail } from '#shared/contracts/shipping.ts';
import type { ShipmentState, TrackedState } from '#shared/domain/shipment-states.ts';
import { orderIn } from './order-paths.ts';
import { MINUTE_MS } from './test-platform.ts';
import type { TestShop } from './test-shop.ts';

/** An order that was sent, and its parcel. */
export interface SentOrder {
  readonly order: OrderDetail;
  readonly shipment: ShipmentDetail;
}

/** Where a parcel can be: in a state, and in two of them also with its order over. */
export type ParcelPlace = ShipmentState | 'delivered_closed' | 'lost_closed';

/** An order and its parcel; null while it waits to be sent. */
export interface OrderWithParcel {
  readonly order: OrderDetail;
  readonly shipment: ShipmentDetail | null;
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

type Exit = 'shipping.confirmReceipt' | 'shipping.closeLost' | 'shipping.receiveRefused';

/** What is told of a parcel that was sent, and the way out that it takes, to bring it to each place. */
const PATHS: Readonly<
  Record<Exclude<ParcelPlace, 'pending'>, { readonly told: readonly TrackedState[]; readonly exit?: Exit }>
> = {
  shipped: { told: [] },
  in_transit: { told: ['in_transit'] },
  delivered: { told: ['delivered'] },
  delayed: { told: ['delayed'] },
  lost: { told: ['lost'] },
  refused: { told: ['refused'] },
  returned: { told: ['refused'], exit: 'shipping.receiveRefused' },
  delivered_closed: { told: ['delivered'], exit: 'shipping.confirmReceipt' },
  lost_closed: { told: ['lost'], exit: 'shipping.closeLost' },
};

/** An order whose parcel is at a place; one that is pending is packed and waits for its carrier. */
export async function parcelIn(shop: TestShop, place: ParcelPlace): Promise<OrderWithParcel> {
  if (place === 'pending') return { order: await orderIn(shop, 'dispensing'), shipment: null };
  const { told, exit } = PATHS[place];
  const sent = await sentOrder(shop, ...told);
  if (exit === undefined) return sent;
  const { shipmentId, version } = sent.shipment;
  shop.counter.time.advance(MINUTE_MS);
  await shop.till.do(exit, { shipmentId, version, reason: '结案' });
  return readSent(shop, sent.order.orderId);
}
