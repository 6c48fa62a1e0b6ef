import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseOrderNumber } from '#shared/domain/order-number.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { checkoutOf, fillCart, sell } from '#test/support/sell.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { ADDRESS } from './cases/customer-cases.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.counter.dispose());

const direct = (details: object = {}, customerId: number | null = null) =>
  shop.till.do('orders.createDirect', {
    lines: [{ drugId: shop.drugs.vitamin, quantity: 1 }],
    customerId,
    details,
  });

async function addCustomer(name: string, phone: string): Promise<number> {
  const { customerId } = await shop.till.do('customers.save', {
    customerId: null,
    name,
    phone,
    isMember: false,
  });
  return customerId;
}

describe('ORD-1 ORD-2 ORD-3: what an order is', () => {
  it('ORD-1: an order keeps the drug as it was sold, whatever the catalogue says later', async () => {
    const { till, drugs, counter } = shop;
    const sold = await sell(shop, { vitamin: 1 });
    counter.sql((db) =>
      db.exec(
        `UPDATE drug SET generic_name = '别名', specification = '1片', price_fen = 9, manufacturer = '别厂' WHERE id = ${drugs.vitamin}`,
      ),
    );
    const after = await till.do('orders.get', { orderId: sold.orderId });
    expect(after.items[0]).toMatchObject({
      genericName: '维生素C片',
      specification: '100mg*100片',
      listPriceFen: 333,
      manufacturer: '试验制药有限公司',
    });
    expect(after.items).toEqual(sold.items);
  });

  it('ORD-2: an order has every field that was given, and a time for each step', async () => {
    const customerId = await addCustomer('王秀英', '13800010001');
    const { order } = await direct(
      { channel: 'third_party', doctorName: '张大夫', address: ADDRESS, remark: '下午来取' },
      customerId,
    );
    expect(order).toMatchObject({
      status: 'pending',
      channel: 'third_party',
      customer: { customerId, name: '王秀英', phone: '13800010001' },
      doctor: { doctorId: null, name: '张大夫' },
      address: ADDRESS,
      remark: '下午来取',
      itemCount: 1,
      quantity: 1,
      staffName: '王芳',
      createdAtMs: shop.counter.time.nowMs(),
      paidAtMs: null,
      completedAtMs: null,
      historyIntact: true,
    });
    expect(order.actions.map(({ action }) => action)).toEqual(['pay', 'cancel', 'split', 'merge_into']);
  });

  it('ORD-3: numbers are the counter’s own, all different, and not to be guessed from one another', async () => {
    const { till } = shop;
    const { deviceCode } = await till.do('system.status', {});
    const numbers = new Set<string>();
    for (let index = 0; index < 200; index += 1) numbers.add((await direct()).order.orderNumber);
    expect(numbers.size).toBe(200);
    for (const number of numbers) {
      expect(number.startsWith(deviceCode)).toBe(true);
      expect(parseOrderNumber(number)).toBe(number);
    }
    expect(new Set([...numbers].map((number) => number.slice(3, 5))).size).toBeGreaterThan(100);
  });

  it('ORD-3: two counters of a chain have different codes', async () => {
    const other = await openShop({ seed: 'another counter' });
    const codes = [shop, other].map(({ till }) => till.do('system.status', {}));
    const [ours, theirs] = await Promise.all(codes);
    expect(ours?.deviceCode).not.toBe(theirs?.deviceCode);
    await other.counter.dispose();
  });
});

describe('ORD-8: finding orders', () => {
  it('ORD-8: by number, dictated or in part, by phone, by name, and with the other filters', async () => {
    const { till } = shop;
    const wang = await addCustomer('王秀英', '13800010001');
    const { order } = await direct({ channel: 'api' }, wang);
    await direct();
    const find = async (search: string) =>
      (await till.do('orders.list', { search })).rows.map((row) => row.orderId);
    const spoken = `${order.orderNumber.slice(0, 4)}-${order.orderNumber.slice(4)}`.toLowerCase();
    for (const search of [
      order.orderNumber,
      spoken,
      order.orderNumber.slice(0, 8),
      '13800010001',
      '138 0001',
      '王',
      '王秀英',
    ]) {
      expect(await find(search), search).toEqual([order.orderId]);
    }
    for (const search of ['99999999999', '李', '%', "' OR 1=1 --", '*'])
      expect(await find(search), search).toEqual([]);
    expect((await till.do('orders.get', { orderNumber: spoken })).orderId).toBe(order.orderId);
    expect(await till.refused('orders.get', { orderNumber: 'AAAA-AAAA-AAA' })).toBe('ORDER_NOT_FOUND');
    expect(await till.refused('orders.get', { orderId: 999 })).toBe('ORDER_NOT_FOUND');
    expect(await till.refused('orders.get', {})).toBe('ORDER_NOT_FOUND');
    expect((await till.do('orders.list', { customerId: wang })).rows.map((row) => row.orderId)).toEqual([
      order.orderId,
    ]);
    expect((await till.do('orders.list', { search: '王', channel: 'counter' })).total).toBe(0);
    expect((await till.do('orders.list', { channel: 'api' })).total).toBe(1);
    expect((await till.do('orders.list', { search: '王', statuses: ['paid'] })).total).toBe(0);
  });

  it('ORD-8: pages are newest first, have no gap and no repeat, and their total is that of the filter', async () => {
    const { till, counter } = shop;
    const made: number[] = [];
    // Over several days of the tally, some with one order and some with many.
    for (let index = 0; index < 47; index += 1) {
      const { order } = await direct(index % 3 === 0 ? { channel: 'api' } : {});
      made.push(order.orderId);
      if (index % 4 === 0) await till.do('orders.cancel', { orderId: order.orderId, reason: '试' });
      else
        await till.do('orders.settle', {
          orderId: order.orderId,
          tenders: [{ kind: 'cash', receivedFen: 1_000 }],
          handOver: index % 2 === 0,
        });
      counter.time.advance(index % 7 === 0 ? 13 * HOUR_MS : MINUTE_MS);
    }
    const nowMs = counter.time.nowMs();
    const filters = [
      {},
      { statuses: ['cancelled'] },
      { statuses: ['paid', 'completed'], channel: 'api' },
      { fromMs: nowMs - 2 * DAY_MS },
      { toMs: nowMs - DAY_MS },
      { fromMs: nowMs - 3 * DAY_MS, toMs: nowMs - DAY_MS, channel: 'counter' },
      { fromMs: nowMs, toMs: nowMs },
      { fromMs: nowMs, toMs: 0 },
    ] as const;
    const everything = [];
    for (const orderId of [...made].reverse()) everything.push(await till.do('orders.get', { orderId }));
    for (const filter of filters) {
      const {
        statuses,
        channel,
        fromMs,
        toMs,
      }: { statuses?: readonly string[]; channel?: string; fromMs?: number; toMs?: number } = filter;
      const expected = everything
        .filter((order) => statuses?.includes(order.status) ?? true)
        .filter((order) => channel === undefined || order.channel === channel)
        .filter(
          (order) =>
            order.createdAtMs >= (fromMs ?? 0) && order.createdAtMs < (toMs ?? Number.MAX_SAFE_INTEGER),
        )
        .map((order) => order.orderId);
      for (const pageSize of [1, 5, 20, 200]) {
        const seen: number[] = [];
        for (let page = 1; page <= Math.ceil(expected.length / pageSize) + 1; page += 1) {
          const { rows, total } = await till.do('orders.list', {
            ...filter,
            statuses: [...(statuses ?? [])] as never,
            page,
            pageSize,
          });
          expect(total).toBe(expected.length);
          seen.push(...rows.map((row) => row.orderId));
        }
        expect(seen, JSON.stringify({ filter, pageSize })).toEqual(expected);
      }
    }
    expect((await till.do('orders.list', { page: 1_000_000, pageSize: 200 })).rows).toEqual([]);
  });

  it('ORD-8: a summary says how much, how many and who', async () => {
    const customerId = await addCustomer('王秀英', '13800010001');
    const { order } = await direct({}, customerId);
    const { rows } = await shop.till.do('orders.list', {});
    expect(rows).toEqual([
      expect.objectContaining({
        orderId: order.orderId,
        itemCount: 1,
        quantity: 1,
        totalFen: 333,
        customerName: '王秀英',
        customerPhone: '13800010001',
        staffName: '王芳',
      }),
    ]);
  });
});

describe('ORD-10 ORD-11: history and two people at one order', () => {
  it('ORD-10: the history says who did what, as what, when and why', async () => {
    const order = await orderIn(shop, 'after_sales');
    expect(
      order.events.map(({ seq, action, fromStatus, toStatus, role, reason }) => [
        seq,
        action,
        fromStatus,
        toStatus,
        role,
        reason,
      ]),
    ).toEqual([
      [1, 'create', null, 'pending', 'cashier', ''],
      [2, 'pay', 'pending', 'paid', 'cashier', ''],
      [3, 'start_dispensing', 'paid', 'dispensing', 'dispenser', ''],
      [4, 'hand_over', 'dispensing', 'completed', 'dispenser', ''],
      [5, 'open_after_sales', 'completed', 'after_sales', 'cashier', '包装破损'],
    ]);
    expect(order.events.map((event) => event.atMs)).toEqual(
      [...order.events].map((event) => event.atMs).sort(),
    );
  });

  it.each([
    "UPDATE order_event SET reason = '别的' WHERE seq = 1",
    'UPDATE order_event SET at_ms = at_ms + 1 WHERE seq = 2',
    'DELETE FROM order_event WHERE seq = 2',
    'DELETE FROM order_event WHERE seq = (SELECT max(seq) FROM order_event)',
    'UPDATE order_event SET hash = zeroblob(32) WHERE seq = 2',
  ])('ORD-10: a history that somebody altered is noticed when it is read: %s', async (sql) => {
    const { counter, till } = shop;
    const order = await orderIn(shop, 'paid');
    counter.sql((db) => {
      db.exec('DROP TRIGGER order_event_is_never_changed; DROP TRIGGER order_event_is_never_deleted;');
      db.exec(sql);
    });
    expect((await till.do('orders.get', { orderId: order.orderId })).historyIntact).toBe(false);
  });

  it('ORD-11: a screen that shows an old version is told, and nothing happens', async () => {
    const { till, counter } = shop;
    const other = await counter.signIn('赵敏');
    const seen = await orderIn(shop, 'paid');
    await other.do('orders.startDispensing', { orderId: seen.orderId, version: seen.version });
    const late = await till.try('orders.cancel', {
      orderId: seen.orderId,
      version: seen.version,
      reason: '晚了',
    });
    expect(late).toMatchObject({
      ok: false,
      error: { code: 'VERSION_CONFLICT', params: { current: seen.version + 1, status: 'dispensing' } },
    });
    await till.do('orders.cancel', { orderId: seen.orderId, reason: '不管版本' });
  });

  it('ORD-11: a double click pays once: the same id gives the same order and the same change', async () => {
    const { till } = shop;
    const cart = await fillCart(shop, { vitamin: 3 });
    const commandId = '0197c000-0000-7000-8000-00000000000a';
    const clicks = [1, 2, 3].map(() => till.do('orders.checkout', checkoutOf(cart), commandId));
    const [first, ...others] = await Promise.all(clicks);
    for (const other of others) expect(other).toEqual(first);
    expect((await till.do('orders.list', {})).total).toBe(1);
  });

  it('ORD-11: a refusal is remembered too: what was short once under an id stays short under it', async () => {
    const { till, drugs } = shop;
    const lines = [{ drugId: drugs.plaster, quantity: 5 }];
    const commandId = '0197c000-0000-7000-8000-00000000000b';
    const { batches } = await till.do('inventory.listBatches', { drugId: drugs.plaster });
    const batchId = batches[0]?.batchId ?? 0;
    await till.do('inventory.lockBatch', { batchId, reason: '待查' });
    const first = await till.try('orders.createDirect', { lines }, commandId);
    await till.do('inventory.unlockBatch', { batchId, reason: '复查合格' });
    const again = await till.try('orders.createDirect', { lines }, commandId);
    expect(first).toMatchObject({ ok: false, error: { code: 'INSUFFICIENT_STOCK' } });
    expect(again.ok ? null : again.error.params).toEqual(first.ok ? null : first.error.params);
    await till.do('orders.createDirect', { lines });
  });

  it('ORD-11: answers are kept over a restart', async () => {
    const { till, counter } = shop;
    const cart = await fillCart(shop, { vitamin: 3 });
    const commandId = '0197c000-0000-7000-8000-00000000000c';
    const first = await till.do('orders.checkout', checkoutOf(cart), commandId);
    await counter.close();
    await counter.open();
    expect(await till.do('orders.checkout', checkoutOf(cart), commandId)).toEqual(first);
    expect((await till.do('orders.list', {})).total).toBe(1);
  });

  it('ORD-11: edits of carts are forgotten after a week, sales never', async () => {
    const { till, counter } = shop;
    const count = () =>
      counter.sql((db) =>
        db.prepare('SELECT transient, count(*) AS n FROM command_log GROUP BY transient').all(),
      );
    await sell(shop, { vitamin: 1 });
    const before = count();
    counter.time.advance(6 * DAY_MS);
    expect(count()).toEqual(before);
    counter.time.advance(2 * DAY_MS);
    expect(count()).toEqual([before[0]]);
    expect((await till.do('orders.list', {})).total).toBe(1);
  });
});
