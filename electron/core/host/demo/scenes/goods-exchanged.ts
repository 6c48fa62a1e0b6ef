import { agree, inspect, refundOf, requestAfterSales } from '../after-sales-steps.ts';
import { cardOf, payByCard, pick, placeOrder } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/** A crushed pack is exchanged for two others: a linked order, and the customer's card pays the difference. */
export const goodsExchanged: Scene = async function* (shop) {
  yield shop.time.day(6, '15:05');
  const order = await placeOrder(shop, {
    wanted: [{ drug: '感冒灵颗粒', quantity: 1 }],
    customerId: await shop.customer('余婷', '13900080001'),
  });
  const { orderId } = await payByCard(shop, order);
  const codes = await pick(shop, orderId, { every: true });
  await shop.as('赵磊').do('orders.handOver', { orderId });
  yield shop.time.day(5, '09:40');
  const { drugId } = await shop.drug('感冒灵颗粒', 2);
  const request = await requestAfterSales(shop, {
    orderId,
    kind: 'exchange',
    reasonCode: 'quality_fault',
    reasonText: '外盒压扁，内袋破损',
    lines: [{ lineNo: 1, quantity: 1 }],
    replacements: [{ drugId, quantity: 2 }],
  });
  yield shop.time.in(15);
  const received = await inspect(shop, await agree(shop, request), codes);
  const { totalFen: expectedTotalFen, dueFen } = received.exchange ?? { totalFen: 0, dueFen: 0 };
  await shop.as('陈静').do('aftersales.complete', {
    ...refundOf(received),
    exchange: { expectedTotalFen, tenders: dueFen > 0 ? [cardOf(dueFen, orderId)] : [], handOver: true },
  });
};
