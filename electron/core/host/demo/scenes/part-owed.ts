import { payByCard, placeOrder } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/** A customer takes one of two packs along; the other is owed, with a note, and waits to be collected. */
export const partOwed: Scene = async function* (shop) {
  yield shop.time.day(1, '18:10');
  const order = await placeOrder(shop, {
    wanted: [{ drug: '六味地黄丸', quantity: 2 }],
    customerId: await shop.customer('龚秀兰', '13900080002'),
  });
  const { orderId } = await payByCard(shop, order);
  const dispenser = shop.as('赵磊');
  await dispenser.do('orders.startDispensing', { orderId });
  const { lines } = await dispenser.do('dispensing.get', { orderId });
  const { given } = await dispenser.do('dispensing.owe', {
    orderId,
    cause: 'customer_choice',
    reason: '顾客今天只带一盒',
    lines: [{ lineNo: 1, batchId: lines[0]?.batches.at(-1)?.batchId ?? 0, quantity: 1 }],
  });
  if (given !== null) await dispenser.do('orders.handOver', { orderId: given.orderId });
};
