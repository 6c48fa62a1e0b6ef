import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { driveTo, requestFor } from '#test/support/after-sales-paths.ts';
import { STEP_CALLS, type StepName } from '#test/support/order-paths.ts';
import { MONTH, valuesOf } from '#test/support/registers.ts';
import { BUYER, sell } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

/** Two watched packs for one buyer, driven on by steps of its order. */
const watchedOrder = async (...steps: StepName[]): Promise<OrderDetail> => {
  const { till, drugs } = shop;
  const { order } = await till.do('orders.createDirect', {
    lines: [{ drugId: drugs.ephedrine, quantity: 2 }],
    details: { buyer: BUYER },
  });
  await take(order, ...steps);
  return till.do('orders.get', { orderId: order.orderId });
};
const take = async (order: OrderDetail, ...steps: StepName[]) => {
  for (const name of steps) {
    const { name: call, input } = STEP_CALLS[name](order);
    await shop.till.do(call, input);
  }
};

const oweOne = (order: OrderDetail) =>
  shop.till.do('dispensing.owe', {
    orderId: order.orderId,
    cause: 'customer_choice',
    reason: '先取一盒',
    lines: [{ lineNo: 1, batchId: order.items[0]?.batches[0]?.batchId ?? 0, quantity: 1 }],
  });

const given = <T>(made: T | null): T => {
  if (made === null) throw new Error('a part was handed out');
  return made;
};

/** Each row as its order, how many left and how many came back; then the sums. */
const register = async () => {
  const page = await shop.till.do('registers.list', { register: 'controlled_sales', ...MONTH });
  const rows = await valuesOf(shop.till, 'controlled_sales', page);
  return {
    rows: rows.map(({ orderNumber, quantity, returned }) => [orderNumber, quantity, returned]),
    total: page.total,
    sums: page.sums.map(({ value }) => value),
  };
};
const repeatBuyers = async () =>
  (await shop.till.do('registers.list', { register: 'repeat_buyers', ...MONTH })).total;

describe('RX-7: the register of watched drugs names what buyers took', () => {
  it('RX-7 ORD-7: packs that went back to the shelf from the bench are not in it', async () => {
    const order = await watchedOrder('settle', 'startDispensing');
    expect(await register()).toEqual({ rows: [[order.orderNumber, 2, 0]], total: 1, sums: [2, 0] });
    await take(order, 'cancel');
    expect(await register()).toEqual({ rows: [], total: 0, sums: [0, 0] });
  });

  it('RX-7 RX-5: what is owed from the bench is in it when it is handed out, and only once', async () => {
    const order = await watchedOrder('settle', 'startDispensing');
    const made = await oweOne(order);
    const now = given(made.given);
    expect(await register()).toEqual({ rows: [[now.orderNumber, 1, 0]], total: 1, sums: [1, 0] });
    await take(made.owed, 'startDispensing');
    const both = await register();
    expect(both).toMatchObject({ total: 2, sums: [2, 0] });
    expect(both.rows).toContainEqual([made.owed.orderNumber, 1, 0]);
    expect(await repeatBuyers()).toBe(0);
  });

  it('RX-7 ORD-9: the parts of a paid order are in it as they are handed out, and were bought once', async () => {
    const order = await watchedOrder('settle');
    const lines = [{ lineNo: 1, quantity: 1 }];
    const { parts } = await shop.till.do('orders.split', {
      orderId: order.orderId,
      parts: [{ lines }, { lines }],
    });
    expect(await register()).toMatchObject({ total: 0 });
    for (const part of parts) await take(part, 'startDispensing');
    expect(await register()).toMatchObject({ total: 2, sums: [2, 0] });
    expect(await repeatBuyers()).toBe(0);
    await sell(shop, { ephedrine: 1 });
    expect(await repeatBuyers()).toBe(1);
  });

  it('RX-7 AS-1: packs that a customer brings back stay, and stand as returned', async () => {
    const order = await watchedOrder('settle', 'startDispensing', 'handOver');
    const request = await requestFor(shop.till, order, { lines: [{ lineNo: 1, quantity: 1 }] });
    await driveTo(shop, request, 'completed');
    expect(await register()).toEqual({ rows: [[order.orderNumber, 2, 1]], total: 1, sums: [2, 1] });
  });

  it('RX-7 SHIP-3: a parcel that came back stands as returned', async () => {
    const back = await watchedOrder('settle', 'startDispensing', 'ship');
    const { orderId } = back;
    await shop.till.do('orders.cancel', { orderId, reason: '拒收', disposition: 'returned' });
    expect(await register()).toEqual({ rows: [[back.orderNumber, 2, 2]], total: 1, sums: [2, 2] });
  });

  it('RX-7: packs that were lost on their way do not stand as returned', async () => {
    const lost = await watchedOrder('settle', 'startDispensing', 'ship');
    await shop.till.do('orders.cancel', { orderId: lost.orderId, reason: '丢失', disposition: 'lost' });
    expect(await register()).toEqual({ rows: [[lost.orderNumber, 2, 0]], total: 1, sums: [2, 0] });
  });
});
