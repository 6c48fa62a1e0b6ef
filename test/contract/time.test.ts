import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIn, STEP_CALLS } from '#test/support/order-paths.ts';
import { checkoutOf, fillCart, sell } from '#test/support/sell.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

async function reservedUnits(): Promise<number> {
  const { rows } = await shop.till.do('inventory.listStock', {});
  return rows.reduce((sum, row) => sum + row.reserved, 0);
}

describe('ORD-6: time to pay', () => {
  it('ORD-6: an unpaid order is cancelled when its time is over, not a second before, and its stock is back', async () => {
    const { till, counter } = shop;
    const waiting = await orderIn(shop, 'pending');
    expect(waiting.expiresAtMs - waiting.createdAtMs).toBe(15 * MINUTE_MS);
    counter.time.advance(15 * MINUTE_MS - SECOND_MS);
    expect((await till.do('orders.get', { orderId: waiting.orderId })).status).toBe('pending');
    expect(await reservedUnits()).toBe(3);
    counter.time.advance(3 * SECOND_MS);
    const after = await till.do('orders.get', { orderId: waiting.orderId });
    expect(after).toMatchObject({
      status: 'cancelled',
      cancelReason: 'timeout',
      cancelledAtMs: counter.time.nowMs(),
    });
    expect(after.events.at(-1)).toMatchObject({
      action: 'expire',
      staffName: 'system',
      role: 'system',
      reason: 'timeout',
    });
    expect(await reservedUnits()).toBe(0);
    expect(counter.events.at(-1)).toMatchObject({
      kind: 'changed',
      topics: expect.arrayContaining(['orders', 'stock']),
    });
  });

  it('ORD-4 ORD-6: the minutes to pay are those of the settings when the order was made', async () => {
    const { till, counter } = shop;
    const { limits } = await till.do('settings.get', {});
    await till.do('settings.update', { limits: { ...limits, minutesToPay: 1 } });
    const quick = await orderIn(shop, 'pending');
    await till.do('settings.update', { limits: { ...limits, minutesToPay: 60 } });
    counter.time.advance(2 * MINUTE_MS);
    expect((await till.do('orders.get', { orderId: quick.orderId })).status).toBe('cancelled');
  });

  it('ORD-6: orders that ran out while the program was closed are cancelled before the first call', async () => {
    const { till, counter } = shop;
    const orders = [];
    for (let index = 0; index < 120; index += 1) {
      orders.push(
        (await till.do('orders.createDirect', { lines: [{ drugId: shop.drugs.vitamin, quantity: 1 }] }))
          .order,
      );
    }
    await counter.close();
    counter.time.set(counter.time.nowMs() + 3 * DAY_MS);
    await counter.open();
    const page = await till.do('orders.list', { statuses: ['cancelled'] });
    expect(page.total).toBe(orders.length);
    expect(await reservedUnits()).toBe(0);
    expect((await till.do('orders.list', { statuses: ['pending'] })).total).toBe(0);
  });

  it('ORD-6: an order that cannot be cancelled keeps neither the others waiting nor the counter closed', async () => {
    const { till, counter } = shop;
    const broken = await orderIn(shop, 'pending');
    const sound = await orderIn(shop, 'pending');
    const setState = (state: string) =>
      counter.sql((db) =>
        db.prepare('UPDATE order_item_batch SET state = ? WHERE order_id = ?').run(state, broken.orderId),
      );
    setState('lost');
    counter.time.advance(HOUR_MS);
    expect((await till.do('orders.get', { orderId: sound.orderId })).status).toBe('cancelled');
    expect((await till.do('orders.get', { orderId: broken.orderId })).status).toBe('pending');
    expect(counter.log).toContainEqual(
      expect.objectContaining({
        level: 'error',
        fields: expect.objectContaining({ job: 'expire', id: broken.orderId }),
      }),
    );
    await counter.close();
    await counter.open();
    setState('reserved');
    counter.time.advance(MINUTE_MS);
    expect((await till.do('orders.get', { orderId: broken.orderId })).status).toBe('cancelled');
  });

  it('ORD-5: the return window is counted from the completion', async () => {
    const { till, counter } = shop;
    const [inTime, late] = [await orderIn(shop, 'completed'), await orderIn(shop, 'completed')];
    counter.time.set((inTime.completedAtMs ?? 0) + 7 * DAY_MS);
    const open = STEP_CALLS.openAfterSales(inTime);
    await till.do(open.name, open.input);
    counter.time.set((late.completedAtMs ?? 0) + 7 * DAY_MS + 1);
    const refused = STEP_CALLS.openAfterSales(late);
    expect(await till.try(refused.name, refused.input)).toMatchObject({
      ok: false,
      error: { code: 'AFTER_SALES_WINDOW_PASSED', params: { days: 7 } },
    });
    const shown = await till.do('orders.get', { orderId: late.orderId });
    expect(shown.actions).toContainEqual(
      expect.objectContaining({
        action: 'open_after_sales',
        allowed: false,
        reason: 'AFTER_SALES_WINDOW_PASSED',
      }),
    );
  });
});

describe('OPS-3 ORD-6: a wrong clock', () => {
  const YEAR_MS = 365 * DAY_MS;

  it('OPS-3: a clock that was set back a year stops every command, and no question', async () => {
    const { till, counter } = shop;
    const sold = await sell(shop, { paracetamol: 1 });
    const cart = await fillCart(shop, { vitamin: 1 });
    const newest = counter.time.nowMs();
    counter.time.set(newest - YEAR_MS);
    const before = dumpStore(counter);
    const behind = await till.try('orders.checkout', checkoutOf(cart));
    expect(behind).toMatchObject({
      ok: false,
      error: { code: 'CLOCK_BEHIND', params: { now_ms: newest - YEAR_MS, newest_record_ms: newest } },
    });
    for (const [name, input] of [
      ['cart.addItem', { drugId: shop.drugs.vitamin, quantity: 1 }],
      ['orders.cancel', { orderId: sold.orderId, reason: '试' }],
      ['settings.update', {}],
      ['customers.save', { customerId: null, name: '王', phone: '', isMember: false }],
    ] as const) {
      expect(await till.refused(name, input as never)).toBe('CLOCK_BEHIND');
    }
    expect(dumpStore(counter)).toEqual(before);
    expect(await till.do('system.status', {})).toMatchObject({
      clock: { behind: true, newestRecordMs: newest },
    });
    expect((await till.do('orders.get', { orderId: sold.orderId })).historyIntact).toBe(true);
    expect((await till.do('orders.list', {})).total).toBe(1);
    counter.time.set(newest);
    await till.do('orders.checkout', checkoutOf(cart));
  });

  it('OPS-3: the same after a start with the wrong clock; whoever vouches for the clock is written down', async () => {
    const { till, counter } = shop;
    const waiting = await orderIn(shop, 'pending');
    const newest = counter.time.nowMs();
    await counter.close();
    counter.time.set(newest - YEAR_MS);
    await counter.open();
    expect(await till.refused('cart.addItem', { drugId: shop.drugs.vitamin, quantity: 1 })).toBe(
      'CLOCK_BEHIND',
    );
    const { session } = await counter.signIn();
    expect(session).not.toBe('');
    const accepted = await till.do('system.acceptClock', { reason: '昨日时钟快了一年' });
    expect(accepted.nowMs).toBe(newest - YEAR_MS);
    expect(await till.do('system.status', {})).toMatchObject({ clock: { behind: false } });
    await sell(shop, { vitamin: 1 });
    const audit = counter.sql((db) =>
      db.prepare("SELECT subject, details FROM audit_log WHERE command = 'system.acceptClock'").get(),
    );
    expect(audit).toEqual({
      subject: 'clock',
      details: JSON.stringify({
        reason: '昨日时钟快了一年',
        newest_record_ms: newest,
        accepted_ms: newest - YEAR_MS,
      }),
    });
    // The clock stays accepted over the next start, and what waited under the old time waits on.
    await counter.close();
    await counter.open();
    await sell(shop, { vitamin: 1 });
    expect((await till.do('orders.get', { orderId: waiting.orderId })).status).toBe('pending');
  });

  it('OPS-3: a clock that hops back a little sells on, and times never run backwards', async () => {
    const { till, counter } = shop;
    const first = await sell(shop, { vitamin: 1 });
    counter.time.set(counter.time.nowMs() - 4 * MINUTE_MS);
    const second = await sell(shop, { vitamin: 1 });
    expect(second.createdAtMs).toBe(first.createdAtMs);
    counter.time.set(counter.time.nowMs() - 2 * MINUTE_MS);
    expect(await till.refused('cart.addItem', { drugId: shop.drugs.vitamin, quantity: 1 })).toBe(
      'CLOCK_BEHIND',
    );
  });

  it('OPS-3 SEC-1: only who may vouch for the clock does', async () => {
    const cashier = await shop.counter.signInWith('小刘', ['cashier']);
    expect(await cashier.refused('system.acceptClock', { reason: '我看着对' })).toBe('FORBIDDEN');
  });
});
