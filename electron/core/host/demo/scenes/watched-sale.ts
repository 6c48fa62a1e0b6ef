import { fillCart, notesFor } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/** Two packs of a cold remedy with ephedrine: the buyer shows an ID card, and the register has the sale. */
export const watchedSale: Scene = async function* (shop) {
  for (const [daysAgo, buyer] of [
    [7, { name: '高志强', idNumber: '11010519491231002X' }],
    [2, { name: '林小满', idNumber: '440524188001010014' }],
  ] as const) {
    yield shop.time.day(daysAgo, '19:20');
    const { cartId, totalFen } = await fillCart(shop, [{ drug: '酚麻美敏片', quantity: 2 }]);
    await shop.as('陈静').do('orders.checkout', {
      cartId,
      expectedTotalFen: totalFen,
      tenders: [notesFor(totalFen)],
      details: { buyer },
    });
  }
};
