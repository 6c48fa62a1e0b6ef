import { addDays } from '#shared/domain/expiry.ts';
import { cardOf, fillCart } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/** The manager makes a coupon, and a customer uses it on goods that may be promoted. */
export const couponUsed: Scene = async function* (shop) {
  yield shop.time.day(9, '08:40');
  await shop.as('孙志远').do('coupons.save', {
    couponId: null,
    version: null,
    code: 'QIU5',
    name: '秋季养生券：满 20 减 5',
    kind: 'amount',
    amountFen: 500,
    percentBp: 0,
    capFen: null,
    minimumFen: 2_000,
    validFrom: shop.time.today(),
    validTo: addDays(shop.time.today(), 90),
    categories: ['otc_b', 'tcm_piece', 'device', 'other'],
    drugCodes: [],
    excludedDrugCodes: [],
    membersOnly: false,
    stackable: true,
    maxUses: 200,
    maxUsesPerCustomer: 1,
  });
  yield shop.time.day(8, '17:25');
  const { cartId } = await fillCart(shop, [
    { drug: '枸杞子', quantity: 2 },
    { drug: '菊花', quantity: 2 },
  ]);
  const cashier = shop.as('陈静');
  await cashier.do('cart.setCustomer', {
    cartId,
    customerId: await shop.customer('蒋文静', '13900060005'),
  });
  const { totals } = await cashier.do('cart.setCoupon', { cartId, code: 'QIU5' });
  await cashier.do('orders.checkout', {
    cartId,
    expectedTotalFen: totals.totalFen,
    tenders: [cardOf(totals.totalFen, cartId)],
  });
};
