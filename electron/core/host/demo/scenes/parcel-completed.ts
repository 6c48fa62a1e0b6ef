import { addressOf, payByCard, placeOrder, send, track } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/** An order by app is sent, comes through, and completes by itself days later: nobody confirmed it. */
export const parcelCompleted: Scene = async function* (shop) {
  yield shop.time.day(13, '11:15');
  const customerId = await shop.customer('刘洋', '13800010004', true);
  const order = await placeOrder(shop, {
    wanted: [
      { drug: '感冒灵颗粒', quantity: 2 },
      { drug: '医用外科口罩', quantity: 1 },
    ],
    customerId,
    shippingFeeFen: 800,
    details: { channel: 'mobile', address: addressOf('刘洋', '13800010004', '建设路 26 号 3 单元 402') },
  });
  const { orderId } = await payByCard(shop, order);
  yield shop.time.day(13, '16:00');
  await send(shop, orderId);
  yield shop.time.day(12, '08:20');
  await track(shop, orderId, { to: 'in_transit', place: '演示市转运中心' });
  yield shop.time.day(11, '15:40');
  await track(shop, orderId, { to: 'delivered', place: '建设路驿站' });
  // The schedule does the rest when the days are over.
};
