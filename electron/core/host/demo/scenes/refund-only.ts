import { agree, refundOf, requestAfterSales } from '../after-sales-steps.ts';
import { cardOf, notesFor, pick, placeOrder } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/** A pack was missing from the bag: its money goes back over the card and the cash that paid for the order. */
export const refundOnly: Scene = async function* (shop) {
  yield shop.time.day(6, '17:10');
  const order = await placeOrder(shop, {
    wanted: [
      { drug: '维生素C片', quantity: 3 },
      { drug: '氯雷他定片', quantity: 2 },
    ],
    customerId: await shop.customer('李建国', '13800010002', true),
  });
  const { orderId } = order;
  const cardFen = Math.floor(order.amounts.totalFen / 2);
  const tenders = [cardOf(cardFen, orderId), notesFor(order.amounts.totalFen - cardFen)];
  await shop.as('陈静').do('orders.settle', { orderId, tenders, handOver: false });
  await pick(shop, orderId);
  await shop.as('赵磊').do('orders.handOver', { orderId });
  yield shop.time.day(5, '09:40');
  const request = await requestAfterSales(shop, {
    orderId,
    kind: 'refund_only',
    reasonCode: 'short_delivered',
    reasonText: '回家发现少一瓶，监控核实',
    lines: [{ lineNo: 1, quantity: 1 }],
  });
  yield shop.time.in(25);
  await shop.as('陈静').do('aftersales.complete', refundOf(await agree(shop, request)));
};
