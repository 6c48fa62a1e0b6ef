import type { Batch } from '#shared/contracts/batch.ts';
import { invariant } from '#shared/errors/index.ts';
import type { DemoShop } from '../demo-shop.ts';
import { dispenseAndHandOver, payByCard, placeOrder } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

const DRUG = '小柴胡颗粒';
const BUYERS = [
  { name: '孙桂兰', phone: '13900030001', quantity: 2 },
  { name: '郑文博', phone: '13900030002', quantity: 1 },
  { name: '李建国', phone: '13800010002', quantity: 3 },
] as const;

/**
 * A maker recalls a lot: locked at the first word of it, recalled with the notice. Those who bought of it are known,
 * and an order that was set aside from it gets other packs.
 */
export const lotRecalled: Scene = async function* (shop) {
  yield shop.time.day(6, '09:00');
  const { drugId } = await shop.drug(DRUG);
  const lot = await nextLot(shop, drugId);
  const { batchNumber, expiryDate } = lot;
  await shop.receive(drugId, batchNumber, { expiryDate, quantity: 12 });
  for (const { name, phone, quantity } of BUYERS) {
    yield shop.time.in(95);
    const customerId = await shop.customer(name, phone);
    const order = await placeOrder(shop, { wanted: [{ drug: DRUG, quantity }], customerId });
    await payByCard(shop, order);
    await dispenseAndHandOver(shop, order.orderId);
  }
  yield shop.time.day(3, '09:50');
  const customerId = await shop.customer('刘洋', '13800010004', true);
  const setAside = await placeOrder(shop, { wanted: [{ drug: DRUG, quantity: 2 }], customerId });
  await payByCard(shop, setAside);
  await shop.receive(drugId, 'XCH261002');
  yield shop.time.in(40);
  const word = '厂家来电：该批次装量差异待查，暂停销售';
  await shop.as('林婉清').do('inventory.lockBatch', { batchId: lot.batchId, reason: word });
  yield shop.time.day(2, '08:45');
  await shop.as('孙志远').do('inventory.recallBatches', {
    drugId,
    batchNumbers: [batchNumber],
    level: 'class_2',
    source: 'maker',
    noticeNumber: '演召〔2026〕11 号',
    reason: '装量差异不符合规定',
  });
  yield shop.time.in(30);
  await dispenseAndHandOver(shop, setAside.orderId);
};

/** The batch that is sold next: first expiry first out. */
async function nextLot(shop: DemoShop, drugId: number): Promise<Batch> {
  const { batches } = await shop.as('林婉清').do('inventory.listBatches', { drugId });
  const [next] = batches
    .filter(({ sellable }) => sellable)
    .sort((a, b) => (a.expiryDate < b.expiryDate ? -1 : 1));
  invariant(next !== undefined, `${DRUG} is on the shelf`);
  return next;
}
