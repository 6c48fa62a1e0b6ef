import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCoupon } from '#test/support/coupons.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { approved } from '#test/support/prescriptions.ts';
import { checkoutOf, fillCart, sell } from '#test/support/sell.ts';
import { openEmptyShop, openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
  await sell(shop, { paracetamol: 6, ephedrine: 2 });
  await orderIn(shop, 'pending');
  const { orderId } = await orderIn(shop, 'paid');
  await shop.till.do('orders.cancel', { orderId, reason: '顾客不要了' });
});
afterEach(() => shop.counter.dispose());

/** Does what triggers forbid: somebody with the file in hand can drop them. */
function tamper(sql: string): void {
  shop.counter.sql((db) => {
    db.pragma('foreign_keys = OFF');
    for (const { name } of triggers(db)) db.exec(`DROP TRIGGER ${name}`);
    expect(db.prepare(sql).run().changes, sql).toBeGreaterThan(0);
  });
}

const triggers = (db: Database.Database) =>
  db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();

const SOLD = '(SELECT min(id) FROM sale_order)';
const REFUNDED = '(SELECT id FROM sale_order WHERE refunded_fen > 0)';

describe('INV-2 ORD-10: verifyStore', () => {
  it('INV-2 ORD-10: finds nothing in a sound store and says what it looked at', async () => {
    const report = await shop.till.do('system.verifyStore', {});
    expect(report.differences).toEqual([]);
    expect(report.checked).toEqual({ batches: 8, movements: 17, orders: 3, events: 8, outbox: 14 });
  });

  it('INV-2 ORD-10: finds nothing in the demo with its past of sales', async () => {
    const { till, counter } = await openEmptyShop();
    const { orders } = await till.do('catalog.loadDemo', { withHistory: true });
    expect(orders).toBeGreaterThan(100);
    const report = await till.do('system.verifyStore', {});
    expect(report).toMatchObject({ differences: [], checked: { orders } });
    await counter.dispose();
  });

  it.each([
    ['coupon_used', 'UPDATE coupon SET used = used + 1'],
    ['coupon_use', 'UPDATE coupon_use SET given_back_at_ms = 1'],
    ['coupon_use', 'DELETE FROM coupon_use_order'],
  ])('CART-3: verifyStore finds %s after %s', async (kind, sql) => {
    const { till } = shop;
    await addCoupon(shop);
    const { cartId } = await fillCart(shop, { vitamin: 1 });
    const cart = await till.do('cart.setCoupon', { cartId, code: 'SAVE5' });
    await till.do('orders.checkout', checkoutOf(cart));
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
    tamper(sql);
    const { differences } = await till.do('system.verifyStore', {});
    expect(differences.map((difference) => difference.kind)).toContain(kind);
  });

  it.each([
    ['pack_of_cart', 'DELETE FROM scanned_pack WHERE cart_id IS NOT NULL'],
    ['pack_set_aside', 'UPDATE cart_line SET trace_codes = NULL WHERE trace_codes IS NOT NULL'],
    ['pack_set_aside', "UPDATE cart SET status = 'discarded' WHERE status = 'active'"],
    ['pack_set_aside', 'UPDATE scanned_pack SET line_no = 9 WHERE order_id IS NOT NULL'],
  ])('CAT-4: verifyStore finds %s after %s', async (kind, sql) => {
    const { till, drugs, counter } = shop;
    counter.sql((db) =>
      db
        .prepare('INSERT INTO drug_barcode (barcode, drug_id) VALUES (?, ?)')
        .run('8112345', drugs.paracetamol),
    );
    const scan = (code: string) => till.do('cart.addScan', { code });
    const { cart } = await scan('81123450000000000001');
    await till.do('orders.createFromCart', { cartId: cart.cartId, expectedTotalFen: null });
    await scan('81123450000000000002');
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
    tamper(sql);
    const { differences } = await till.do('system.verifyStore', {});
    expect(differences.map((difference) => difference.kind)).toContain(kind);
  });

  it.each([
    ['packs_listed', "DELETE FROM dispensed_pack WHERE no_code_reason <> ''"],
    ['packs_listed', 'UPDATE dispensed_pack SET quantity = quantity + 1'],
  ])('RX-7: verifyStore finds %s after %s', async (kind, sql) => {
    tamper(sql);
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences.map((difference) => difference.kind)).toContain(kind);
  });

  it.each([
    ['shipment_state', "UPDATE shipment SET state = 'returned'"],
    ['shipment_event_state', "UPDATE shipment SET state = 'in_transit'"],
    ['shipment_version', 'UPDATE shipment SET version = version + 1'],
    ['shipment_open', 'UPDATE shipment SET closed_at_ms = state_at_ms'],
    ['shipment_story', 'DELETE FROM shipment_event WHERE seq = 1'],
    ['shipment_state_at_ms', 'UPDATE shipment SET state_at_ms = state_at_ms + 1'],
    ['tracking_number', "UPDATE shipment SET tracking_number = 'SF2'"],
    ['carrier', "UPDATE sale_order SET carrier = 'EMS' WHERE carrier <> ''"],
    ['shipment_missing', 'DELETE FROM shipment'],
  ])('SHIP-2: verifyStore finds %s after %s', async (kind, sql) => {
    await orderIn(shop, 'shipped');
    tamper(sql);
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences.map((difference) => difference.kind)).toContain(kind);
  });

  it.each([
    ['prescription_chain', "UPDATE prescription_event SET reason = '别的' WHERE seq = 2"],
    ['prescription_chain', 'DELETE FROM prescription_event WHERE seq = 3'],
    ['prescription_step', "UPDATE prescription_event SET to_status = 'approved' WHERE seq = 2"],
    ['prescription_status', "UPDATE prescription SET status = 'withdrawn'"],
    ['prescription_approved_at_ms', 'UPDATE prescription SET approved_at_ms = approved_at_ms + 1'],
    ['signed_document', "UPDATE prescription SET diagnosis = '别的'"],
    ['signed_document', 'UPDATE prescription_line SET days = 99'],
    ['reviewer_signature', "DELETE FROM prescription_signature WHERE role = 'reviewer'"],
    ['dispenser_signatures', "DELETE FROM prescription_signature WHERE role = 'dispenser'"],
    ['prescribed_quantity', 'UPDATE prescription_line SET quantity = 1'],
    ['outbox_version', 'UPDATE prescription SET version = version + 1'],
    ['prescription_missing', 'DELETE FROM prescription'],
    ['paid_on_prescription', 'UPDATE order_item SET prescription_id = NULL WHERE prescription_id = 1'],
    ['paid_on_prescription', 'UPDATE prescription SET approved_at_ms = approved_at_ms + 99999999'],
    ['paid_on_prescription', 'UPDATE prescription_line SET drug_id = 1'],
  ])('RX-2 RX-8: verifyStore finds %s after %s', async (kind, sql) => {
    const { prescriptionId } = await approved(shop);
    const lines = [
      { drugId: shop.drugs.antibiotic, quantity: 2, prescription: { prescriptionId, lineNo: 1 } },
    ];
    const { order } = await shop.till.do('orders.createDirect', { lines });
    const tenders = [{ kind: 'cash' as const, receivedFen: 100_000 }];
    await shop.till.do('orders.settle', { orderId: order.orderId, tenders, handOver: false });
    await shop.till.do('orders.startDispensing', { orderId: order.orderId });
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
    tamper(sql);
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences.map((difference) => difference.kind)).toContain(kind);
  });

  it.each([
    // stock
    ['on_hand', 'UPDATE batch SET on_hand = on_hand + 1 WHERE id = 1'],
    ['reserved', 'UPDATE batch SET reserved = reserved + 1 WHERE id = 1'],
    ['reserved_by_orders', 'UPDATE batch SET reserved = reserved + 1 WHERE id = 1'],
    ['on_hand', 'UPDATE stock_movement SET on_hand_delta = on_hand_delta - 1 WHERE id = 1'],
    ['movement_balance', 'UPDATE stock_movement SET on_hand_after = on_hand_after - 1 WHERE id = 2'],
    ['quarantine_decision', "INSERT INTO quarantine_decision VALUES (1, 'released')"],
    ['movements_kept', 'DELETE FROM stock_movement WHERE id = 3'],
    ['movements_kept', 'DELETE FROM stock_movement WHERE id = (SELECT max(id) FROM stock_movement)'],
    [
      'movements_told',
      `INSERT INTO stock_movement SELECT NULL, batch_id, kind, 0, 0, on_hand_after, reserved_after, order_id, reason, staff_id, at_ms FROM stock_movement LIMIT 1`,
    ],
    // what was sold
    ['item_count', `UPDATE sale_order SET item_count = item_count + 1 WHERE id = ${SOLD}`],
    ['quantity', `UPDATE sale_order SET quantity = quantity + 1 WHERE id = ${SOLD}`],
    ['items_fen', `UPDATE sale_order SET items_fen = items_fen + 1 WHERE id = ${SOLD}`],
    ['member_discount_fen', `UPDATE sale_order SET member_discount_fen = 1 WHERE id = ${SOLD}`],
    ['line_discount_fen', `UPDATE sale_order SET line_discount_fen = 1 WHERE id = ${SOLD}`],
    ['order_discount_fen', `UPDATE sale_order SET order_discount_fen = 1 WHERE id = ${SOLD}`],
    ['coupon_fen', `UPDATE sale_order SET coupon_fen = 1 WHERE id = ${SOLD}`],
    ['tax_fen', `UPDATE sale_order SET tax_fen = tax_fen + 1 WHERE id = ${SOLD}`],
    ['total_fen', `UPDATE sale_order SET shipping_fee_fen = 1 WHERE id = ${SOLD}`],
    [
      'total_fen',
      `UPDATE sale_order SET total_fen = total_fen + 1, paid_fen = paid_fen + 1 WHERE id = ${SOLD}`,
    ],
    ['line_amounts', `UPDATE order_item SET net_fen = net_fen + 1 WHERE order_id = ${SOLD} AND line_no = 1`],
    ['item_count', `DELETE FROM order_item WHERE order_id = ${SOLD} AND line_no = 1`],
    [
      'allocated',
      `UPDATE order_item_batch SET quantity = quantity + 1 WHERE order_id = ${SOLD} AND line_no = 2`,
    ],
    ['allocated', `DELETE FROM order_item_batch WHERE order_id = ${SOLD} AND line_no = 1`],
    ['allocation_state', `UPDATE order_item_batch SET state = 'restocked' WHERE order_id = ${SOLD}`],
    ['register', `DELETE FROM controlled_sale WHERE order_id = ${SOLD}`],
    ['register', `UPDATE controlled_sale SET quantity = 1 WHERE order_id = ${SOLD}`],
    // money
    ['paid_fen', `UPDATE payment SET amount_fen = amount_fen + 1 WHERE order_id = ${SOLD}`],
    ['paid_fen', `DELETE FROM payment WHERE order_id = ${SOLD}`],
    ['refunded_fen', `UPDATE payment SET refunded_fen = refunded_fen - 1 WHERE order_id = ${REFUNDED}`],
    ['refunded_fen', `UPDATE sale_order SET refunded_fen = refunded_fen - 1 WHERE id = ${REFUNDED}`],
    ['refunds', `UPDATE refund SET amount_fen = amount_fen - 1 WHERE order_id = ${REFUNDED}`],
    ['refunds', `DELETE FROM refund WHERE order_id = ${REFUNDED}`],
    ['payment_status', `UPDATE payment SET status = 'partly_refunded' WHERE order_id = ${SOLD}`],
    // the story
    ['event_chain', `UPDATE order_event SET reason = '别的' WHERE order_id = ${SOLD} AND seq = 1`],
    ['event_chain', `UPDATE order_event SET staff_name = '别人' WHERE order_id = ${SOLD} AND seq = 2`],
    ['event_chain', `DELETE FROM order_event WHERE order_id = ${SOLD} AND seq = 2`],
    ['event_chain', `DELETE FROM order_event WHERE order_id = ${SOLD} AND seq = 4`],
    ['event_chain', `UPDATE sale_order SET event_hash = zeroblob(32) WHERE id = ${SOLD}`],
    ['event_status', `UPDATE sale_order SET status = 'shipped' WHERE id = ${SOLD}`],
    ['audit', "UPDATE audit_log SET staff_name = '别人' WHERE seq = 3"],
    ['audit', 'DELETE FROM audit_log WHERE seq = 3'],
    ['audit', 'DELETE FROM audit_log WHERE seq = (SELECT max(seq) FROM audit_log)'],
    ['created_at_ms', `UPDATE sale_order SET created_at_ms = created_at_ms - 1 WHERE id = ${SOLD}`],
    ['paid_at_ms', `UPDATE sale_order SET paid_at_ms = paid_at_ms + 1 WHERE id = ${SOLD}`],
    ['dispensing_at_ms', `UPDATE sale_order SET dispensing_at_ms = NULL WHERE id = ${SOLD}`],
    ['shipped_at_ms', `UPDATE sale_order SET shipped_at_ms = 1 WHERE id = ${SOLD}`],
    ['completed_at_ms', `UPDATE sale_order SET completed_at_ms = 1 WHERE id = ${SOLD}`],
    ['cancelled_at_ms', `UPDATE sale_order SET cancelled_at_ms = 1 WHERE id = ${SOLD}`],
    ['after_sales_at_ms', `UPDATE sale_order SET after_sales_at_ms = 1 WHERE id = ${SOLD}`],
    // what central is told
    ['outbox_payload', "UPDATE outbox SET payload = '{}' WHERE seq = 2"],
    ['outbox_seq', 'DELETE FROM outbox WHERE seq = 2'],
    ['outbox_movements', 'UPDATE outbox SET first_movement_id = first_movement_id + 1 WHERE seq = 9'],
    ['outbox_version', `UPDATE sale_order SET version = version + 1 WHERE id = ${SOLD}`],
    ['outbox_tail', 'DELETE FROM outbox WHERE seq = (SELECT max(seq) FROM outbox)'],
    // lists
    ['tally', "UPDATE order_tally SET orders = orders + 1 WHERE status = 'completed'"],
    ['order_missing', `DELETE FROM sale_order WHERE id = ${SOLD}`],
  ])('INV-2 ORD-10: names %s after: %s', async (kind, sql) => {
    tamper(sql);
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences.map((difference) => difference.kind)).toContain(kind);
    for (const difference of differences) expect(difference.subject).not.toBe('');
  });
});
