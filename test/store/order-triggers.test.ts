import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BATCH_STATUSES, BATCH_TRANSITIONS, isLegalBatchStep } from '#shared/domain/batches.ts';
import {
  isLegalStep,
  ORDER_STATUSES,
  ORDER_TRANSITIONS,
  type OrderStatus,
} from '#shared/domain/order-states.ts';
import { isLegalPaymentStep, PAYMENT_STATUSES, PAYMENT_STEPS } from '#shared/domain/payment-states.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { recallOf } from '#test/support/recall.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
const orderIds = new Map<OrderStatus, number>();
beforeAll(async () => {
  shop = await openShop();
  const { orderId } = await orderIn(shop, 'paid');
  await shop.till.do('orders.cancel', { orderId, reason: '顾客不要了' });
  await orderIn(shop, 'paid');
  await shop.till.do('inventory.recallBatches', recallOf(shop.drugs.paracetamol));
  await shop.till.do('inventory.endRecall', {
    drugId: shop.drugs.paracetamol,
    batchNumber: 'EARLY',
    reason: '批号录入有误',
  });
  await shop.till.do('inventory.unlockBatch', { batchId: shop.batches.early, reason: '复查合格' });
  // The waiting order comes last: the others take longer than it may wait.
  for (const status of [...ORDER_STATUSES].reverse())
    orderIds.set(status, (await orderIn(shop, status)).orderId);
});
afterAll(() => shop.counter.dispose());

/** Runs SQL past the program and takes it back. Returns the store's complaint, or how many rows changed. */
function trySql(sql: string, ...values: unknown[]): string | number {
  return shop.counter.sql((db) => {
    db.exec('BEGIN');
    try {
      return db.prepare(sql).run(...values).changes;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      db.exec('ROLLBACK');
    }
  });
}

const triggerSteps = (db: Database.Database, name: string): string[] => {
  const row = db.prepare<[string], { sql: string }>('SELECT sql FROM sqlite_schema WHERE name = ?').get(name);
  return [...(row?.sql ?? '').matchAll(/'([a-z_]+>[a-z_]+)'/g)].map(([, step = '']) => step).sort();
};

describe('ORD-5: every pair of states, by raw SQL', () => {
  const pairs = ORDER_STATUSES.flatMap((from) => ORDER_STATUSES.map((to) => [from, to] as const));

  it.each(pairs)('ORD-5: the store itself decides on %s → %s', (from, to) => {
    const outcome = trySql(
      'UPDATE sale_order SET status = ?, paid_fen = total_fen + rounding_fen WHERE id = ?',
      to,
      orderIds.get(from),
    );
    if (from === to || isLegalStep(from, to)) expect(outcome).toBe(1);
    else expect(outcome).toMatch(/^INVALID_ORDER_STATUS/);
  });

  it('ORD-5: the trigger’s list is the order machine', () => {
    const machine = [...new Set(ORDER_TRANSITIONS.map(({ from, to }) => `${from}>${to}`))].sort();
    expect(shop.counter.sql((db) => triggerSteps(db, 'sale_order_steps_legally'))).toEqual(machine);
  });

  it('ORD-5: an order starts as pending, also when somebody replaces its row', () => {
    for (const status of ORDER_STATUSES.filter((status) => status !== 'pending')) {
      const copy = `INSERT INTO sale_order SELECT * FROM sale_order WHERE id = ?`;
      expect(trySql(copy, orderIds.get(status))).toMatch(/^INVALID_ORDER_STATUS/);
      expect(trySql(copy.replace('INSERT', 'INSERT OR REPLACE'), orderIds.get(status))).toMatch(
        /^INVALID_ORDER_STATUS/,
      );
    }
  });

  it('ORD-5: a status that is none of the seven is refused', () => {
    expect(trySql("UPDATE sale_order SET status = 'lost' WHERE id = ?", orderIds.get('pending'))).toMatch(
      /INVALID_ORDER_STATUS|CHECK/,
    );
  });

  it('PAY-1: an order is not paid until all of it is', () => {
    expect(trySql("UPDATE sale_order SET status = 'paid' WHERE id = ?", orderIds.get('pending'))).toMatch(
      /CHECK/,
    );
    expect(
      trySql('UPDATE sale_order SET paid_fen = paid_fen - 1 WHERE id = ?', orderIds.get('completed')),
    ).toMatch(/CHECK/);
    expect(
      trySql('UPDATE sale_order SET refunded_fen = paid_fen + 1 WHERE id = ?', orderIds.get('completed')),
    ).toMatch(/CHECK/);
  });
});

describe('PAY-3: the payment machine, by raw SQL', () => {
  it('PAY-3: the trigger’s list is the payment machine', () => {
    const machine = Object.entries(PAYMENT_STEPS).flatMap(([from, targets]) =>
      targets.map((to) => `${from}>${to}`),
    );
    expect(shop.counter.sql((db) => triggerSteps(db, 'payment_steps_legally'))).toEqual(machine.sort());
  });

  it.each(PAYMENT_STATUSES.flatMap((from) => PAYMENT_STATUSES.map((to) => [from, to] as const)))(
    'PAY-3: the store itself decides on %s → %s',
    (from, to) => {
      const outcome = shop.counter.sql((db) => {
        db.exec('BEGIN');
        try {
          const { lastInsertRowid } = db
            .prepare(
              `INSERT INTO payment (order_id, tender, status, amount_fen, received_fen, change_fen, created_at_ms)
               VALUES (?, 'card', ?, 1, 1, 0, 0)`,
            )
            .run(orderIds.get('completed'), from);
          return db.prepare('UPDATE payment SET status = ? WHERE id = ?').run(to, lastInsertRowid).changes;
        } catch (error) {
          return error instanceof Error ? error.message : '';
        } finally {
          db.exec('ROLLBACK');
        }
      });
      if (isLegalPaymentStep(from, to)) expect(outcome).toBe(1);
      else expect(outcome).toMatch(/^PAYMENT_FAILED/);
    },
  );
});

describe('INV-6: the machine of batches, by raw SQL', () => {
  it.each(BATCH_STATUSES.flatMap((from) => BATCH_STATUSES.map((to) => [from, to] as const)))(
    'INV-6: the store itself decides on %s → %s',
    (from, to) => {
      const outcome = shop.counter.sql((db) => {
        db.exec('BEGIN');
        try {
          db.prepare('UPDATE batch SET status = ? WHERE id = ?').run(from, shop.batches.early);
          return db.prepare('UPDATE batch SET status = ? WHERE id = ?').run(to, shop.batches.early).changes;
        } catch (error) {
          return error instanceof Error ? error.message : '';
        } finally {
          db.exec('ROLLBACK');
        }
      });
      if (from === to || isLegalBatchStep(from, to)) expect(outcome).toBe(1);
      else expect(outcome).toBe('this step is not in the machine of batches');
    },
  );

  it('INV-6: the trigger’s list is the machine of batches', () => {
    const machine = [...new Set(BATCH_TRANSITIONS.map(({ from, to }) => `${from}>${to}`))].sort();
    expect(shop.counter.sql((db) => triggerSteps(db, 'batch_steps_legally'))).toEqual(machine);
  });
});

describe('INV-2 ORD-10: what was written stays written', () => {
  const APPEND_ONLY = [
    'stock_movement',
    'order_event',
    'audit_log',
    'refund',
    'order_item',
    'recall',
    'batch_hold',
    'recall_order',
    'recall_move',
  ] as const;

  it.each(APPEND_ONLY)('INV-2 ORD-10: a row of %s is neither changed nor deleted', (table) => {
    const column = shop.counter.sql(
      (db) =>
        db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}') WHERE pk = 0`).get()
          ?.name,
    );
    expect(trySql(`UPDATE ${table} SET ${column} = ${column}`)).toBe(`${table} is append-only`);
    expect(trySql(`DELETE FROM ${table}`)).toBe(`${table} is append-only`);
  });

  it('RX-7: a line of the register of watched drugs is neither changed nor deleted', async () => {
    const { till, drugs } = shop;
    const { cart } = await till.do('cart.addItem', { drugId: drugs.ephedrine, quantity: 1 });
    await till.do('orders.checkout', {
      cartId: cart.cartId,
      expectedTotalFen: cart.totals.totalFen,
      tenders: [{ kind: 'cash', receivedFen: 10_000 }],
      details: { buyer: { name: '李明', idNumber: '11010519491231002X' } },
    });
    expect(trySql('UPDATE controlled_sale SET quantity = 1')).toBe('controlled_sale is append-only');
    expect(trySql('DELETE FROM controlled_sale')).toBe('controlled_sale is append-only');
  });

  it('ORD-10: an order is never deleted', () => {
    for (const id of orderIds.values())
      expect(trySql('DELETE FROM sale_order WHERE id = ?', id)).toBe('an order is never deleted');
  });

  const AMOUNTS = [
    'items_fen',
    'member_discount_fen',
    'line_discount_fen',
    'order_discount_fen',
    'coupon_fen',
    'shipping_fee_fen',
    'tax_fen',
    'total_fen',
    'item_count',
    'quantity',
    'created_at_ms',
    'staff_id',
  ] as const;
  it.each(AMOUNTS)('ORD-1: %s of an order does not change', (column) => {
    for (const id of orderIds.values()) {
      expect(trySql(`UPDATE sale_order SET ${column} = ${column} + 1 WHERE id = ?`, id)).toBe(
        'what an order was made with does not change',
      );
    }
  });

  it('ORD-1: number and channel of an order do not change', () => {
    expect(trySql("UPDATE sale_order SET order_number = 'X'")).toBe(
      'what an order was made with does not change',
    );
    expect(trySql("UPDATE sale_order SET channel = 'api'")).toBe(
      'what an order was made with does not change',
    );
  });

  it('PAY-1: a payment is never deleted and its amount does not change', () => {
    expect(trySql('DELETE FROM payment')).toBe('a payment is never deleted');
    for (const column of ['amount_fen', 'received_fen', 'change_fen']) {
      expect(trySql(`UPDATE payment SET ${column} = ${column} + 1`)).toBe('what was paid does not change');
    }
    expect(trySql("UPDATE payment SET tender = 'paypal'")).toBe('what was paid does not change');
  });

  it('INV-1: which batch a line was given is neither changed nor deleted', () => {
    expect(trySql('DELETE FROM order_item_batch')).toBe('which batch a line was given is never deleted');
    expect(trySql('UPDATE order_item_batch SET quantity = quantity + 1')).toBe(
      'which batch a line was given does not change',
    );
  });

  it('INV-1: on hand ≥ reserved ≥ 0 holds against everybody', () => {
    expect(trySql('UPDATE batch SET on_hand = -1')).toMatch(/CHECK/);
    expect(trySql('UPDATE batch SET reserved = -1')).toMatch(/CHECK/);
    expect(trySql('UPDATE batch SET reserved = on_hand + 1')).toMatch(/CHECK/);
  });

  it('SYNC-1: what central is told is never changed', () => {
    expect(trySql("UPDATE outbox SET payload = '{}'")).toBe('what central is told is never changed');
  });
});
