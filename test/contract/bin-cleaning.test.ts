import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { driveTo, requestFor } from '#test/support/after-sales-paths.ts';
import { fillingOf, type WaitingPieces, waitingPieces, writePieces } from '#test/support/pieces.ts';
import { MONTH, valuesOf } from '#test/support/registers.ts';
import { BUYER, checkoutOf } from '#test/support/sell.ts';
import { receive } from '#test/support/small-catalog.ts';
import { countRows } from '#test/support/store-dump.ts';
import { HOUR_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
let pieces: WaitingPieces;
beforeEach(async () => {
  shop = await openShop();
  pieces = await waitingPieces(shop);
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const batchOf = async (batchId: number) => {
  const { batches } = await shop.till.do('inventory.listBatches', { drugId: pieces.drugId });
  return batches.find((batch) => batch.batchId === batchId);
};
const fill = async (batchId: number) => shop.till.do('inventory.fillBin', await fillingOf(shop, batchId));
const order = (quantity: number, drugId = pieces.drugId) =>
  shop.till.do('orders.createDirect', { lines: [{ drugId, quantity }], details: { buyer: BUYER } });
const batchNumbersOf = ({ order: made }: Awaited<ReturnType<typeof order>>) =>
  made.items.flatMap(({ batches }) => batches.map(({ batchNumber }) => batchNumber));
const refusal = async (batchId: number) => shop.till.try('inventory.fillBin', await fillingOf(shop, batchId));

describe('RX-7 INV-1: a batch of TCM pieces waits for its bin', () => {
  it('RX-7: the first batch of a drug goes into its bin by itself, the next one waits, though it expires first', async () => {
    expect(await batchOf(pieces.first)).toMatchObject({ bin: 'ready', sellable: true });
    expect(await batchOf(pieces.next)).toMatchObject({ bin: 'waiting', sellable: false, onHand: 800 });
    const { hits } = await shop.till.do('catalog.searchDrugs', { query: '当归' });
    const [hit] = hits;
    expect(hit).toMatchObject({
      availableQuantity: 500,
      outsideBinQuantity: 800,
      nearestExpiry: '2028-12-31',
    });
    expect(batchNumbersOf(await order(30))).toEqual(['DG-1']);
  });

  it('RX-7: what the bin lacks is not taken from the batch that waits; the refusal and the cart say which it is', async () => {
    const wanted = { drugId: pieces.drugId, quantity: 90 };
    await shop.till.do('inventory.adjustStock', {
      batchId: pieces.first,
      countedQuantity: 60,
      reason: '盘点',
    });
    const lines = [wanted];
    expect(await shop.till.try('orders.createDirect', { lines })).toMatchObject({
      error: { code: 'INSUFFICIENT_STOCK', params: { binBatches: ['DG-2'] } },
    });
    const { cart } = await shop.till.do('cart.addItem', wanted);
    const { warnings } = cart.lines[0] ?? { warnings: [] };
    expect(warnings).toContainEqual({
      code: 'batch_outside_bin',
      blocking: false,
      params: { batchNumber: 'DG-2', quantity: 800 },
    });
    expect(await shop.till.refused('orders.checkout', checkoutOf(cart))).toBe('INSUFFICIENT_STOCK');
    await fill(pieces.next);
    const sold = await shop.till.do('orders.checkout', checkoutOf(cart));
    expect(batchNumbersOf(sold)).toEqual(['DG-2']);
  });

  it('RX-7: other goods know no bin, and more of a batch that lies in its bin goes into it', async () => {
    const { till, drugs } = shop;
    await receive(till, { drugId: drugs.vitamin, quantity: 5, batchNumber: 'B9' });
    const { batches } = await till.do('inventory.listBatches', { drugId: drugs.vitamin });
    expect(batches.map(({ bin }) => bin)).toEqual(['ready', 'ready']);
    await receive(till, { drugId: pieces.drugId, quantity: 100, batchNumber: 'DG-1' });
    expect(await batchOf(pieces.first)).toMatchObject({ bin: 'ready', onHand: 600 });
    await receive(till, {
      drugId: pieces.drugId,
      quantity: 100,
      batchNumber: 'DG-2',
      expiryDate: '2027-12-31',
    });
    expect(await batchOf(pieces.next)).toMatchObject({ bin: 'waiting', onHand: 900 });
  });

  it('RX-7: stock that was there before anything was recorded is sold as it lies, until the bin is cleaned', async () => {
    const { counter, till, drugs } = shop;
    counter.sql((db) =>
      db.prepare("UPDATE drug SET category = 'tcm_piece' WHERE id = ?").run(drugs.paracetamol),
    );
    expect(batchNumbersOf(await order(7, drugs.paracetamol)).sort()).toEqual(['EARLY', 'LATE']);
    const newest = await receive(till, { drugId: drugs.paracetamol, quantity: 9, batchNumber: 'NEWEST' });
    const { order: made } = await order(1, drugs.paracetamol);
    expect(made.items[0]?.batches).toMatchObject([{ batchNumber: 'LATE' }]);
    for (const { orderId } of (await till.do('orders.list', {})).rows)
      await till.do('orders.cancel', { orderId, reason: '不要了' });
    await fill(newest);
    const { batches } = await till.do('inventory.listBatches', { drugId: drugs.paracetamol });
    expect(batches.map(({ batchNumber, bin }) => [batchNumber, bin]).sort()).toEqual([
      ['EARLY', 'taken_out'],
      ['LATE', 'taken_out'],
      ['NEWEST', 'ready'],
    ]);
  });

  it('RX-7: the stock list counts what lies outside the bins and finds it, searched for or not', async () => {
    const outside = { drugId: pieces.drugId, onHand: 1_300, outsideBinOnHand: 800, outsideBinQuantity: 800 };
    for (const search of ['', '当归']) {
      const { rows, total } = await shop.till.do('inventory.listStock', { search, filter: 'outside_bin' });
      expect(rows).toMatchObject([{ ...outside, availableQuantity: 500 }]);
      expect(total).toBe(1);
    }
    await shop.till.do('inventory.adjustStock', {
      batchId: pieces.next,
      countedQuantity: 0,
      reason: '退供应商',
    });
    const { total } = await shop.till.do('inventory.listStock', { filter: 'outside_bin' });
    expect(total).toBe(0);
  });

  it('RX-7: a drug that is counted among the pieces no more keeps what waited apart, and loses nothing by it', async () => {
    const { counter, till } = shop;
    counter.time.advance(HOUR_MS);
    await fill(pieces.next);
    counter.sql((db) => db.prepare("UPDATE drug SET category = 'other' WHERE id = ?").run(pieces.drugId));
    await receive(till, { drugId: pieces.drugId, quantity: 5, batchNumber: 'DG-3' });
    await fill(pieces.first);
    const { batches } = await till.do('inventory.listBatches', { drugId: pieces.drugId });
    expect(batches.map(({ bin }) => bin)).toEqual(['ready', 'ready', 'ready']);
  });

  it('INV-3: the batches of one drug never hold up another drug’s', async () => {
    const { counter, till } = shop;
    counter.sql((db) => db.prepare("UPDATE drug SET code = 'T202' WHERE id = ?").run(pieces.drugId));
    const other = writePieces(counter);
    const batchId = await receive(till, { drugId: other, quantity: 10, batchNumber: 'DG-2' });
    const { batches } = await till.do('inventory.listBatches', { drugId: other });
    expect(batches).toMatchObject([{ batchId, bin: 'ready', sellable: true }]);
  });
});

describe('RX-7: the bin is cleaned and filled', () => {
  it('RX-7: the new batch is sold, the former one is taken out, and putting it in again is another record', async () => {
    const { counter, till } = shop;
    expect(await fill(pieces.next)).toMatchObject({ bin: 'ready', sellable: true });
    expect(await batchOf(pieces.first)).toMatchObject({ bin: 'taken_out', sellable: false, onHand: 500 });
    expect(batchNumbersOf(await order(10))).toEqual(['DG-2']);
    for (const { orderId } of (await till.do('orders.list', {})).rows)
      await till.do('orders.cancel', { orderId, reason: '不要了' });
    counter.time.advance(HOUR_MS);
    await fill(pieces.first);
    expect(await batchOf(pieces.next)).toMatchObject({ bin: 'taken_out' });
    const page = await till.do('registers.list', { register: 'bin_cleaning', ...MONTH });
    const rows = await valuesOf(till, 'bin_cleaning', page);
    const first = { entry: '首次装斗', formerBatch: null, checkerName: null };
    const cleaned = { entry: '清斗装斗', fillerName: '王芳', checkerName: '赵敏', unit: 'g', shelf: '斗-12' };
    expect(rows).toMatchObject([
      { ...first, batchNumber: 'DG-1', fillerName: '王芳' },
      { ...cleaned, formerBatch: 'DG-1', formerQuantity: 500, batchNumber: 'DG-2' },
      { ...cleaned, formerBatch: 'DG-2', formerQuantity: 800, batchNumber: 'DG-1' },
    ]);
    expect(page.total).toBe(3);
  });

  it('RX-7: it takes two people, the second with their own PIN', async () => {
    const filling = await fillingOf(shop, pieces.next);
    const { staffId } = await shop.till.do('staff.currentDuty', {});
    const own = { ...filling, checkerId: staffId };
    expect(await shop.till.refused('inventory.fillBin', own)).toBe('CHECKER_IS_FILLER');
    const wrong = { ...filling, checkerPin: '918273' };
    expect(await shop.till.refused('inventory.fillBin', wrong)).toBe('PIN_WRONG');
    shop.counter.sql((db) =>
      db.prepare('UPDATE staff SET roles = \'["administrator"]\' WHERE id = ?').run(filling.checkerId),
    );
    expect(await shop.till.refused('inventory.fillBin', filling)).toBe('CHECKER_NOT_ALLOWED');
    expect(await batchOf(pieces.next)).toMatchObject({ bin: 'waiting' });
    expect(countRows(shop.counter, ['bin_removal'])).toEqual({ bin_removal: 0 });
  });

  it('RX-7: pieces that orders wait for are weighed before their batch is taken out', async () => {
    const { order: made } = await order(30);
    expect(await refusal(pieces.next)).toMatchObject({
      error: { code: 'BIN_BATCH_RESERVED', params: { batchNumber: 'DG-1', quantity: 30 } },
    });
    await shop.till.do('orders.cancel', { orderId: made.orderId, reason: '不要了' });
    await fill(pieces.next);
  });

  it('RX-7: what was weighed out before is handed over after the bin was filled with another batch', async () => {
    const { till } = shop;
    const { order: made } = await order(30);
    const { orderId } = made;
    const tenders = [{ kind: 'cash' as const, receivedFen: made.amounts.totalFen }];
    await till.do('orders.settle', { orderId, tenders, handOver: false });
    await till.do('orders.startDispensing', { orderId });
    await fill(pieces.next);
    const done = await till.do('orders.handOver', { orderId });
    expect(done.order.status).toBe('completed');
  });

  it('RX-7 INV-6: a batch that was recalled in its bin goes out of it, whoever it is reserved for', async () => {
    const { till } = shop;
    const { order: made } = await order(30);
    await till.do('inventory.lockBatch', { batchId: pieces.first, reason: '发霉' });
    await fill(pieces.next);
    await till.do('inventory.unlockBatch', { batchId: pieces.first, reason: '复查合格' });
    const { orderId, amounts } = made;
    const tenders = [{ kind: 'cash' as const, receivedFen: amounts.totalFen }];
    expect(await till.try('orders.settle', { orderId, tenders, handOver: false })).toMatchObject({
      error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'outside_bin', batchNumber: 'DG-1' } },
    });
    await till.do('orders.cancel', { orderId, reason: '换新批号' });
  });

  it('RX-7: a batch that must not be sold is not put in, nor one that lies there already', async () => {
    const { till, batches } = shop;
    const lies = await refusal(pieces.first);
    expect(lies).toMatchObject({
      error: { code: 'BIN_HOLDS_BATCH', params: { batchNumber: 'DG-1', filled_by: '王芳' } },
    });
    expect(await refusal(batches.early)).toMatchObject({ error: { code: 'BIN_HOLDS_BATCH' } });
    await till.do('inventory.lockBatch', { batchId: pieces.next, reason: '发霉' });
    expect(await refusal(pieces.next)).toMatchObject({
      error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'locked', held_by: '王芳' } },
    });
  });

  it('RX-7: of two people who fill one bin at once the second is told who was first', async () => {
    const filling = await fillingOf(shop, pieces.next);
    const other = await shop.counter.signIn('李强');
    const results = await Promise.all(
      [shop.till, other].map((till) => till.try('inventory.fillBin', filling)),
    );
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'BIN_HOLDS_BATCH', params: { batchNumber: 'DG-2', filled_by: expect.any(String) } },
    });
  });

  it('AS-2 RX-7: what comes back of a batch that was taken out lies beside the bin with it', async () => {
    const { till } = shop;
    const { order: made } = await order(30);
    const { orderId } = made;
    const tenders = [{ kind: 'cash' as const, receivedFen: made.amounts.totalFen }];
    await till.do('orders.settle', { orderId, tenders, handOver: true });
    await fill(pieces.next);
    const sold = await till.do('orders.get', { orderId });
    await driveTo(shop, await requestFor(till, sold), 'completed');
    const { batches } = await till.do('inventory.listBatches', { drugId: pieces.drugId });
    const batchId = batches.find(({ zone }) => zone === 'quarantine')?.batchId ?? 0;
    await till.do('inventory.releaseQuarantine', { batchId, quantity: 30, reason: '查验合格' });
    expect(await batchOf(pieces.first)).toMatchObject({ bin: 'taken_out', onHand: 500, sellable: false });
    expect(await refusal(batchId)).toMatchObject({
      error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'quarantine' } },
    });
  });

  it('RX-5 RX-7: who was owed pieces gets them of the batch that was put in', async () => {
    const { till } = shop;
    const { order: made } = await order(40);
    const tenders = [{ kind: 'cash' as const, receivedFen: made.amounts.totalFen }];
    const { orderId } = made;
    await till.do('inventory.adjustStock', { batchId: pieces.first, countedQuantity: 40, reason: '盘点' });
    await till.do('orders.settle', { orderId, tenders, handOver: false });
    await till.do('dispensing.owe', {
      orderId,
      cause: 'not_on_shelf',
      reason: '斗内不足',
      lines: [{ lineNo: 1, batchId: pieces.first, quantity: 40 }],
    });
    const owed = (await till.do('orders.list', {})).rows.find(({ status }) => status === 'paid');
    expect((await till.do('orders.get', { orderId: owed?.orderId ?? 0 })).items[0]?.batches).toEqual([]);
    await till.do('inventory.fillBin', await fillingOf(shop, pieces.next));
    expect((await till.do('orders.get', { orderId: owed?.orderId ?? 0 })).items[0]?.batches).toMatchObject([
      { batchNumber: 'DG-2', quantity: 40 },
    ]);
  });
});

describe('RX-7: the records stand', () => {
  it('RX-7: nobody changes or deletes them, and no batch gets into a bin past them', async () => {
    await fill(pieces.next);
    const attempt = (statement: string) => () => shop.counter.sql((db) => db.exec(statement));
    for (const table of ['bin_fill', 'bin_removal']) {
      expect(attempt(`UPDATE ${table} SET batch_id = batch_id`)).toThrow('append-only');
      expect(attempt(`DELETE FROM ${table}`)).toThrow('append-only');
    }
    const past = 'by a record';
    expect(attempt(`UPDATE batch SET bin = 'ready' WHERE id = ${pieces.first}`)).toThrow(past);
    expect(attempt(`UPDATE batch SET bin = 'outside' WHERE id = ${pieces.next}`)).toThrow(past);
  });

  it('RX-7 INV-1: a store that says otherwise is found out', async () => {
    shop.counter.time.advance(HOUR_MS);
    await fill(pieces.next);
    const change = (bin: string) =>
      shop.counter.sql((db) => {
        const trigger = db
          .prepare("SELECT sql FROM sqlite_schema WHERE name = 'batch_changes_bin_by_record'")
          .pluck()
          .get() as string;
        db.exec('DROP TRIGGER batch_changes_bin_by_record');
        db.prepare('UPDATE batch SET bin = ? WHERE id = ?').run(bin, pieces.first);
        db.exec(trigger);
      });
    change('ready');
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences.map(({ kind }) => kind)).toEqual(['bin', 'bin_mixed']);
    change('outside');
  });
});
