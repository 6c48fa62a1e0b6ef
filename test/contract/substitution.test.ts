import { v7 as uuidV7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { addEquivalents, type EquivalentIds } from '#test/support/equivalents.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { approved, atOtherTill, TODAY } from '#test/support/prescriptions.ts';
import { BUYER } from '#test/support/sell.ts';
import { TEST_LICENCE } from '#test/support/sign-in.ts';
import { receive } from '#test/support/small-catalog.ts';
import { countRows, dumpStore } from '#test/support/store-dump.ts';
import { HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { EARLY_UNITS, openShop, PLENTY, type TestShop } from '#test/support/test-shop.ts';

const DAY_MS = 24 * HOUR_MS;
const PACK = '6901234567892';

let shop: TestShop;
let others: EquivalentIds;
beforeEach(async () => {
  shop = await openShop();
  others = await addEquivalents(shop);
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

type Substitute = CallInput<'dispensing.substitute'>;
const wish = ({ orderId }: { orderId: number }, change: Partial<Substitute> = {}): Substitute => ({
  orderId,
  lineNo: 1,
  drugId: others.otherParacetamol,
  cause: 'customer_choice',
  reason: '顾客要另一厂家',
  missing: [],
  ...change,
});
const substitute = async (order: { orderId: number }, change?: Partial<Substitute>): Promise<OrderDetail> =>
  (await shop.till.do('dispensing.substitute', wish(order, change))).order;
const refused = (order: { orderId: number }, change?: Partial<Substitute>) =>
  shop.till.refused('dispensing.substitute', wish(order, change));
const why = async (order: { orderId: number }, change?: Partial<Substitute>) => {
  const result = await shop.till.try('dispensing.substitute', wish(order, change));
  return result.ok ? null : `${result.error.code} ${result.error.params.reason}`;
};
const get = ({ orderId }: { orderId: number }) => shop.till.do('orders.get', { orderId });
const stockOf = (drugId: number) =>
  shop.counter.sql((db) =>
    db
      .prepare('SELECT sum(on_hand) AS onHand, sum(reserved) AS reserved FROM batch WHERE drug_id = ?')
      .get(drugId),
  );

/** An order of several lines, paid by card. */
async function paidOrder(
  lines: CallInput<'orders.createDirect'>['lines'],
  rest: Partial<CallInput<'orders.createDirect'>> = {},
): Promise<OrderDetail> {
  const { order } = await shop.till.do('orders.createDirect', { ...rest, lines });
  const tenders = [{ kind: 'card' as const, amountFen: order.amounts.totalFen, reference: 'POS1' }];
  return (await shop.till.do('orders.settle', { orderId: order.orderId, tenders, handOver: false })).order;
}

/** A paid order of the antibiotic on a prescription that was approved. */
async function prescribedOrder(quantity = 2): Promise<{ order: OrderDetail; prescriptionId: number }> {
  const { prescriptionId } = await approved(shop, { antibiotic: quantity });
  const order = await paidOrder([
    { drugId: shop.drugs.antibiotic, quantity, prescription: { prescriptionId, lineNo: 1 } },
  ]);
  return { order, prescriptionId };
}

describe('RX-5: giving an equivalent', () => {
  it('RX-5 AS-3: of another maker in other packs; what was paid stays to the fen', async () => {
    const { drugs } = shop;
    const order = await orderIn(shop, 'paid');
    const given = await substitute(order);
    expect(given).toMatchObject({
      status: 'paid',
      quantity: 6,
      amounts: { ...order.amounts },
      items: [
        {
          drugId: others.otherParacetamol,
          manufacturer: '另一制药有限公司',
          quantity: 6,
          netFen: order.items[0]?.netFen,
          unitPriceFen: 625,
          substitution: {
            sold: { drugId: drugs.paracetamol, specification: '0.5g*10片' },
            cause: 'customer_choice',
            reason: '顾客要另一厂家',
            staffName: '王芳',
          },
        },
      ],
    });
    expect(given.links.madeFrom).toMatchObject([{ kind: 'substitute', orderNumber: order.orderNumber }]);
    const before = await get(order);
    expect(before.status).toBe('cancelled');
    expect(before.events.at(-1)).toMatchObject({
      action: 'substitute',
      staffName: '王芳',
      reason: '顾客要另一厂家',
      details: {
        became: [given.orderNumber],
        substitution: {
          sold: { specification: '0.5g*10片', quantity: 3 },
          given: { specification: '500mg*5片', quantity: 6 },
        },
      },
    });
    expect(stockOf(drugs.paracetamol)).toEqual({ onHand: PLENTY + EARLY_UNITS, reserved: 0 });
    expect(stockOf(others.otherParacetamol)).toEqual({ onHand: PLENTY, reserved: 6 });
    await shop.till.do('orders.startDispensing', { orderId: given.orderId });
    await shop.till.do('orders.handOver', { orderId: given.orderId });
    expect(stockOf(others.otherParacetamol)).toEqual({ onHand: PLENTY - 6, reserved: 0 });
  });

  it('RX-5: on the bench it goes on with the packs of the other lines as they were verified', async () => {
    const { till, drugs } = shop;
    const order = await paidOrder([
      { drugId: drugs.paracetamol, quantity: 2 },
      { drugId: drugs.antibiotic, quantity: 1, prescription: { ...(await prescription(1)), lineNo: 1 } },
    ]);
    await till.do('orders.startDispensing', { orderId: order.orderId });
    await till.do('dispensing.verifyPack', { orderId: order.orderId, code: PACK, quantity: 2 });
    const given = await substitute(order, { lineNo: 2, drugId: others.otherAntibiotic });
    expect(given).toMatchObject({ status: 'dispensing', amounts: { ...order.amounts } });
    const sheet = await till.do('dispensing.get', { orderId: given.orderId });
    expect(sheet.lines.map(({ drugId, verified }) => [drugId, verified])).toEqual([
      [drugs.paracetamol, 2],
      [others.otherAntibiotic, 0],
    ]);
    expect(sheet.packs).toMatchObject([{ quantity: 2, staffName: '王芳' }]);
    expect(sheet.lines[1]?.substitution?.sold.drugId).toBe(drugs.antibiotic);
  });

  it('RX-5 INV-2: what is not there or broken is written off with the reason, no more of it', async () => {
    const { till, batches } = shop;
    const order = await orderIn(shop, 'dispensing');
    await substitute(order, {
      cause: 'damaged',
      reason: '铝箔破损',
      missing: [{ batchId: batches.early, quantity: 1 }],
    });
    const { rows } = await till.do('inventory.listMovements', {
      batchId: batches.early,
      page: 1,
      pageSize: 20,
    });
    expect(rows.filter(({ kind }) => kind === 'adjustment')).toMatchObject([
      { onHandDelta: -1, reason: '铝箔破损', staffName: '王芳' },
    ]);
  });

  it('RX-5: an owed order that waits is served with an equivalent, and stays owed', async () => {
    const { till, batches } = shop;
    const order = await orderIn(shop, 'dispensing');
    for (const batchId of [batches.early, batches.late]) {
      await till.do('inventory.adjustStock', { batchId, countedQuantity: 0, reason: '盘点' });
    }
    const { owed } = await till.do('dispensing.owe', {
      orderId: order.orderId,
      cause: 'not_on_shelf',
      reason: '货架缺货',
      lines: [{ lineNo: 1, batchId: batches.early, quantity: 2 }],
    });
    expect(owed.owed?.waiting).toBe(2);
    const given = await substitute(owed, { cause: 'out_of_stock', reason: '缺货待药' });
    expect(given).toMatchObject({ status: 'paid', quantity: 4, owed: { waiting: 0 } });
    expect(stockOf(others.otherParacetamol)).toEqual({ onHand: PLENTY, reserved: 4 });
    await till.do('orders.startDispensing', { orderId: given.orderId });
    await till.do('orders.handOver', { orderId: given.orderId });
  });

  it('RX-5: an equivalent may be replaced again; the label and the order name what was sold', async () => {
    const { till, drugs } = shop;
    const order = await orderIn(shop, 'paid');
    const once = await substitute(order);
    const again = await substitute(once, { drugId: drugs.paracetamol, reason: '货到了' });
    expect(again).toMatchObject({
      quantity: 3,
      amounts: { ...order.amounts },
      items: [
        {
          drugId: drugs.paracetamol,
          unitPriceFen: order.items[0]?.unitPriceFen,
          substitution: { sold: { specification: '0.5g*10片' } },
        },
      ],
    });
    const label = async (language: 'zh' | 'en') =>
      JSON.stringify(
        await till.do('printing.documentPreview', { orderId: again.orderId, document: 'label', language }),
      );
    for (const word of ['替代', '货到了', '王芳', '0.5g*10片']) expect(await label('zh')).toContain(word);
    expect(await label('en')).toContain('In place of');
  });

  it('RX-5 INV-6: goods that were locked on the bench are replaced', async () => {
    const { till } = shop;
    const order = await orderIn(shop, 'dispensing');
    await till.do('inventory.lockBatch', { batchId: shop.batches.early, reason: '待查' });
    expect(await till.refused('orders.handOver', { orderId: order.orderId })).toBe('BATCH_NOT_SELLABLE');
    const given = await substitute(order, { cause: 'out_of_stock', reason: '批号锁定' });
    expect(given.items[0]?.drugId).toBe(others.otherParacetamol);
    await till.do('orders.handOver', { orderId: given.orderId });
  });
});

/** A prescription of the antibiotic that was approved. */
async function prescription(quantity: number): Promise<{ prescriptionId: number }> {
  const { prescriptionId } = await approved(shop, { antibiotic: quantity });
  return { prescriptionId };
}

describe('RX-5 RX-2: on prescription', () => {
  it('RX-5 RX-8: the prescription stays as it is, says beside it what was given, and is used up', async () => {
    const { till } = shop;
    const { order, prescriptionId } = await prescribedOrder();
    const written = await till.do('prescriptions.get', { prescriptionId });
    const given = await substitute(order, { drugId: others.otherAntibiotic });
    const after = await till.do('prescriptions.get', { prescriptionId });
    const asWritten = ({ lines }: typeof written) => lines.map(({ availableQuantity: _, ...line }) => line);
    expect(asWritten(after)).toEqual(asWritten(written));
    expect(after.signatures).toEqual(written.signatures);
    expect(after.events.at(-1)).toMatchObject({
      action: 'substitute',
      staffName: '王芳',
      reason: '顾客要另一厂家',
      details: { orderNumber: order.orderNumber, substitutedIn: given.orderNumber },
    });
    await till.do('orders.startDispensing', { orderId: given.orderId });
    const sheet = await till.do('dispensing.get', { orderId: given.orderId });
    await till.do('dispensing.verifyByEye', {
      orderId: given.orderId,
      lineNo: 1,
      batchId: sheet.lines[0]?.batches[0]?.batchId ?? 0,
      quantity: 2,
      reason: '无码',
    });
    await (await atOtherTill(shop)).till.do('dispensing.check', { orderId: given.orderId });
    await till.do('orders.handOver', { orderId: given.orderId });
    const done = await till.do('prescriptions.get', { prescriptionId });
    expect(done.status).toBe('dispensed');
  });

  it('RX-5 RX-2: packs of another size count for what they hold, also in parts of the order', async () => {
    const { till } = shop;
    shop.counter.sql((db) => {
      db.prepare("UPDATE drug SET specification = '0.25g*12粒' WHERE id = ?").run(others.otherAntibiotic);
    });
    const { order, prescriptionId } = await prescribedOrder(2);
    const given = await substitute(order, { drugId: others.otherAntibiotic });
    expect(given.quantity).toBe(4);
    const { parts } = await till.do('orders.split', {
      orderId: given.orderId,
      parts: [{ lines: [{ lineNo: 1, quantity: 1 }] }, { lines: [{ lineNo: 1, quantity: 3 }] }],
    });
    const remaining = async () =>
      (await till.do('prescriptions.get', { prescriptionId })).lines[0]?.remainingQuantity;
    expect(await remaining()).toBe(0);
    const [one, three] = parts;
    await till.do('orders.cancel', { orderId: three?.orderId ?? 0, reason: '顾客不要了' });
    expect(await remaining()).toBe(1);
    await till.do('orders.cancel', { orderId: one?.orderId ?? 0, reason: '顾客不要了' });
    expect(await remaining()).toBe(2);
  });

  it('RX-5 RX-7: the register has both drugs, both orders, the reason and the pharmacist with the licence', async () => {
    const { order } = await prescribedOrder();
    const given = await substitute(order, { drugId: others.otherAntibiotic });
    const day = { fromDate: TODAY, toDate: TODAY };
    const { rows, total } = await shop.till.do('registers.list', { register: 'substitutions', ...day });
    expect(total).toBe(1);
    expect(rows[0]).toEqual(
      expect.arrayContaining([
        order.orderNumber,
        given.orderNumber,
        '阿莫西林胶囊',
        '0.25g*24粒',
        '0.25g*12粒*2板',
        '另一制药有限公司',
        '顾客要另一厂家',
        '王芳',
        TEST_LICENCE.licenceNumber,
      ]),
    );
  });

  it('RX-5: a prescription that lapsed lets nothing be replaced before it is dispensed', async () => {
    const { order } = await prescribedOrder();
    shop.counter.time.advance(4 * DAY_MS);
    shop = { ...shop, till: await shop.counter.signIn('钱药师') };
    expect(await refused(order, { drugId: others.otherAntibiotic })).toBe('PRESCRIPTION_LAPSED');
  });

  it('RX-5 ORD-9 AS-3: what follows works on the order that goes on', async () => {
    const { till } = shop;
    const order = await orderIn(shop, 'dispensing');
    const given = await substitute(order);
    await till.do('orders.handOver', { orderId: given.orderId });
    const { afterSales } = await till.do('aftersales.request', {
      orderId: given.orderId,
      kind: 'refund_only',
      reasonCode: 'quality_fault',
      reasonText: '',
      lines: [{ lineNo: 1, quantity: 1 }],
    });
    expect(afterSales).toMatchObject({ orderId: given.orderId, state: 'requested' });
    const cancelled = await substitute(await orderIn(shop, 'paid'));
    await till.do('orders.cancel', { orderId: cancelled.orderId, reason: '不要了' });
    expect((await get(cancelled)).amounts.refundedFen).toBe(cancelled.amounts.paidFen);
  });
});

describe('RX-5: what is not an equivalent', () => {
  it('RX-5: the list has the equivalents with stock and shelf, and what differs of the others', async () => {
    const { till, drugs, counter } = shop;
    counter.sql((db) => {
      db.prepare("UPDATE drug SET generic_name = '对乙酰氨基酚片' WHERE id = ?").run(drugs.vitamin);
    });
    const { orderId } = await orderIn(shop, 'paid');
    const listed = await till.do('dispensing.equivalents', { orderId, lineNo: 1 });
    expect(listed).toMatchObject({
      quantity: 3,
      equivalents: [
        {
          drugId: others.otherParacetamol,
          shelf: 'A-02',
          quantity: 6,
          availableQuantity: PLENTY,
          isEnough: true,
          batches: [{ batchNumber: 'B1', quantity: 6 }],
        },
      ],
      others: [{ drugId: drugs.vitamin, difference: 'strength' }],
    });
    expect(await till.refused('dispensing.equivalents', { orderId, lineNo: 9 })).toBe('SUBSTITUTION_INVALID');
    expect(await till.refused('dispensing.equivalents', { orderId: 9_999, lineNo: 1 })).toBe(
      'ORDER_NOT_FOUND',
    );
  });

  it('RX-5: every refusal says why and changes nothing', async () => {
    const { drugs, batches, till, counter } = shop;
    const order = await orderIn(shop, 'dispensing');
    await till.do('dispensing.verifyPack', { orderId: order.orderId, code: PACK, quantity: 1 });
    const before = dumpStore(counter);
    const early = { batchId: batches.early, quantity: 1 };
    expect(await why(order)).toBe('SUBSTITUTION_INVALID packed');
    const { packs } = await till.do('dispensing.get', { orderId: order.orderId });
    expect(dumpStore(counter)).toEqual(before);
    await till.do('dispensing.takeBackPack', { orderId: order.orderId, packId: packs[0]?.packId ?? 0 });
    const now = dumpStore(counter);
    expect(await why(order, { lineNo: 7 })).toBe('SUBSTITUTION_INVALID unknown_line');
    expect(await why(order, { missing: [early] })).toBe('SUBSTITUTION_INVALID not_missing');
    const missing = { cause: 'not_on_shelf' } as const;
    expect(await why(order, missing)).toBe('SUBSTITUTION_INVALID nothing_missing');
    expect(await why(order, { ...missing, missing: [{ ...early, batchId: batches.late }] })).toBe(
      'SUBSTITUTION_INVALID not_given',
    );
    expect(await why(order, { ...missing, missing: [{ ...early, quantity: 4 }] })).toBe(
      'SUBSTITUTION_INVALID too_many',
    );
    expect(await why(order, { drugId: drugs.paracetamol })).toBe('NOT_EQUIVALENT same_drug');
    expect(await why(order, { drugId: drugs.unpriced })).toBe('NOT_EQUIVALENT not_sold');
    expect(await why(order, { drugId: drugs.vitamin })).toBe('NOT_EQUIVALENT name');
    expect(await refused(order, { drugId: 999_999 })).toBe('DRUG_NOT_FOUND');
    expect(await refused({ orderId: 999_999 })).toBe('ORDER_NOT_FOUND');
    expect(dumpStore(counter)).toEqual(now);
  });

  it('RX-5: packs that do not hold as much in whole packs are refused', async () => {
    shop.counter.sql((db) => {
      db.prepare("UPDATE drug SET specification = '0.5g*20片' WHERE id = ?").run(others.otherParacetamol);
    });
    expect(await why(await orderIn(shop, 'paid'))).toBe('NOT_EQUIVALENT quantity');
  });

  it('RX-5 INV-1: all of it is there or nothing happens', async () => {
    const { till, counter } = shop;
    const batchId = counter.sql(
      (db) =>
        db.prepare('SELECT id FROM batch WHERE drug_id = ?').get(others.otherParacetamol) as { id: number },
    ).id;
    await till.do('inventory.adjustStock', { batchId, countedQuantity: 5, reason: '盘点' });
    const order = await orderIn(shop, 'paid');
    const before = dumpStore(counter);
    expect(await refused(order)).toBe('INSUFFICIENT_STOCK');
    expect(dumpStore(counter)).toEqual(before);
    await receive(till, { drugId: others.otherParacetamol, quantity: 1, batchNumber: 'B2' });
    const given = await substitute(order);
    expect(given.items[0]?.batches.map(({ batchNumber, quantity }) => [batchNumber, quantity])).toEqual([
      ['B1', 5],
      ['B2', 1],
    ]);
  });

  it('RX-5 RX-7: a watched drug stays inside the limit of its class', async () => {
    const { till, drugs, counter } = shop;
    counter.sql((db) => {
      db.prepare(
        "UPDATE drug SET generic_name = '复方盐酸伪麻黄碱缓释胶囊', specification = '30mg*5粒', category = 'otc_a', control_class = 'ephedrine', ephedrine_unit_ug = 30000 WHERE id = ?",
      ).run(others.otherParacetamol);
      db.prepare("UPDATE drug SET specification = '30mg*10粒', ephedrine_unit_ug = 30000 WHERE id = ?").run(
        drugs.ephedrine,
      );
    });
    const buyer = { details: { buyer: BUYER } };
    const two = await paidOrder([{ drugId: drugs.ephedrine, quantity: 2 }], buyer);
    expect(await refused(two)).toBe('CONTROLLED_QUANTITY_EXCEEDED');
    const one = await paidOrder([{ drugId: drugs.ephedrine, quantity: 1 }], buyer);
    const given = await substitute(one);
    await till.do('orders.startDispensing', { orderId: given.orderId });
    const named = counter.sql((db) =>
      db.prepare('SELECT specification, quantity, buyer_name AS buyer FROM controlled_sale').all(),
    );
    expect(named).toEqual([{ specification: '30mg*5粒', quantity: 2, buyer: '李明' }]);
  });
});

describe('RX-5 SEC-1: who may, and once', () => {
  it('RX-5: a pharmacist whose licence holds, and nobody else', async () => {
    const order = await orderIn(shop, 'paid');
    const dispenser = await shop.counter.signInWith('赵磊', ['dispenser', 'manager', 'cashier']);
    expect(await dispenser.refused('dispensing.substitute', wish(order))).toBe('FORBIDDEN');
    const refusal = async (name: string, licenceNumber: string, licenceExpiresOn: string | null) => {
      const licence = { licenceNumber, licenceExpiresOn };
      const till = await shop.counter.signInWith(name, ['pharmacist'], licence);
      return till.refused('dispensing.substitute', wish(order));
    };
    expect(await refusal('无证', '', null)).toBe('LICENCE_MISSING');
    expect(await refusal('过期', 'ZY1', '2026-06-14')).toBe('LICENCE_EXPIRED');
    const pharmacist = await shop.counter.signInWith('孙药师', ['pharmacist']);
    const { order: given } = await pharmacist.do('dispensing.substitute', wish(order));
    expect(given.items[0]?.substitution).toMatchObject({
      staffName: '孙药师',
      licenceNumber: TEST_LICENCE.licenceNumber,
    });
  });

  it('RX-5: of two screens one wins, and the other hears by whom', async () => {
    const order = await orderIn(shop, 'dispensing');
    const other = await atOtherTill(shop);
    const { order: given } = await other.till.do('dispensing.substitute', wish(order));
    const late = await shop.till.try('dispensing.substitute', wish(order));
    expect(late).toMatchObject({
      ok: false,
      error: { code: 'INVALID_ORDER_STATUS', params: { status: 'cancelled', staffName: '赵敏' } },
    });
    shop.counter.time.advance(MINUTE_MS);
    await other.till.do('dispensing.verifyByEye', {
      orderId: given.orderId,
      lineNo: 1,
      batchId: given.items[0]?.batches[0]?.batchId ?? 0,
      quantity: 6,
      reason: '无码',
    });
    expect(
      await shop.till.try('dispensing.substitute', wish(given, { version: given.version })),
    ).toMatchObject({ error: { code: 'VERSION_CONFLICT', params: { staffName: '赵敏' } } });
  });

  it('RX-5 ORD-11: repeated with its id it gives the first answer and does nothing twice', async () => {
    const order = await orderIn(shop, 'paid');
    const commandId = uuidV7();
    const first = await shop.till.do('dispensing.substitute', wish(order), commandId);
    const again = await shop.till.do('dispensing.substitute', wish(order), commandId);
    expect(again.order.orderId).toBe(first.order.orderId);
    expect(countRows(shop.counter, ['substitution', 'sale_order'])).toEqual({
      substitution: 1,
      sale_order: 2,
    });
  });

  it('RX-5: an order of which money was given back is not replaced', async () => {
    const order = await orderIn(shop, 'completed');
    expect(await refused(order)).toBe('INVALID_ORDER_STATUS');
    expect(await refused(await orderIn(shop, 'pending'))).toBe('INVALID_ORDER_STATUS');
  });
});
