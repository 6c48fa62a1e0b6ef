import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { sell } from '#test/support/sell.ts';
import { countRows, dumpStore } from '#test/support/store-dump.ts';
import { HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { addMember, waitingOrder } from '#test/support/waiting-orders.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const AMOUNTS = [
  'itemsFen',
  'memberDiscountFen',
  'lineDiscountFen',
  'orderDiscountFen',
  'couponFen',
  'shippingFeeFen',
  'taxFen',
  'totalFen',
] as const;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const part = (...lines: (readonly [lineNo: number, quantity: number])[]) => ({
  lines: lines.map(([lineNo, quantity]) => ({ lineNo, quantity })),
});
const seen = ({ orderId, version }: OrderDetail) => ({ orderId, version });

function expectSums(order: OrderDetail, parts: readonly OrderDetail[]): void {
  for (const name of AMOUNTS)
    expect(sum(parts.map(({ amounts }) => amounts[name])), name).toBe(order.amounts[name]);
  expect(sum(parts.map((made) => made.quantity))).toBe(order.quantity);
}

const batchesOf = (order: OrderDetail) =>
  order.items.map(({ batches }) => batches.map((batch) => `${batch.batchNumber}×${batch.quantity}`));

const lock = (batchId: number) => shop.till.do('inventory.lockBatch', { batchId, reason: '包装异常' });

/** Cash in the drawer and on slips: what was taken over is not counted twice. */
const takenFen = () =>
  shop.counter.sql((db) =>
    Number(
      db
        .prepare(
          `SELECT (SELECT coalesce(sum(amount_fen), 0) FROM payment
              WHERE id NOT IN (SELECT to_payment_id FROM payment_transfer))
            - (SELECT coalesce(sum(amount_fen), 0) FROM refund)`,
        )
        .pluck()
        .get(),
    ),
  );

describe('ORD-9: splitting an order that waits for payment', () => {
  it('ORD-9: every amount of the parts sums to the order; names, prices, people and time stay what they were', async () => {
    const { till, counter, drugs } = shop;
    const customerId = await addMember(shop);
    const order = await waitingOrder(shop, { paracetamol: 7, vitamin: 3 }, { customerId });
    counter.sql((db) =>
      db.exec(`UPDATE drug SET price_fen = 9, generic_name = '别名' WHERE id = ${drugs.paracetamol}`),
    );
    counter.time.advance(MINUTE_MS);
    const split = await till.do('orders.split', {
      ...seen(order),
      parts: [part([1, 3], [2, 1]), part([1, 4]), part([2, 2])],
    });
    const [first, second, third] = split.parts;
    expectSums(order, split.parts);
    expect(split.parts.map((made) => made.items.map(({ lineNo, quantity }) => [lineNo, quantity]))).toEqual([
      [
        [1, 3],
        [2, 1],
      ],
      [[1, 4]],
      [[1, 2]],
    ]);
    expect(first?.items[0]).toMatchObject({ genericName: '对乙酰氨基酚片', listPriceFen: 1_250 });
    expect(new Set(split.parts.map(({ orderNumber }) => orderNumber)).size).toBe(3);
    for (const made of split.parts) {
      expect(made).toMatchObject({
        status: 'pending',
        customer: order.customer,
        buyer: order.buyer,
        channel: order.channel,
        createdAtMs: counter.time.nowMs(),
        expiresAtMs: order.expiresAtMs,
        historyIntact: true,
      });
      expect(made.links.madeFrom.map(({ orderNumber }) => orderNumber)).toEqual([order.orderNumber]);
      expect(made.events).toMatchObject([
        { action: 'create', details: { splitFrom: [order.orderNumber], totalFen: made.amounts.totalFen } },
      ]);
    }
    const numbers = split.parts.map(({ orderNumber }) => orderNumber);
    expect(split.order).toMatchObject({ status: 'cancelled', historyIntact: true, actions: [] });
    expect(split.order.events.at(-1)).toMatchObject({ action: 'split', details: { became: numbers } });
    expect(split.order.links.became).toEqual(
      split.parts.map(({ orderId, orderNumber, amounts }) => ({
        kind: 'split',
        orderId,
        orderNumber,
        status: 'pending',
        totalFen: amounts.totalFen,
      })),
    );
    expect(second?.customer.customerId).toBe(customerId);
    expect(third?.quantity).toBe(2);
  });

  it('ORD-9 INV-1: the parts take over the very batches, and not one unit is free in between', async () => {
    const { till, batches } = shop;
    const order = await waitingOrder(shop, { paracetamol: 7 });
    expect(batchesOf(order)).toEqual([['LATE×2', 'EARLY×5']]);
    const before = await till.do('inventory.listBatches', { drugId: shop.drugs.paracetamol });
    const { parts } = await till.do('orders.split', { ...seen(order), parts: [part([1, 4]), part([1, 3])] });
    expect(parts.map(batchesOf)).toEqual([[['EARLY×4']], [['LATE×2', 'EARLY×1']]]);
    const after = await till.do('inventory.listBatches', { drugId: shop.drugs.paracetamol });
    expect(after.batches).toEqual(before.batches);
    expect(after.batches.find(({ batchId }) => batchId === batches.early)?.reserved).toBe(5);
  });

  it('ORD-6 ORD-9: the parts run out when the order would have', async () => {
    const { till, counter } = shop;
    const order = await waitingOrder(shop, { vitamin: 2 });
    counter.time.advance(10 * MINUTE_MS);
    const { parts } = await till.do('orders.split', { ...seen(order), parts: [part([1, 1]), part([1, 1])] });
    counter.time.advance(6 * MINUTE_MS);
    for (const { orderId } of parts) {
      expect(await till.do('orders.get', { orderId })).toMatchObject({ status: 'cancelled' });
    }
  });

  it('ORD-9: what can be served now is one order and the rest another, and the first can be paid', async () => {
    const { till, batches } = shop;
    const order = await waitingOrder(shop, { paracetamol: 7, vitamin: 2 });
    await lock(batches.early);
    const payable = { tenders: [{ kind: 'cash' as const, receivedFen: 10_000 }], handOver: true };
    expect(await till.refused('orders.settle', { ...seen(order), ...payable })).toBe('BATCH_NOT_SELLABLE');
    const { parts } = await till.do('orders.split', { ...seen(order), parts: 'servable' });
    expect(parts.map(batchesOf)).toEqual([[['LATE×2'], ['B1×2']], [['EARLY×5']]]);
    expectSums(order, parts);
    const [now, later] = parts as [OrderDetail, OrderDetail];
    expect((await till.do('orders.settle', { ...seen(now), ...payable })).order.status).toBe('completed');
    expect(await till.refused('orders.settle', { ...seen(later), ...payable })).toBe('BATCH_NOT_SELLABLE');
  });

  it('INV-6 ORD-9: an order that a recall gave other batches is split over those', async () => {
    const { till, drugs } = shop;
    const order = await waitingOrder(shop, { paracetamol: 7 });
    await till.do('inventory.recallBatches', {
      drugId: drugs.paracetamol,
      batchNumbers: ['EARLY'],
      level: 'class_2',
      source: 'maker',
      noticeNumber: '',
      reason: '溶出度不合格',
    });
    const { version } = await till.do('orders.get', { orderId: order.orderId });
    const { parts } = await till.do('orders.split', {
      orderId: order.orderId,
      version,
      parts: [part([1, 6]), part([1, 1])],
    });
    expect(parts.map(batchesOf)).toEqual([[['LATE×6']], [['LATE×1']]]);
  });

  it('CAT-3: an order that is split sold its goods once', async () => {
    const { till, counter, drugs } = shop;
    const order = await waitingOrder(shop, { vitamin: 4 });
    await till.do('orders.split', { ...seen(order), parts: [part([1, 1]), part([1, 3])] });
    counter.time.advance(MINUTE_MS);
    const sold = counter.sql((db) =>
      db.prepare('SELECT sold FROM drug_popularity WHERE drug_id = ?').pluck().get(drugs.vitamin),
    );
    expect(sold).toBe(4);
  });
});

describe('ORD-9 PAY-1: splitting an order that is paid', () => {
  it('ORD-9 PAY-1: what was paid goes over to the parts, tender by tender, and no cash moves', async () => {
    const { till, counter, batches } = shop;
    const { limits } = await till.do('settings.get', {});
    await till.do('settings.update', { limits: { ...limits, cashRounding: 'down_to_yuan' } });
    const waiting = await waitingOrder(shop, { paracetamol: 7, vitamin: 3 });
    const { order } = await till.do('orders.settle', {
      ...seen(waiting),
      tenders: [
        { kind: 'card', amountFen: 2_001, reference: 'POS7' },
        { kind: 'cash', receivedFen: 20_000 },
      ],
      handOver: false,
    });
    expect(order.amounts.roundingFen).toBeLessThan(0);
    const { paidFen } = order.amounts;
    counter.time.advance(HOUR_MS);
    await lock(batches.early);
    const refunds = countRows(counter, ['refund']).refund;
    const { order: ended, parts } = await till.do('orders.split', { ...seen(order), parts: 'servable' });

    expectSums(order, parts);
    expect(sum(parts.map(({ amounts }) => amounts.paidFen))).toBe(paidFen);
    expect(sum(parts.map(({ amounts }) => amounts.roundingFen))).toBe(order.amounts.roundingFen);
    for (const tender of ['card', 'cash'] as const) {
      const shares = parts.flatMap((made) => made.payments.filter((payment) => payment.tender === tender));
      expect(shares).toHaveLength(2);
      const paid = order.payments.find((payment) => payment.tender === tender);
      expect(sum(shares.map(({ amountFen }) => amountFen))).toBe(paid?.amountFen);
      for (const share of shares) {
        expect(share).toMatchObject({
          status: 'paid',
          reference: paid?.reference,
          changeFen: 0,
          refundedFen: 0,
          takenOverFrom: order.orderNumber,
        });
      }
    }
    for (const made of parts) {
      expect(made).toMatchObject({ status: 'paid', payType: 'mixed', paidAtMs: counter.time.nowMs() });
      expect(made.events.map(({ action }) => action)).toEqual(['create', 'transfer_payment']);
    }
    expect(ended).toMatchObject({ status: 'cancelled', amounts: { paidFen, refundedFen: paidFen } });
    for (const payment of ended.payments) {
      expect(payment).toMatchObject({ transferredFen: payment.amountFen, takenOverFrom: null });
    }
    expect(takenFen()).toBe(paidFen);
    expect(countRows(counter, ['refund']).refund).toBe(refunds);

    const [now, later] = parts as [OrderDetail, OrderDetail];
    await till.do('orders.startDispensing', seen(now));
    await till.do('orders.cancel', { ...seen(later), reason: '批次召回' });
    expect(takenFen()).toBe(now.amounts.paidFen);
  });

  it('ORD-9 PAY-1: an order that cost nothing is split into parts that cost nothing', async () => {
    const { till } = shop;
    const waiting = await waitingOrder(shop, { plaster: 2 }, { couponFen: 500, shippingFeeFen: 0 });
    const tenders = [{ kind: 'cash' as const, receivedFen: 0 }];
    const { order } = await till.do('orders.settle', { ...seen(waiting), tenders, handOver: false });
    const { parts } = await till.do('orders.split', { ...seen(order), parts: [part([1, 1]), part([1, 1])] });
    for (const made of parts) expect(made).toMatchObject({ status: 'paid', payments: [], payType: '' });
  });

  it('ORD-9: a part can be split again, and merged money stays one sum', async () => {
    const { till } = shop;
    const order = await orderIn(shop, 'paid');
    const first = await till.do('orders.split', { ...seen(order), parts: [part([1, 1]), part([1, 2])] });
    const [, two] = first.parts as [OrderDetail, OrderDetail];
    const again = await till.do('orders.split', { ...seen(two), parts: [part([1, 1]), part([1, 1])] });
    expect(sum([first.parts[0], ...again.parts].map((made) => made?.amounts.paidFen ?? 0))).toBe(
      order.amounts.paidFen,
    );
    expect(takenFen()).toBe(order.amounts.paidFen);
  });
});

describe('ORD-9 ORD-14: splits that are refused, and change nothing', () => {
  const refusal = async (order: OrderDetail, parts: ReturnType<typeof part>[] | 'servable') => {
    const before = dumpStore(shop.counter);
    const result = await shop.till.try('orders.split', { ...seen(order), parts });
    expect(dumpStore(shop.counter)).toEqual(before);
    if (result.ok) throw new Error('it was split');
    return { code: result.error.code, ...result.error.params };
  };

  it('ORD-9 ORD-14: parts that do not add up, lines that are not there, and nothing to split', async () => {
    const order = await waitingOrder(shop, { vitamin: 3 });
    const code = 'SPLIT_INVALID';
    expect(await refusal(order, [part([1, 1]), part([1, 1])])).toMatchObject({
      code,
      reason: 'not_whole',
      genericName: '维生素C片',
      quantity: 3,
      given: 2,
    });
    expect(await refusal(order, [part([1, 3]), part([1, 1])])).toMatchObject({ code, given: 4 });
    expect(await refusal(order, [part([1, 3]), part([2, 1])])).toMatchObject({
      code,
      reason: 'unknown_line',
      lineNo: 2,
    });
    expect(await refusal(order, 'servable')).toMatchObject({ code, reason: 'all_servable' });
    const one = await waitingOrder(shop, { vitamin: 1 });
    expect(await refusal(one, 'servable')).toMatchObject({ code, reason: 'one_unit' });
    const locked = await waitingOrder(shop, { paracetamol: 3 });
    await lock(shop.batches.early);
    expect(await refusal(locked, 'servable')).toMatchObject({ code, reason: 'none_servable' });
  });

  it('ORD-5 ORD-9: an order that is being dispensed, is completed or cancelled is not split', async () => {
    for (const status of ['dispensing', 'shipped', 'completed', 'cancelled', 'after_sales'] as const) {
      const order = await orderIn(shop, status);
      expect(await refusal(order, [part([1, 1]), part([1, 2])])).toMatchObject({
        code: 'INVALID_ORDER_STATUS',
        status,
      });
    }
  });

  it('ORD-9: of two screens that split and pay at once one wins, and the other hears that it changed', async () => {
    const { till, counter } = shop;
    const other = await counter.signIn('赵敏');
    const tenders = [{ kind: 'cash' as const, receivedFen: 10_000 }];
    const parts = [part([1, 1]), part([1, 2])];
    const first = await orderIn(shop, 'pending');
    await other.do('orders.settle', { ...seen(first), tenders, handOver: false });
    expect(await refusal(first, parts)).toMatchObject({ code: 'VERSION_CONFLICT', status: 'paid' });
    const second = await orderIn(shop, 'pending');
    await till.do('orders.split', { ...seen(second), parts });
    expect(await other.refused('orders.settle', { ...seen(second), tenders, handOver: true })).toBe(
      'VERSION_CONFLICT',
    );
    expect(await other.refused('orders.split', { ...seen(second), parts })).toBe('VERSION_CONFLICT');
  });

  it('ORD-11: a split that is sent again splits nothing more', async () => {
    const { till, counter } = shop;
    const order = await orderIn(shop, 'paid');
    const commandId = '0197c000-0000-7000-8000-000000000009';
    const input = { ...seen(order), parts: [part([1, 1]), part([1, 2])] };
    const first = await till.do('orders.split', input, commandId);
    const before = dumpStore(counter);
    expect(await till.do('orders.split', input, commandId)).toEqual(first);
    expect(dumpStore(counter)).toEqual(before);
  });

  it('RX-7 ORD-9: a part with watched drugs keeps the buyer for the register', async () => {
    const { till, counter } = shop;
    const order = await waitingOrder(shop, { ephedrine: 2, vitamin: 1 });
    const { parts } = await till.do('orders.split', {
      ...seen(order),
      parts: [part([1, 1]), part([1, 1], [2, 1])],
    });
    for (const made of parts) {
      const tenders = [{ kind: 'cash' as const, receivedFen: 10_000 }];
      await till.do('orders.settle', { ...seen(made), tenders, handOver: true });
    }
    expect(countRows(counter, ['controlled_sale']).controlled_sale).toBe(2);
    await sell(shop, { vitamin: 1 });
  });
});
