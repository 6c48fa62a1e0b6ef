import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { addMember, waitingOrder } from '#test/support/waiting-orders.ts';
import { ADDRESS } from './cases/customer-cases.ts';

let shop: TestShop;
let customerId: number;
beforeEach(async () => {
  shop = await openShop();
  customerId = await addMember(shop);
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const seen = ({ orderId, version }: OrderDetail) => ({ orderId, version });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const details = (order: Parameters<typeof waitingOrder>[2]) => ({ customerId, ...order });

async function refusal(...orders: OrderDetail[]) {
  const before = dumpStore(shop.counter);
  const result = await shop.till.try('orders.merge', { orders: orders.map(seen) });
  expect(dumpStore(shop.counter)).toEqual(before);
  if (result.ok) throw new Error('they were merged');
  return { code: result.error.code, ...result.error.params };
}

describe('ORD-9: merging orders that wait for payment', () => {
  it('ORD-9: every line, discount, coupon and fee stays what the customer was told', async () => {
    const { till, counter } = shop;
    const first = await waitingOrder(shop, { paracetamol: 4 }, details({ details: { remark: '饭后' } }));
    counter.time.advance(5 * MINUTE_MS);
    const second = await waitingOrder(
      shop,
      { vitamin: 2, paracetamol: 3 },
      details({ details: { address: ADDRESS, remark: '送货' } }),
    );
    const before = await till.do('inventory.listStock', {});
    const { order } = await till.do('orders.merge', { orders: [second, first].map(seen) });

    for (const [name, fen] of Object.entries(order.amounts)) {
      const sources = [first, second].map(({ amounts }) => amounts[name as keyof typeof amounts]);
      expect(fen, name).toBe(sum(sources));
    }
    expect(order.items).toEqual(
      [...first.items, ...second.items].map((item, index) => ({ ...item, lineNo: index + 1 })),
    );
    expect(order).toMatchObject({
      status: 'pending',
      customer: first.customer,
      address: ADDRESS,
      remark: '饭后；送货',
      expiresAtMs: first.expiresAtMs,
      historyIntact: true,
    });
    expect(order.events[0]?.details).toMatchObject({ mergedFrom: [first.orderNumber, second.orderNumber] });
    expect(order.links.madeFrom).toMatchObject([
      { kind: 'merge', orderNumber: first.orderNumber, status: 'cancelled' },
      { kind: 'merge', orderNumber: second.orderNumber, status: 'cancelled' },
    ]);
    for (const { orderId } of [first, second]) {
      const source = await till.do('orders.get', { orderId });
      expect(source.links.became).toMatchObject([{ orderNumber: order.orderNumber }]);
      expect(source.events.at(-1)).toMatchObject({
        action: 'merge_into',
        details: { became: [order.orderNumber] },
      });
    }
    expect(await till.do('inventory.listStock', {})).toEqual(before);
    const tenders = [{ kind: 'card' as const, amountFen: order.amounts.totalFen, reference: 'POS' }];
    const paid = await till.do('orders.settle', { ...seen(order), tenders, handOver: true });
    expect(paid.order.status).toBe('completed');
  });

  it('ORD-6 ORD-9: the merged order runs out when the first of them would have', async () => {
    const { till, counter } = shop;
    const first = await waitingOrder(shop, { vitamin: 1 }, details({}));
    counter.time.advance(10 * MINUTE_MS);
    const second = await waitingOrder(shop, { vitamin: 1 }, details({}));
    const { order } = await till.do('orders.merge', { orders: [first, second].map(seen) });
    counter.time.advance(6 * MINUTE_MS);
    expect((await till.do('orders.get', { orderId: order.orderId })).status).toBe('cancelled');
  });

  it('ORD-11: a merge that is sent again merges nothing more', async () => {
    const { till, counter } = shop;
    const orders = [
      await waitingOrder(shop, { vitamin: 1 }, details({})),
      await waitingOrder(shop, { vitamin: 2 }, details({})),
    ].map(seen);
    const commandId = '0197c000-0000-7000-8000-00000000000a';
    const first = await till.do('orders.merge', { orders }, commandId);
    const before = dumpStore(counter);
    expect(await till.do('orders.merge', { orders }, commandId)).toEqual(first);
    expect(dumpStore(counter)).toEqual(before);
  });
});

describe('ORD-9 ORD-14: merges that are refused, and change nothing', () => {
  const code = 'MERGE_INVALID';

  it('ORD-9 ORD-14: other customers, no customer, other channels, other addresses, buyers and doctors', async () => {
    const base = await waitingOrder(
      shop,
      { vitamin: 1 },
      details({ details: { address: ADDRESS, doctorName: '张大夫' } }),
    );
    const other = async (order: Parameters<typeof waitingOrder>[2]) =>
      waitingOrder(shop, { vitamin: 1 }, order);
    const stranger = await addMember(shop, '李明');
    expect(await refusal(base, base)).toMatchObject({ code, reason: 'same_order' });
    expect(await refusal(base, await other({ customerId: stranger }))).toMatchObject({
      code,
      reason: 'different_customers',
    });
    expect(await refusal(base, await other({}))).toMatchObject({ code, reason: 'no_customer' });
    expect(await refusal(base, await other(details({ details: { channel: 'pc' } })))).toMatchObject({
      code,
      reason: 'different_channels',
    });
    const elsewhere = { ...ADDRESS, city: '别处' };
    const away = await other(details({ details: { address: elsewhere } }));
    expect(await refusal(base, away)).toMatchObject({
      code,
      reason: 'different_addresses',
      orderNumber: away.orderNumber,
    });
    const buyer = { name: '李明', idNumber: '11010519491231002X' };
    expect(
      await refusal(base, await other(details({ details: { buyer: { ...buyer, name: '赵云' } } }))),
    ).toMatchObject({ code, reason: 'different_buyers' });
    expect(await refusal(base, await other(details({ details: { doctorName: '李大夫' } })))).toMatchObject({
      code,
      reason: 'different_doctors',
    });
  });

  it('ORD-9: an order that is paid, gone or run out, and one that somebody changed meanwhile', async () => {
    const { till, counter } = shop;
    const make = () => waitingOrder(shop, { vitamin: 1 }, details({}));
    const [one, two] = [await make(), await make()];
    const paid = await till.do('orders.settle', {
      ...seen(two),
      tenders: [{ kind: 'cash', receivedFen: 10_000 }],
      handOver: false,
    });
    expect(await refusal(one, two)).toMatchObject({ code: 'VERSION_CONFLICT', status: 'paid' });
    expect(await refusal(one, paid.order)).toMatchObject({
      code,
      reason: 'not_pending',
      orderNumber: two.orderNumber,
    });
    expect(await till.refused('orders.merge', { orders: [seen(one), { orderId: 999_999 }] })).toBe(
      'ORDER_NOT_FOUND',
    );
    const three = await make();
    counter.sql((db) => db.prepare('UPDATE sale_order SET expires_at_ms = 1').run());
    expect(await refusal(one, three)).toMatchObject({ code, reason: 'expired' });
  });

  it('ORD-4 RX-7: limits and rules hold for what is merged', async () => {
    const { till } = shop;
    const { limits } = await till.do('settings.get', {});
    await till.do('settings.update', { limits: { ...limits, maxItemKinds: 2, maxItemQuantity: 5 } });
    const vitamin = await waitingOrder(shop, { vitamin: 3 }, details({}));
    expect(await refusal(vitamin, await waitingOrder(shop, { vitamin: 3 }, details({})))).toMatchObject({
      code: 'QUANTITY_LIMIT',
      quantity: 6,
    });
    const two = await waitingOrder(shop, { paracetamol: 1, plaster: 1 }, details({}));
    expect(await refusal(vitamin, two)).toMatchObject({ code: 'TOO_MANY_KINDS', kinds: 3 });
    const watched = () => waitingOrder(shop, { ephedrine: 2 }, details({}));
    expect(await refusal(await watched(), await watched())).toMatchObject({
      code: 'CONTROLLED_QUANTITY_EXCEEDED',
    });
  });
});
