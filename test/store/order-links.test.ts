import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIn } from '#test/support/order-paths.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { addMember, waitingOrder } from '#test/support/waiting-orders.ts';

let shop: TestShop;
let splitId: number;
let partIds: readonly number[];
let mergedId: number;
beforeEach(async () => {
  shop = await openShop();
  const { till } = shop;
  splitId = (await orderIn(shop, 'paid')).orderId;
  const division = [2, 1].map((quantity) => ({ lines: [{ lineNo: 1, quantity }] }));
  const { parts } = await till.do('orders.split', { orderId: splitId, parts: division });
  partIds = parts.map(({ orderId }) => orderId);
  const customerId = await addMember(shop);
  const waiting = [
    await waitingOrder(shop, { vitamin: 1 }, { customerId }),
    await waitingOrder(shop, { paracetamol: 2 }, { customerId }),
  ];
  const { order } = await till.do('orders.merge', {
    orders: waiting.map(({ orderId, version }) => ({ orderId, version })),
  });
  mergedId = order.orderId;
});
afterEach(() => shop.counter.dispose());

const run = (sql: string, ...values: unknown[]) =>
  shop.counter.sql((db) => {
    try {
      return db.prepare(sql).run(...values).changes;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });

/** Does what triggers forbid: somebody with the file in hand can drop them. */
function tamper(sql: string): void {
  shop.counter.sql((db: Database.Database) => {
    db.pragma('foreign_keys = OFF');
    const triggers = db.prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger'",
    );
    for (const { name } of triggers.all()) db.exec(`DROP TRIGGER ${name}`);
    expect(db.prepare(sql).run().changes, sql).toBeGreaterThan(0);
  });
}

describe('ORD-9: links between orders and transfers between payments', () => {
  it.each(['order_link', 'payment_transfer'])(
    'ORD-9: a row of %s is neither changed nor deleted',
    (table) => {
      expect(run(`UPDATE ${table} SET at_ms = at_ms + 1`)).toBe(`${table} is append-only`);
      expect(run(`DELETE FROM ${table}`)).toBe(`${table} is append-only`);
    },
  );

  it('ORD-9: an order comes from an older one, and a payment takes over from an older one', () => {
    const link = 'INSERT INTO order_link (from_order_id, to_order_id, kind, at_ms) VALUES (?, ?, ?, 1)';
    expect(run(link, mergedId, splitId, 'split')).toMatch(/CHECK/);
    expect(run(link, splitId, splitId, 'split')).toMatch(/CHECK/);
    expect(run(link, splitId, mergedId, 'gift')).toMatch(/CHECK/);
    expect(run(link, splitId, partIds[0], 'split')).toMatch(/UNIQUE/);
    const transfer =
      'INSERT INTO payment_transfer (to_payment_id, from_payment_id, staff_id, at_ms) VALUES (1, 2, 1, 1)';
    expect(run(transfer)).toMatch(/CHECK/);
  });

  it('ORD-9 INV-2: verifyStore finds nothing in sound splits and merges', async () => {
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  const TAMPERED: readonly (readonly [kind: string, sql: () => string])[] = [
    ['linked_amounts', () => `UPDATE sale_order SET coupon_fen = coupon_fen + 1 WHERE id = ${mergedId}`],
    [
      'linked_amounts',
      () => `DELETE FROM order_link WHERE from_order_id = ${splitId} AND to_order_id = ${partIds[0]}`,
    ],
    ['linked_goods', () => `UPDATE order_item SET drug_id = drug_id + 1 WHERE order_id = ${partIds[1]}`],
    ['linked_status', () => `UPDATE sale_order SET status = 'after_sales' WHERE id = ${splitId}`],
    ['links', () => `DELETE FROM order_link WHERE to_order_id = ${mergedId}`],
    ['refunds', () => `DELETE FROM payment_transfer`],
    ['transferred_fen', () => `DELETE FROM payment_transfer`],
    ['transfer', () => `UPDATE payment SET tender = 'cash' WHERE order_id = ${partIds[0]}`],
    ['transfer', () => `UPDATE order_link SET kind = 'merge' WHERE to_order_id = ${partIds[0]}`],
  ];

  it.each(TAMPERED)('ORD-9 INV-2: names %s when somebody tampers with it', async (kind, sql) => {
    tamper(sql());
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences.map((difference) => difference.kind)).toContain(kind);
  });
});
