import { afterEach, beforeEach, expect, it } from 'vitest';
import { markTablets, openingOf } from '#test/support/split-packs.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

const SOLD = '81123450000000000001';
const IN_CART = '81123450000000000002';
const OPENED = '81123450000000000004';

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
  await markTablets(shop);
  await till.do('splitting.openPack', await openingOf(shop, { code: OPENED }));
});
afterEach(() => shop.counter.dispose());

const TRACED = 'code, drug_id, state, order_id, line_no, at_ms';
/** Another pack, opened as the first was, with another code. */
const opened = (code: string) =>
  `INSERT INTO opened_pack SELECT id + 1, pack_batch_id, loose_batch_id, units, out_movement_id - 2, in_movement_id - 2,
    generic_name, specification, manufacturer, unit, splitter_id, splitter_name, checker_id, checker_name, at_ms,
    '${code}', '' FROM opened_pack`;
const HELD = '(SELECT cart_id FROM scanned_pack)';

it.each([
  ['TRACE_CODE_SOLD', `INSERT INTO scanned_pack (code, cart_id) VALUES ('${SOLD}', ${HELD})`],
  [
    'TRACE_CODE_SET_ASIDE',
    `INSERT INTO trace_code (${TRACED}) SELECT '${IN_CART}', drug_id, 'sold', order_id, line_no, at_ms FROM trace_code`,
  ],
  ['UNIQUE', `INSERT INTO scanned_pack (code, cart_id) VALUES ('${IN_CART}', ${HELD})`],
  ['TRACE_CODE_SOLD', opened(SOLD)],
  ['TRACE_CODE_SET_ASIDE', opened(IN_CART)],
  ['UNIQUE', opened(OPENED)],
  ['CHECK', opened('8112345')],
  ['TRACE_CODE_OPENED', `INSERT INTO scanned_pack (code, cart_id) VALUES ('${OPENED}', ${HELD})`],
  [
    'TRACE_CODE_OPENED',
    `INSERT INTO trace_code (${TRACED}) SELECT '${OPENED}', drug_id, 'sold', order_id, line_no, at_ms FROM trace_code`,
  ],
  ['CHECK', `INSERT INTO scanned_pack (code, cart_id) VALUES ('8112345', ${HELD})`],
  ['CHECK', "INSERT INTO scanned_pack (code) VALUES ('81123450000000000003')"],
  ['CHECK', 'UPDATE scanned_pack SET order_id = (SELECT min(id) FROM sale_order), line_no = 1'],
  ['TRACE_CODE_SOLD', "UPDATE trace_code SET state = 'sold', at_ms = at_ms + 1"],
])('RX-4 CAT-4: the store itself refuses by %s: %s', (said, sql) => {
  expect(() => shop.counter.sql((db) => db.exec(sql))).toThrow(said);
});
