import { v7 as uuidV7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { approved, atOtherTill, seen } from '#test/support/prescriptions.ts';
import { BUYER } from '#test/support/sell.ts';
import { receive } from '#test/support/small-catalog.ts';
import { countRows, dumpStore } from '#test/support/store-dump.ts';
import { HOUR_MS } from '#test/support/test-platform.ts';
import { EARLY_UNITS, openShop, PLENTY, type TestShop } from '#test/support/test-shop.ts';
import { waitingOrder } from '#test/support/waiting-orders.ts';

const PACK = '6901234567892';
const DAY_MS = 24 * HOUR_MS;
const EARLY_PACK = `(01)0${PACK}(17)261201(10)EARLY`;
const TRACE_PREFIX = '8112345';
const trace = (serial: number) => `${TRACE_PREFIX}${String(serial).padStart(13, '0')}`;

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

type Owe = CallInput<'dispensing.owe'>;
const wish = (order: { orderId: number }, change: Partial<Owe> = {}): Owe => ({
  orderId: order.orderId,
  cause: 'not_on_shelf',
  reason: '货架缺货',
  lines: [{ lineNo: 1, batchId: shop.batches.early, quantity: 1 }],
  ...change,
});
const owe = (order: { orderId: number }, change?: Partial<Owe>) =>
  shop.till.do('dispensing.owe', wish(order, change));
const get = ({ orderId }: { orderId: number }) => shop.till.do('orders.get', { orderId });
const stockOf = (batchId: number) =>
  shop.counter.sql((db) =>
    db.prepare('SELECT on_hand AS onHand, reserved FROM batch WHERE id = ?').get(batchId),
  );
/** Takes away every free unit of paracetamol but `left`. */
const emptyShelf = async (left = 0) => {
  for (const batchId of [shop.batches.early, shop.batches.late]) {
    const { onHand, reserved } = stockOf(batchId) as { onHand: number; reserved: number };
    const kept = batchId === shop.batches.late ? Math.min(left, onHand - reserved) : 0;
    await shop.till.do('inventory.adjustStock', {
      batchId,
      countedQuantity: reserved + kept,
      reason: '盘点',
    });
  }
};
const allocated = (order: OrderDetail) =>
  order.items.map(({ batches }) => batches.map(({ batchNumber, quantity }) => `${batchNumber}×${quantity}`));

describe('RX-5: owing what is not on the shelf', () => {
  it('RX-5: what there is goes on with its packs; the rest waits, its price and its payment exact', async () => {
    const { till } = shop;
    const order = await orderIn(shop, 'dispensing');
    await till.do('dispensing.verifyPack', { orderId: order.orderId, code: EARLY_PACK, quantity: 2 });
    const { given, owed } = await owe(order);
    expect(given).toMatchObject({ status: 'dispensing', quantity: 2, owed: null });
    expect(owed).toMatchObject({
      status: 'paid',
      quantity: 1,
      owed: { cause: 'not_on_shelf', reason: '货架缺货', staffName: '王芳', collectUntil: null, waiting: 0 },
    });
    const total = (given?.amounts.totalFen ?? 0) + owed.amounts.totalFen;
    expect(total).toBe(order.amounts.totalFen);
    expect((given?.amounts.paidFen ?? 0) + owed.amounts.paidFen).toBe(order.amounts.paidFen);
    const sheet = await till.do('dispensing.get', { orderId: given?.orderId ?? 0 });
    expect(sheet).toMatchObject({
      lines: [{ quantity: 2, verified: 2 }],
      packs: [{ quantity: 2, staffName: '王芳' }],
    });
    await till.do('orders.handOver', { orderId: given?.orderId ?? 0 });
    expect((await get(given ?? order)).status).toBe('completed');
    const before = await get(order);
    expect(before.status).toBe('cancelled');
    expect(before.events.at(-1)).toMatchObject({
      action: 'owe',
      reason: '货架缺货',
      details: {
        cause: 'not_on_shelf',
        owedIn: owed.orderNumber,
        became: [given?.orderNumber, owed.orderNumber],
      },
    });
    expect(before.links.became.map(({ kind }) => kind)).toEqual(['split', 'owe']);
  });

  it('RX-5 INV-2: the missing pack is written off with its reason; the owed one comes from another batch', async () => {
    const { early, late } = shop.batches;
    const order = await orderIn(shop, 'dispensing');
    const { owed } = await owe(order, { cause: 'damaged', reason: '铝箔破损' });
    expect(stockOf(early)).toEqual({ onHand: EARLY_UNITS - 3, reserved: 1 });
    expect(stockOf(late)).toEqual({ onHand: PLENTY, reserved: 0 });
    expect(allocated(owed)).toEqual([['EARLY×1']]);
    const { rows } = await shop.till.do('inventory.listMovements', { batchId: early, page: 1, pageSize: 20 });
    expect(rows.filter(({ kind }) => kind === 'adjustment')).toMatchObject([
      { onHandDelta: -1, reason: '铝箔破损', staffName: '王芳' },
    ]);
  });

  it('RX-5: a customer who takes part only leaves the books alone', async () => {
    const order = await orderIn(shop, 'paid');
    const { given, owed } = await owe(order, { cause: 'customer_choice', reason: '先取一部分' });
    expect(given?.status).toBe('paid');
    expect(stockOf(shop.batches.early)).toEqual({ onHand: EARLY_UNITS, reserved: 3 });
    expect(allocated(owed)).toEqual([['EARLY×1']]);
    expect(countRows(shop.counter, ['owed_balance'])).toEqual({ owed_balance: 1 });
  });

  it('RX-5: one pack that is not there leaves one order, which is owed whole', async () => {
    const order = await waitingOrder(shop, { paracetamol: 1 });
    const paid = await shop.till.do('orders.settle', {
      orderId: order.orderId,
      tenders: [{ kind: 'card', amountFen: order.amounts.totalFen, reference: 'POS1' }],
      handOver: false,
    });
    await emptyShelf();
    const { given, owed } = await owe(paid.order);
    expect(given).toBeNull();
    expect(owed).toMatchObject({
      status: 'paid',
      amounts: { totalFen: order.amounts.totalFen },
      owed: { waiting: 1 },
    });
    expect(allocated(owed)).toEqual([[]]);
  });

  it('RX-5: trace codes go along with their packs and stay sold', async () => {
    const { till, counter, drugs } = shop;
    counter.sql((db) =>
      db
        .prepare('INSERT INTO drug_barcode (barcode, drug_id) VALUES (?, ?)')
        .run(TRACE_PREFIX, drugs.paracetamol),
    );
    const order = await orderIn(shop, 'dispensing');
    await till.do('dispensing.verifyPack', { orderId: order.orderId, code: trace(1) });
    const { given } = await owe(order);
    const orderId = given?.orderId ?? 0;
    expect(await till.refused('dispensing.verifyPack', { orderId, code: trace(1) })).toBe('TRACE_CODE_SOLD');
    await till.do('dispensing.verifyPack', { orderId, code: trace(2) });
    const sheet = await till.do('dispensing.get', { orderId });
    expect(sheet.packs.map(({ traceCode }) => traceCode)).toEqual([trace(1), trace(2)]);
  });

  it('RX-5: a second person looks again, for the packs are others', async () => {
    const { till } = shop;
    const prescription = await approved(shop, { antibiotic: 3 });
    const order = await onPrescription(prescription.prescriptionId, 3);
    await till.do('orders.startDispensing', { orderId: order.orderId });
    const sheet = await till.do('dispensing.get', { orderId: order.orderId });
    const batchId = sheet.lines[0]?.batches[0]?.batchId ?? 0;
    await till.do('dispensing.verifyByEye', {
      orderId: order.orderId,
      lineNo: 1,
      batchId,
      quantity: 2,
      reason: '无码',
    });
    const { given } = await owe(order, { lines: [{ lineNo: 1, batchId, quantity: 1 }] });
    const orderId = given?.orderId ?? 0;
    expect(await till.refused('orders.handOver', { orderId })).toBe('CHECK_NEEDED');
    expect(await till.refused('dispensing.check', { orderId })).toBe('CHECKER_IS_DISPENSER');
    await (await atOtherTill(shop)).till.do('dispensing.check', { orderId });
    await till.do('orders.handOver', { orderId });
  });
});

/** A paid order of the antibiotic on a prescription. */
async function onPrescription(prescriptionId: number, quantity: number): Promise<OrderDetail> {
  const lines = [{ drugId: shop.drugs.antibiotic, quantity, prescription: { prescriptionId, lineNo: 1 } }];
  const { order } = await shop.till.do('orders.createDirect', { lines });
  const tenders = [{ kind: 'card' as const, amountFen: order.amounts.totalFen, reference: 'POS1' }];
  return (await shop.till.do('orders.settle', { orderId: order.orderId, tenders, handOver: false })).order;
}

describe('RX-5: waiting for goods', () => {
  /** An owed order of two that waits for both. */
  async function waitingForTwo(): Promise<OrderDetail> {
    const order = await orderIn(shop, 'dispensing');
    await emptyShelf();
    const lines = [{ lineNo: 1, batchId: shop.batches.early, quantity: 2 }];
    const { owed } = await owe(order, { lines });
    expect(owed.owed?.waiting).toBe(2);
    return owed;
  }

  it('RX-5: it cannot be dispensed before goods come, and says so', async () => {
    const owed = await waitingForTwo();
    expect(owed.actions.find(({ action }) => action === 'start_dispensing')).toMatchObject({
      allowed: false,
      reason: 'OWED_WAITS_FOR_GOODS',
    });
    expect(await shop.till.refused('orders.startDispensing', { orderId: owed.orderId })).toBe(
      'OWED_WAITS_FOR_GOODS',
    );
    const split = {
      orderId: owed.orderId,
      parts: [1, 1].map((quantity) => ({ lines: [{ lineNo: 1, quantity }] })),
    };
    expect(await shop.till.refused('orders.split', split)).toBe('SPLIT_INVALID');
  });

  it('RX-5: goods that come are set aside at once, for whoever waits longest, before the next customer', async () => {
    const { till, drugs } = shop;
    const first = await waitingForTwo();
    await receive(till, { drugId: drugs.paracetamol, quantity: 3, batchNumber: 'NEW' });
    const served = await get(first);
    expect(allocated(served)).toEqual([['NEW×2']]);
    expect(served.owed?.waiting).toBe(0);
    expect(served.events.at(-1)).toMatchObject({
      action: 'reserve_owed',
      details: { quantity: 2, waiting: 0 },
    });
    expect(
      await till.refused('orders.createDirect', { lines: [{ drugId: drugs.paracetamol, quantity: 2 }] }),
    ).toBe('INSUFFICIENT_STOCK');
    await till.do('orders.startDispensing', { orderId: first.orderId });
    await till.do('orders.handOver', { orderId: first.orderId });
    expect((await get(first)).status).toBe('completed');
  });

  it('RX-5: what another order gives back is set aside too, unit by unit', async () => {
    const { till, drugs, batches } = shop;
    const other = await waitingOrder(shop, { paracetamol: 1 });
    const owed = await waitingForTwo();
    await till.do('orders.cancel', { orderId: other.orderId, reason: '不要了' });
    expect((await get(owed)).owed?.waiting).toBe(1);
    await till.do('inventory.lockBatch', { batchId: batches.late, reason: '包装异常' });
    await receive(till, {
      drugId: drugs.paracetamol,
      quantity: 1,
      batchNumber: 'EARLY',
      expiryDate: '2026-12-01',
    });
    expect(allocated(await get(owed))).toEqual([['EARLY×2']]);
  });

  it('RX-5 INV-6: a locked batch serves nobody; unlocked, it serves whoever waits', async () => {
    const { till, batches } = shop;
    const order = await orderIn(shop, 'dispensing');
    await till.do('inventory.adjustStock', { batchId: batches.early, countedQuantity: 0, reason: '盘点' });
    await till.do('inventory.lockBatch', { batchId: batches.late, reason: '包装异常' });
    const { owed } = await owe(order);
    expect(owed.owed?.waiting).toBe(1);
    expect(await till.refused('orders.startDispensing', { orderId: owed.orderId })).toBe(
      'OWED_WAITS_FOR_GOODS',
    );
    await till.do('inventory.unlockBatch', { batchId: batches.late, reason: '检验合格' });
    expect(allocated(await get(owed))).toEqual([['LATE×1']]);
    await till.do('orders.startDispensing', { orderId: owed.orderId });
  });

  it('RX-5: part of what is owed can be collected; the rest goes on waiting, as long owed as before', async () => {
    const { till, drugs, counter } = shop;
    const owed = await waitingForTwo();
    await receive(till, { drugId: drugs.paracetamol, quantity: 1, batchNumber: 'NEW' });
    counter.time.advance(HOUR_MS);
    const next = await owe(owed, { cause: 'customer_choice', reason: '先取到货的', lines: [] });
    expect(next.given).toMatchObject({ quantity: 1, owed: { waiting: 0, owedAtMs: owed.owed?.owedAtMs } });
    expect(next.owed).toMatchObject({ quantity: 1, owed: { waiting: 1, owedAtMs: owed.owed?.owedAtMs } });
    await till.do('orders.startDispensing', { orderId: next.given?.orderId ?? 0 });
  });

  it('RX-5 ORD-7: given up, exactly its own value goes back, and its goods are free', async () => {
    const { till, drugs } = shop;
    const owed = await waitingForTwo();
    await receive(till, { drugId: drugs.paracetamol, quantity: 1, batchNumber: 'NEW' });
    await till.do('orders.cancel', { orderId: owed.orderId, reason: '顾客不要了' });
    const given = await get(owed);
    expect(given).toMatchObject({ status: 'cancelled', amounts: { refundedFen: owed.amounts.paidFen } });
    expect(owed.amounts.paidFen).toBe(2 * 1_250);
    await till.do('orders.createDirect', { lines: [{ drugId: drugs.paracetamol, quantity: 1 }] });
  });

  it('RX-5: it is found by itself, among a customer’s orders, and not in the way of those who stand there', async () => {
    const { till } = shop;
    const owed = await waitingForTwo();
    const ids = (rows: readonly { orderId: number }[]) => rows.map(({ orderId }) => orderId);
    expect(ids((await till.do('orders.list', { owed: true, page: 1, pageSize: 20 })).rows)).toEqual([
      owed.orderId,
    ]);
    expect((await till.do('orders.list', { owed: true, search: '138', page: 1, pageSize: 20 })).rows).toEqual(
      [],
    );
    expect((await till.do('dispensing.queue', { owed: true, page: 1, pageSize: 20 })).rows).toMatchObject([
      { orderId: owed.orderId, owedAtMs: owed.owed?.owedAtMs, waitingForGoods: 2 },
    ]);
    expect(ids((await till.do('dispensing.queue', { page: 1, pageSize: 20 })).rows)).not.toContain(
      owed.orderId,
    );
    const search = owed.orderNumber;
    expect(ids((await till.do('dispensing.queue', { search, page: 1, pageSize: 20 })).rows)).toEqual([
      owed.orderId,
    ]);
    await till.do('orders.cancel', { orderId: owed.orderId, reason: '不要了' });
    expect((await till.do('orders.list', { owed: true, page: 1, pageSize: 20 })).total).toBe(0);
  });
});

describe('RX-5: what is owed on a prescription', () => {
  const now = (prescriptionId: number) => shop.till.do('prescriptions.get', { prescriptionId });
  const lastDay = '2026-07-15';

  async function owedOnPrescription(begun: boolean) {
    const { till } = shop;
    const { prescriptionId } = await approved(shop, { antibiotic: 3 });
    const order = await onPrescription(prescriptionId, 3);
    if (begun) await till.do('orders.startDispensing', { orderId: order.orderId });
    const { lines } = await till.do('dispensing.get', { orderId: order.orderId });
    const batchId = lines[0]?.batches[0]?.batchId ?? 0;
    const made = await owe(order, { lines: [{ lineNo: 1, batchId, quantity: 1 }] });
    return { prescriptionId, batchId, ...made };
  }

  it('RX-5: dispensed in time, the balance is collected after the prescription’s days, and signed for', async () => {
    const { till, counter } = shop;
    const { prescriptionId, batchId, given, owed } = await owedOnPrescription(true);
    expect(owed.owed?.collectUntil).toBe(lastDay);
    const told = await now(prescriptionId);
    expect(told.events.at(-1)).toMatchObject({
      action: 'owe',
      details: { owedIn: owed.orderNumber, collectUntil: lastDay, lines: [{ quantity: 1 }] },
    });
    const orderId = given?.orderId ?? 0;
    await till.do('dispensing.verifyByEye', { orderId, lineNo: 1, batchId, quantity: 2, reason: '无码' });
    await (await atOtherTill(shop)).till.do('dispensing.check', { orderId });
    await till.do('orders.handOver', { orderId });
    counter.time.advance(10 * DAY_MS);
    await till.do('orders.startDispensing', { orderId: owed.orderId });
    const after = await now(prescriptionId);
    expect(after.events.at(-1)).toMatchObject({
      action: 'dispense_owed',
      details: { orderNumber: owed.orderNumber },
    });
    expect(after.signatures.map(({ role, intact }) => [role, intact])).toEqual([
      ['doctor', true],
      ['reviewer', true],
      ['dispenser', true],
      ['dispenser', true],
    ]);
    expect(after.lines).toMatchObject([{ orderedQuantity: 3, remainingQuantity: 0 }]);
  });

  it('RX-5: owed before anything was begun, it is the prescription’s all the same', async () => {
    const { till, counter } = shop;
    const { prescriptionId, given, owed } = await owedOnPrescription(false);
    await till.do('orders.startDispensing', { orderId: given?.orderId ?? 0 });
    expect((await now(prescriptionId)).status).toBe('approved');
    await till.do('orders.startDispensing', { orderId: owed.orderId });
    expect((await now(prescriptionId)).status).toBe('dispensed');
    counter.time.advance(HOUR_MS);
  });

  it('RX-5: after the rule’s days it is refunded and not handed over', async () => {
    const { till, counter } = shop;
    const { owed } = await owedOnPrescription(true);
    counter.time.advance(31 * DAY_MS);
    expect(await till.refused('orders.startDispensing', { orderId: owed.orderId })).toBe(
      'OWED_BALANCE_LAPSED',
    );
    expect((await get(owed)).actions.find(({ action }) => action === 'start_dispensing')?.reason).toBe(
      'OWED_BALANCE_LAPSED',
    );
    await till.do('orders.cancel', { orderId: owed.orderId, reason: '逾期退款' });
  });

  it('RX-5: nothing is owed on a prescription whose time is over, nor handed over on one that was withdrawn', async () => {
    const { till, counter } = shop;
    const first = await owedOnPrescription(false);
    const { prescription } = await till.do('prescriptions.withdraw', {
      ...seen(await now(first.prescriptionId)),
      reason: '医师改方',
    });
    expect(prescription.status).toBe('withdrawn');
    expect(await till.refused('orders.startDispensing', { orderId: first.owed.orderId })).toBe(
      'PRESCRIPTION_NOT_APPROVED',
    );
    const { prescriptionId } = await approved(shop, { antibiotic: 2 });
    const order = await onPrescription(prescriptionId, 2);
    counter.time.advance(4 * DAY_MS);
    const lines = [{ lineNo: 1, batchId: first.batchId, quantity: 1 }];
    expect(await till.refused('dispensing.owe', wish(order, { lines }))).toBe('PRESCRIPTION_LAPSED');
  });
});

describe('RX-5: refusals, repeats and two screens', () => {
  async function refusal(order: { orderId: number }, change: Partial<Owe>) {
    const before = dumpStore(shop.counter);
    const result = await shop.till.try('dispensing.owe', wish(order, change));
    if (result.ok) throw new Error('it was owed');
    expect({ ...dumpStore(shop.counter), command_log: [] }).toEqual({ ...before, command_log: [] });
    return result.error;
  }

  it('RX-5: what makes no sense changes nothing', async () => {
    const order = await orderIn(shop, 'dispensing');
    const { early, late } = shop.batches;
    await shop.till.do('dispensing.verifyPack', { orderId: order.orderId, code: EARLY_PACK, quantity: 2 });
    const cases = [
      ['nothing', []],
      ['not_given', [{ lineNo: 1, batchId: late, quantity: 1 }]],
      ['not_given', [{ lineNo: 2, batchId: early, quantity: 1 }]],
      ['too_many', [{ lineNo: 1, batchId: early, quantity: 4 }]],
      ['packed', [{ lineNo: 1, batchId: early, quantity: 2 }]],
      [
        'packed',
        [
          { lineNo: 1, batchId: early, quantity: 1 },
          { lineNo: 1, batchId: early, quantity: 1 },
        ],
      ],
    ] as const;
    for (const [reason, lines] of cases) {
      expect(await refusal(order, { lines: [...lines] })).toMatchObject({
        code: 'OWED_INVALID',
        params: { reason },
      });
    }
    expect((await refusal({ orderId: 999 }, {})).code).toBe('ORDER_NOT_FOUND');
    expect((await refusal(order, { version: 1 })).code).toBe('VERSION_CONFLICT');
  });

  it.each(['pending', 'shipped', 'completed', 'cancelled', 'after_sales'] as const)(
    'RX-5: an order that is %s owes nothing',
    async (status) => {
      const order = await orderIn(shop, status);
      expect((await refusal(order, {})).code).toBe('INVALID_ORDER_STATUS');
    },
  );

  it('RX-5: sent twice it is done once; of two screens one is told', async () => {
    const { till } = shop;
    const order = await orderIn(shop, 'dispensing');
    const other = await atOtherTill(shop);
    const commandId = uuidV7();
    const first = await till.do('dispensing.owe', wish(order), commandId);
    expect(await till.do('dispensing.owe', wish(order), commandId)).toEqual(first);
    expect(countRows(shop.counter, ['owed_balance'])).toEqual({ owed_balance: 1 });
    expect(await other.till.refused('dispensing.owe', wish(order))).toBe('INVALID_ORDER_STATUS');
    expect(await other.till.refused('orders.handOver', { orderId: order.orderId })).toBe(
      'INVALID_ORDER_STATUS',
    );
  });

  it('RX-5: the register of watched drugs names what was handed out of each order', async () => {
    const { till, drugs } = shop;
    const { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: drugs.ephedrine, quantity: 2 }],
      details: { buyer: BUYER },
    });
    const tenders = [{ kind: 'card' as const, amountFen: order.amounts.totalFen, reference: 'POS1' }];
    await till.do('orders.settle', { orderId: order.orderId, tenders, handOver: false });
    const batchId = order.items[0]?.batches[0]?.batchId ?? 0;
    const { given, owed } = await owe(order, { lines: [{ lineNo: 1, batchId, quantity: 1 }] });
    for (const made of [given ?? order, owed])
      await till.do('orders.startDispensing', { orderId: made.orderId });
    expect(countRows(shop.counter, ['controlled_sale'])).toEqual({ controlled_sale: 2 });
  });

  it('RX-5: the note says what is owed and is printed again when it is lost; other orders have none', async () => {
    const { till } = shop;
    const { owed, given } = await owe(await orderIn(shop, 'dispensing'));
    const { orderId } = owed;
    const shown = await till.do('printing.documentPreview', { orderId, document: 'owed_note' });
    const text = JSON.stringify(shown.rows);
    for (const words of ['欠药单', '货架缺货', '对乙酰氨基酚片', '共欠 1种 1件'])
      expect(text).toContain(words);
    const other = { orderId: given?.orderId ?? 0, document: 'owed_note' } as const;
    expect(await till.refused('printing.documentPreview', other)).toBe('ORDER_NOT_OWED');
  });
});
