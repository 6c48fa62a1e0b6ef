import { afterEach, beforeEach, expect, it } from 'vitest';
import { addCoupon } from '#test/support/coupons.ts';
import { fillCart } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { addMember } from '#test/support/waiting-orders.ts';

let shop: TestShop;
let customerId: number;
beforeEach(async () => {
  shop = await openShop();
  const { till } = shop;
  customerId = await addMember(shop);
  await addCoupon(shop, { maxUses: 2, maxUsesPerCustomer: 1 });
  const { cartId } = await fillCart(shop, { vitamin: 1 });
  await till.do('cart.setCustomer', { cartId, customerId });
  const { totals } = await till.do('cart.setCoupon', { cartId, code: 'SAVE5' });
  await till.do('orders.createFromCart', { cartId, expectedTotalFen: totals.totalFen });
});
afterEach(() => shop.counter.dispose());

const use = (customer: string) =>
  `INSERT INTO coupon_use (coupon_id, customer_id, at_ms) VALUES ((SELECT id FROM coupon), ${customer}, 1)`;

it.each([
  ['COUPON_REFUSED', use('(SELECT id FROM customer)')],
  ['uses_are_limited', `${use('NULL')}; ${use('NULL')}`],
  ['uses_are_limited', 'UPDATE coupon SET max_uses = 1, used = 2'],
  ['never deleted', 'DELETE FROM coupon_use'],
  ['never deleted', 'DELETE FROM coupon'],
  ['append-only', 'DELETE FROM coupon_use_order'],
  ['given back once', 'UPDATE coupon_use SET customer_id = NULL'],
  [
    'given back once',
    'UPDATE coupon_use SET given_back_at_ms = 1; UPDATE coupon_use SET given_back_at_ms = 2',
  ],
  ['CHECK', "UPDATE coupon SET kind = 'percent'"],
  ['CHECK', "UPDATE coupon SET valid_to = '2020-01-01'"],
  [
    'UNIQUE',
    'INSERT INTO coupon SELECT 9, version, code, name, kind, amount_fen, percent_bp, cap_fen, minimum_fen, valid_from, valid_to, categories, drug_ids, excluded_drug_ids, members_only, stackable, max_uses, max_uses_per_customer, used, stopped, updated_at_ms FROM coupon',
  ],
])('CART-3: the store itself refuses by %s: %s', (said, sql) => {
  expect(() => shop.counter.sql((db) => db.exec(sql))).toThrow(said);
});
