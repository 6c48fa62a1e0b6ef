import { invariant } from '#shared/errors/index.ts';
import { fillCart, notesFor } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/** A member buys what needs no prescription, at the member price, and pays in cash with change. */
export const memberSale: Scene = async function* (shop) {
  yield shop.time.day(12, '10:05');
  const cashier = shop.as('陈静');
  const { cartId } = await fillCart(shop, [
    { drug: '板蓝根颗粒', quantity: 2 },
    { drug: await memberPriced(shop), quantity: 1 },
  ]);
  const customerId = await shop.customer('王秀英', '13800010001', true);
  const { totals } = await cashier.do('cart.setCustomer', { cartId, customerId });
  invariant(totals.memberDiscountFen > 0, 'a member pays less');
  await cashier.do('orders.checkout', {
    cartId,
    expectedTotalFen: totals.totalFen,
    tenders: [notesFor(totals.totalFen)],
  });
};

/** The first of some usual drugs that has a price for members: prices are made up anew when names are added. */
async function memberPriced(shop: Parameters<Scene>[0]): Promise<string> {
  for (const name of CANDIDATES) {
    if ((await shop.drug(name, 1)).memberPriceFen !== null) return name;
  }
  invariant(false, 'some usual drug has a member price');
}

const CANDIDATES = [
  '维生素C片',
  '六味地黄丸',
  '氯雷他定片',
  '藿香正气水',
  '感冒灵颗粒',
  '蒙脱石散',
  '布洛芬颗粒',
];
