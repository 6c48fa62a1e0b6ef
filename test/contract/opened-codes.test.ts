import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contracts/index.ts';
import { NOT_SCANNED_WHEN_OPENED } from '#shared/domain/scanned-packs.ts';
import { afterSalesIn, allGoodsOf, driveTo, requestFor } from '#test/support/after-sales-paths.ts';
import { orderIn, STEP_CALLS } from '#test/support/order-paths.ts';
import { MONTH, valuesOf } from '#test/support/registers.ts';
import { activeCart, checkoutOf } from '#test/support/sell.ts';
import { markTablets, openingOf } from '#test/support/split-packs.ts';
import { DAY_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { nameTraceCodes, traceCode } from '#test/support/trace-codes.ts';

const CODE = traceCode(1);
const gs1 = (batchNumber: string, serial = CODE) =>
  `(01)06901234567892(17)281231(10)${batchNumber}(21)${serial}`;

let shop: TestShop;
let opening: CallInput<'splitting.openPack'>;
let looseId: number;
beforeEach(async () => {
  shop = await openShop();
  nameTraceCodes(shop);
  looseId = (await markTablets(shop)).article.looseDrugId;
  opening = await openingOf(shop);
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const open = (wish: Partial<typeof opening>) => shop.till.do('splitting.openPack', { ...opening, ...wish });
const openRefused = async (wish: Partial<typeof opening>) => {
  const result = await shop.till.try('splitting.openPack', { ...opening, ...wish });
  if (result.ok) throw new Error('the pack was opened');
  return result.error;
};
const rowsOf = async (register: string) =>
  valuesOf(shop.till, register, await shop.till.do('registers.list', { register, ...MONTH }));
const paracetamol = (quantity: number) => ({
  lines: [{ drugId: shop.drugs.paracetamol, quantity }],
});

/** What everybody hears who takes the opened pack for a sealed one. */
const OPENED = {
  code: 'TRACE_CODE_OPENED',
  params: { code: CODE, opened_by: '王芳', checked_by: '赵敏', opened_at_ms: expect.any(Number) },
};

describe('RX-6 RX-4: the code of a pack that is opened', () => {
  it('RX-6: is kept with the pack, and stands in the register of split packs', async () => {
    const { article, openPacks } = await open({ code: CODE });
    expect(article.asksForCode).toBe(true);
    expect(openPacks).toMatchObject([{ traceCode: CODE, batchNumber: 'EARLY' }]);
    expect(await rowsOf('split_packs')).toMatchObject([{ entry: '拆零', traceCode: CODE }]);
    expect(await rowsOf('no_code_packs')).toEqual([]);
  });

  it('RX-6: is asked for where the packs of the drug have codes; a product barcode is none', async () => {
    for (const code of ['', '6901234567892', '(01)06901234567892(17)281231(10)EARLY(21)77']) {
      expect(await openRefused({ code })).toMatchObject({
        code: 'TRACE_CODE_NEEDED',
        params: { name: '对乙酰氨基酚片' },
      });
    }
  });

  it('RX-6 RX-7: without a code that can be read the reason goes into the list of packs without one', async () => {
    await open({ noCodeReason: '老包装，没有追溯码' });
    await open({ code: '6901234567892', noCodeReason: '条码破损，扫不出' });
    const pack = { orderNumber: null, genericName: '对乙酰氨基酚片', batchNumber: 'EARLY', quantity: 1 };
    expect(await rowsOf('no_code_packs')).toMatchObject([
      { ...pack, reason: '老包装，没有追溯码', unit: '盒', staffName: '王芳' },
      { ...pack, reason: '条码破损，扫不出' },
    ]);
    expect((await shop.till.do('registers.list', { register: 'no_code_packs', ...MONTH })).sums).toEqual([
      { key: 'quantity', value: 2 },
    ]);
  });

  it('RX-6: may be left out where no trace code of the drug is known; the list says that nobody scanned it', async () => {
    const { till, drugs } = shop;
    const { article } = await till.do('splitting.mark', {
      drugId: drugs.vitamin,
      unitsPerPack: 100,
      unit: '片',
    });
    expect(article.asksForCode).toBe(false);
    const { openPacks } = await open({ drugId: drugs.vitamin });
    expect(openPacks).toMatchObject([{ traceCode: null }]);
    expect(await rowsOf('no_code_packs')).toMatchObject([
      { genericName: '维生素C片', reason: NOT_SCANNED_WHEN_OPENED },
    ]);
  });

  it('RX-6: is not asked for, nor listed, while the rule is off', async () => {
    await shop.till.do('rules.change', {
      ruleId: 'trace_codes',
      on: false,
      numbers: [],
      reason: '本省暂缓',
      version: 0,
    });
    const { article } = await open({});
    expect(article.asksForCode).toBe(false);
    expect(await rowsOf('no_code_packs')).toEqual([]);
  });

  it('RX-6: says which lot it is of: that pack is opened, and no other is taken for it', async () => {
    expect(await openRefused({ code: gs1('LATE'), batchId: shop.batches.early })).toMatchObject({
      code: 'PACK_WRONG_BATCH',
      params: { scannedBatch: 'LATE', expected: [{ name: 'EARLY', expiryDate: '2026-12-01' }] },
    });
    expect(await openRefused({ code: gs1('ELSEWHERE') })).toMatchObject({ code: 'PACK_WRONG_BATCH' });
    expect((await open({ code: gs1('LATE') })).openPacks).toMatchObject([
      { batchNumber: 'LATE', traceCode: CODE },
    ]);
  });

  it('RX-6: a pack of another drug, a code that nobody knows, and one that is misread open nothing', async () => {
    nameTraceCodes(shop, 'vitamin', '8999999');
    expect(await openRefused({ code: traceCode(1, '8999999') })).toMatchObject({
      code: 'PACK_WRONG_DRUG',
      params: { reason: 'opening', scannedName: '维生素C片', toOpen: '对乙酰氨基酚片' },
    });
    expect((await openRefused({ code: traceCode(1, '8777777') })).code).toBe('BARCODE_UNKNOWN');
    expect((await openRefused({ code: '6901234567893' })).code).toBe('BARCODE_INVALID');
    expect((await shop.till.do('splitting.get', { drugId: looseId }))?.openPacks).toEqual([]);
  });

  it('RX-6: a pack is opened once, also when two people hold the same code', async () => {
    const second = await shop.counter.signIn('孙立');
    const tries = await Promise.all(
      [shop.till, second].map((own) => own.try('splitting.openPack', { ...opening, code: CODE })),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    const { splitterName = '' } =
      (await shop.till.do('splitting.get', { drugId: looseId }))?.openPacks[0] ?? {};
    expect(tries.find(({ ok }) => !ok)).toMatchObject({
      error: { ...OPENED, params: { ...OPENED.params, opened_by: splitterName } },
    });
  });

  it('RX-6 RX-4: a pack that was sold, or stands in a cart or an order, is not opened', async () => {
    const { till } = shop;
    await till.do('cart.addScan', { code: CODE });
    expect(await openRefused({ code: CODE })).toMatchObject({
      code: 'TRACE_CODE_SET_ASIDE',
      params: { reason: 'open_cart', holder: '王芳' },
    });
    const { order } = await till.do('orders.checkout', checkoutOf(await activeCart(till)));
    expect(await openRefused({ code: CODE })).toMatchObject({
      code: 'TRACE_CODE_SOLD',
      params: { orderNumber: order.orderNumber, sold_by: '王芳' },
    });
  });

  it('RX-6 AS-2: a pack that came back and was released may be opened, from the lot that it was sold of', async () => {
    const { till } = shop;
    await till.do('cart.addScan', { code: gs1('LATE') });
    const { order } = await till.do('orders.checkout', checkoutOf(await activeCart(till)));
    const request = await driveTo(shop, await requestFor(till, order), 'approved');
    const { packs, ...goods } = allGoodsOf(request);
    await till.do('aftersales.receiveGoods', {
      ...goods,
      packs: packs.map((pack) => ({ ...pack, code: CODE })),
    });
    const quarantined = shop.counter.sql((db) =>
      db.prepare("SELECT id FROM batch WHERE zone = 'quarantine'").pluck().get(),
    );
    await till.do('inventory.releaseQuarantine', {
      batchId: Number(quarantined),
      quantity: 1,
      reason: '外观完好',
    });
    expect((await open({ code: CODE })).openPacks).toMatchObject([{ batchNumber: 'LATE' }]);
  });
});

describe('RX-6 RX-4: an opened pack is nowhere taken for a sealed one', () => {
  beforeEach(() => open({ code: CODE }));

  it('RX-4: not at the till, nor by undo', async () => {
    const { till } = shop;
    expect(await till.try('cart.addScan', { code: CODE })).toMatchObject({ error: OPENED });
    expect(await till.try('cart.addScan', { code: gs1('EARLY') })).toMatchObject({ error: OPENED });
    const other = traceCode(2);
    await till.do('cart.addScan', { code: other });
    const { cartId } = await activeCart(till);
    await till.do('cart.clear', { cartId });
    await open({ code: other });
    expect((await till.do('cart.undo', { cartId })).lines).toMatchObject([{ quantity: 1, traceCodes: [] }]);
  });

  it('RX-4: not when an order is dispensed', async () => {
    const { orderId } = await orderIn(shop, 'dispensing');
    expect(await shop.till.try('dispensing.verifyPack', { orderId, code: CODE })).toMatchObject({
      error: OPENED,
    });
  });

  it('RX-4 RX-6: it verifies the units that came out of it, also in an order that asks for a sealed pack too', async () => {
    const { till } = shop;
    const { order } = await till.do('orders.createDirect', {
      lines: [...paracetamol(1).lines, { drugId: looseId, quantity: 4 }],
    });
    for (const name of ['settle', 'startDispensing'] as const) {
      const step = STEP_CALLS[name](order);
      await till.do(step.name, step.input);
    }
    const { orderId } = order;
    await till.do('dispensing.verifyPack', { orderId, code: CODE });
    const { lines } = await till.do('dispensing.verifyPack', { orderId, code: traceCode(3) });
    expect(lines.map(({ drugId, verified }) => [drugId === looseId, verified])).toEqual([
      [false, 1],
      [true, 4],
    ]);
  });

  it('RX-4 RX-6: units of another lot are not verified by it', async () => {
    const { till, batches } = shop;
    await open({ code: gs1('LATE', traceCode(5)) });
    await till.do('inventory.lockBatch', { batchId: batches.early, reason: '待查' });
    const { order } = await till.do('orders.createDirect', { lines: [{ drugId: looseId, quantity: 2 }] });
    for (const name of ['settle', 'startDispensing'] as const) {
      const step = STEP_CALLS[name](order);
      await till.do(step.name, step.input);
    }
    const { orderId } = order;
    expect(await till.refused('dispensing.verifyPack', { orderId, code: CODE })).toBe('PACK_WRONG_BATCH');
    await till.do('dispensing.verifyPack', { orderId, code: traceCode(5) });
  });

  it('AS-1: not when goods come back', async () => {
    const { till } = shop;
    const request = await afterSalesIn(shop, 'approved');
    const { afterSalesId } = request;
    expect(await till.try('aftersales.checkPack', { afterSalesId, code: CODE })).toMatchObject({
      error: OPENED,
    });
    const { packs, ...goods } = allGoodsOf(request);
    const withCode = packs.map((pack) => ({ ...pack, code: CODE }));
    expect(await till.try('aftersales.receiveGoods', { ...goods, packs: withCode })).toMatchObject({
      error: OPENED,
    });
  });

  it('RX-6: not days later either', async () => {
    shop.counter.time.advance(3 * DAY_MS);
    const till = await shop.counter.signIn();
    expect(await till.try('cart.addScan', { code: CODE })).toMatchObject({ error: OPENED });
    shop = { ...shop, till };
  });

  it('RX-6: verifyStore names a code that was opened and sold', async () => {
    const { counter, till } = shop;
    await orderIn(shop, 'completed');
    const wrong = counter.sql((db) => {
      db.exec(`DROP TRIGGER trace_code_is_of_a_sealed_pack;
        INSERT INTO trace_code SELECT '${CODE}', 1, 'sold', id, 1, paid_at_ms FROM sale_order`);
      return true;
    });
    expect(wrong).toBe(true);
    const { differences } = await till.do('system.verifyStore', {});
    expect(differences).toContainEqual(
      expect.objectContaining({ kind: 'opened_code', expected: 'opened', actual: 'sold' }),
    );
    counter.sql((db) => db.exec('DROP TRIGGER trace_code_is_kept; DELETE FROM trace_code'));
  });
});
