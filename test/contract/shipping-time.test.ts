import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSent, sentOrder, track } from '#test/support/parcels.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const statusOf = async (orderId: number) => (await shop.till.do('orders.get', { orderId })).status;

/** Lets the schedule have its turn in a quiet moment. */
const aMinute = () => shop.counter.time.advance(MINUTE_MS);

describe('SHIP-4: receipt that nobody confirms', () => {
  it('SHIP-4: the order completes N days after it was sent, not a minute before, and says so', async () => {
    const { order, shipment } = await sentOrder(shop);
    const { time } = shop.counter;
    const dueMs = (order.shippedAtMs ?? 0) + 7 * DAY_MS;
    expect(shipment.autoCompletesAtMs).toBe(dueMs);
    time.advance(dueMs - time.nowMs() - MINUTE_MS);
    expect(await statusOf(order.orderId)).toBe('shipped');
    aMinute();
    const after = await readSent(shop, order.orderId);
    expect(after.order).toMatchObject({ status: 'completed', completedAtMs: time.nowMs() });
    expect(after.order.events.at(-1)).toMatchObject({
      action: 'complete_automatically',
      staffName: 'system',
      role: 'system',
      details: { afterDays: 7 },
    });
    expect(after.shipment).toMatchObject({ state: 'delivered', closedAtMs: time.nowMs() });
  });

  it('SHIP-4 ORD-4: the days are the chain’s, also for settings that were saved before there were any', async () => {
    const { till, counter } = shop;
    const { limits } = await till.do('settings.get', {});
    const { autoCompleteDays: _, ...older } = limits;
    await till.do('settings.update', { limits: { ...limits, minutesToPay: 20 } });
    counter.sql((db) =>
      db.prepare("UPDATE setting SET value = ? WHERE section = 'limits'").run(JSON.stringify(older)),
    );
    await counter.close();
    await counter.open();
    expect((await till.do('settings.get', {})).limits.autoCompleteDays).toBe(7);
    await till.do('settings.update', { limits: { ...limits, autoCompleteDays: 15 } });
    const { order } = await sentOrder(shop);
    counter.time.advance(14 * DAY_MS);
    expect(await statusOf(order.orderId)).toBe('shipped');
    counter.time.advance(DAY_MS);
    expect(await statusOf(order.orderId)).toBe('completed');
  });

  it.each(['delayed', 'lost', 'refused'] as const)(
    'SHIP-4: a parcel that is %s waits for people',
    async (state) => {
      const { order } = await sentOrder(shop, state);
      shop.counter.time.advance(30 * DAY_MS);
      expect(await statusOf(order.orderId)).toBe('shipped');
      expect((await readSent(shop, order.orderId)).shipment.autoCompletesAtMs).toBeNull();
    },
  );

  it('SHIP-4: after a trouble the days begin anew', async () => {
    const { order } = await sentOrder(shop, 'delayed');
    const { time } = shop.counter;
    time.advance(20 * DAY_MS);
    await track(shop, order.orderId, 'in_transit');
    aMinute();
    expect(await statusOf(order.orderId)).toBe('shipped');
    time.advance(7 * DAY_MS);
    expect(await statusOf(order.orderId)).toBe('completed');
  });

  it('SHIP-4: orders whose days ran out while the program was closed complete soon after it starts', async () => {
    const { counter } = shop;
    const sent = [];
    for (let index = 0; index < 60; index += 1) sent.push((await sentOrder(shop)).order.orderId);
    await counter.close();
    counter.time.set(counter.time.nowMs() + 30 * DAY_MS);
    await counter.open();
    // Selling does not wait for it: nothing is done before the counter serves.
    expect(await statusOf(sent[0] ?? 0)).toBe('shipped');
    for (let turn = 0; turn < 6; turn += 1) aMinute();
    for (const orderId of sent) expect(await statusOf(orderId)).toBe('completed');
  });

  it('SHIP-4 OPS-3: nothing completes while the clock is behind, and a year in the future is no fault of ours', async () => {
    const { order } = await sentOrder(shop);
    const { time } = shop.counter;
    time.set(time.nowMs() + 6 * DAY_MS);
    await sentOrder(shop);
    time.set(time.nowMs() - 2 * DAY_MS);
    time.advance(HOUR_MS);
    expect(await statusOf(order.orderId)).toBe('shipped');
    time.advance(4 * DAY_MS);
    expect(await statusOf(order.orderId)).toBe('completed');
  });

  it('SHIP-4: nobody but the schedule completes an order this way, and never twice', async () => {
    const { order } = await sentOrder(shop);
    shop.counter.time.advance(8 * DAY_MS);
    const { version } = await shop.till.do('orders.get', { orderId: order.orderId });
    aMinute();
    expect((await shop.till.do('orders.get', { orderId: order.orderId })).version).toBe(version);
    expect(order.actions.map(({ action }) => action)).not.toContain('complete_automatically');
  });

  it('SHIP-4: an order that cannot be completed keeps the others from nothing', async () => {
    const broken = (await sentOrder(shop)).order;
    const sound = (await sentOrder(shop)).order;
    const setPaid = (by: number) =>
      shop.counter.sql((db) =>
        db.prepare('UPDATE shipment SET version = version + ? WHERE order_id = ?').run(by, broken.orderId),
      );
    setPaid(-1);
    shop.counter.time.advance(8 * DAY_MS);
    expect(await statusOf(sound.orderId)).toBe('completed');
    expect(await statusOf(broken.orderId)).toBe('shipped');
    expect(shop.counter.log).toContainEqual(
      expect.objectContaining({
        fields: expect.objectContaining({ job: 'complete', id: broken.orderId }),
      }),
    );
    setPaid(1);
    aMinute();
    expect(await statusOf(broken.orderId)).toBe('completed');
  });

  it('SHIP-4: the customer’s record and the sales follow', async () => {
    const { till, drugs } = shop;
    const person = { customerId: null, name: '王秀英', phone: '13800010001', isMember: false };
    const { customerId } = await till.do('customers.save', person);
    const { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: drugs.paracetamol, quantity: 1 }],
      customerId,
    });
    const { orderId } = order;
    const card = { kind: 'card', amountFen: order.amounts.totalFen, reference: 'POS1' } as const;
    await till.do('orders.settle', { orderId, tenders: [card], handOver: false });
    await till.do('orders.startDispensing', { orderId });
    await till.do('orders.ship', { drugsApart: true, orderId, carrier: '自送' });
    expect((await till.do('orders.list', { customerId, statuses: ['completed'] })).total).toBe(0);
    shop.counter.time.advance(8 * DAY_MS);
    const { rows } = await till.do('orders.list', { customerId, statuses: ['completed'] });
    expect(rows.map((row) => row.orderId)).toEqual([orderId]);
    aMinute();
    const sold = shop.counter.sql((db) =>
      db.prepare('SELECT sold FROM drug_popularity WHERE drug_id = ?').get(drugs.paracetamol),
    );
    expect(sold).toEqual({ sold: 1 });
  });
});
