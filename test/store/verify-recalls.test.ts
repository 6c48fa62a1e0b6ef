import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIn } from '#test/support/order-paths.ts';
import { recallOf } from '#test/support/recall.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
  await orderIn(shop, 'pending');
  await orderIn(shop, 'dispensing');
  await shop.till.do('inventory.recallBatches', recallOf(shop.drugs.paracetamol));
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

describe('INV-6: verifyStore', () => {
  it('INV-6: finds nothing in a store with a recall', async () => {
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  it.each([
    ['batch_status', "UPDATE batch SET status = 'available' WHERE status = 'recalled'"],
    ['batch_status', "UPDATE batch SET status = 'locked' WHERE id = (SELECT max(id) FROM batch)"],
    ['batch_status', 'DELETE FROM batch_hold'],
    ['allocated', 'DELETE FROM recall_move'],
    ['recalls', 'DELETE FROM recall_order WHERE order_id = (SELECT max(order_id) FROM recall_order)'],
    [
      'allocation_state',
      `UPDATE order_item_batch SET state = 'reserved' WHERE (order_id, batch_id) IN (SELECT order_id, from_batch_id FROM recall_move)`,
    ],
    [
      'reserved_by_orders',
      `UPDATE order_item_batch SET state = 'released' WHERE (order_id, batch_id) IN (SELECT order_id, to_batch_id FROM recall_move)`,
    ],
  ])('INV-6: names %s after: %s', async (kind, sql) => {
    tamper(sql);
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences.map((difference) => difference.kind)).toContain(kind);
  });
});
