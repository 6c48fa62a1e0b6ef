import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { afterSalesIn } from '#test/support/after-sales-paths.ts';
import { pickFile, pngBytes } from '#test/support/prescriptions.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
let exchanged: AfterSalesDetail;
let open: AfterSalesDetail;
beforeEach(async () => {
  shop = await openShop();
  const replacements = [{ drugId: shop.drugs.vitamin, quantity: 1 }];
  exchanged = await afterSalesIn(shop, 'completed', { kind: 'exchange', replacements });
  open = await afterSalesIn(shop, 'received', { kind: 'exchange', replacements });
  const fileRef = pickFile(shop, 'pack.png', pngBytes());
  const { afterSalesId } = open;
  await shop.till.do('aftersales.attachImage', { afterSalesId, fileRef });
});
afterEach(() => shop.counter.dispose());

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

const made = () => exchanged.exchange?.order?.orderId ?? 0;

describe('AS-3 INV-2: verifyStore and exchanges', () => {
  it('AS-3: finds nothing in sound ones', async () => {
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  const TAMPERED: readonly (readonly [kind: string, sql: () => string])[] = [
    ['carried_fen', () => 'UPDATE after_sales SET carried_fen = carried_fen + 1 WHERE carried_fen > 0'],
    ['refund_fen', () => 'UPDATE after_sales SET carried_fen = carried_fen + 1 WHERE carried_fen > 0'],
    ['carried_fen', () => `UPDATE after_sales SET carried_fen = 1 WHERE id = ${open.afterSalesId}`],
    ['replacement_order', () => 'UPDATE after_sales SET replacement_order_id = NULL, carried_fen = 0'],
    ['replacement_choice', () => 'UPDATE after_sales SET replacement_choice = 2'],
    ['replacement_link', () => `DELETE FROM order_link WHERE to_order_id = ${made()}`],
    ['replacement_link', () => `UPDATE order_link SET kind = 'split' WHERE to_order_id = ${made()}`],
    ['links', () => `DELETE FROM order_link WHERE to_order_id = ${made()}`],
    ['replacement_lines', () => 'UPDATE replacement_line SET quantity = quantity + 1'],
    ['transferred_fen', () => 'DELETE FROM payment_transfer'],
    ['refunds', () => 'DELETE FROM payment_transfer'],
    ['transfer', () => `UPDATE payment SET reference = 'X' WHERE order_id = ${made()}`],
    ['images', () => 'DELETE FROM after_sales_image'],
    ['images', () => `UPDATE after_sales_image SET sha256 = '${'0'.repeat(64)}'`],
  ];

  it.each(TAMPERED)('AS-3 INV-2: names %s when somebody tampers with it', async (kind, sql) => {
    tamper(sql());
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences.map((difference) => difference.kind)).toContain(kind);
  });
});
