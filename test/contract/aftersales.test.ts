import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { afterSalesIn, driveTo, refundOf, requestFor } from '#test/support/after-sales-paths.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { fillCart } from '#test/support/sell.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { DAY_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const orderOf = ({ orderId }: { orderId: number }): Promise<OrderDetail> =>
  shop.till.do('orders.get', { orderId });

/** Units of a drug in quarantine and on the shelf. */
async function stockOf(drugId: number) {
  const { batches } = await shop.till.do('inventory.listBatches', { drugId });
  const units = (zone: string) =>
    batches.filter((batch) => batch.zone === zone).reduce((sum, batch) => sum + batch.onHand, 0);
  return { shelf: units('saleable'), quarantine: units('quarantine') };
}

/** Sells three vitamins (999 fen) over the counter. */
async function sellVitamins(
  tenders: Parameters<typeof shop.till.do<'orders.checkout'>>[1]['tenders'],
): Promise<OrderDetail> {
  const { cartId } = await fillCart(shop, { vitamin: 3 });
  return (await shop.till.do('orders.checkout', { cartId, expectedTotalFen: 999, tenders })).order;
}

describe('AS-1 AS-3: goods and money by line and quantity', () => {
  it('AS-3 ORD-7: all of it comes back: quarantined, refunded, and the order is cancelled', async () => {
    const before = await stockOf(shop.drugs.paracetamol);
    const request = await afterSalesIn(shop, 'completed');
    const order = await orderOf(request);
    expect(order).toMatchObject({ status: 'cancelled', amounts: { paidFen: 3_750, refundedFen: 3_750 } });
    expect(order.items[0]?.batches.map(({ state }) => state)).toEqual(['quarantined']);
    expect(order.payments.map(({ status }) => status)).toEqual(['refunded']);
    expect(await stockOf(shop.drugs.paracetamol)).toEqual({ shelf: before.shelf - 3, quarantine: 3 });
    expect(order.events.map(({ action }) => action).slice(-3)).toEqual([
      'open_after_sales',
      'refund',
      'cancel',
    ]);
    expect(order.events.at(-2)).toMatchObject({
      reason: 'quality_fault',
      details: { number: request.number, refundFen: 3_750, refunds: [{ tender: 'card', amountFen: 3_750 }] },
    });
  });

  it('AS-3 PAY-6: one of three, three times: the order is kept until the last, and ends to the fen', async () => {
    const order = await sellVitamins([{ kind: 'cash', receivedFen: 1_000 }]);
    expect(order.amounts).toMatchObject({ totalFen: 999, roundingFen: -9, paidFen: 990 });
    const given: number[] = [];
    for (const expected of ['completed', 'completed', 'cancelled']) {
      const request = await requestFor(shop.till, order, { lines: [{ lineNo: 1, quantity: 1 }] });
      const done = await driveTo(shop, request, 'completed');
      given.push(done.refundFen ?? 0);
      const after = await orderOf(order);
      expect(after.status).toBe(expected);
      const isPart = expected === 'completed';
      expect(after.payments[0]?.status).toBe(isPart ? 'partly_refunded' : 'refunded');
      expect(after.items[0]?.batches[0]?.state).toBe(isPart ? 'dispensed' : 'quarantined');
    }
    expect(given).toEqual([333, 333, 324]);
    expect(await stockOf(shop.drugs.vitamin)).toEqual({ shelf: 9_997, quarantine: 3 });
  });

  it('PAY-6: money goes back the way it came, in parts, never more than a tender took', async () => {
    const order = await sellVitamins([
      { kind: 'card', amountFen: 300, reference: 'A' },
      { kind: 'cash', receivedFen: 700 },
    ]);
    const first = await requestFor(shop.till, order, {
      kind: 'refund_only',
      lines: [{ lineNo: 1, quantity: 1 }],
    });
    expect(first.refund?.tenders).toEqual([
      expect.objectContaining({ tender: 'card', paidReference: 'A', amountFen: 101, reference: '' }),
      expect.objectContaining({ tender: 'cash', amountFen: 232 }),
    ]);
    const approved = await driveTo(shop, first, 'approved');
    const paymentId = approved.refund?.tenders[0]?.paymentId ?? 0;
    const slips = [{ paymentId, reference: 'R77' }];
    const { afterSales } = await shop.till.do('aftersales.complete', { ...refundOf(approved), slips });
    expect(afterSales.refund?.tenders[0]).toMatchObject({ tender: 'card', amountFen: 101, reference: 'R77' });
    const rest = await requestFor(shop.till, order, {
      kind: 'refund_only',
      lines: [{ lineNo: 1, quantity: 2 }],
    });
    await driveTo(shop, rest, 'completed');
    const after = await orderOf(order);
    expect(
      after.payments.map(({ tender, amountFen, refundedFen }) => [tender, amountFen, refundedFen]),
    ).toEqual([
      ['card', 300, 300],
      ['cash', 690, 690],
    ]);
    // Money back without the goods: they are gone.
    expect(after.items[0]?.batches.map(({ state }) => state)).toEqual(['lost']);
    expect(after.status).toBe('cancelled');
  });

  it('AS-3: the shipping fee comes back when somebody says so and nothing of the order is left', async () => {
    for (const [withShipping, status, refundedFen] of [
      [true, 'cancelled', 933],
      [false, 'completed', 333],
    ] as const) {
      const { order } = await shop.till.do('orders.createDirect', {
        lines: [{ drugId: shop.drugs.vitamin, quantity: 1 }],
        shippingFeeFen: 600,
      });
      const { orderId } = order;
      const tenders = [{ kind: 'card', amountFen: 933, reference: 'S' }] as const;
      await shop.till.do('orders.settle', { orderId, tenders: [...tenders], handOver: true });
      await driveTo(shop, await requestFor(shop.till, order, { withShipping }), 'completed');
      expect(await orderOf(order)).toMatchObject({ status, amounts: { refundedFen } });
    }
  });

  it('AS-2: what the inspection does not accept is handed back, not refunded, and may be asked for again', async () => {
    const request = await afterSalesIn(shop, 'approved');
    const [line] = request.lines;
    const batchId = line?.batches[0]?.batchId ?? 0;
    const goods = { afterSalesId: request.afterSalesId, lines: [{ lineNo: 1, received: 2 }] };
    const packs = [{ lineNo: 1, batchId, quantity: 1 }];
    const { afterSales } = await shop.till.do('aftersales.receiveGoods', { ...goods, packs });
    expect(afterSales.lines[0]).toMatchObject({ quantity: 3, received: 2, accepted: 1 });
    expect(afterSales.refund?.totalFen).toBe(1_250);
    await shop.till.do('aftersales.complete', refundOf(afterSales));
    const order = await orderOf(request);
    expect(order).toMatchObject({ status: 'completed', amounts: { refundedFen: 1_250 } });
    const { lines } = await shop.till.do('aftersales.quote', { orderId: order.orderId });
    expect(lines).toEqual([{ lineNo: 1, soldQuantity: 3, leftQuantity: 2 }]);
    await driveTo(
      shop,
      await requestFor(shop.till, order, { lines: [{ lineNo: 1, quantity: 2 }] }),
      'completed',
    );
    expect((await orderOf(order)).status).toBe('cancelled');
  });

  it('AS-1: nobody claims a unit twice, and no line that was not sold', async () => {
    const order = await orderIn(shop, 'completed');
    const wish = (lines: { lineNo: number; quantity: number }[]) => ({
      orderId: order.orderId,
      kind: 'return' as const,
      reasonCode: 'quality_fault' as const,
      lines,
    });
    const first = await requestFor(shop.till, order, { lines: [{ lineNo: 1, quantity: 2 }] });
    const before = dumpStore(shop.counter);
    for (const lines of [
      [{ lineNo: 1, quantity: 2 }],
      [
        { lineNo: 1, quantity: 1 },
        { lineNo: 1, quantity: 1 },
      ],
      [{ lineNo: 2, quantity: 1 }],
    ]) {
      expect(await shop.till.refused('aftersales.request', wish(lines))).toBe('RETURN_QUANTITY_EXCEEDED');
    }
    expect(await shop.till.try('aftersales.request', wish([{ lineNo: 1, quantity: 2 }]))).toMatchObject({
      error: { params: { lineNo: 1, drug: '对乙酰氨基酚片', quantity: 2, left: 1 } },
    });
    expect(dumpStore(shop.counter)).toEqual(before);
    // The order waits for both requests, whichever ends first.
    const second = await requestFor(shop.till, order, { lines: [{ lineNo: 1, quantity: 1 }] });
    expect([first.number, second.number]).toEqual([`${order.orderNumber}-1`, `${order.orderNumber}-2`]);
    await driveTo(shop, first, 'completed');
    expect((await orderOf(order)).status).toBe('after_sales');
    await driveTo(shop, second, 'withdrawn');
    expect((await orderOf(order)).status).toBe('completed');
  });

  it('ORD-5: a request that ended does not start the return window anew', async () => {
    const order = await orderIn(shop, 'completed');
    const half = { lines: [{ lineNo: 1, quantity: 1 }] };
    await driveTo(shop, await requestFor(shop.till, order, half), 'rejected');
    shop.counter.time.set((order.completedAtMs ?? 0) + 7 * DAY_MS);
    const open = await requestFor(shop.till, order, half);
    shop.counter.time.advance(1);
    const late = { orderId: order.orderId, kind: 'return', reasonCode: 'quality_fault', ...half } as const;
    expect(await shop.till.refused('aftersales.request', late)).toBe('AFTER_SALES_WINDOW_PASSED');
    await driveTo(shop, open, 'withdrawn');
    expect(await shop.till.refused('aftersales.request', late)).toBe('AFTER_SALES_WINDOW_PASSED');
  });

  it.each(['pending', 'paid', 'dispensing', 'cancelled'] as const)(
    'AS-1: an order that is %s has no after-sales yet, or no more',
    async (status) => {
      const order = await orderIn(shop, status);
      const input = { orderId: order.orderId, kind: 'return', reasonCode: 'quality_fault' } as const;
      const lines = [{ lineNo: 1, quantity: 1 }];
      expect(await shop.till.refused('aftersales.request', { ...input, lines })).toBe('INVALID_ORDER_STATUS');
    },
  );
});

describe('AS-1: drugs come back only for a fault', () => {
  it('AS-1 SEC-1: a change of mind is refused for drugs; a pharmacist may take them back for a reason', async () => {
    const { till, counter } = shop;
    const order = await orderIn(shop, 'completed');
    const lines = [{ lineNo: 1, quantity: 1 }];
    const wish = { orderId: order.orderId, kind: 'return', reasonCode: 'change_of_mind', lines } as const;
    expect(await till.try('aftersales.request', wish)).toMatchObject({
      error: { code: 'RETURN_NOT_ALLOWED', params: { lineNo: 1, drug: '对乙酰氨基酚片' } },
    });
    const override = { ...wish, overrideReason: '未拆封，当日' };
    for (const role of ['cashier', 'manager'] as const) {
      const person = await counter.signInWith(`某${role}`, [role]);
      expect(await person.try('aftersales.request', override)).toMatchObject({
        error: { code: 'FORBIDDEN', params: { permission: 'afterSales.override' } },
      });
    }
    const pharmacist = await counter.signInWith('孙药师', ['pharmacist']);
    const { afterSales } = await pharmacist.do('aftersales.request', override);
    expect(afterSales.overrideReason).toBe('未拆封，当日');
    expect(afterSales.events[0]).toMatchObject({
      role: 'pharmacist',
      details: { overrideReason: '未拆封，当日' },
    });
  });

  it('RX-7 AS-1: a chain whose province has no such rule switches it off', async () => {
    const rule = { ruleId: 'returns_quality_only', on: false, numbers: [], reason: '本省另有规定' } as const;
    await shop.till.do('rules.change', { ...rule, numbers: [], version: 0 });
    const order = await orderIn(shop, 'completed');
    expect((await shop.till.do('aftersales.quote', { orderId: order.orderId })).needsFault).toBe(false);
    await requestFor(shop.till, order, { reasonCode: 'change_of_mind' });
  });

  it('AS-1: what is no drug may come back on a change of mind; money alone may go back for anything', async () => {
    const { cartId } = await fillCart(shop, { plaster: 2, vitamin: 1 });
    const { order } = await shop.till.do('orders.checkout', {
      cartId,
      expectedTotalFen: 335,
      tenders: [{ kind: 'card', amountFen: 335, reference: 'P' }],
    });
    const change = { reasonCode: 'change_of_mind' } as const;
    await requestFor(shop.till, order, { ...change, lines: [{ lineNo: 1, quantity: 1 }] });
    await requestFor(shop.till, order, {
      ...change,
      kind: 'refund_only',
      lines: [{ lineNo: 2, quantity: 1 }],
    });
    const short = { orderId: order.orderId, kind: 'return', reasonCode: 'short_delivered' } as const;
    const lines = [{ lineNo: 1, quantity: 1 }];
    expect(await shop.till.refused('aftersales.request', { ...short, lines })).toBe('VALIDATION_FAILED');
  });
});

describe('AS-2: the pack in the hand is one that was sold', () => {
  const gs1 = (lot: string, gtin = '06901234567892') => `(01)${gtin}(17)281231(10)${lot}`;

  it('AS-2: a scan names line and batch, or says what was sold and what was scanned', async () => {
    const { till } = shop;
    const { afterSalesId } = await afterSalesIn(shop, 'approved');
    const check = (code: string) => till.try('aftersales.checkPack', { afterSalesId, code });
    const early = { lineNo: 1, drugId: shop.drugs.paracetamol, batchId: shop.batches.early };
    expect(await check(gs1('EARLY'))).toEqual({ ok: true, value: early });
    expect(await check('6901234567892')).toEqual({ ok: true, value: { ...early, batchId: null } });
    expect(await check(gs1('LATE'))).toMatchObject({
      error: { code: 'WRONG_PACK', params: { reason: 'batch', scanned: 'LATE', sold: ['EARLY'] } },
    });
    expect(await check('T002')).toMatchObject({
      error: {
        code: 'WRONG_PACK',
        params: { reason: 'drug', scanned: '维生素C片', sold: ['对乙酰氨基酚片'] },
      },
    });
    expect(await check('4006381333931')).toMatchObject({ error: { code: 'BARCODE_UNKNOWN' } });
  });

  it('AS-2 INV-1: goods are taken back only of batches that were sold, as scanned, and no more than asked', async () => {
    const { till, batches } = shop;
    const request = await afterSalesIn(shop, 'approved', { lines: [{ lineNo: 1, quantity: 2 }] });
    const before = dumpStore(shop.counter);
    const pack = { lineNo: 1, batchId: batches.early, quantity: 1 };
    const receive = (packs: object[], received = 2, lineNo = 1) =>
      till.refused('aftersales.receiveGoods', {
        afterSalesId: request.afterSalesId,
        lines: [{ lineNo, received }],
        packs: packs as never,
      });
    expect(await receive([{ ...pack, batchId: batches.late }])).toBe('WRONG_PACK');
    expect(await receive([{ ...pack, code: gs1('LATE') }])).toBe('WRONG_PACK');
    expect(await receive([{ ...pack, code: 'T002' }])).toBe('WRONG_PACK');
    expect(await receive([{ ...pack, quantity: 3 }])).toBe('RETURN_QUANTITY_EXCEEDED');
    expect(await receive([pack], 3)).toBe('RETURN_QUANTITY_EXCEEDED');
    expect(await receive([{ ...pack, quantity: 2 }], 1)).toBe('RETURN_QUANTITY_EXCEEDED');
    expect(await receive([pack], 1, 2)).toBe('RETURN_QUANTITY_EXCEEDED');
    expect(dumpStore(shop.counter)).toEqual(before);
  });
});

describe('AS-2 RX-4: the trace code of a returned pack is checked against the sale', () => {
  const TRACE_PREFIX = '8112345';
  const trace = (serial: number) => `${TRACE_PREFIX}${String(serial).padStart(13, '0')}`;

  /** Three units handed over, the first two with trace codes. */
  async function sellTraced(first: number): Promise<OrderDetail> {
    const { orderId } = await orderIn(shop, 'dispensing');
    for (const serial of [first, first + 1]) {
      await shop.till.do('dispensing.verifyPack', { orderId, code: trace(serial), quantity: 1 });
    }
    await shop.till.do('dispensing.verifyPack', { orderId, code: '6901234567892', quantity: 1 });
    const { order } = await shop.till.do('orders.handOver', { orderId });
    return order;
  }

  it('AS-2 RX-4: another order’s pack is refused; the right one is noted as returned, and once', async () => {
    const { till, counter, drugs } = shop;
    counter.sql((db) =>
      db
        .prepare('INSERT INTO drug_barcode (barcode, drug_id) VALUES (?, ?)')
        .run(TRACE_PREFIX, drugs.paracetamol),
    );
    const order = await sellTraced(1);
    await sellTraced(5);
    const { afterSalesId } = await driveTo(shop, await requestFor(till, order), 'approved');
    const check = (code: string) => till.try('aftersales.checkPack', { afterSalesId, code });
    const batchId = order.items[0]?.batches[0]?.batchId ?? 0;
    expect(await check(trace(1))).toMatchObject({ ok: true, value: { lineNo: 1, batchId } });
    expect(await check(trace(5))).toMatchObject({
      error: { code: 'WRONG_PACK', params: { reason: 'trace_code' } },
    });
    // Nobody scanned this one at a sale: older stock, whose code names the drug alone.
    expect(await check(trace(9))).toMatchObject({ ok: true, value: { batchId: null } });

    const pack = { lineNo: 1, batchId, quantity: 1, code: trace(1) };
    const goods = { afterSalesId, lines: [{ lineNo: 1, received: 2 }] };
    const twice = { ...goods, packs: [pack, pack] };
    expect(await till.refused('aftersales.receiveGoods', twice)).toBe('WRONG_PACK');
    const two = { ...goods, packs: [{ ...pack, quantity: 2 }] };
    expect(await till.refused('aftersales.receiveGoods', two)).toBe('TRACE_CODE_ONE_PACK');
    const { afterSales } = await till.do('aftersales.receiveGoods', {
      ...goods,
      packs: [pack, { ...pack, code: '' }],
    });
    expect(afterSales.lines[0]).toMatchObject({ received: 2, accepted: 2 });
    expect(
      counter.sql((db) =>
        db.prepare('SELECT kind FROM trace_event WHERE code = ? ORDER BY id').all(trace(1)),
      ),
    ).toEqual([{ kind: 'sale' }, { kind: 'return' }]);
    await till.do('aftersales.complete', refundOf(afterSales));
  });
});

describe('AS-2: what comes of quarantine', () => {
  const quarantine = async () => {
    await afterSalesIn(shop, 'completed');
    const { batches } = await shop.till.do('inventory.listBatches', { drugId: shop.drugs.paracetamol });
    return batches.find(({ zone }) => zone === 'quarantine')?.batchId ?? 0;
  };

  it('AS-2 INV-2: a pharmacist puts units back on the shelf of their batch, the rest is destroyed', async () => {
    const batchId = await quarantine();
    const before = await stockOf(shop.drugs.paracetamol);
    const pharmacist = await shop.counter.signInWith('孙药师', ['pharmacist']);
    const manager = await shop.counter.signInWith('周店长', ['manager']);
    const change = { batchId, quantity: 2, reason: '包装完好，可售' };
    expect(await manager.refused('inventory.releaseQuarantine', change)).toBe('FORBIDDEN');
    await pharmacist.do('inventory.releaseQuarantine', change);
    expect(await stockOf(shop.drugs.paracetamol)).toEqual({
      shelf: before.shelf + 2,
      quarantine: before.quarantine - 2,
    });
    expect(await pharmacist.refused('inventory.releaseQuarantine', change)).toBe('INVENTORY_UPDATE_FAILED');
    await manager.do('inventory.destroyQuarantined', { ...change, quantity: 1, reason: '破损销毁' });
    expect((await stockOf(shop.drugs.paracetamol)).quarantine).toBe(before.quarantine - 3);
    const { rows } = await shop.till.do('inventory.listMovements', { batchId });
    expect(rows.map(({ kind, onHandDelta, reason }) => [kind, onHandDelta, reason])).toEqual([
      ['adjustment', -1, '破损销毁'],
      ['adjustment', -2, '包装完好，可售'],
      ['quarantine_in', 3, 'quality_fault'],
    ]);
  });

  it('AS-2 INV-1: what is expired, locked or recalled is never released; what is on the shelf is not in quarantine', async () => {
    const { till, batches, counter } = shop;
    const batchId = await quarantine();
    const release = (id: number) =>
      till.refused('inventory.releaseQuarantine', { batchId: id, quantity: 1, reason: '可售' });
    expect(await release(batches.early)).toBe('NOT_IN_QUARANTINE');
    await till.do('inventory.lockBatch', { batchId: batches.early, reason: '疑似质量问题' });
    expect(await release(batchId)).toBe('BATCH_NOT_SELLABLE');
    await till.do('inventory.unlockBatch', { batchId: batches.early, reason: '排除' });
    counter.time.advance(200 * DAY_MS);
    expect(await release(batchId)).toBe('BATCH_NOT_SELLABLE');
    const { rows } = await till.do('inventory.listStock', { filter: 'quarantine' });
    expect(rows.map(({ drugId, quarantineOnHand }) => [drugId, quarantineOnHand])).toEqual([
      [shop.drugs.paracetamol, 3],
    ]);
    await till.do('inventory.destroyQuarantined', { batchId, quantity: 3, reason: '过期销毁' });
    expect((await till.do('inventory.listStock', { filter: 'quarantine' })).total).toBe(0);
  });
});

describe('AS-3 ORD-11: once, whatever is clicked, sent again or done on another screen', () => {
  it('ORD-11 AS-3: a refund that is sent again, or clicked again, is given once', async () => {
    const { till } = shop;
    const request = await afterSalesIn(shop, 'received', { lines: [{ lineNo: 1, quantity: 1 }] });
    const input = { ...refundOf(request), version: request.version };
    const commandId = '0197c000-0000-7000-8000-00000000000a';
    const first = await till.do('aftersales.complete', input, commandId);
    const before = dumpStore(shop.counter);
    expect(await till.do('aftersales.complete', input, commandId)).toEqual(first);
    expect(await till.refused('aftersales.complete', input)).toBe('VERSION_CONFLICT');
    expect(await till.refused('aftersales.complete', { ...input, version: null })).toBe(
      'INVALID_AFTER_SALES_STATE',
    );
    expect(dumpStore(shop.counter)).toEqual(before);
  });

  it('AS-2: of two people at one request one wins, and the other is told who it was', async () => {
    const other = await shop.counter.signIn('赵敏');
    const { afterSalesId, version } = await afterSalesIn(shop, 'requested');
    await shop.till.do('aftersales.approve', { afterSalesId, version });
    expect(await other.try('aftersales.reject', { afterSalesId, version, reason: '已拆封' })).toMatchObject({
      error: {
        code: 'VERSION_CONFLICT',
        params: { state: 'approved', staffName: '王芳', current: version + 1 },
      },
    });
    const order = await orderIn(shop, 'completed');
    const wish = { orderId: order.orderId, version: order.version, kind: 'return' } as const;
    const lines = [{ lineNo: 1, quantity: 1 }];
    await other.do('aftersales.request', { ...wish, reasonCode: 'quality_fault', lines });
    expect(
      await shop.till.refused('aftersales.request', { ...wish, reasonCode: 'quality_fault', lines }),
    ).toBe('VERSION_CONFLICT');
  });

  it('AS-3: the amount on the confirmation is the amount that is given, or nothing is', async () => {
    const order = await sellVitamins([{ kind: 'cash', receivedFen: 1_000 }]);
    const wish = { kind: 'refund_only', lines: [{ lineNo: 1, quantity: 1 }] } as const;
    const requests = [];
    for (const _ of [1, 2, 3]) {
      const opened = await requestFor(shop.till, order, { ...wish, lines: [...wish.lines] });
      requests.push(await driveTo(shop, opened, 'approved'));
    }
    const [first, second, last] = requests as [AfterSalesDetail, AfterSalesDetail, AfterSalesDetail];
    await shop.till.do('aftersales.complete', refundOf(first));
    await shop.till.do('aftersales.complete', refundOf(second));
    expect(await shop.till.try('aftersales.complete', refundOf(last))).toMatchObject({
      error: { code: 'REFUND_CHANGED', params: { expected_fen: 333, total_fen: 324 } },
    });
    const { afterSalesId } = last;
    await shop.till.do('aftersales.complete', { afterSalesId, expectedRefundFen: 324 });
    expect((await orderOf(order)).status).toBe('cancelled');
  });

  it('AS-2 PAY-6: a refund that the terminal refused moves nothing and is tried again', async () => {
    const failed = await afterSalesIn(shop, 'failed');
    expect(await orderOf(failed)).toMatchObject({ status: 'after_sales', amounts: { refundedFen: 0 } });
    expect(failed.actions).toEqual([{ action: 'retry', allowed: true, reason: null }]);
    const { afterSales } = await shop.till.do('aftersales.retry', refundOf(failed));
    expect(afterSales).toMatchObject({ state: 'completed', refundFen: 3_750 });
    expect(afterSales.events.map(({ action }) => action)).toEqual([
      'request',
      'approve',
      'receive_goods',
      'fail',
      'retry',
    ]);
    expect((await orderOf(failed)).status).toBe('cancelled');
  });

  it('SEC-1: a cashier asks and pays out, and decides nothing', async () => {
    const cashier = await shop.counter.signInWith('小刘', ['cashier']);
    const order = await orderIn(shop, 'completed');
    const asked = await requestFor(cashier, order);
    expect(asked.actions).toEqual([
      { action: 'approve', allowed: false, reason: 'FORBIDDEN' },
      { action: 'reject', allowed: false, reason: 'FORBIDDEN' },
      { action: 'withdraw', allowed: true, reason: null },
    ]);
    const received = await driveTo(shop, asked, 'received');
    await cashier.do('aftersales.complete', refundOf(received));
    expect((await orderOf(order)).status).toBe('cancelled');
  });
});

describe('AS-2: the queue', () => {
  it('AS-2 ORD-8: oldest first, by state, by order, by number, phone and name', async () => {
    const { till } = shop;
    const person = { customerId: null, name: '王秀英', phone: '13800010001', isMember: false };
    const { customerId } = await till.do('customers.save', person);
    const { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: shop.drugs.paracetamol, quantity: 1 }],
      customerId,
    });
    const tenders = [{ kind: 'card' as const, amountFen: 1_250, reference: 'Q' }];
    await till.do('orders.settle', { orderId: order.orderId, tenders, handOver: true });
    const first = await requestFor(till, order);
    const second = await afterSalesIn(shop, 'approved');
    const third = await afterSalesIn(shop, 'rejected');
    const numbers = async (filter: Parameters<typeof till.do<'aftersales.list'>>[1]) =>
      (await till.do('aftersales.list', filter)).rows.map(({ number }) => number);
    expect(await numbers({})).toEqual([first.number, second.number, third.number]);
    expect(await numbers({ states: ['requested', 'approved'] })).toEqual([first.number, second.number]);
    expect(await numbers({ orderId: third.orderId })).toEqual([third.number]);
    for (const search of ['13800', '王秀', first.number, order.orderNumber.slice(0, 6).toLowerCase()]) {
      expect(await numbers({ search })).toContain(first.number);
    }
    expect(await numbers({ search: '秀英' })).toEqual([first.number]);
    expect(await till.do('aftersales.list', { page: 2, pageSize: 2 })).toMatchObject({
      total: 3,
      rows: [{ number: third.number, quantity: 3, requestedBy: '王芳', orderNumber: third.orderNumber }],
    });
  });
});
