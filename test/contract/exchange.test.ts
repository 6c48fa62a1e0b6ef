import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { afterSalesIn, allGoodsOf, driveTo, refundOf, requestFor } from '#test/support/after-sales-paths.ts';
import { approved } from '#test/support/prescriptions.ts';
import { BUYER, fillCart, sell } from '#test/support/sell.ts';
import type { DrugKey } from '#test/support/small-catalog.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { DAY_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  expect(moneyInDrawersAndBanks()).toBe(moneyKeptByOrders());
  await shop.counter.dispose();
});

/** All that came in less all that went out, by what moved between the shop and its customers. */
const moneyInDrawersAndBanks = () =>
  shop.counter.sql(
    (db) =>
      (
        db
          .prepare(
            `SELECT (SELECT coalesce(sum(amount_fen), 0) FROM payment
                     WHERE id NOT IN (SELECT to_payment_id FROM payment_transfer))
                  - (SELECT coalesce(sum(amount_fen), 0) FROM refund) AS fen`,
          )
          .get() as { fen: number }
      ).fen,
  );

/** What orders say that they were paid and did not give away. */
const moneyKeptByOrders = () =>
  shop.counter.sql(
    (db) =>
      (
        db.prepare('SELECT coalesce(sum(paid_fen - refunded_fen), 0) AS fen FROM sale_order').get() as {
          fen: number;
        }
      ).fen,
  );

const orderOf = (orderId: number): Promise<OrderDetail> => shop.till.do('orders.get', { orderId });
const detailOf = ({ afterSalesId }: AfterSalesDetail) => shop.till.do('aftersales.get', { afterSalesId });

type Replacement = NonNullable<CallInput<'aftersales.request'>['replacements']>[number];

const instead = (key: DrugKey, quantity = 1, more: Partial<Replacement> = {}): Replacement => ({
  drugId: shop.drugs[key],
  quantity,
  ...more,
});

/** One vitamin (333 fen), sold for cash, with a request to exchange it. */
async function exchangeFor(
  replacements: readonly Replacement[],
  wish: Partial<CallInput<'aftersales.request'>> = {},
): Promise<AfterSalesDetail> {
  const order = await sell(shop, { vitamin: 1 });
  return requestFor(shop.till, order, { kind: 'exchange', replacements: [...replacements], ...wish });
}

/** The same with its goods inspected: what is left is to settle it. */
const inspected = async (...wish: Parameters<typeof exchangeFor>) =>
  driveTo(shop, await exchangeFor(...wish), 'received');

async function replacementOf(request: AfterSalesDetail): Promise<OrderDetail> {
  const { exchange } = await detailOf(request);
  return orderOf(exchange?.order?.orderId ?? 0);
}

async function stockOf(key: DrugKey) {
  const { batches } = await shop.till.do('inventory.listBatches', { drugId: shop.drugs[key] });
  const units = (zone: string) =>
    batches.filter((batch) => batch.zone === zone).reduce((sum, batch) => sum + batch.onHand, 0);
  const reserved = batches.reduce((sum, batch) => sum + batch.reserved, 0);
  return { shelf: units('saleable'), quarantine: units('quarantine'), reserved };
}

describe('AS-3 ORD-9: an exchange makes a linked order, and the difference is settled', () => {
  it('AS-3: dearer: the customer pays the difference, and each fen of what came back is in the new order', async () => {
    const before = await stockOf('vitamin');
    const request = await inspected([instead('paracetamol')]);
    expect(request.exchange).toMatchObject({
      totalFen: 1_250,
      worthFen: 330,
      carriedFen: 330,
      dueFen: 920,
      backFen: 0,
      problem: null,
      order: null,
    });
    expect(request.refund).toMatchObject({ totalFen: 330, carriedFen: 330, tenders: [] });
    const { afterSales } = await shop.till.do('aftersales.complete', refundOf(request));
    expect(afterSales).toMatchObject({
      state: 'completed',
      refundFen: 330,
      refund: { totalFen: 330, carriedFen: 330, tenders: [] },
      exchange: { totalFen: 1_250, carriedFen: 330, dueFen: 920, backFen: 0, order: { status: 'completed' } },
    });
    const made = await replacementOf(request);
    expect(made).toMatchObject({
      status: 'completed',
      payType: 'mixed',
      amounts: { totalFen: 1_250, paidFen: 1_250, refundedFen: 0 },
      links: { madeFrom: [{ kind: 'exchange', orderNumber: request.orderNumber }], became: [] },
      historyIntact: true,
    });
    expect(made.payments).toMatchObject([
      { tender: 'cash', amountFen: 330, takenOverFrom: request.orderNumber },
      { tender: 'card', amountFen: 920, takenOverFrom: null, reference: 'POS2' },
    ]);
    expect(made.events.map(({ action }) => action)).toEqual([
      'create',
      'pay',
      'start_dispensing',
      'hand_over',
    ]);
    expect(made.events[0]?.details).toMatchObject({
      exchangeFor: [request.orderNumber],
      afterSales: request.number,
    });
    expect(made.items[0]?.batches).toMatchObject([{ batchNumber: 'EARLY', state: 'dispensed' }]);
    const old = await orderOf(request.orderId);
    expect(old).toMatchObject({
      status: 'cancelled',
      amounts: { paidFen: 330, refundedFen: 330 },
      payments: [{ status: 'refunded', refundedFen: 330, transferredFen: 330 }],
      links: { became: [{ kind: 'exchange', orderNumber: made.orderNumber }] },
    });
    expect(old.events.find(({ action }) => action === 'exchange')?.details).toMatchObject({
      number: request.number,
      replacementNumber: made.orderNumber,
      refundFen: 330,
      carriedFen: 330,
      refunds: [],
    });
    expect(await stockOf('vitamin')).toEqual({ ...before, shelf: before.shelf - 1, quarantine: 1 });
  });

  it('AS-3 PAY-6: cheaper: the rest goes back over the tenders that paid, in their proportion', async () => {
    const { cartId } = await fillCart(shop, { paracetamol: 2 });
    const { order } = await shop.till.do('orders.checkout', {
      cartId,
      expectedTotalFen: 2_500,
      tenders: [
        { kind: 'card', amountFen: 1_000, reference: 'A' },
        { kind: 'cash', receivedFen: 1_500 },
      ],
    });
    const opened = await requestFor(shop.till, order, {
      kind: 'exchange',
      lines: [{ lineNo: 1, quantity: 1 }],
      replacements: [instead('vitamin', 2), instead('plaster', 5)],
    });
    const request = await driveTo(shop, opened, 'received');
    expect(request.exchange).toMatchObject({ totalFen: 671, worthFen: 1_250, carriedFen: 671, backFen: 579 });
    expect(request.refund?.tenders).toMatchObject([
      { tender: 'card', paidReference: 'A', amountFen: 232 },
      { tender: 'cash', amountFen: 347 },
    ]);
    const [card] = request.refund?.tenders ?? [];
    const input = { ...refundOf(request), slips: [{ paymentId: card?.paymentId ?? 0, reference: 'R9' }] };
    const { afterSales } = await shop.till.do('aftersales.complete', input);
    expect(afterSales.refund?.tenders).toMatchObject([
      { tender: 'card', amountFen: 232, reference: 'R9' },
      { tender: 'cash', amountFen: 347 },
    ]);
    const made = await replacementOf(request);
    expect(made.payments.map(({ tender, amountFen }) => [tender, amountFen])).toEqual([
      ['card', 268],
      ['cash', 403],
    ]);
    expect(await orderOf(order.orderId)).toMatchObject({
      status: 'completed',
      amounts: { paidFen: 2_500, refundedFen: 1_250 },
    });
    // What is given back of the new order later goes back the way the old one was paid.
    const again = await requestFor(shop.till, made, { kind: 'refund_only' });
    const refunded = await driveTo(shop, again, 'completed');
    expect(refunded.refund?.tenders).toMatchObject([
      { tender: 'card', paidReference: 'A', amountFen: 268 },
      { tender: 'cash', amountFen: 403 },
    ]);
  });

  it('AS-3 INV-1: equal: the same drug of another batch, and no money moves', async () => {
    const order = await sell(shop, { paracetamol: 1 });
    expect(order.items[0]?.batches).toMatchObject([{ batchNumber: 'EARLY' }]);
    const opened = await requestFor(shop.till, order, {
      kind: 'exchange',
      replacements: [instead('paracetamol', 1, { batchId: shop.batches.late })],
    });
    expect(opened.exchange?.lines).toMatchObject([{ batch: { batchNumber: 'LATE' }, netFen: 1_250 }]);
    const moneyBefore = moneyInDrawersAndBanks();
    const done = await driveTo(shop, opened, 'completed');
    expect(moneyInDrawersAndBanks()).toBe(moneyBefore);
    expect(done.exchange).toMatchObject({ dueFen: 0, backFen: 0, carriedFen: 1_250 });
    const made = await replacementOf(done);
    expect(made).toMatchObject({ payType: 'cash', amounts: { paidFen: 1_250, roundingFen: 0 } });
    expect(made.items[0]?.batches).toMatchObject([{ batchNumber: 'LATE', quantity: 1 }]);
  });

  it('PAY-1 AS-3: cash for the difference is rounded to coins and gives change', async () => {
    const request = await inspected([instead('vitamin', 2)]);
    expect(request.exchange).toMatchObject({ totalFen: 666, dueFen: 336 });
    const { exchange, ...refund } = refundOf(request);
    const tenders = [{ kind: 'cash' as const, receivedFen: 1_000 }];
    await shop.till.do('aftersales.complete', {
      ...refund,
      exchange: { expectedTotalFen: exchange?.expectedTotalFen ?? 0, tenders, handOver: true },
    });
    const made = await replacementOf(request);
    expect(made).toMatchObject({
      amounts: { totalFen: 666, roundingFen: -6, paidFen: 660 },
      payType: 'cash',
    });
    expect(made.payments.at(-1)).toMatchObject({ amountFen: 330, receivedFen: 1_000, changeFen: 670 });
  });

  it('AS-3 ORD-5: what is sent later waits as paid, can be split, and gives all of its money back when cancelled', async () => {
    const request = await inspected([instead('paracetamol', 2)]);
    const { exchange, ...refund } = refundOf(request);
    if (!exchange) throw new Error('nothing is exchanged');
    await shop.till.do('aftersales.complete', { ...refund, exchange: { ...exchange, handOver: false } });
    const made = await replacementOf(request);
    expect(made.status).toBe('paid');
    expect((await stockOf('paracetamol')).reserved).toBe(2);
    const lines = [{ lineNo: 1, quantity: 1 }];
    const { parts } = await shop.till.do('orders.split', {
      orderId: made.orderId,
      parts: [{ lines }, { lines }],
    });
    for (const { orderId, amounts } of parts) {
      expect(amounts).toMatchObject({ totalFen: 1_250, paidFen: 1_250 });
      await shop.till.do('orders.cancel', { orderId, reason: '顾客不要了' });
    }
    expect(moneyKeptByOrders()).toBe(0);
    expect((await detailOf(request)).exchange?.order).toMatchObject({ status: 'cancelled' });
  });

  it('AS-1 AS-3: one of three is exchanged, and the exchanged goods may be exchanged again', async () => {
    const order = await sell(shop, { vitamin: 3 });
    const opened = await requestFor(shop.till, order, {
      kind: 'exchange',
      lines: [{ lineNo: 1, quantity: 1 }],
      replacements: [instead('vitamin')],
    });
    const done = await driveTo(shop, opened, 'completed');
    expect(done.exchange).toMatchObject({ worthFen: 333, dueFen: 0, backFen: 0 });
    const made = await replacementOf(done);
    const second = await requestFor(shop.till, made, {
      kind: 'exchange',
      replacements: [instead('plaster')],
    });
    const last = await driveTo(shop, second, 'completed');
    expect(last.exchange).toMatchObject({ worthFen: 333, carriedFen: 1, backFen: 332 });
    expect(await orderOf(order.orderId)).toMatchObject({ status: 'completed' });
    expect(await orderOf(made.orderId)).toMatchObject({ status: 'cancelled' });
  });
});

describe('AS-1 AS-3: what an exchange is refused for', () => {
  it('AS-1: it says what is wanted instead, and nothing else does', async () => {
    const order = await sell(shop, { vitamin: 1 });
    const wish = { orderId: order.orderId, reasonCode: 'quality_fault', lines: [{ lineNo: 1, quantity: 1 }] };
    const ask = (more: object) => shop.till.refused('aftersales.request', { ...wish, ...more } as never);
    expect(await ask({ kind: 'exchange' })).toBe('VALIDATION_FAILED');
    expect(await ask({ kind: 'return', replacements: [instead('vitamin')] })).toBe('VALIDATION_FAILED');
    expect(await ask({ kind: 'exchange', replacements: [{ drugId: 999_999, quantity: 1 }] })).toBe(
      'DRUG_NOT_FOUND',
    );
    const foreign = instead('vitamin', 1, { batchId: shop.batches.late });
    expect(await ask({ kind: 'exchange', replacements: [foreign] })).toBe('BATCH_NOT_FOUND');
    const unknown = instead('antibiotic', 1, { prescriptionNumber: 'R000000000000' });
    expect(await ask({ kind: 'exchange', replacements: [unknown] })).toBe('PRESCRIPTION_NOT_FOUND');
    const { number: prescriptionNumber } = await approved(shop);
    const other = instead('vitamin', 1, { prescriptionNumber });
    expect(await ask({ kind: 'exchange', replacements: [other] })).toBe('PRESCRIPTION_MISMATCH');
  });

  it('compliance AS-1: a drug without a fault is not exchanged; a pharmacist may override it', async () => {
    const wish = { reasonCode: 'change_of_mind' } as const;
    const order = await sell(shop, { vitamin: 1 });
    expect(
      await shop.till.refused('aftersales.request', {
        orderId: order.orderId,
        kind: 'exchange',
        lines: [{ lineNo: 1, quantity: 1 }],
        replacements: [instead('vitamin')],
        ...wish,
      }),
    ).toBe('RETURN_NOT_ALLOWED');
    const request = await exchangeFor([instead('vitamin')], { ...wish, overrideReason: '未拆封' });
    expect(request.overrideReason).toBe('未拆封');
  });

  it('AS-3: a return takes no tenders, and an exchange does not complete without its order', async () => {
    const returned = await afterSalesIn(shop, 'received');
    const none = { expectedTotalFen: 0, handOver: true };
    expect(await shop.till.refused('aftersales.complete', { ...refundOf(returned), exchange: none })).toBe(
      'VALIDATION_FAILED',
    );
    const { exchange: _, ...refund } = refundOf(await inspected([instead('vitamin')]));
    expect(await shop.till.refused('aftersales.complete', refund)).toBe('VALIDATION_FAILED');
  });

  it('AS-3: a difference that nobody pays makes no order, sets nothing aside, and waits', async () => {
    const request = await inspected([instead('paracetamol')]);
    const { exchange, ...refund } = refundOf(request);
    if (!exchange) throw new Error('nothing is exchanged');
    const pay = (tenders: NonNullable<typeof exchange.tenders>) =>
      shop.till.refused('aftersales.complete', { ...refund, exchange: { ...exchange, tenders } });
    const before = dumpStore(shop.counter);
    expect(await pay([])).toBe('PAYMENT_INCOMPLETE');
    expect(await pay([{ kind: 'card', amountFen: 919, reference: 'x' }])).toBe('PAYMENT_INCOMPLETE');
    expect(await pay([{ kind: 'card', amountFen: 921, reference: 'x' }])).toBe('PAYMENT_EXCEEDS_DUE');
    expect(dumpStore(shop.counter)).toEqual(before);
    // However long it waits, no stock is set aside, nothing times out half paid, and it is settled when it is paid.
    shop.counter.time.advance(3 * DAY_MS);
    expect((await stockOf('paracetamol')).reserved).toBe(0);
    await shop.till.do('aftersales.complete', refundOf(request));
  });

  it('AS-3 ORD-1: a price that changed meanwhile is shown again before anybody pays it', async () => {
    const request = await inspected([instead('paracetamol')]);
    shop.counter.sql((db) =>
      db.prepare('UPDATE drug SET price_fen = 1500 WHERE id = ?').run(shop.drugs.paracetamol),
    );
    expect(await shop.till.try('aftersales.complete', refundOf(request))).toMatchObject({
      error: { code: 'PRICE_CHANGED', params: { expected_fen: 1_250, total_fen: 1_500 } },
    });
    const now = await detailOf(request);
    expect(now.exchange).toMatchObject({ totalFen: 1_500, dueFen: 1_170 });
    await shop.till.do('aftersales.complete', refundOf(now));
    expect((await replacementOf(request)).amounts.totalFen).toBe(1_500);
  });

  it('AS-3 INV-1: sold out when it comes to it: said before, refused, and chosen anew', async () => {
    const late = instead('paracetamol', 1, { batchId: shop.batches.late });
    const request = await inspected([late]);
    await shop.till.do('inventory.lockBatch', { batchId: shop.batches.late, reason: '疑似质量问题' });
    const stopped = await detailOf(request);
    expect(stopped.exchange?.problem).toMatchObject({ code: 'BATCH_NOT_SELLABLE' });
    expect(await shop.till.refused('aftersales.complete', refundOf(stopped))).toBe('BATCH_NOT_SELLABLE');
    await shop.till.do('aftersales.chooseReplacement', {
      afterSalesId: request.afterSalesId,
      version: request.version,
      replacements: [instead('paracetamol', 6)],
    });
    const short = await detailOf(request);
    expect(short.exchange?.problem).toMatchObject({
      code: 'INSUFFICIENT_STOCK',
      params: { shortages: [{ requested: 6, available: 5 }] },
    });
    expect(await shop.till.refused('aftersales.complete', refundOf(short))).toBe('INSUFFICIENT_STOCK');
    const { afterSales: chosen } = await shop.till.do('aftersales.chooseReplacement', {
      afterSalesId: request.afterSalesId,
      replacements: [instead('plaster', 2)],
      reason: '缺货，改换创可贴',
    });
    expect(chosen.events.at(-1)).toMatchObject({ action: 'choose_replacement', reason: '缺货，改换创可贴' });
    await shop.till.do('aftersales.complete', refundOf(chosen));
    expect((await replacementOf(request)).items).toMatchObject([{ genericName: '创可贴', quantity: 2 }]);
  });

  it('AS-3: nothing fits any more: without a replacement the money goes back', async () => {
    const request = await inspected([instead('paracetamol')]);
    const { afterSalesId } = request;
    const { afterSales } = await shop.till.do('aftersales.chooseReplacement', {
      afterSalesId,
      replacements: [],
    });
    expect(afterSales).toMatchObject({ exchange: null, refund: { totalFen: 330, carriedFen: 0 } });
    const { exchange: _, ...refund } = refundOf(request);
    expect(
      await shop.till.refused('aftersales.complete', {
        ...refund,
        exchange: { expectedTotalFen: 1_250, handOver: true },
      }),
    ).toBe('VALIDATION_FAILED');
    const done = await shop.till.do('aftersales.complete', refundOf(afterSales));
    expect(done.afterSales).toMatchObject({ state: 'completed', refundFen: 330, exchange: null });
    expect(moneyKeptByOrders()).toBe(0);
  });

  it('AS-2: the wrong goods in the box: what was accepted counts, and the difference grows', async () => {
    const order = await sell(shop, { vitamin: 3 });
    const opened = await requestFor(shop.till, order, {
      kind: 'exchange',
      replacements: [instead('vitamin', 3)],
    });
    const request = await driveTo(shop, opened, 'approved');
    const { packs, ...goods } = allGoodsOf(request);
    const [pack] = packs;
    if (pack === undefined) throw new Error('nothing was sold');
    expect(
      await shop.till.refused('aftersales.receiveGoods', {
        ...goods,
        packs: [{ ...pack, code: '6901234567892' }],
      }),
    ).toBe('WRONG_PACK');
    const { afterSales } = await shop.till.do('aftersales.receiveGoods', {
      ...goods,
      packs: [{ ...pack, quantity: 1 }],
    });
    expect(afterSales.exchange).toMatchObject({ worthFen: 333, totalFen: 999, dueFen: 666 });
    const done = await shop.till.do('aftersales.complete', refundOf(afterSales));
    expect(done.afterSales.exchange).toMatchObject({ carriedFen: 333, dueFen: 666 });
    expect((await orderOf(order.orderId)).status).toBe('completed');
  });

  it('AS-2: withdrawn, rejected or failed: no order, no money, no stock', async () => {
    const before = await stockOf('paracetamol');
    for (const state of ['withdrawn', 'rejected', 'failed'] as const) {
      const request = await driveTo(shop, await exchangeFor([instead('paracetamol')]), state);
      expect(request.exchange?.order ?? null).toBeNull();
      expect((await orderOf(request.orderId)).links.became).toEqual([]);
    }
    expect(await stockOf('paracetamol')).toEqual(before);
  });

  it('RX-2 RX-7: a prescription drug is exchanged on an approved prescription, and then waits for its packs', async () => {
    const without = await inspected([instead('antibiotic')]);
    expect(without.exchange).toMatchObject({ totalFen: 1_999, problem: { code: 'PRESCRIPTION_REQUIRED' } });
    expect(await shop.till.refused('aftersales.complete', refundOf(without))).toBe('PRESCRIPTION_REQUIRED');
    const { number: prescriptionNumber } = await approved(shop);
    const { afterSales } = await shop.till.do('aftersales.chooseReplacement', {
      afterSalesId: without.afterSalesId,
      replacements: [instead('antibiotic', 1, { prescriptionNumber })],
    });
    expect(afterSales.exchange).toMatchObject({ problem: null, lines: [{ prescriptionNumber }] });
    await shop.till.do('aftersales.complete', refundOf(afterSales));
    expect(await replacementOf(without)).toMatchObject({ status: 'paid' });
    const more = await inspected([instead('antibiotic', 9, { prescriptionNumber })]);
    expect(await shop.till.refused('aftersales.complete', refundOf(more))).toBe(
      'PRESCRIPTION_QUANTITY_EXCEEDED',
    );
  });

  it('RX-7: a watched drug asks for who buys it, and for no more packs than a sale may have', async () => {
    const request = await inspected([instead('ephedrine')]);
    expect(request.exchange?.problem).toBeNull();
    const { cartId } = await fillCart(shop, { plaster: 1 });
    const { order } = await shop.till.do('orders.checkout', {
      cartId,
      expectedTotalFen: 1,
      tenders: [{ kind: 'card', amountFen: 1, reference: 'B' }],
    });
    const opened = await requestFor(shop.till, order, {
      kind: 'exchange',
      replacements: [instead('ephedrine')],
    });
    const unnamed = await driveTo(shop, opened, 'received');
    expect(unnamed.exchange?.problem).toMatchObject({ code: 'BUYER_ID_REQUIRED' });
    const { exchange, ...refund } = refundOf(unnamed);
    if (!exchange) throw new Error('nothing is exchanged');
    expect(await shop.till.refused('aftersales.complete', { ...refund, exchange })).toBe('BUYER_ID_REQUIRED');
    const buyer = { name: '李明', idNumber: '110105194912310021' };
    expect(
      await shop.till.refused('aftersales.complete', { ...refund, exchange: { ...exchange, buyer } }),
    ).toBe('BUYER_ID_INVALID');
    await shop.till.do('aftersales.complete', { ...refund, exchange: { ...exchange, buyer: BUYER } });
    expect((await replacementOf(unnamed)).buyer).toMatchObject({ name: BUYER.name });
    const three = await inspected([instead('ephedrine', 3)]);
    expect(await shop.till.refused('aftersales.complete', refundOf(three))).toBe(
      'CONTROLLED_QUANTITY_EXCEEDED',
    );
  });

  it('SEC-1: a cashier asks, chooses and settles, and decides nothing; a dispenser does none of it', async () => {
    const cashier = await shop.counter.signInWith('小刘', ['cashier']);
    const order = await sell(shop, { vitamin: 1 });
    const asked = await requestFor(cashier, order, { kind: 'exchange', replacements: [instead('vitamin')] });
    expect(asked.actions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual([
      'withdraw',
      'choose_replacement',
    ]);
    const request = await driveTo(shop, asked, 'received');
    const dispenser = await shop.counter.signInWith('小张', ['dispenser']);
    expect(await dispenser.refused('aftersales.complete', refundOf(request))).toBe('FORBIDDEN');
    await cashier.do('aftersales.complete', refundOf(request));
  });
});

describe('AS-3 ORD-11: each fen and each pack once, whatever is clicked or sent again', () => {
  it('ORD-11: sent again it answers the same; clicked again or on another screen it is refused', async () => {
    const other = await shop.counter.signIn('赵敏');
    const request = await inspected([instead('paracetamol')]);
    const input = { ...refundOf(request), version: request.version };
    const commandId = '0197c000-0000-7000-8000-00000000000b';
    const first = await shop.till.do('aftersales.complete', input, commandId);
    const before = dumpStore(shop.counter);
    expect(await shop.till.do('aftersales.complete', input, commandId)).toEqual(first);
    expect(await other.refused('aftersales.complete', input)).toBe('VERSION_CONFLICT');
    expect(await other.refused('aftersales.complete', { ...input, version: null })).toBe(
      'INVALID_AFTER_SALES_STATE',
    );
    expect(await other.refused('aftersales.retry', refundOf(request))).toBe('INVALID_AFTER_SALES_STATE');
    expect(dumpStore(shop.counter)).toEqual(before);
  });

  it('ORD-11: two screens complete at once: one order is made', async () => {
    const other = await shop.counter.signIn('赵敏');
    const request = await inspected([instead('paracetamol')]);
    const input = { ...refundOf(request), version: request.version };
    const answers = await Promise.all([
      shop.till.try('aftersales.complete', input),
      other.try('aftersales.complete', input),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await orderOf(request.orderId)).links.became).toHaveLength(1);
  });

  it('AS-3: one chooses anew while the other settles what was there before: nobody gets the wrong goods', async () => {
    const other = await shop.counter.signIn('赵敏');
    const request = await inspected([instead('paracetamol')]);
    const { afterSalesId, version } = request;
    await other.do('aftersales.chooseReplacement', {
      afterSalesId,
      version,
      replacements: [instead('vitamin')],
    });
    expect(await shop.till.refused('aftersales.complete', { ...refundOf(request), version })).toBe(
      'VERSION_CONFLICT',
    );
    expect(await shop.till.refused('aftersales.complete', refundOf(request))).toBe('PRICE_CHANGED');
  });

  it('AS-3: the last two units for two exchanges: one gets them, the other is told', async () => {
    await shop.till.do('inventory.lockBatch', { batchId: shop.batches.late, reason: '疑似质量问题' });
    const first = await inspected([instead('paracetamol', 3)]);
    const second = await inspected([instead('paracetamol', 3)]);
    await shop.till.do('aftersales.complete', refundOf(first));
    expect(await shop.till.refused('aftersales.complete', refundOf(second))).toBe('INSUFFICIENT_STOCK');
    expect((await detailOf(second)).exchange?.problem).toMatchObject({ code: 'INSUFFICIENT_STOCK' });
  });

  it('AS-2 PAY-6: a terminal that refuses moves nothing, and the exchange is tried again', async () => {
    const request = await inspected([instead('paracetamol')]);
    const { afterSalesId } = request;
    const failed = await shop.till.do('aftersales.fail', { afterSalesId, reason: 'POS 无响应' });
    expect(failed.afterSales.exchange).toMatchObject({ dueFen: 920, order: null });
    await shop.till.do('aftersales.retry', refundOf(failed.afterSales));
    expect(await replacementOf(request)).toMatchObject({ status: 'completed' });
  });

  it('AS-3: amounts never exceed what was paid, however often and in whatever parts it is exchanged', async () => {
    const order = await sell(shop, { vitamin: 3 });
    let worth = 0;
    for (const _ of [1, 2, 3]) {
      const opened = await requestFor(shop.till, order, {
        kind: 'exchange',
        lines: [{ lineNo: 1, quantity: 1 }],
        replacements: [instead('plaster')],
      });
      worth += (await driveTo(shop, opened, 'completed')).refundFen ?? 0;
    }
    expect(worth).toBe(order.amounts.paidFen);
    expect(await orderOf(order.orderId)).toMatchObject({ status: 'cancelled' });
  });
});
