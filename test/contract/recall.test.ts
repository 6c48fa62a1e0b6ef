import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { afterSalesIn } from '#test/support/after-sales-paths.ts';
import { orderIn, STEP_CALLS } from '#test/support/order-paths.ts';
import { recallOf } from '#test/support/recall.ts';
import { activeCart, checkoutOf, sell } from '#test/support/sell.ts';
import { receive } from '#test/support/small-catalog.ts';
import { HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { EARLY_UNITS, openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const EARLY_CODE = ']d201069012345678921726120110EARLY';
const recallEarly = () => shop.till.do('inventory.recallBatches', recallOf(shop.drugs.paracetamol));
const order = (orderId: number) => shop.till.do('orders.get', { orderId });
const report = (page = 1, pageSize = 20) =>
  shop.till.do('inventory.recallReport', {
    drugId: shop.drugs.paracetamol,
    batchNumber: 'EARLY',
    page,
    pageSize,
  });
const sharesOf = ({ items }: OrderDetail) =>
  items.flatMap((item) =>
    item.batches.map((batch) => `${batch.batchNumber} ${batch.quantity} ${batch.state}`),
  );

/** Leaves nothing but the early lot on the shelf. */
const withoutLate = async () => {
  await shop.till.do('inventory.lockBatch', { batchId: shop.batches.late, reason: '待查' });
};

async function take(name: keyof typeof STEP_CALLS, from: OrderDetail) {
  const step = STEP_CALLS[name](from);
  return shop.till.try(step.name, step.input);
}

describe('INV-6: recalling a lot', () => {
  it('INV-6: takes every batch of the lot at once, also other dates and what lies in quarantine', async () => {
    const { till, drugs } = shop;
    await receive(till, {
      drugId: drugs.paracetamol,
      quantity: 4,
      batchNumber: 'EARLY',
      expiryDate: '2027-02-01',
    });
    const shipped = await orderIn(shop, 'shipped');
    await till.do('orders.cancel', { orderId: shipped.orderId, reason: '拒收', disposition: 'returned' });
    const made = await recallEarly();
    expect(made.recall).toMatchObject({
      level: 'class_2',
      noticeNumber: '召〔2026〕15 号',
      staffName: '王芳',
    });
    const { batches } = await till.do('inventory.listBatches', { drugId: drugs.paracetamol });
    expect(batches.map(({ batchNumber, zone, status }) => `${batchNumber} ${zone} ${status}`).sort()).toEqual(
      [
        'EARLY quarantine recalled',
        'EARLY saleable recalled',
        'EARLY saleable recalled',
        'LATE saleable available',
      ],
    );
  });

  it('INV-6: packs that come back later are under the recall, and the lot is refused at the door', async () => {
    const { till, drugs } = shop;
    const shipped = await orderIn(shop, 'shipped');
    await recallEarly();
    await till.do('orders.cancel', { orderId: shipped.orderId, reason: '召回', disposition: 'returned' });
    const { batches } = await report();
    expect(batches.map(({ zone, status, onHand }) => [zone, status, onHand])).toEqual([
      ['saleable', 'recalled', EARLY_UNITS - 3],
      ['quarantine', 'recalled', 3],
    ]);
    const goods = { drugId: drugs.paracetamol, batchNumber: 'EARLY', quantity: 1, reason: '到货' };
    for (const expiryDate of ['2026-12-01', '2028-01-01']) {
      expect(await till.try('inventory.receiveGoods', { ...goods, expiryDate })).toMatchObject({
        error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'recalled', held_reason: '溶出度不合格' } },
      });
    }
  });

  it('INV-6: several lots of a drug go in one recall, or none does', async () => {
    const { till, drugs } = shop;
    const input = recallOf(drugs.paracetamol);
    expect(
      await till.try('inventory.recallBatches', { ...input, batchNumbers: ['EARLY', 'NEVER-HAD'] }),
    ).toMatchObject({ error: { code: 'BATCH_NOT_FOUND', params: { batchNumber: 'NEVER-HAD' } } });
    expect((await report()).recall).toBeNull();
    const made = await till.do('inventory.recallBatches', {
      ...input,
      batchNumbers: ['EARLY', 'LATE', 'EARLY'],
    });
    expect(made.batches.map(({ batchNumber, status }) => [batchNumber, status]).sort()).toEqual([
      ['EARLY', 'recalled'],
      ['LATE', 'recalled'],
    ]);
  });

  it('INV-6: the second of two who recall is told who was first; a repeat changes nothing', async () => {
    const { till, drugs, counter } = shop;
    const commandId = '0197c000-0000-7000-8000-000000000201';
    await orderIn(shop, 'paid');
    const first = await till.do('inventory.recallBatches', recallOf(drugs.paracetamol), commandId);
    const other = await counter.signIn('赵敏');
    expect(await other.try('inventory.recallBatches', recallOf(drugs.paracetamol))).toMatchObject({
      error: { code: 'BATCH_STATE_CONFLICT', params: { reason: 'recalled', held_by: '王芳' } },
    });
    expect(await till.do('inventory.recallBatches', recallOf(drugs.paracetamol), commandId)).toEqual(first);
    expect(counter.sql((db) => db.prepare('SELECT count(*) AS n FROM recall').get())).toEqual({ n: 1 });
  });

  it('INV-6: nothing leads from recalled to the shelf but a manager’s end of the recall, and then an unlock', async () => {
    const { till, drugs, batches, counter } = shop;
    await recallEarly();
    const early = { batchId: batches.early, reason: '复查合格' };
    for (const call of ['inventory.unlockBatch', 'inventory.lockBatch'] as const) {
      expect(await till.try(call, early)).toMatchObject({
        error: { code: 'BATCH_STATE_CONFLICT', params: { reason: 'recalled' } },
      });
    }
    const lot = { drugId: drugs.paracetamol, batchNumber: 'EARLY', reason: '召回通知已撤销' };
    const pharmacist = await counter.signInWith('药师', ['pharmacist']);
    expect(await pharmacist.refused('inventory.endRecall', lot)).toBe('FORBIDDEN');
    const ended = await till.do('inventory.endRecall', lot);
    expect(ended.batches.map(({ status }) => status)).toEqual(['locked']);
    expect(await till.refused('inventory.endRecall', lot)).toBe('BATCH_STATE_CONFLICT');
    await till.do('inventory.unlockBatch', early);
    expect((await sell(shop, { paracetamol: 1 })).items[0]?.batches[0]?.batchId).toBe(batches.early);
    expect((await report()).history.map(({ action }) => action)).toEqual(['unlock', 'end_recall', 'recall']);
  });
});

describe('INV-6: orders that are not finished when their lot is recalled', () => {
  it.each(['pending', 'paid'] as const)(
    'INV-6: a %s order gets other batches, says so in its story, and goes on to its end',
    async (status) => {
      const waiting = await orderIn(shop, status);
      const made = await recallEarly();
      expect(made.orders).toEqual([
        expect.objectContaining({
          orderId: waiting.orderId,
          status,
          quantity: 3,
          outcome: 'reallocated',
          moves: [{ batchNumber: 'LATE', quantity: 3 }],
        }),
      ]);
      const moved = await order(waiting.orderId);
      expect(sharesOf(moved)).toEqual(['LATE 3 reserved', 'EARLY 3 released']);
      expect(moved).toMatchObject({ status, version: waiting.version + 1, historyIntact: true });
      expect(moved.events.at(-1)).toMatchObject({
        action: 'recall',
        reason: '溶出度不合格',
        staffName: '王芳',
        details: {
          outcome: 'reallocated',
          batchNumbers: ['EARLY'],
          moves: [{ batchNumber: 'LATE', quantity: 3 }],
        },
      });
      if (status === 'pending') expect((await take('settle', moved)).ok).toBe(true);
      for (const name of ['startDispensing', 'handOver'] as const)
        expect((await take(name, moved)).ok).toBe(true);
      expect(sharesOf(await order(waiting.orderId))).toEqual(['LATE 3 dispensed', 'EARLY 3 released']);
      expect((await report()).batches[0]).toMatchObject({ onHand: EARLY_UNITS, reserved: 0 });
    },
  );

  it('INV-6: an order that got other batches is cancelled as any other', async () => {
    const { till } = shop;
    const waiting = await orderIn(shop, 'paid');
    await recallEarly();
    await till.do('orders.cancel', { orderId: waiting.orderId, reason: '顾客不要了' });
    expect(sharesOf(await order(waiting.orderId))).toEqual(['LATE 3 released', 'EARLY 3 released']);
    const { batches } = await till.do('inventory.listBatches', { drugId: shop.drugs.paracetamol });
    expect(batches.map(({ reserved }) => reserved)).toEqual([0, 0]);
  });

  it('INV-6: a line that had units of the other batch already has all of them there', async () => {
    const { till, drugs } = shop;
    const made = await till.do('orders.createDirect', {
      lines: [{ drugId: drugs.paracetamol, quantity: 7 }],
    });
    expect(sharesOf(made.order)).toEqual(['LATE 2 reserved', 'EARLY 5 reserved']);
    await recallEarly();
    const moved = await order(made.order.orderId);
    expect(sharesOf(moved)).toEqual(['LATE 7 reserved', 'EARLY 5 released']);
    expect((await take('settle', moved)).ok).toBe(true);
    expect((await take('startDispensing', moved)).ok).toBe(true);
  });

  it('INV-6: an order moves back when the first recall is ended and the other lot is recalled', async () => {
    const { till, drugs, batches } = shop;
    const waiting = await orderIn(shop, 'paid');
    await recallEarly();
    const lot = { drugId: drugs.paracetamol, batchNumber: 'EARLY', reason: '召回通知已撤销' };
    await till.do('inventory.endRecall', lot);
    await till.do('inventory.unlockBatch', { batchId: batches.early, reason: '复查合格' });
    await till.do('inventory.recallBatches', recallOf(drugs.paracetamol, 'LATE'));
    expect(sharesOf(await order(waiting.orderId))).toEqual(['LATE 3 released', 'EARLY 3 reserved']);
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
    await till.do('orders.cancel', { orderId: waiting.orderId, reason: '顾客不要了' });
  });

  it.each([
    ['pending', 'settle'],
    ['paid', 'startDispensing'],
  ] as const)(
    'INV-6: a %s order without enough elsewhere is refused at %s, and cancelled',
    async (status, call) => {
      const { till } = shop;
      const waiting = await orderIn(shop, status);
      await withoutLate();
      const made = await recallEarly();
      expect(made.orders).toEqual([
        expect.objectContaining({ orderId: waiting.orderId, outcome: 'short', moves: [], quantity: 3 }),
      ]);
      const held = await order(waiting.orderId);
      expect(sharesOf(held)).toEqual(['EARLY 3 reserved']);
      expect(held.events.at(-1)).toMatchObject({ action: 'recall', details: { outcome: 'short' } });
      expect(await take(call, held)).toMatchObject({
        error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'recalled', batchNumber: 'EARLY' } },
      });
      await till.do('orders.cancel', { orderId: waiting.orderId, reason: '批号召回' });
      const after = await report();
      expect(after.orders).toEqual([expect.objectContaining({ status: 'cancelled', outcome: 'short' })]);
      expect(after.totals).toMatchObject({ onHand: EARLY_UNITS, reserved: 0, sold: 0 });
      const cancelled = await order(waiting.orderId);
      expect(cancelled.amounts.refundedFen).toBe(cancelled.amounts.paidFen);
    },
  );

  it('INV-6: who has paid is served from other batches before who has not', async () => {
    const { till, drugs, batches } = shop;
    const waiting = await orderIn(shop, 'pending');
    const lines = [{ drugId: drugs.paracetamol, quantity: 2 }];
    const { order: second } = await till.do('orders.createDirect', { lines });
    expect((await take('settle', second)).ok).toBe(true);
    await till.do('inventory.adjustStock', { batchId: batches.late, countedQuantity: 3, reason: '盘点' });
    const { orders } = await recallEarly();
    expect(orders.map(({ orderId, outcome }) => [orderId, outcome])).toEqual([
      [waiting.orderId, 'short'],
      [second.orderId, 'reallocated'],
    ]);
    await till.do('orders.cancel', { orderId: waiting.orderId, reason: '批号召回' });
  });

  it.each([
    ['dispensing', 'pull_back', 'handOver'],
    ['shipped', 'contact', null],
  ] as const)('INV-6: goods of a %s order are named to %s', async (status, outcome, call) => {
    const underWay = await orderIn(shop, status);
    const { orders } = await recallEarly();
    expect(orders).toEqual([expect.objectContaining({ orderId: underWay.orderId, outcome, quantity: 3 })]);
    expect((await order(underWay.orderId)).events.at(-1)).toMatchObject({
      action: 'recall',
      details: { outcome },
    });
    if (call !== null)
      expect(await take(call, underWay)).toMatchObject({ error: { code: 'BATCH_NOT_SELLABLE' } });
  });

  it('INV-6: a waiting order that was moved still times out', async () => {
    const waiting = await orderIn(shop, 'pending');
    await recallEarly();
    shop.counter.time.advance(HOUR_MS);
    expect(await order(waiting.orderId)).toMatchObject({ status: 'cancelled' });
  });

  it('INV-6: the one who has the order open is told that it changed', async () => {
    const { till } = shop;
    const waiting = await orderIn(shop, 'paid');
    await recallEarly();
    const { orderId, version } = waiting;
    expect(await till.refused('orders.startDispensing', { orderId, version })).toBe('VERSION_CONFLICT');
  });
});

describe('INV-6: after a recall nothing of the lot is sold on any path', () => {
  it('INV-6: not by a scan, from a cart, as an order, or as a parked cart', async () => {
    const { till, batches } = shop;
    const { cart } = await till.do('cart.addScan', { code: EARLY_CODE });
    await withoutLate();
    await recallEarly();
    expect((await activeCart(till)).lines[0]?.warnings).toContainEqual(
      expect.objectContaining({ code: 'scanned_batch_not_sellable', blocking: true }),
    );
    for (const name of ['orders.checkout', 'orders.createFromCart'] as const) {
      const { tenders, ...sale } = checkoutOf(cart);
      const input = name === 'orders.checkout' ? { ...sale, tenders } : sale;
      expect(await till.try(name, input as never)).toMatchObject({ error: { code: 'BATCH_NOT_SELLABLE' } });
    }
    expect(await till.refused('cart.addScan', { code: EARLY_CODE })).toBe('BATCH_NOT_SELLABLE');
    const lines = [{ drugId: shop.drugs.paracetamol, quantity: 1 }];
    expect(await till.refused('orders.createDirect', { lines })).toBe('INSUFFICIENT_STOCK');
    await till.do('cart.park', { cartId: cart.cartId });
    await till.do('cart.resume', { cartId: cart.cartId });
    expect((await activeCart(till)).sellable).toBe(false);
    await till.do('inventory.unlockBatch', { batchId: batches.late, reason: '复查合格' });
    const { carts } = await report();
    expect(carts).toEqual([
      expect.objectContaining({
        cartId: cart.cartId,
        status: 'active',
        scanned: true,
        quantity: 1,
        staffName: '王芳',
      }),
    ]);
  });

  it('INV-6: carts that hold the drug unscanned are named, and take another batch', async () => {
    const { till, drugs } = shop;
    const { cart } = await till.do('cart.addItem', { drugId: drugs.paracetamol, quantity: 2 });
    await till.do('cart.park', { cartId: cart.cartId, label: '张大爷' });
    await recallEarly();
    expect((await report()).carts).toEqual([
      expect.objectContaining({ status: 'parked', label: '张大爷', scanned: false, quantity: 2 }),
    ]);
  });
});

describe('INV-6: where a lot went', () => {
  it('INV-6: names who bought how many and what came back, and adds up to the unit', async () => {
    const { till, drugs, batches, counter } = shop;
    const customer = { customerId: null, name: '王秀英', phone: '13800010001', isMember: true };
    const { customerId } = await till.do('customers.save', customer);
    await receive(till, {
      drugId: drugs.paracetamol,
      quantity: 20,
      batchNumber: 'EARLY',
      expiryDate: '2026-12-01',
    });
    const { cart } = await till.do('cart.addItem', { drugId: drugs.paracetamol, quantity: 4 });
    await till.do('cart.setCustomer', { cartId: cart.cartId, customerId });
    const sold = await till.do('orders.checkout', checkoutOf(await activeCart(till)));
    counter.time.advance(MINUTE_MS);
    const returned = await afterSalesIn(shop, 'completed');
    const lost = await orderIn(shop, 'shipped');
    await till.do('orders.cancel', { orderId: lost.orderId, reason: '丢件', disposition: 'lost' });
    const restocked = await orderIn(shop, 'dispensing');
    await till.do('orders.cancel', { orderId: restocked.orderId, reason: '不要了' });
    await till.do('inventory.adjustStock', { batchId: batches.early, countedQuantity: 10, reason: '破损' });
    await orderIn(shop, 'paid');

    const before = await report();
    expect(before.recall).toBeNull();
    expect(before.orders).toEqual([
      expect.objectContaining({ outcome: 'waiting', status: 'paid', quantity: 3 }),
    ]);
    await recallEarly();
    const { totals, buyers } = await report();
    expect(totals).toEqual({ received: 25, adjusted: -5, sold: 13, returned: 6, onHand: 13, reserved: 0 });
    const { received, adjusted, returned: back, onHand } = totals;
    expect(received - onHand).toBe(totals.sold - back - adjusted);
    expect(buyers.total).toBe(3);
    expect(buyers.rows.map(({ orderId, quantity, returned: units }) => [orderId, quantity, units])).toEqual([
      [lost.orderId, 3, 0],
      [returned.orderId, 3, 3],
      [sold.order.orderId, 4, 0],
    ]);
    expect(buyers.rows[2]).toMatchObject({ name: '王秀英', phone: '13800010001', status: 'completed' });
    const second = await report(2, 2);
    expect(second.buyers).toMatchObject({ total: 3, page: 2, rows: [buyers.rows[2]] });
  });

  it('INV-6: a drug or lot that this counter never had is not found', async () => {
    const { till, drugs } = shop;
    const lot = { drugId: drugs.paracetamol, batchNumber: 'NONE' };
    expect(await till.refused('inventory.recallReport', lot)).toBe('BATCH_NOT_FOUND');
    expect(await till.refused('inventory.recallReport', { ...lot, drugId: 999 })).toBe('DRUG_NOT_FOUND');
  });
});
