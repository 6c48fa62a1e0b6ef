import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { STEP_CALLS } from '#test/support/order-paths.ts';
import { atOtherTill, lineOf, seen, waiting } from '#test/support/prescriptions.ts';
import { recallOf } from '#test/support/recall.ts';
import { checkoutOf } from '#test/support/sell.ts';
import { markTablets, openingOf, openPacks, TEN_TABLETS } from '#test/support/split-packs.ts';
import { DAY_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const split = () => shop.till.do('splitting.get', { drugId: shop.drugs.paracetamol });
const packsOnHand = async (batchId: number) => {
  const { batches } = await shop.till.do('inventory.listBatches', { drugId: shop.drugs.paracetamol });
  return batches.find((batch) => batch.batchId === batchId)?.onHand;
};
const rows = (table: string) =>
  shop.counter.sql((db) => db.prepare(`SELECT count(*) AS n FROM ${table}`).get());

/** Sells loose units over the counter. */
async function sellUnits(looseDrugId: number, quantity: number): Promise<OrderDetail> {
  const { cart } = await shop.till.do('cart.addItem', { drugId: looseDrugId, quantity });
  return (await shop.till.do('orders.checkout', checkoutOf(cart))).order;
}

describe('RX-6: which drugs are split', () => {
  it('RX-6: a marked drug has units of its own, priced from the pack and rounded up to the fen', async () => {
    const { article } = await markTablets(shop, { unitsPerPack: 9 });
    // 12.50 ÷ 9 = 1.3888…
    expect(article).toMatchObject({ unitsPerPack: 9, unit: '片', unitPriceFen: 139, statedPriceFen: null });
    const { hits } = await shop.till.do('catalog.searchDrugs', { query: '对乙酰氨基酚' });
    expect(hits.map(({ specification, unit, priceFen }) => [specification, unit, priceFen])).toEqual([
      ['0.5g*10片', '盒', 1_250],
      ['拆零 0.5g*1片', '片', 139],
    ]);
    expect(hits.map(({ loose }) => loose?.looseDrugId)).toEqual([article.looseDrugId, article.looseDrugId]);
  });

  it('RX-6: marking it again changes price and unit; ending it takes the units off sale, whatever is left', async () => {
    const { article } = await openPacks(shop);
    const stated = await markTablets(shop, { unitPriceFen: 200 });
    expect(stated.article).toMatchObject({ looseDrugId: article.looseDrugId, unitPriceFen: 200 });
    const ended = await shop.till.do('splitting.unmark', { drugId: shop.drugs.paracetamol });
    expect(ended).toMatchObject({ article: { isActive: false, unitPriceFen: 0 }, onHandUnits: 10 });
    expect(await shop.till.refused('cart.addItem', { drugId: article.looseDrugId, quantity: 1 })).toBe(
      'NOT_FOR_SALE',
    );
    expect(await shop.till.refused('splitting.unmark', { drugId: shop.drugs.paracetamol })).toBe(
      'NOT_SPLITTABLE',
    );
    expect(await shop.till.refused('splitting.openPack', await openingOf(shop))).toBe('NOT_SPLITTABLE');
    expect((await markTablets(shop)).article).toMatchObject({ isActive: true, unitPriceFen: 125 });
  });

  it.each([
    ['ephedrine', 'controlled'],
    ['plaster', 'category'],
    ['unpriced', 'category'],
  ] as const)('RX-6: %s is not split', async (key, reason) => {
    const result = await shop.till.try('splitting.mark', { ...TEN_TABLETS, drugId: shop.drugs[key] });
    expect(result).toMatchObject({ error: { code: 'SPLIT_NOT_ALLOWED', params: { reason } } });
  });

  it('RX-6: loose units are not split again, are never received, and a drug unknown is told', async () => {
    const { article } = await markTablets(shop);
    const drugId = article.looseDrugId;
    expect(await shop.till.try('splitting.mark', { ...TEN_TABLETS, drugId })).toMatchObject({
      error: { code: 'SPLIT_NOT_ALLOWED', params: { reason: 'loose' } },
    });
    const goods = { drugId, batchNumber: 'X1', expiryDate: '2028-01-31', quantity: 5, reason: '到货' };
    expect(await shop.till.refused('inventory.receiveGoods', goods)).toBe('LOOSE_ARTICLE');
    expect(await shop.till.refused('splitting.mark', { ...TEN_TABLETS, drugId: 99_999 })).toBe(
      'DRUG_NOT_FOUND',
    );
    expect(await shop.till.do('splitting.get', { drugId: shop.drugs.vitamin })).toBeNull();
  });
});

describe('RX-6: opening a pack', () => {
  it('RX-6: one pack of the batch that expires first becomes units of the same lot; both people are named', async () => {
    await markTablets(shop);
    const view = await shop.till.do('splitting.openPack', await openingOf(shop));
    expect(view).toMatchObject({ availableUnits: 10, onHandUnits: 10 });
    expect(view.openPacks).toMatchObject([
      {
        batchNumber: 'EARLY',
        expiryDate: '2026-12-01',
        units: 10,
        left: 10,
        splitterName: '王芳',
        checkerName: '赵敏',
      },
    ]);
    expect(await packsOnHand(shop.batches.early)).toBe(4);
    const { rows: movements } = await shop.till.do('inventory.listMovements', {
      batchId: shop.batches.early,
    });
    expect(movements[0]).toMatchObject({ kind: 'split_out', onHandDelta: -1, onHandAfter: 4 });
    expect(rows('opened_pack')).toEqual({ n: 1 });
  });

  it('RX-6: a batch that is named is opened instead; a batch of another drug is none', async () => {
    await markTablets(shop);
    const opening = await openingOf(shop, { batchId: shop.batches.late });
    const view = await shop.till.do('splitting.openPack', opening);
    expect(view.openPacks).toMatchObject([{ batchNumber: 'LATE' }]);
    const { batches } = await shop.till.do('inventory.listBatches', { drugId: shop.drugs.vitamin });
    const other = { ...opening, batchId: batches[0]?.batchId ?? 0 };
    expect(await shop.till.refused('splitting.openPack', other)).toBe('BATCH_NOT_FOUND');
  });

  it('RX-6: the checker is somebody else, who may open packs, and confirms with their own PIN', async () => {
    await markTablets(shop);
    const opening = await openingOf(shop);
    const { staff } = await shop.till.do('system.status', {});
    const self = staff.find(({ name }) => name === '王芳')?.staffId ?? 0;
    await shop.counter.signInWith('何管', ['administrator']);
    const { staff: later } = await shop.till.do('system.status', {});
    const administrator = later.find(({ name }) => name === '何管')?.staffId ?? 0;
    const tries = [
      [{ checkerId: self }, 'CHECKER_IS_SPLITTER'],
      [{ checkerId: administrator }, 'CHECKER_NOT_ALLOWED'],
      [{ checkerId: 99_999 }, 'STAFF_NOT_FOUND'],
      [{ checkerPin: '9137' }, 'PIN_WRONG'],
    ] as const;
    for (const [wrong, code] of tries) {
      expect(await shop.till.refused('splitting.openPack', { ...opening, ...wrong })).toBe(code);
    }
    expect(rows('opened_pack')).toEqual({ n: 0 });
  });

  it('RX-6: a drug that is not marked is not opened', async () => {
    const opening = await openingOf(shop);
    expect(await shop.till.refused('splitting.openPack', opening)).toBe('NOT_SPLITTABLE');
    expect(await shop.till.refused('splitting.openPack', { ...opening, drugId: 99_999 })).toBe(
      'DRUG_NOT_FOUND',
    );
  });

  it('RX-6: never a locked, recalled or expired batch, and never a pack that an order has reserved', async () => {
    const { till, batches, drugs, counter } = shop;
    await markTablets(shop);
    const early = await openingOf(shop, { batchId: batches.early });
    await till.do('inventory.lockBatch', { batchId: batches.early, reason: '待查' });
    expect(await till.try('splitting.openPack', early)).toMatchObject({
      error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'locked' } },
    });
    await till.do('inventory.unlockBatch', { batchId: batches.early, reason: '合格' });
    await till.do('orders.createDirect', { lines: [{ drugId: drugs.paracetamol, quantity: 5 }] });
    expect(await till.refused('splitting.openPack', early)).toBe('INSUFFICIENT_STOCK');
    await till.do('inventory.recallBatches', recallOf(drugs.paracetamol, 'LATE'));
    expect(await till.refused('splitting.openPack', { ...early, batchId: null })).toBe('INSUFFICIENT_STOCK');
    counter.time.advance(200 * DAY_MS);
    const again = await openingOf({ ...shop, till: await counter.signIn() }, { batchId: batches.early });
    const evening = await counter.signIn();
    expect(await evening.try('splitting.openPack', again)).toMatchObject({
      error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'expired' } },
    });
  });

  it('RX-6 ORD-11: sent again it opens one pack and gives the same answer', async () => {
    await markTablets(shop);
    const opening = await openingOf(shop);
    const commandId = '0197c000-0000-7000-8000-000000000601';
    const first = await shop.till.do('splitting.openPack', opening, commandId);
    expect(await shop.till.do('splitting.openPack', opening, commandId)).toEqual(first);
    expect(rows('opened_pack')).toEqual({ n: 1 });
  });

  it('RX-6: of two screens that miss the same units one opens a pack, and the other hears of it', async () => {
    await markTablets(shop);
    const opening = await openingOf(shop, { seenUnits: 0 });
    const second = await shop.counter.signIn('孙立');
    const results = await Promise.all([
      shop.till.try('splitting.openPack', opening),
      second.try('splitting.openPack', opening),
    ]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'LOOSE_STOCK_CHANGED', params: { seen: 0, units: 10 } },
    });
    expect(rows('opened_pack')).toEqual({ n: 1 });
  });

  it('RX-6: of two screens that open the last pack one finds none', async () => {
    const { till, batches } = shop;
    await markTablets(shop);
    await till.do('inventory.adjustStock', { batchId: batches.late, countedQuantity: 0, reason: '盘点' });
    await till.do('inventory.adjustStock', { batchId: batches.early, countedQuantity: 1, reason: '盘点' });
    const opening = await openingOf(shop);
    const second = await shop.counter.signIn('孙立');
    const results = await Promise.all([till, second].map((own) => own.try('splitting.openPack', opening)));
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'INSUFFICIENT_STOCK' } });
  });
});

describe('RX-6: selling units', () => {
  it('RX-6: units are sold like any article, to the fen, and come out of the pack that was opened first', async () => {
    const { article } = await openPacks(shop, 2);
    const order = await sellUnits(article.looseDrugId, 6);
    expect(order.amounts.totalFen).toBe(6 * 125);
    expect(order.items[0]).toMatchObject({ specification: '拆零 0.5g*1片', unit: '片', quantity: 6 });
    expect((await split())?.openPacks.map(({ left }) => left)).toEqual([4, 10]);
    await sellUnits(article.looseDrugId, 7);
    expect((await split())?.openPacks.map(({ left }) => left)).toEqual([7]);
    const sold = shop.counter.sql((db) =>
      db.prepare('SELECT opened_pack_id, quantity FROM loose_sale ORDER BY id').all(),
    );
    expect(sold).toEqual([
      { opened_pack_id: 1, quantity: 6 },
      { opened_pack_id: 1, quantity: 4 },
      { opened_pack_id: 2, quantity: 3 },
    ]);
  });

  it('RX-6: more units than are loose are not sold, and no pack is opened by itself', async () => {
    const { article } = await openPacks(shop);
    const { cart } = await shop.till.do('cart.addItem', { drugId: article.looseDrugId, quantity: 11 });
    expect(cart).toMatchObject({
      sellable: false,
      lines: [{ availableQuantity: 10, loose: { packDrugId: shop.drugs.paracetamol, unitsPerPack: 10 } }],
    });
    expect(await shop.till.refused('orders.checkout', checkoutOf(cart))).toBe('INSUFFICIENT_STOCK');
    await shop.till.do('splitting.openPack', await openingOf(shop, { seenUnits: 10 }));
    await shop.till.do('orders.checkout', checkoutOf(cart));
    expect((await split())?.onHandUnits).toBe(9);
  });

  it('RX-6: units of an order that is called off before they left go back, on the shelf and in the register', async () => {
    const { article } = await openPacks(shop);
    const made = await shop.till.do('orders.createDirect', {
      lines: [{ drugId: article.looseDrugId, quantity: 4 }],
    });
    for (const name of ['settle', 'startDispensing', 'cancel'] as const) {
      shop.counter.time.advance(MINUTE_MS);
      const step = STEP_CALLS[name](made.order);
      await shop.till.do(step.name, step.input);
    }
    expect((await split())?.openPacks).toMatchObject([{ left: 10 }]);
    const entries = await register();
    expect(entries.map(([, entry]) => entry)).toEqual([
      { zh: '拆零', en: 'Opened' },
      { zh: '销售', en: 'Sold' },
      { zh: '退回货架', en: 'Back on the shelf' },
    ]);
  });

  it('RX-6 RX-5: loose units that are owed leave the register as those that were handed out', async () => {
    const { article } = await openPacks(shop);
    const { till } = shop;
    const { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: article.looseDrugId, quantity: 6 }],
    });
    const { orderId } = order;
    for (const name of ['settle', 'startDispensing'] as const) {
      const step = STEP_CALLS[name](order);
      await till.do(step.name, step.input);
    }
    const { lines } = await till.do('dispensing.get', { orderId });
    const batchId = lines[0]?.batches[0]?.batchId ?? 0;
    await till.do('dispensing.owe', {
      orderId,
      cause: 'damaged',
      reason: '掉落污染',
      lines: [{ lineNo: 1, batchId, quantity: 2 }],
    });
    const sold = shop.counter.sql((db) => db.prepare('SELECT sum(quantity) AS units FROM loose_sale').get());
    expect(sold).toEqual({ units: 4 });
    expect((await split())?.openPacks).toMatchObject([{ left: 4 }]);
  });

  it('RX-6: units that a count did not find are missing of the oldest pack', async () => {
    const { article } = await openPacks(shop, 2);
    const { batches } = await shop.till.do('inventory.listBatches', { drugId: article.looseDrugId });
    const batchId = batches[0]?.batchId ?? 0;
    await shop.till.do('inventory.adjustStock', { batchId, countedQuantity: 13, reason: '破损' });
    expect((await split())?.openPacks.map(({ left }) => left)).toEqual([3, 10]);
    await sellUnits(article.looseDrugId, 13);
    expect((await split())?.openPacks).toEqual([]);
  });

  it('RX-6: units of a prescription drug are sold on prescription alone', async () => {
    const { drugs, till } = shop;
    const { article } = await till.do('splitting.mark', {
      drugId: drugs.antibiotic,
      unitsPerPack: 24,
      unit: '粒',
      directions: '',
    });
    const order = { lines: [{ drugId: article.looseDrugId, quantity: 6 }] };
    expect(await till.refused('orders.createDirect', order)).toBe('PRESCRIPTION_REQUIRED');
  });
});

describe('RX-6 RX-4: dispensing loose units', () => {
  const PACK = '6901234567892';

  it('RX-6 RX-2 RX-4: a line of a prescription in units is sold split, and the opened pack verifies all of them', async () => {
    const { till, drugs } = shop;
    await till.do('splitting.mark', {
      ...TEN_TABLETS,
      drugId: drugs.antibiotic,
      unitsPerPack: 24,
      unit: '粒',
    });
    const split24 = await till.do('splitting.get', { drugId: drugs.antibiotic });
    const looseId = split24?.article.looseDrugId ?? 0;
    await till.do('splitting.openPack', await openingOf(shop, { drugId: drugs.antibiotic }));
    const handedIn = await waiting(shop, {}, { lines: [lineOf(looseId, 18)] });
    const { till: other } = await atOtherTill(shop, '钱药师');
    await other.do('prescriptions.approve', seen(handedIn));
    const cart = await till.do('cart.addPrescription', { prescriptionId: handedIn.prescriptionId });
    expect(cart).toMatchObject({ sellable: true, lines: [{ quantity: 18, unit: '粒' }] });
    const { order } = await till.do('orders.checkout', { ...checkoutOf(cart) });
    const { orderId } = order;
    await till.do('orders.startDispensing', { orderId });
    const line = (await till.do('dispensing.get', { orderId })).lines[0];
    expect(line).toMatchObject({ quantity: 18, verified: 0, mustVerify: true });
    const byCode = { orderId, code: 'T006' };
    const sheet = await till.do('dispensing.verifyPack', byCode);
    expect(sheet.lines[0]).toMatchObject({ verified: 18 });
    expect(await till.refused('dispensing.verifyPack', byCode)).toBe('PACK_NOT_EXPECTED');
    const text = receiptLines(
      await till.do('printing.documentPreview', { orderId, document: 'bag_label' }),
    ).join('\n');
    for (const fact of ['单秀英', '18粒', '饭后']) expect(text).toContain(fact);
  });

  it('RX-6 RX-4: a pack of another batch does not verify the units', async () => {
    const { till } = shop;
    const { article } = await openPacks(shop);
    const { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: article.looseDrugId, quantity: 4 }],
    });
    for (const name of ['settle', 'startDispensing'] as const) {
      const step = STEP_CALLS[name](order);
      await till.do(step.name, step.input);
    }
    const { orderId } = order;
    const wrong = { orderId, code: ']d201069012345678921728123110LATE' };
    expect(await till.refused('dispensing.verifyPack', wrong)).toBe('PACK_WRONG_BATCH');
    const sheet = await till.do('dispensing.verifyPack', { orderId, code: PACK });
    expect(sheet.lines[0]).toMatchObject({ quantity: 4, verified: 4 });
  });
});

describe('RX-6 INV-6: a lot is held as a whole', () => {
  const looseStatus = async (looseDrugId: number) => {
    const { batches } = await shop.till.do('inventory.listBatches', { drugId: looseDrugId });
    return batches.map(({ batchNumber, status }) => `${batchNumber} ${status}`);
  };

  it('RX-6 INV-6: locking the packs locks the units, and the other way round; unlocking lets both go', async () => {
    const { article } = await openPacks(shop);
    await shop.till.do('inventory.lockBatch', { batchId: shop.batches.early, reason: '待查' });
    expect(await looseStatus(article.looseDrugId)).toEqual(['EARLY locked']);
    const { batches } = await shop.till.do('inventory.listBatches', { drugId: article.looseDrugId });
    await shop.till.do('inventory.unlockBatch', { batchId: batches[0]?.batchId ?? 0, reason: '合格' });
    expect(await looseStatus(shop.drugs.paracetamol)).toContain('EARLY available');
  });

  it('RX-6 INV-6: a recall takes the units and the orders that have some of them', async () => {
    const { article } = await openPacks(shop);
    const waiting = await shop.till.do('orders.createDirect', {
      lines: [{ drugId: article.looseDrugId, quantity: 4 }],
    });
    const made = await shop.till.do('inventory.recallBatches', recallOf(shop.drugs.paracetamol));
    expect(made.batches.map(({ drugId, status }) => [drugId, status])).toEqual([
      [shop.drugs.paracetamol, 'recalled'],
      [article.looseDrugId, 'recalled'],
    ]);
    expect(made.orders).toMatchObject([{ orderNumber: waiting.order.orderNumber, outcome: 'short' }]);
    const report = { drugId: shop.drugs.paracetamol, batchNumber: 'EARLY', page: 1, pageSize: 20 };
    expect((await shop.till.do('inventory.recallReport', report)).alsoAs).toMatchObject([
      { drugId: article.looseDrugId, unit: '片', onHand: 10, sold: 0 },
    ]);
    const back = { drugId: article.looseDrugId, batchNumber: 'EARLY', reason: '误召' };
    const ended = await shop.till.do('inventory.endRecall', back);
    expect(ended.batches.map(({ status }) => status)).toEqual(['locked', 'locked']);
  });

  it('RX-6: units expire on the day on which their pack does', async () => {
    const { article } = await openPacks(shop);
    shop.counter.time.advance(200 * DAY_MS);
    shop = { ...shop, till: await shop.counter.signIn() };
    expect(await split()).toMatchObject({ availableUnits: 0, onHandUnits: 10 });
    const order = { lines: [{ drugId: article.looseDrugId, quantity: 1 }] };
    expect(await shop.till.refused('orders.createDirect', order)).toBe('INSUFFICIENT_STOCK');
  });
});

async function register() {
  const days = { register: 'split_packs', fromDate: '2026-01-01', toDate: '2026-12-31' };
  return (await shop.till.do('registers.list', days)).rows;
}

describe('RX-6 OPS-7: the bag', () => {
  const bag = async (orderId: number, language: 'zh' | 'en' = 'zh') => {
    const view = { orderId, document: 'bag_label', language } as const;
    return receiptLines(await shop.till.do('printing.documentPreview', view)).join('\n');
  };

  it('RX-6 OPS-7: says name, specification, quantity, directions, batch, expiry, shop and who split it', async () => {
    const { till } = shop;
    const { shop: own } = await till.do('settings.get', {});
    await till.do('settings.update', { shop: { ...own, name: '仁心大药房' } });
    const { article } = await openPacks(shop);
    await till.do('cart.addItem', { drugId: shop.drugs.vitamin, quantity: 1 });
    const order = await sellUnits(article.looseDrugId, 6);
    expect(order.looseLines).toEqual([2]);
    const text = await bag(order.orderId);
    const facts = ['拆零药品', '对乙酰氨基酚片', '0.5g*10片', '6片', '口服，一次1片，一日3次', 'EARLY'];
    for (const fact of [...facts, '2026-12-01', '仁心大药房', '王芳', '1/1']) expect(text).toContain(fact);
    expect(text).not.toContain('维生素C片');
    expect(await bag(order.orderId, 'en')).toContain('SPLIT PACK');
    const printed = { orderId: order.orderId, document: 'bag_label' } as const;
    await till.do('settings.update', {
      receipt: { ...(await till.do('settings.get', {})).receipt, printer: { kind: 'file' } },
    });
    const copies = [
      await till.do('printing.printDocument', printed),
      await till.do('printing.printDocument', printed),
    ];
    expect(copies.map(({ copyNo }) => copyNo)).toEqual([1, 2]);
    const { events } = await till.do('orders.get', { orderId: order.orderId });
    expect(events.slice(-2).map(({ action }) => action)).toEqual(['print_bag_label', 'reprint_bag_label']);
  });

  it('RX-6 OPS-7: fetched before it is handed over, it names whoever opened the pack it will come from', async () => {
    const { article } = await openPacks(shop);
    const lines = [{ drugId: article.looseDrugId, quantity: 2 }];
    const { order } = await shop.till.do('orders.createDirect', { lines });
    expect(await bag(order.orderId)).toContain('王芳');
  });

  it('RX-6 OPS-7: an order without loose units has no bags', async () => {
    const lines = [{ drugId: shop.drugs.vitamin, quantity: 1 }];
    const { order } = await shop.till.do('orders.createDirect', { lines });
    const view = { orderId: order.orderId, document: 'bag_label' } as const;
    expect(order.looseLines).toEqual([]);
    expect(await shop.till.refused('printing.documentPreview', view)).toBe('NOTHING_TO_PRINT');
    await shop.till.do('settings.update', {
      receipt: { ...(await shop.till.do('settings.get', {})).receipt, printer: { kind: 'file' } },
    });
    expect(await shop.till.refused('printing.printDocument', view)).toBe('NOTHING_TO_PRINT');
  });
});

describe('RX-6 RX-7: the register of split packs', () => {
  it('RX-6 RX-7: says when a pack was opened, what of it was sold when, and who split and checked', async () => {
    const { article } = await openPacks(shop);
    const openedAtMs = shop.counter.time.nowMs();
    shop.counter.time.advance(MINUTE_MS);
    const order = await sellUnits(article.looseDrugId, 6);
    const soldAtMs = shop.counter.time.nowMs();
    const pack = ['对乙酰氨基酚片', '0.5g*10片', 'EARLY', '试验制药有限公司', '2026-12-01', null];
    const people = ['王芳', '赵敏'];
    const opened = { zh: '拆零', en: 'Opened' };
    const sold = { zh: '销售', en: 'Sold' };
    expect(await register()).toEqual([
      [openedAtMs, opened, openedAtMs, ...pack, 10, null, '片', null, null, ...people],
      [soldAtMs, sold, openedAtMs, ...pack, null, 6, '片', soldAtMs, order.orderNumber, ...people],
    ]);
  });

  it('RX-6 RX-7: keeps what the pack said when the catalogue says something else later', async () => {
    await openPacks(shop);
    shop.counter.sql((db) => db.prepare("UPDATE drug SET generic_name = '改名' WHERE pack_size = 1").run());
    expect((await register())[0]?.[3]).toBe('对乙酰氨基酚片');
  });

  it('RX-6: an opened pack and its sales are never changed or deleted', async () => {
    const { article } = await openPacks(shop);
    await sellUnits(article.looseDrugId, 1);
    for (const table of ['opened_pack', 'loose_sale']) {
      for (const change of [`UPDATE ${table} SET at_ms = 1`, `DELETE FROM ${table}`]) {
        expect(() => shop.counter.sql((db) => db.prepare(change).run())).toThrow('append-only');
      }
    }
    expect(() => shop.counter.sql((db) => db.prepare('DELETE FROM loose_article').run())).toThrow(
      'never deleted',
    );
  });

  it('RX-6: verifyStore names a pack that was opened without its units', async () => {
    await openPacks(shop);
    const before = shop.counter.sql((db) => {
      db.exec('DROP TRIGGER opened_pack_is_never_changed; UPDATE opened_pack SET units = 12');
      return true;
    });
    expect(before).toBe(true);
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences.map(({ kind }) => kind).sort()).toEqual(['loose_units', 'units_given']);
    shop.counter.sql((db) => db.exec('UPDATE opened_pack SET units = 10'));
  });
});
