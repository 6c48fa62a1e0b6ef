import { notesFor, traceCodeOf } from '../order-steps.ts';
import { DEMO_PIN } from '../people.ts';
import type { Scene } from '../play-scenes.ts';

const DRUG = '氯雷他定片';
/** The number that the opened pack bears in its trace code. */
const SERIAL = '7001';
/** A customer takes a few days' tablets, and another the rest of the week's. */
const SOLD = [3, 4] as const;

/** A pack is opened by two people and sold by the tablet; what is left of it lies in the drawer. */
export const packsSplit: Scene = async function* (shop) {
  yield shop.time.day(3, '09:10');
  const { drugId, packSize } = await shop.drug(DRUG, 2);
  const marking = {
    drugId,
    unitsPerPack: Math.max(packSize, 6),
    unit: '片',
    directions: '口服，一次1片，一日1次',
  };
  await shop.as('林婉清').do('splitting.mark', marking);
  yield shop.time.in(25);
  const { staff } = await shop.as('赵磊').do('system.status', {});
  const checkerId = staff.find(({ name }) => name === '周正')?.staffId ?? 0;
  const code = await traceCodeOf(shop, drugId, SERIAL);
  await shop.as('赵磊').do('splitting.openPack', { drugId, code, checkerId, checkerPin: DEMO_PIN });
  for (const quantity of SOLD) {
    yield shop.time.in(50);
    const cashier = shop.as('陈静');
    const split = await cashier.do('splitting.get', { drugId });
    const looseDrugId = split?.article.looseDrugId ?? 0;
    const { cart } = await cashier.do('cart.addItem', { drugId: looseDrugId, quantity });
    const { cartId, totals } = cart;
    const tenders = [notesFor(totals.totalFen)];
    await cashier.do('orders.checkout', { cartId, expectedTotalFen: totals.totalFen, tenders });
  }
};
