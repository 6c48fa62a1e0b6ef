import type { CallInput } from '#shared/contracts/index.ts';
import { type Caller, type Counter, dispensing, REASON, type Story } from './counter.ts';

async function parcel(counter: Counter) {
  const { clerk } = counter;
  const { orderId } = await dispensing(counter);
  await clerk.do('orders.ship', {
    drugsApart: true,
    orderId,
    carrier: '顺丰速运',
    trackingNumber: 'SF1234567890123',
  });
  return parcelOf(clerk, orderId);
}

async function parcelOf(clerk: Caller, orderId: number) {
  const { shipment } = await clerk.do('shipping.get', { orderId });
  if (shipment === null) throw new Error('the order was sent');
  return { orderId, shipmentId: shipment.shipmentId, version: shipment.version };
}

type Parcel = Awaited<ReturnType<typeof parcelOf>>;

async function tracked(
  clerk: Caller,
  { orderId, shipmentId, version }: Parcel,
  to: CallInput<'shipping.track'>['to'],
) {
  await clerk.do('shipping.track', { shipmentId, version, to, place: '杭州', note: REASON });
  return parcelOf(clerk, orderId);
}

const named = ({ shipmentId, version }: Parcel) => ({ shipmentId, version });

async function delivered(counter: Counter): Promise<void> {
  const { clerk } = counter;
  const moving = await tracked(clerk, await parcel(counter), 'in_transit');
  await clerk.do('shipping.confirmReceipt', named(await tracked(clerk, moving, 'delivered')));
}

async function lostOnTheWay(counter: Counter): Promise<void> {
  const { clerk } = counter;
  const lost = await tracked(clerk, await parcel(counter), 'lost');
  await clerk.do('shipping.closeLost', { ...named(lost), reason: REASON });
}

async function refusedAtTheDoor(counter: Counter): Promise<void> {
  const { clerk } = counter;
  const refused = await tracked(clerk, await parcel(counter), 'refused');
  await clerk.do('shipping.receiveRefused', { ...named(refused), reason: REASON });
}

export const PARCEL_STORIES: readonly Story[] = [delivered, lostOnTheWay, refusedAtTheDoor];
