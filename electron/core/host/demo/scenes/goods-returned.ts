import { agree, inspect, refundOf, requestAfterSales } from '../after-sales-steps.ts';
import { payByCard, pick, placeOrder } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/**
 * Packs come back for a fault of quality: inspected by scan and refunded; from quarantine the pharmacist puts one that
 * is sound back on the shelf and has the other destroyed.
 */
export const goodsReturned: Scene = async function* (shop) {
  yield shop.time.day(5, '11:20');
  const order = await placeOrder(shop, {
    wanted: [{ drug: '布洛芬颗粒', quantity: 3 }],
    customerId: await shop.customer('张丽华', '13800010003'),
  });
  const { orderId } = await payByCard(shop, order);
  const codes = await pick(shop, orderId, { every: true });
  await shop.as('赵磊').do('orders.handOver', { orderId });
  yield shop.time.day(4, '10:15');
  const request = await requestAfterSales(shop, {
    orderId,
    kind: 'return',
    reasonCode: 'quality_fault',
    reasonText: '一盒颗粒结块',
    lines: [{ lineNo: 1, quantity: 2 }],
  });
  yield shop.time.in(20);
  const received = await inspect(shop, await agree(shop, request), codes.slice(0, 2));
  await shop.as('陈静').do('aftersales.complete', refundOf(received));
  yield shop.time.day(3, '16:30');
  const pharmacist = shop.as('林婉清');
  const drugId = request.lines[0]?.drugId ?? 0;
  const { batches } = await pharmacist.do('inventory.listBatches', { drugId });
  const quarantined = batches.find(({ zone, onHand }) => zone === 'quarantine' && onHand >= 2);
  const batchId = quarantined?.batchId ?? 0;
  const sound = { batchId, quantity: 1, reason: '封口完好、外观合格，放行上架' };
  await pharmacist.do('inventory.releaseQuarantine', sound);
  const spoiled = { batchId, quantity: 1, reason: '颗粒结块，监督销毁' };
  await pharmacist.do('inventory.destroyQuarantined', spoiled);
};
