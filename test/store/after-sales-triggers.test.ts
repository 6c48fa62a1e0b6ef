import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AFTER_SALES_KINDS,
  AFTER_SALES_STATES,
  AFTER_SALES_STEPS,
} from '#shared/domain/after-sales-states.ts';
import { afterSalesIn, driveTo, requestFor } from '#test/support/after-sales-paths.ts';
import { pickFile, pngBytes } from '#test/support/prescriptions.ts';
import { sell } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
let orderId: number;
beforeAll(async () => {
  shop = await openShop();
  ({ orderId } = await afterSalesIn(shop, 'completed'));
  const { afterSalesId } = await requestFor(shop.till, await sell(shop, { vitamin: 1 }));
  const fileRef = pickFile(shop, 'pack.png', pngBytes());
  await shop.till.do('aftersales.attachImage', { afterSalesId, fileRef });
  const replacements = [{ drugId: shop.drugs.vitamin, quantity: 1 }];
  const asked = await requestFor(shop.till, await sell(shop, { vitamin: 1 }), {
    kind: 'exchange',
    replacements,
  });
  await driveTo(shop, asked, 'completed');
});
afterAll(() => shop.counter.dispose());

/** Runs SQL past the program and takes it back. Returns the store's complaint, or how many rows changed. */
function trySql(...statements: readonly [sql: string, ...values: unknown[]][]): string | number {
  return shop.counter.sql((db) => {
    db.exec('BEGIN');
    try {
      return statements.map(([sql, ...values]) => db.prepare(sql).run(...values).changes).at(-1) ?? 0;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      db.exec('ROLLBACK');
    }
  });
}

describe('AS-2: the after-sales machine, by raw SQL', () => {
  it('AS-2: the trigger’s list is the after-sales machine', () => {
    // A step that leaves the state as it is needs no leave of the store.
    const machine = AFTER_SALES_STEPS.filter(({ from, to }) => from !== to).flatMap(({ from, to, kinds }) =>
      kinds.map((kind) => `${kind}:${from}>${to}`),
    );
    const listed = shop.counter.sql((db) => {
      const row = db
        .prepare<[], { sql: string }>(
          "SELECT sql FROM sqlite_schema WHERE name = 'after_sales_steps_legally'",
        )
        .get();
      return [...(row?.sql ?? '').matchAll(/'([a-z_]+:[a-z_]+>[a-z_]+)'/g)].map(([, step = '']) => step);
    });
    expect(listed.sort()).toEqual([...new Set(machine)].sort());
  });

  it.each(AFTER_SALES_KINDS)('AS-2: the store itself decides on every pair of states of a %s', (kind) => {
    for (const from of AFTER_SALES_STATES) {
      for (const to of AFTER_SALES_STATES) {
        const outcome = shop.counter.sql((db) => {
          db.exec('BEGIN');
          try {
            db.exec('DROP TRIGGER after_sales_starts_requested');
            const { lastInsertRowid } = db
              .prepare(
                `INSERT INTO after_sales (number, order_id, kind, state, reason, reason_text, override_reason,
                   with_shipping, refund_fen, requested_by, requested_at_ms, event_count, event_hash)
                 VALUES ('X', ?, ?, ?, 'other', '', '', 0, ?, 1, 0, 0, x'00')`,
              )
              .run(orderId, kind, from, from === 'completed' ? 0 : null);
            const money = to === 'completed' ? 0 : null;
            return db
              .prepare('UPDATE after_sales SET state = ?, refund_fen = ? WHERE id = ?')
              .run(to, money, lastInsertRowid).changes;
          } catch (error) {
            return error instanceof Error ? error.message : '';
          } finally {
            db.exec('ROLLBACK');
          }
        });
        const isLegal = AFTER_SALES_STEPS.some(
          (row) => row.from === from && row.to === to && row.kinds.includes(kind),
        );
        if (isLegal || from === to) expect(outcome, `${from}>${to}`).toBe(1);
        else expect(outcome, `${from}>${to}`).toMatch(/^INVALID_AFTER_SALES_STATE/);
      }
    }
  });
});

describe('AS-3 PAY-6: what the store holds against whoever writes past the program', () => {
  it.each([
    ["UPDATE after_sales SET kind = 'refund_only'", /does not change/],
    ['UPDATE after_sales SET refund_fen = NULL', /CHECK/],
    ['DELETE FROM after_sales', /never deleted/],
    ['UPDATE after_sales_line SET accepted = 0', /does not change/],
    ['DELETE FROM after_sales_line', /never deleted/],
    ['UPDATE after_sales_event SET reason = 1', /append-only/],
    ['DELETE FROM after_sales_event', /append-only/],
    ['UPDATE return_batch SET quantity = 1', /append-only/],
    ['DELETE FROM return_batch', /append-only/],
    ['UPDATE refund_line SET amount_fen = 1', /append-only/],
    ['DELETE FROM refund_line', /append-only/],
    ['UPDATE replacement_line SET quantity = 9', /append-only/],
    ['DELETE FROM replacement_line', /append-only/],
    ['UPDATE after_sales_image SET file_name = 1', /append-only/],
    ['DELETE FROM after_sales_image', /append-only/],
    ['UPDATE after_sales SET carried_fen = 0 WHERE replacement_order_id IS NOT NULL', /exchanged once/],
    [
      'UPDATE after_sales SET replacement_order_id = 1 WHERE replacement_order_id IS NOT NULL',
      /exchanged once/,
    ],
    [
      `UPDATE after_sales SET replacement_order_id = (SELECT max(replacement_order_id) FROM after_sales)
       WHERE replacement_order_id IS NULL`,
      /UNIQUE/,
    ],
    [
      `INSERT INTO after_sales (number, order_id, kind, state, reason, reason_text, override_reason, with_shipping,
         refund_fen, requested_by, requested_at_ms, event_count, event_hash)
       SELECT 'Y', order_id, kind, state, reason, reason_text, override_reason, with_shipping, refund_fen,
         requested_by, requested_at_ms, event_count, event_hash FROM after_sales`,
      /^INVALID_AFTER_SALES_STATE/,
    ],
    [
      `INSERT INTO refund (order_id, payment_id, amount_fen, reason, staff_id, at_ms, after_sales_id)
       SELECT order_id, payment_id, 1, '', staff_id, 0, after_sales_id FROM refund`,
      /UNIQUE/,
    ],
    [
      `INSERT INTO return_batch SELECT 1, order_id, line_no, batch_id, quarantine_batch_id, 1, 0
       FROM return_batch LIMIT 1`,
      /UNIQUE|no more comes back/,
    ],
  ])('AS-3 PAY-6: %s', (sql, complaint) => {
    expect(trySql([sql])).toMatch(complaint);
  });

  it('INV-1: no more comes back of a batch than was sold of it, over all requests', async () => {
    const own = await afterSalesIn(shop, 'received', { lines: [{ lineNo: 1, quantity: 2 }] });
    const again = `INSERT INTO return_batch
      SELECT (SELECT min(id) FROM after_sales), order_id, line_no, batch_id, quarantine_batch_id, ?, 0
      FROM return_batch WHERE after_sales_id = ${own.afterSalesId} AND batch_id = ${shop.batches.early}`;
    expect(trySql([again, 2])).toMatch(/no more comes back/);
    expect(trySql([again, 1])).toBe(1);
  });
});
