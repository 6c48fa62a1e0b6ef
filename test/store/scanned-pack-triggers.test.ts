import { afterEach, beforeEach, expect, it } from 'vitest';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

const SOLD = '81123450000000000001';
const IN_CART = '81123450000000000002';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
  const { till, counter, drugs } = shop;
  counter.sql((db) =>
    db.prepare('INSERT INTO drug_barcode (barcode, drug_id) VALUES (?, ?)').run('8112345', drugs.paracetamol),
  );
  const { cart } = await till.do('cart.addScan', { code: SOLD });
  const tenders = [{ kind: 'cash' as const, receivedFen: 100_000 }];
  await till.do('orders.checkout', { cartId: cart.cartId, expectedTotalFen: cart.totals.totalFen, tenders });
  await till.do('cart.addScan', { code: IN_CART });
});
afterEach(() => shop.counter.dispose());

const TRACED = 'code, drug_id, state, order_id, line_no, at_ms';
const HELD = '(SELECT cart_id FROM scanned_pack)';

it.each([
  ['TRACE_CODE_SOLD', `INSERT INTO scanned_pack (code, cart_id) VALUES ('${SOLD}', ${HELD})`],
  [
    'TRACE_CODE_SET_ASIDE',
    `INSERT INTO trace_code (${TRACED}) SELECT '${IN_CART}', drug_id, 'sold', order_id, line_no, at_ms FROM trace_code`,
  ],
  ['UNIQUE', `INSERT INTO scanned_pack (code, cart_id) VALUES ('${IN_CART}', ${HELD})`],
  ['CHECK', `INSERT INTO scanned_pack (code, cart_id) VALUES ('8112345', ${HELD})`],
  ['CHECK', "INSERT INTO scanned_pack (code) VALUES ('81123450000000000003')"],
  ['CHECK', 'UPDATE scanned_pack SET order_id = (SELECT min(id) FROM sale_order), line_no = 1'],
  ['TRACE_CODE_SOLD', "UPDATE trace_code SET state = 'sold', at_ms = at_ms + 1"],
])('RX-4 CAT-4: the store itself refuses by %s: %s', (said, sql) => {
  expect(() => shop.counter.sql((db) => db.exec(sql))).toThrow(said);
});
