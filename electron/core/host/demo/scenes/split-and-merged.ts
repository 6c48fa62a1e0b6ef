import { dispenseAndHandOver, payByCard, placeOrder } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/** A customer takes part of a paid order today and the rest two days later. */
export const orderSplit: Scene = async function* (shop) {
  yield shop.time.day(4, '13:00');
  const order = await placeOrder(shop, {
    wanted: [
      { drug: '六味地黄丸', quantity: 4 },
      { drug: '枸杞子', quantity: 2 },
    ],
    customerId: await shop.customer('王秀英', '13800010001', true),
    shippingFeeFen: 0,
  });
  const { orderId } = await payByCard(shop, order);
  const { parts } = await shop.as('陈静').do('orders.split', {
    orderId,
    parts: [
      { lines: [{ lineNo: 1, quantity: 1 }] },
      {
        lines: [
          { lineNo: 1, quantity: 3 },
          { lineNo: 2, quantity: 2 },
        ],
      },
    ],
  });
  const [first, second] = parts;
  yield shop.time.in(10);
  await dispenseAndHandOver(shop, first?.orderId ?? 0);
  yield shop.time.day(2, '09:30');
  await dispenseAndHandOver(shop, second?.orderId ?? 0);
};

/** Two orders of one customer that wait for payment become one, paid once. */
export const ordersMerged: Scene = async function* (shop) {
  yield shop.time.day(4, '15:10');
  const customerId = await shop.customer('赵敏', '13800010006', true);
  const first = await placeOrder(shop, { wanted: [{ drug: '感冒灵颗粒', quantity: 1 }], customerId });
  yield shop.time.in(25);
  const second = await placeOrder(shop, { wanted: [{ drug: '创可贴', quantity: 2 }], customerId });
  yield shop.time.in(5);
  const orders = [first, second].map(({ orderId, version }) => ({ orderId, version }));
  const { order } = await shop.as('陈静').do('orders.merge', { orders });
  const { orderId } = await payByCard(shop, order);
  yield shop.time.in(10);
  await dispenseAndHandOver(shop, orderId);
};
