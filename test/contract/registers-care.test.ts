import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STATE_WORDS } from '#core/registers/definitions/state-words.ts';
import { locales } from '#renderer/locales/index.ts';
import { AFTER_SALES_STEPS } from '#shared/domain/after-sales-states.ts';
import { BATCH_TRANSITIONS } from '#shared/domain/batches.ts';
import { ORDER_TRANSITIONS } from '#shared/domain/order-states.ts';
import { PAYMENT_STEPS } from '#shared/domain/payment-states.ts';
import { PRESCRIPTION_TRANSITIONS } from '#shared/domain/prescription-states.ts';
import { RULE_IDS } from '#shared/domain/rules.ts';
import { SHIPMENT_TRANSITIONS } from '#shared/domain/shipment-states.ts';
import { driveTo, requestFor } from '#test/support/after-sales-paths.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { atOtherTill, documentOf, PATIENT, rejected, seen } from '#test/support/prescriptions.ts';
import { recallOf } from '#test/support/recall.ts';
import { MONTH, readBack, valuesOf } from '#test/support/registers.ts';
import { BUYER, sell } from '#test/support/sell.ts';
import { DAY_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { addMember, waitingOrder } from '#test/support/waiting-orders.ts';

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

const page = (register: string, days: { fromDate: string; toDate: string } = MONTH) =>
  shop.till.do('registers.list', { register, ...days, pageSize: 200 });
const rowsOf = async (register: string, days?: { fromDate: string; toDate: string }) =>
  valuesOf(shop.till, register, await page(register, days));

/** A file of a register, read back: its rows as text. */
async function fileOf(register: string): Promise<(readonly string[])[]> {
  const { folder, fileNames } = await shop.till.do('registers.export', {
    register,
    ...MONTH,
    language: 'zh',
  });
  return readBack(join(folder, fileNames[0] ?? ''));
}

const ID_NUMBER = '11010519491231002X';
const ID_MASKED = '110105********002X';

describe('RX-7 RX-2 RX-8: reviewed prescriptions', () => {
  it('RX-7: each decision has its findings, answers and signatures; the ID number is masked, in the file too', async () => {
    const { patientId } = await shop.till.do('prescriptions.savePatient', {
      ...PATIENT,
      idNumber: ID_NUMBER,
    });
    const document = await documentOf(shop, { antibiotic: 2 }, { patientId });
    const lines = document.lines?.map((line) => ({ ...line, days: 9 })) ?? [];
    const { prescription } = await shop.till.do('prescriptions.save', { ...document, lines });
    const handedIn = (await shop.till.do('prescriptions.submit', seen(prescription))).prescription;
    const { till: reviewer } = await atOtherTill(shop, '钱药师');
    const { findings } = await reviewer.do('prescriptions.findings', seen(handedIn));
    const answers = findings.map(({ key }) => ({ key, reason: '慢性病，已核实', doctorSignature: '曾建国' }));
    expect(answers).toHaveLength(1);
    shop.counter.time.advance(MINUTE_MS);
    await reviewer.do('prescriptions.approve', { ...seen(handedIn), answers });
    const [row, ...others] = await rowsOf('prescription_reviews');
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      atMs: shop.counter.time.nowMs(),
      number: handedIn.number,
      patientName: PATIENT.name,
      patientIdNumber: ID_MASKED,
      doctorName: '曾建国',
      decision: '通过',
      findings: '超天数（第1行） 慢性病，已核实 / 曾建国',
      staffName: '钱药师',
      dispensedAtMs: null,
      lockUntil: '2031-06-15',
    });
    expect(row?.drugs).toMatch(/^阿莫西林.* ×2$/);
    expect(row?.signatures).toMatch(/^医师 曾建国.*；医师再次签名 曾建国.*；审核 钱药师 \(.+\)$/);
    const file = JSON.stringify(await fileOf('prescription_reviews'));
    expect(file).toContain(ID_MASKED);
    expect(file).not.toContain(ID_NUMBER);
  });

  it('RX-7: a rejection stays with its reason when the prescription is approved afterwards', async () => {
    const back = await rejected(shop);
    expect(await rowsOf('prescription_reviews')).toMatchObject([
      { number: back.number, decision: '驳回', reason: '剂量有误', findings: '', lockUntil: null },
    ]);
    expect(await rowsOf('prescription_reviews', { fromDate: '2026-06-16', toDate: '2026-06-30' })).toEqual(
      [],
    );
  });
});

describe('RX-7 RX-4 AS-2: codes, returns and quarantine', () => {
  it('RX-7: a pack is followed by its code from the sale to the return, its inspection and what became of it', async () => {
    const { till, counter, drugs } = shop;
    counter.sql((db) =>
      db
        .prepare('INSERT INTO drug_barcode (barcode, drug_id) VALUES (?, ?)')
        .run(TRACE_PREFIX, drugs.paracetamol),
    );
    const { orderId, orderNumber } = await orderIn(shop, 'dispensing');
    const soldAtMs = counter.time.nowMs();
    await till.do('dispensing.verifyPack', { orderId, code: trace(1) });
    const verified = await till.do('dispensing.verifyByEye', {
      orderId,
      lineNo: 1,
      batchId: shop.batches.early,
      quantity: 2,
      reason: '库存早于追溯码实施',
    });
    expect(verified.complete).toBe(true);
    const { order } = await till.do('orders.handOver', { orderId });
    counter.time.advance(DAY_MS);
    const request = await driveTo(
      shop,
      await requestFor(till, order, { lines: [{ lineNo: 1, quantity: 2 }] }),
      'approved',
    );
    const { afterSales } = await till.do('aftersales.receiveGoods', {
      afterSalesId: request.afterSalesId,
      lines: [{ lineNo: 1, received: 2 }],
      packs: [{ lineNo: 1, batchId: shop.batches.early, quantity: 1, code: trace(1) }],
      reason: '一盒已开封，退还顾客',
    });
    const returnedAtMs = counter.time.nowMs();

    expect(await rowsOf('trace_codes')).toMatchObject([
      { atMs: soldAtMs, code: trace(1), kind: '销售', batchNumber: 'EARLY', orderNumber, state: '已退回' },
      { atMs: returnedAtMs, code: trace(1), kind: '退货', genericName: '对乙酰氨基酚片', staffName: '王芳' },
    ]);
    expect(await rowsOf('no_code_packs')).toMatchObject([
      { orderNumber, quantity: 2, reason: '库存早于追溯码实施', batchNumber: 'EARLY' },
    ]);
    expect(await rowsOf('returns')).toMatchObject([
      {
        atMs: returnedAtMs,
        afterSalesNumber: afterSales.number,
        orderNumber,
        batchNumbers: 'EARLY',
        traceCodes: trace(1),
        reason: '质量问题',
        received: 2,
        accepted: 1,
        handedBack: 1,
        remark: '一盒已开封，退还顾客',
        staffName: '王芳',
      },
    ]);
    expect((await page('returns')).sums).toEqual([
      { key: 'received', value: 2 },
      { key: 'accepted', value: 1 },
      { key: 'handedBack', value: 1 },
    ]);

    const lying = { batchId: quarantineBatch(), quantity: 1 };
    counter.time.advance(MINUTE_MS);
    await till.do('inventory.releaseQuarantine', { ...lying, reason: '外观完好' });
    expect(await rowsOf('quarantine')).toMatchObject([
      {
        atMs: returnedAtMs,
        kind: '退回待验',
        quantity: 1,
        orderNumber,
        afterSalesNumber: afterSales.number,
        traceCodes: trace(1),
      },
      { kind: '合格放行', quantity: -1, orderNumber: null, reason: '外观完好', staffName: '王芳' },
    ]);
  });

  it('RX-7: what is destroyed says so, and a count of quarantine is a count', async () => {
    const { till } = shop;
    const { orderId } = await orderIn(shop, 'shipped');
    await till.do('orders.cancel', { orderId, reason: '拒收', disposition: 'returned' });
    const batchId = quarantineBatch();
    await till.do('inventory.destroyQuarantined', { batchId, quantity: 2, reason: '破损' });
    await till.do('inventory.adjustStock', { batchId, countedQuantity: 0, reason: '少一盒' });
    await till.do('inventory.adjustStock', {
      batchId: shop.batches.late,
      countedQuantity: 9_999,
      reason: '货架盘点',
    });
    expect(await rowsOf('quarantine')).toMatchObject([
      { kind: '退回待验', quantity: 3, afterSalesNumber: null, traceCodes: null },
      { kind: '报损销毁', quantity: -2, reason: '破损' },
      { kind: '盘点', quantity: -1, reason: '少一盒' },
    ]);
    expect(await page('quarantine')).toMatchObject({ total: 3, sums: [{ key: 'quantity', value: 0 }] });
    shop.counter.sql((db) => {
      expect(() => db.exec('DELETE FROM quarantine_decision')).toThrow(/append-only/);
      expect(() => db.exec("UPDATE quarantine_decision SET decision = 'released'")).toThrow(/append-only/);
    });
  });

  const quarantineBatch = (): number =>
    shop.counter.sql((db) =>
      db.prepare<[], { id: number }>("SELECT id FROM batch WHERE zone = 'quarantine'").get(),
    )?.id ?? 0;
});

describe('RX-7 INV-6: buyers', () => {
  it('RX-7: who bought a recalled lot is listed by the day of the recall, the phone masked on the screen alone', async () => {
    const { till, drugs } = shop;
    const customerId = await addMember(shop);
    const order = await waitingOrder(shop, { paracetamol: 3 }, { customerId });
    const tenders = [{ kind: 'cash' as const, receivedFen: 10_000 }];
    await till.do('orders.settle', { orderId: order.orderId, tenders, handOver: true });
    await till.do('inventory.recallBatches', recallOf(drugs.paracetamol));
    expect(await rowsOf('recall_buyers')).toMatchObject([
      {
        level: '二级',
        noticeNumber: '召〔2026〕15 号',
        batchNumber: 'EARLY',
        orderNumber: order.orderNumber,
        buyerName: '王秀英',
        buyerPhone: '138****0001',
        quantity: 3,
        returned: 0,
      },
    ]);
    expect(JSON.stringify(await fileOf('recall_buyers'))).toContain('13800010001');
  });

  it('RX-7: who bought watched drugs of a class more than once is named, with how much', async () => {
    await sell(shop, { ephedrine: 2 });
    expect(await page('repeat_buyers')).toMatchObject({ rows: [], total: 0 });
    shop.counter.time.advance(DAY_MS);
    await sell(shop, { ephedrine: 1 });
    expect(await rowsOf('repeat_buyers')).toEqual([
      {
        buyerName: BUYER.name,
        buyerIdNumber: ID_MASKED,
        controlClass: '含麻黄碱',
        purchases: 2,
        quantity: 3,
        atMs: shop.counter.time.nowMs() - DAY_MS,
        lastAtMs: shop.counter.time.nowMs(),
      },
    ]);
    expect((await fileOf('repeat_buyers'))[1]).toContain(BUYER.idNumber);
    expect(await rowsOf('repeat_buyers', { fromDate: '2026-06-16', toDate: '2026-06-30' })).toEqual([]);
  });
});

describe('RX-7: near expiry', () => {
  const YEAR = { fromDate: '2026-06-01', toDate: '2027-06-30' };

  it('RX-7: what expires within the days of the rule is listed, and follows the rule when it changes', async () => {
    expect((await shop.till.do('registers.index', {})).comingDays).toBe(180);
    expect(await rowsOf('near_expiry', YEAR)).toMatchObject([
      { batchNumber: 'EARLY', expiryDate: '2026-12-01', daysLeft: 169, level: '一般', quantity: 5 },
    ]);
    const change = (on: boolean, version: number, days: [notice: number, urgent: number]) =>
      shop.till.do('rules.change', {
        ruleId: 'near_expiry',
        on,
        numbers: [
          { key: 'noticeDays', value: days[0] },
          { key: 'urgentDays', value: days[1] },
        ],
        version,
        reason: '本店要求',
      });
    await change(true, 0, [200, 169]);
    expect(await rowsOf('near_expiry', YEAR)).toMatchObject([{ batchNumber: 'EARLY', level: '重点' }]);
    await change(true, 1, [168, 90]);
    expect(await rowsOf('near_expiry', YEAR)).toEqual([]);
    await change(false, 2, [200, 169]);
    expect(await rowsOf('near_expiry', YEAR)).toEqual([]);
  });

  it('RX-7: on its expiry day a batch is no longer near expiry but expired', async () => {
    shop.counter.time.set(Date.UTC(2026, 10, 30, 16));
    expect(await rowsOf('near_expiry', YEAR)).toEqual([]);
    expect(await rowsOf('expired_stock', YEAR)).toMatchObject([{ batchNumber: 'EARLY' }]);
  });
});

describe('RX-7 ORD-5: what the program allows', () => {
  it('RX-7: every step of every machine is listed, with who may take it and under which conditions', async () => {
    const steps = [
      ORDER_TRANSITIONS,
      PRESCRIPTION_TRANSITIONS,
      SHIPMENT_TRANSITIONS,
      AFTER_SALES_STEPS,
      Object.values(PAYMENT_STEPS).flat(),
      BATCH_TRANSITIONS,
    ].map(({ length }) => length);
    const rows = await rowsOf('transitions');
    expect(rows).toHaveLength(steps.reduce((sum, count) => sum + count, 0));
    expect(rows).toContainEqual({
      machine: '订单',
      from: '配药中',
      action: '取消',
      to: '已取消',
      who: '收银员、药师、店长',
      conditions: '填写原因',
      stock: '退回原货位',
      money: '原路全额退款',
    });
    expect(rows).toContainEqual(
      expect.objectContaining({
        machine: '处方',
        from: '待审',
        action: '审核通过',
        to: '已通过',
        who: '药师',
      }),
    );
    expect(await fileOf('transitions')).toHaveLength(rows.length + 1);
  });

  it('RX-7: the rules are exported as they stand, with what the chain changed', async () => {
    await shop.till.do('rules.change', {
      ruleId: 'ephedrine',
      on: true,
      numbers: [{ key: 'packs', value: 1 }],
      version: 0,
      reason: '本省规定',
    });
    const rows = await rowsOf('rules');
    expect(rows).toHaveLength(RULE_IDS.length);
    expect(rows[RULE_IDS.indexOf('ephedrine')]).toMatchObject({
      group: '销售',
      title: '含麻黄碱类复方制剂限量',
      numbers: '每次最多 1 盒',
      on: '启用',
      enforced: '是',
      reason: '本省规定',
      staffName: '王芳',
    });
    expect((await fileOf('rules')).map((cells) => cells[1])).toContain('含麻黄碱类复方制剂限量');
    expect(await rowsOf('exports')).toMatchObject([{ register: 'rules', rowCount: RULE_IDS.length }]);
  });

  it('RX-7: a state has one name, on every screen and in every register', () => {
    for (const language of ['zh', 'en'] as const) {
      const { common, prescriptions, afterSales } = locales[language];
      const said = (words: Readonly<Record<string, { zh: string; en: string }>>) =>
        Object.fromEntries(Object.entries(words).map(([code, both]) => [code, both[language]]));
      expect(said(STATE_WORDS.order)).toEqual(common.orderStatus);
      expect(said(STATE_WORDS.shipment)).toEqual(common.shipmentState);
      expect(said(STATE_WORDS.payment)).toEqual(common.paymentStatus);
      expect(said(STATE_WORDS.prescription)).toEqual(prescriptions.status);
      expect(said(STATE_WORDS.afterSales)).toEqual(afterSales.state);
    }
  });
});
