import type { DemoShop } from '../demo-shop.ts';
import { addressOf, parcelOf, payByCard, placeOrder, send, track } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/** A parcel is refused at the door: taken back, refunded, its goods in quarantine. */
export const parcelRefused: Scene = async function* (shop) {
  yield shop.time.day(10, '10:00');
  const orderId = await sendTo(shop, '赵敏', '13800010006');
  yield shop.time.day(8, '09:10');
  await track(shop, orderId, { to: 'refused', place: '和平路营业点', note: '收件人称已在别处购买' });
  yield shop.time.day(7, '14:00');
  const reason = '快递退回，外包装完好';
  await shop.as('孙志远').do('shipping.receiveRefused', { ...(await parcelOf(shop, orderId)), reason });
};

/** A parcel is lost on its way: given up, refunded, its goods written off. */
export const parcelLost: Scene = async function* (shop) {
  yield shop.time.day(10, '15:30');
  const orderId = await sendTo(shop, '陈思远', '13800010005');
  yield shop.time.day(9, '09:00');
  await track(shop, orderId, { to: 'in_transit', place: '演示市转运中心' });
  yield shop.time.day(6, '11:00');
  await track(shop, orderId, { to: 'lost', place: '', note: '快递查询无下落，已立案理赔' });
  yield shop.time.day(5, '10:30');
  const reason = '快递公司确认丢失并赔付';
  await shop.as('孙志远').do('shipping.closeLost', { ...(await parcelOf(shop, orderId)), reason });
};

async function sendTo(shop: DemoShop, name: string, phone: string): Promise<number> {
  const order = await placeOrder(shop, {
    wanted: [{ drug: '六味地黄丸', quantity: 3 }],
    customerId: await shop.customer(name, phone),
    shippingFeeFen: 800,
    details: { channel: 'mobile', address: addressOf(name, phone, '解放路 88 号') },
  });
  const { orderId } = await payByCard(shop, order);
  await send(shop, orderId);
  return orderId;
}
