import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CartView } from '#shared/contracts/cart.ts';
import { orderIn, STEP_CALLS } from '#test/support/order-paths.ts';
import { recallOf } from '#test/support/recall.ts';
import { activeCart, checkoutOf, fillCart, sell } from '#test/support/sell.ts';
import { receive } from '#test/support/small-catalog.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { EARLY_UNITS, openShop, type TestShop } from '#test/support/test-shop.ts';
import type { Till } from '#test/support/till.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const order = (till: Till, lines: { drugId: number; quantity: number }[]) =>
  till.try('orders.createDirect', { lines });

async function batch(batchId: number, drugId = shop.drugs.paracetamol) {
  const { batches } = await shop.till.do('inventory.listBatches', { drugId });
  const found = batches.find((row) => row.batchId === batchId);
  if (found === undefined) throw new Error(`batch ${batchId} is there`);
  return found;
}

/** Locks or recalls a batch as people do, or changes what no call changes past the program. */
async function mark(batchId: number, change: string): Promise<void> {
  const { till, counter, drugs } = shop;
  if (change === 'locked') {
    await till.do('inventory.lockBatch', { batchId, reason: '待查' });
  } else if (change === 'recalled') {
    const { batchNumber } = await batch(batchId);
    await till.do('inventory.recallBatches', { ...recallOf(drugs.paracetamol), batchNumbers: [batchNumber] });
  } else {
    counter.sql((db) => db.exec(`UPDATE batch SET ${change} WHERE id = ${batchId}`));
  }
}

/** Locks every batch of a drug. */
async function lockAll(drugId: number): Promise<void> {
  for (const { batchId } of (await shop.till.do('inventory.listBatches', { drugId })).batches) {
    await shop.till.do('inventory.lockBatch', { batchId, reason: '待查' });
  }
}

describe('INV-1: which batch is sold', () => {
  it('INV-1: first expiry first out, over as many batches as it takes', async () => {
    const sold = await sell(shop, { paracetamol: EARLY_UNITS + 3 });
    expect(
      sold.items[0]?.batches.map(({ batchNumber, quantity, state }) => [batchNumber, quantity, state]),
    ).toEqual([
      ['LATE', 3, 'dispensed'],
      ['EARLY', EARLY_UNITS, 'dispensed'],
    ]);
    expect((await batch(shop.batches.early)).onHand).toBe(0);
  });

  it.each([
    ['locked', 'locked'],
    ['recalled', 'recalled'],
    ['in quarantine', "zone = 'quarantine'"],
    ['expired since yesterday', "expiry_date = '2026-06-14'"],
    ['expired today', "expiry_date = '2026-06-15'"],
  ])(
    'INV-1: a batch that is %s is passed over, in the cart, in search and in the order',
    async (_, change) => {
      const { till, drugs, batches } = shop;
      await mark(batches.early, change);
      const { hits } = await till.do('catalog.searchDrugs', { query: '对乙酰氨基酚' });
      expect(hits[0]).toMatchObject({ availableQuantity: 10_000, nearestExpiry: '2028-12-31' });
      expect(await batch(batches.early)).toMatchObject({ sellable: false });
      const sold = await sell(shop, { paracetamol: 2 });
      expect(sold.items[0]?.batches.map(({ batchId }) => batchId)).toEqual([batches.late]);
      await mark(batches.late, change.replace('2026-06', '2026-05'));
      const refused = await order(till, [{ drugId: drugs.paracetamol, quantity: 1 }]);
      expect(refused).toMatchObject({
        ok: false,
        error: { code: 'INSUFFICIENT_STOCK', params: { shortages: [{ available: 0 }] } },
      });
    },
  );

  it('INV-1 CAT-4: the scanned lot is taken before others', async () => {
    const { till, batches } = shop;
    const { cart, facts } = await till.do('cart.addScan', { code: ']d201069012345678921728123110LATE' });
    expect(facts).toMatchObject({ batchNumber: 'LATE', expiryDate: '2028-12-31' });
    expect(cart.lines[0]?.scannedBatchNumber).toBe('LATE');
    const { order } = await till.do('orders.checkout', checkoutOf(cart));
    expect(order.items[0]?.batches.map(({ batchId }) => batchId)).toEqual([batches.late]);
  });

  it('INV-1 CAT-4: a scanned lot that may not be sold is stopped at the till', async () => {
    await mark(shop.batches.early, 'recalled');
    const refused = await shop.till.try('cart.addScan', { code: ']d201069012345678921726120110EARLY' });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'recalled', batchNumber: 'EARLY' } },
    });
  });

  it.each(['locked', "expiry_date = '2026-06-15'"])(
    'INV-1: a lot that was scanned and may not be sold any more (%s) stops the sale: the pack is in somebody’s hand',
    async (change) => {
      const { till, batches } = shop;
      const { cart } = await till.do('cart.addScan', { code: ']d201069012345678921726120110EARLY' });
      await mark(batches.early, change);
      const shown = await activeCart(till);
      expect(shown.sellable).toBe(false);
      expect(shown.lines[0]?.warnings).toContainEqual(
        expect.objectContaining({ code: 'scanned_batch_not_sellable', blocking: true }),
      );
      expect(await till.try('orders.checkout', checkoutOf(cart))).toMatchObject({
        ok: false,
        error: { code: 'BATCH_NOT_SELLABLE', params: { batchNumber: 'EARLY' } },
      });
      expect(await till.try('orders.createFromCart', { cartId: cart.cartId })).toMatchObject({
        ok: false,
        error: { code: 'BATCH_NOT_SELLABLE' },
      });
    },
  );

  it('INV-1: a batch expires with the shop’s day, not with the day of London', async () => {
    const { till, drugs, counter } = shop;
    await mark(shop.batches.early, "expiry_date = '2026-06-16'");
    await mark(shop.batches.late, 'locked');
    counter.time.set(Date.UTC(2026, 5, 15, 15, 59));
    expect(await order(till, [{ drugId: drugs.paracetamol, quantity: 1 }])).toMatchObject({ ok: true });
    counter.time.set(Date.UTC(2026, 5, 15, 16, 0));
    expect(await order(till, [{ drugId: drugs.paracetamol, quantity: 1 }])).toMatchObject({
      ok: false,
      error: { code: 'INSUFFICIENT_STOCK' },
    });
  });
});

describe('INV-1: goods that may not be sold any more', () => {
  it.each([
    ['pending', 'settle'],
    ['paid', 'startDispensing'],
    ['dispensing', 'handOver'],
    ['dispensing', 'ship'],
  ] as const)(
    'INV-1: goods of a %s order that were locked are refused at %s, and go back by a cancel',
    async (status, call) => {
      const { till, batches } = shop;
      const waiting = await orderIn(shop, status);
      await mark(batches.early, 'locked');
      const step = STEP_CALLS[call](waiting);
      expect(await till.try(step.name, step.input)).toMatchObject({
        ok: false,
        error: { code: 'BATCH_NOT_SELLABLE', params: { batchNumber: 'EARLY', reason: 'locked' } },
      });
      const shown = await till.do('orders.get', { orderId: waiting.orderId });
      const offered = shown.actions
        .filter(({ reason }) => reason === 'BATCH_NOT_SELLABLE')
        .map(({ action }) => action);
      expect(offered.length).toBeGreaterThan(0);
      await till.do('orders.cancel', { orderId: waiting.orderId, reason: '批号待查' });
      expect(await batch(batches.early)).toMatchObject({ onHand: EARLY_UNITS, reserved: 0, sellable: false });
    },
  );

  it('INV-1: an order made before midnight of goods that expire at midnight is not paid after it', async () => {
    const { till, counter, batches } = shop;
    await mark(batches.early, "expiry_date = '2026-06-16'");
    counter.time.set(Date.UTC(2026, 5, 15, 15, 55));
    const waiting = await orderIn(shop, 'pending');
    counter.time.set(Date.UTC(2026, 5, 15, 16, 5));
    const step = STEP_CALLS.settle(waiting);
    expect(await till.try(step.name, step.input)).toMatchObject({
      ok: false,
      error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'expired' } },
    });
  });
});

describe('INV-1: shortages', () => {
  it('INV-1: all shortages of an order are told together, and nothing is reserved', async () => {
    const { till, drugs } = shop;
    const lines = [
      { drugId: drugs.paracetamol, quantity: 2 },
      { drugId: drugs.vitamin, quantity: 99 },
      { drugId: drugs.plaster, quantity: 99 },
    ];
    await lockAll(drugs.plaster);
    const { batches } = await till.do('inventory.listBatches', { drugId: drugs.vitamin });
    await till.do('inventory.adjustStock', {
      batchId: batches[0]?.batchId ?? 0,
      countedQuantity: 40,
      reason: '盘点',
    });
    const shortages = [
      { drugId: drugs.vitamin, requested: 99, available: 40 },
      { drugId: drugs.plaster, requested: 99, available: 0 },
    ];
    expect(await order(till, lines)).toMatchObject({
      ok: false,
      error: { code: 'INSUFFICIENT_STOCK', params: { shortages } },
    });
    expect(await till.do('inventory.checkAvailability', { lines })).toEqual({ shortages });
    expect((await batch(shop.batches.early)).reserved).toBe(0);
  });

  it('INV-1: two lines of one drug do not count the same unit twice', async () => {
    const { till, drugs } = shop;
    await mark(shop.batches.late, 'locked');
    const line = { drugId: drugs.paracetamol, quantity: 3 };
    expect(await order(till, [line, line])).toMatchObject({
      ok: false,
      error: { params: { shortages: [{ requested: 3, available: 2 }] } },
    });
  });

  it('INV-1: two screens race for the last unit: one sells, one is told that there is none', async () => {
    const { counter, drugs } = shop;
    await mark(shop.batches.late, 'locked');
    await sell(shop, { paracetamol: EARLY_UNITS - 1 });
    const tills = [shop.till, await counter.signIn('赵敏')];
    const carts: CartView[] = [];
    for (const till of tills) carts.push(await fillCart({ till, drugs }, { paracetamol: 1 }));
    const results = await Promise.all(
      tills.map((till, index) => till.try('orders.checkout', checkoutOf(carts[index] as CartView))),
    );
    expect(results.map((result) => (result.ok ? 'sold' : result.error.code)).sort()).toEqual([
      'INSUFFICIENT_STOCK',
      'sold',
    ]);
    expect(await batch(shop.batches.early)).toMatchObject({ onHand: 0, reserved: 0 });
    const loser = results.findIndex((result) => !result.ok);
    expect((await activeCart(tills[loser] ?? shop.till)).lines[0]?.warnings).toContainEqual({
      code: 'insufficient_stock',
      blocking: true,
      params: { available: 0, requested: 1 },
    });
  });

  it('INV-1 ORD-11: of twenty orders at once for five units exactly five are made, however often each is sent', async () => {
    const { drugs, till, counter } = shop;
    await mark(shop.batches.late, 'locked');
    const input = { lines: [{ drugId: drugs.paracetamol, quantity: 1 }] };
    const ids = Array.from(
      { length: 20 },
      (_, index) => `0197c000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
    );
    const results = await Promise.all(
      [...ids, ...ids].map((commandId) => till.try('orders.createDirect', input, commandId)),
    );
    const made = new Set(results.flatMap((result) => (result.ok ? [result.value.order.orderNumber] : [])));
    expect(made.size).toBe(EARLY_UNITS);
    expect(results.filter((result) => result.ok)).toHaveLength(2 * EARLY_UNITS);
    expect(counter.sql((db) => db.prepare('SELECT count(*) AS n FROM sale_order').get())).toEqual({
      n: EARLY_UNITS,
    });
  });
});

describe('INV-2: the ledger', () => {
  it('INV-2: stock at any past time is what it was then', async () => {
    const { till, counter, batches } = shop;
    const history: { atMs: number; onHand: number; reserved: number }[] = [];
    const remember = async () => {
      const { onHand, reserved } = await batch(batches.early);
      history.push({ atMs: counter.time.nowMs(), onHand, reserved });
      counter.time.advance(MINUTE_MS);
    };
    await remember();
    let { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: shop.drugs.paracetamol, quantity: 3 }],
    });
    await remember();
    for (const name of ['settle', 'startDispensing', 'cancel'] as const) {
      const step = STEP_CALLS[name](order);
      await till.do(step.name, step.input);
      order = await till.do('orders.get', { orderId: order.orderId });
      await remember();
    }
    await till.do('inventory.adjustStock', { batchId: batches.early, countedQuantity: 2, reason: '破损' });
    await remember();
    await receive(till, {
      drugId: shop.drugs.paracetamol,
      quantity: 7,
      batchNumber: 'EARLY',
      expiryDate: '2026-12-01',
    });
    await remember();
    expect(history.map(({ onHand, reserved }) => [onHand, reserved])).toEqual([
      [5, 0],
      [5, 3],
      [5, 3],
      [2, 0],
      [5, 0],
      [2, 0],
      [9, 0],
    ]);
    for (const { atMs, onHand, reserved } of history) {
      expect(await till.do('inventory.stockAt', { batchId: batches.early, atMs })).toEqual({
        onHand,
        reserved,
      });
    }
    expect(await till.do('inventory.stockAt', { batchId: batches.early, atMs: 0 })).toEqual({
      onHand: 0,
      reserved: 0,
    });
  });

  it('INV-2: each movement says what it did, why, for which order and by whom; pages are newest first', async () => {
    const { till, batches } = shop;
    const sold = await sell(shop, { paracetamol: 2 });
    await till.do('inventory.adjustStock', { batchId: batches.early, countedQuantity: 1, reason: '破损' });
    const all = await till.do('inventory.listMovements', { batchId: batches.early });
    expect(
      all.rows.map((row) => [
        row.kind,
        row.onHandDelta,
        row.reservedDelta,
        row.onHandAfter,
        row.reservedAfter,
      ]),
    ).toEqual([
      ['adjustment', -2, 0, 1, 0],
      ['dispense', -2, -2, 3, 0],
      ['reserve', 0, 2, 5, 2],
      ['goods_in', 5, 0, 5, 0],
    ]);
    expect(all.rows[0]).toMatchObject({ reason: '破损', staffName: '王芳', orderNumber: null });
    expect(all.rows[1]).toMatchObject({ orderId: sold.orderId, orderNumber: sold.orderNumber });
    const second = await till.do('inventory.listMovements', { batchId: batches.early, page: 2, pageSize: 3 });
    expect(second).toMatchObject({ total: 4, page: 2, pageSize: 3, rows: [all.rows[3]] });
  });

  it('INV-2: a count below what orders have reserved is refused, and nothing moves', async () => {
    const { till, batches } = shop;
    await orderIn(shop, 'pending');
    expect(
      await till.try('inventory.adjustStock', { batchId: batches.early, countedQuantity: 2, reason: '盘点' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'INVENTORY_UPDATE_FAILED', params: { on_hand: 5, reserved: 3, on_hand_after: 2 } },
    });
    expect(await batch(batches.early)).toMatchObject({ onHand: 5, reserved: 3, available: 2 });
  });

  it('INV-1: goods that are expired on arrival are refused at the door', async () => {
    for (const expiryDate of ['2026-06-14', '2026-06-15']) {
      const goods = {
        drugId: shop.drugs.vitamin,
        batchNumber: 'OLD',
        expiryDate,
        quantity: 1,
        reason: '到货',
      };
      expect(await shop.till.try('inventory.receiveGoods', goods)).toMatchObject({
        ok: false,
        error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'expired' } },
      });
    }
  });

  it('INV-1: what comes back after it left lies in quarantine, lot by lot, and is not sold', async () => {
    const { till, drugs, batches } = shop;
    for (const _ of [1, 2]) {
      const shipped = await orderIn(shop, 'shipped');
      await till.do('orders.cancel', { orderId: shipped.orderId, reason: '拒收', disposition: 'returned' });
    }
    const { batches: all } = await till.do('inventory.listBatches', { drugId: drugs.paracetamol });
    const quarantine = all
      .filter((row) => row.zone === 'quarantine')
      .map((row) => [row.batchNumber, row.onHand, row.sellable]);
    expect(quarantine).toEqual([
      ['EARLY', 5, false],
      ['LATE', 1, false],
    ]);
    expect(await batch(batches.early)).toMatchObject({ onHand: 0 });
  });

  it('INV-2: the stock list adds up by drug, with what is near its expiry and what is past it', async () => {
    const { till, drugs, counter } = shop;
    counter.time.advance(169 * DAY_MS);
    await orderIn(shop, 'pending');
    const { rows } = await till.do('inventory.listStock', { search: '对乙酰氨基酚' });
    expect(rows).toEqual([
      expect.objectContaining({
        drugId: drugs.paracetamol,
        onHand: 10_005,
        reserved: 3,
        batchCount: 2,
        expiredOnHand: 5,
        nearExpiryOnHand: 0,
        availableQuantity: 9_997,
      }),
    ]);
    counter.time.set(counter.time.nowMs() + 6 * HOUR_MS);
    for (const [filter, count] of [
      ['all', 7],
      ['in_stock', 7],
      ['out_of_stock', 0],
      ['expired', 1],
      ['near_expiry', 0],
    ] as const) {
      expect((await till.do('inventory.listStock', { filter })).total, filter).toBe(count);
    }
  });
});
