import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storePaths } from '#core/db/store-paths.ts';
import { ExportThreads } from '#core/registers/export-thread.ts';
import { formatYuan } from '#shared/domain/money.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { MONTH, type RegisterPage, readBack, valuesOf as valuesIn } from '#test/support/registers.ts';
import { BUYER, checkoutOf, fillCart, sell } from '#test/support/sell.ts';
import { DAY_MS, HOUR_MS, MONDAY_MORNING_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

const TODAY = '2026-06-15';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const list = (register: string, days: { fromDate: string; toDate: string } = MONTH): Promise<RegisterPage> =>
  shop.till.do('registers.list', { register, ...days, pageSize: 200 });

const valuesOf = (register: string, page: RegisterPage) => valuesIn(shop.till, register, page);

const exported = async (register: string, language: 'zh' | 'en' = 'zh') => {
  const { folder, fileNames, rows } = await shop.till.do('registers.export', {
    register,
    ...MONTH,
    language,
  });
  return { rows, fileNames, folder, paths: fileNames.map((name) => join(folder, name)) };
};

describe('RX-7: registers by date', () => {
  it('RX-7: watched drugs are listed by batch and buyer, the ID number masked', async () => {
    const { order } = await shop.till.do(
      'orders.checkout',
      checkoutOf(await fillCart(shop, { ephedrine: 2, vitamin: 1 })),
    );
    const page = await list('controlled_sales');
    expect(await valuesOf('controlled_sales', page)).toEqual([
      {
        atMs: MONDAY_MORNING_MS,
        controlClass: '含麻黄碱',
        genericName: '复方盐酸伪麻黄碱缓释胶囊',
        specification: '10粒',
        quantity: 2,
        returned: 0,
        manufacturer: '试验制药有限公司',
        batchNumber: 'B1',
        buyerName: BUYER.name,
        buyerIdNumber: '110105********002X',
        orderNumber: order.orderNumber,
        staffName: '王芳',
      },
    ]);
    expect(page).toMatchObject({
      total: 1,
      sums: [
        { key: 'quantity', value: 2 },
        { key: 'returned', value: 0 },
      ],
    });
    expect(JSON.stringify(page)).not.toContain(BUYER.idNumber);
  });

  it('RX-7: sales are every line of every paid order by batch; waiting orders are not sales; a cancelled one says so', async () => {
    await sell(shop, { paracetamol: 6, vitamin: 1 });
    await orderIn(shop, 'pending');
    const back = await orderIn(shop, 'paid');
    await shop.till.do('orders.cancel', { orderId: back.orderId, reason: '退' });
    const rows = await valuesOf('sales', await list('sales'));
    expect(rows.slice(0, 3)).toMatchObject([
      { genericName: '对乙酰氨基酚片', batchNumber: 'LATE', quantity: 1, unitPriceFen: 1_250 },
      { genericName: '对乙酰氨基酚片', batchNumber: 'EARLY', quantity: 5, status: '已完成' },
      { genericName: '维生素C片', quantity: 1, status: '已完成' },
    ]);
    expect(rows.at(-1)).toMatchObject({ orderNumber: back.orderNumber, status: '已取消' });
  });

  it('RX-7: a day begins and ends at midnight of the shop, not of Greenwich', async () => {
    const midnightMs = Date.UTC(2026, 5, 15, 16);
    shop.counter.time.set(midnightMs - 1);
    await sell(shop, { vitamin: 1 });
    shop.counter.time.set(midnightMs);
    await sell(shop, { vitamin: 2 });
    const quantities = async (day: string) =>
      (await valuesOf('sales', await list('sales', { fromDate: day, toDate: day }))).map(
        (row) => row.quantity,
      );
    expect(await quantities(TODAY)).toEqual([1]);
    expect(await quantities('2026-06-16')).toEqual([2]);
    expect(await quantities('2026-06-14')).toEqual([]);
  });

  it('RX-7: goods that came in are listed with what is known of them', async () => {
    const { total, sums } = await list('goods_received');
    expect(total).toBeGreaterThan(3);
    expect(sums[0]?.value).toBeGreaterThan(10_000);
    const rows = await valuesOf('goods_received', await list('goods_received'));
    expect(rows.find((row) => row.batchNumber === 'EARLY')).toMatchObject({
      kind: '入库',
      genericName: '对乙酰氨基酚片',
      dosageForm: '片剂',
      approvalNumber: '国药准字H20260001',
      expiryDate: '2026-12-01',
      quantity: 5,
      staffName: '王芳',
    });
  });

  it('RX-7: expired stock appears on its expiry day, while some of it is on the shelf', async () => {
    const year = { fromDate: '2026-12-01', toDate: '2026-12-31' };
    expect((await list('expired_stock', year)).rows).toEqual([]);
    shop.counter.time.set(Date.UTC(2026, 10, 30, 16));
    expect(await valuesOf('expired_stock', await list('expired_stock', year))).toMatchObject([
      { expiryDate: '2026-12-01', batchNumber: 'EARLY', quantity: 5, zone: '合格区' },
    ]);
  });

  it('RX-7: locks and recalls of batches are a register', async () => {
    const { till, batches } = shop;
    await till.do('inventory.lockBatch', { batchId: batches.early, reason: '外观异常' });
    await till.do('inventory.unlockBatch', { batchId: batches.early, reason: '复查合格' });
    expect(await valuesOf('batch_holds', await list('batch_holds'))).toMatchObject([
      { action: '锁定', batchNumber: 'EARLY', level: null, reason: '外观异常', staffName: '王芳' },
      { action: '解锁', batchNumber: 'EARLY', reason: '复查合格' },
    ]);
  });

  it('RX-7: changes of rules are a register', async () => {
    const numbers = [{ key: 'packs', value: 1 }];
    await shop.till.do('rules.change', {
      ruleId: 'ephedrine',
      on: true,
      numbers,
      version: 0,
      reason: '本省规定',
    });
    expect(await valuesOf('rule_changes', await list('rule_changes'))).toMatchObject([
      { ruleId: 'ephedrine', isOn: '启用', numbers: '{"packs":1}', reason: '本省规定', staffName: '王芳' },
    ]);
  });

  it('RX-7: pages follow one another without a gap', async () => {
    for (let count = 0; count < 5; count += 1) await sell(shop, { vitamin: 1 });
    const page = async (number: number) =>
      (await shop.till.do('registers.list', { register: 'sales', ...MONTH, page: number, pageSize: 2 })).rows;
    const all = (await list('sales')).rows;
    expect([...(await page(1)), ...(await page(2)), ...(await page(3))]).toEqual(all);
    expect(await page(4)).toEqual([]);
  });

  it('RX-7: an unknown register and days in the wrong order are refused', async () => {
    const { till } = shop;
    expect(await till.refused('registers.list', { register: 'nothing', ...MONTH })).toBe(
      'REGISTER_NOT_FOUND',
    );
    const wrong = { register: 'sales', fromDate: '2026-06-02', toDate: '2026-06-01' };
    expect(await till.refused('registers.list', wrong)).toBe('VALIDATION_FAILED');
    expect(await till.refused('registers.export', { ...wrong, language: 'zh' })).toBe('VALIDATION_FAILED');
  });

  it('RX-7: who answers for the shop reads registers, and a cashier does not', async () => {
    const cashier = await shop.counter.signInWith('小陈', ['cashier']);
    expect(await cashier.refused('registers.list', { register: 'sales', ...MONTH })).toBe('FORBIDDEN');
    const wish = { register: 'sales', ...MONTH, language: 'zh' } as const;
    expect(await cashier.refused('registers.export', wish)).toBe('FORBIDDEN');
    const pharmacist = await shop.counter.signInWith('孙药师', ['pharmacist']);
    await pharmacist.do('registers.export', wish);
  });
});

describe('RX-7: exports', () => {
  it.each(['zh', 'en'] as const)(
    'RX-7: a file holds what the list shows, cell by cell (%s)',
    async (language) => {
      await sell(shop, { paracetamol: 6, vitamin: 1 });
      await sell(shop, { ephedrine: 1 });
      const { registers } = await shop.till.do('registers.index', {});
      for (const { id, columns } of registers) {
        const { rows } = await list(id);
        const { paths, rows: count } = await exported(id, language);
        const [head, ...body] = await readBack(paths[0] ?? '');
        expect(head, id).toEqual(columns.map(({ title }) => title[language]));
        expect(count, id).toBe(rows.length);
        const shown = rows.map((row) =>
          columns.map(({ kind }, place) => {
            const value = row[place] ?? null;
            if (value === null) return '';
            if (typeof value === 'object') return value[language];
            if (kind === 'money') return String(Number(formatYuan(Number(value))));
            if (kind === 'time') return TODAY;
            return kind === 'idNumber' ? BUYER.idNumber : String(value).trim();
          }),
        );
        expect(
          body.map((cells) => columns.map((_, place) => cells[place] ?? '')),
          id,
        ).toEqual(shown);
      }
    },
  );

  it('RX-7: times are the shop’s, and text that looks like a formula stays text', async () => {
    const cart = await fillCart(shop, { ephedrine: 1 });
    const details = { buyer: { ...BUYER, name: '=1+1' } };
    await shop.till.do('orders.checkout', { ...checkoutOf(cart), details });
    const { paths } = await exported('controlled_sales');
    const files = unzipSync(readFileSync(paths[0] ?? ''));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toMatch(/<f[ >]/);
    // 2026-06-15 09:30 in days since 1899-12-30.
    const days = (Date.UTC(2026, 5, 15, 9, 30) - Date.UTC(1899, 11, 30)) / DAY_MS;
    expect(Number(/<c r="A2"[^>]*><v>([\d.]+)/.exec(sheet)?.[1])).toBeCloseTo(days, 8);
    expect((await readBack(paths[0] ?? ''))[1]).toContain('=1+1');
  });

  it('RX-7: an export is noted in its register, in the audit trail and in the outbox, before its file has a name', async () => {
    await sell(shop, { vitamin: 1 });
    const { fileNames, folder } = await exported('sales');
    expect(fileNames).toEqual(['sales_2026-06-01_2026-06-30_20260615-093000.xlsx']);
    expect(readdirSync(folder)).toEqual(fileNames);
    expect(await valuesOf('exports', await list('exports'))).toEqual([
      {
        atMs: MONDAY_MORNING_MS,
        register: 'sales',
        ...MONTH,
        rowCount: 1,
        fileNames: fileNames[0],
        staffName: '王芳',
      },
    ]);
    shop.counter.sql((db) => {
      expect(
        db.prepare("SELECT subject, details FROM audit_log WHERE command = 'registers.export'").all(),
      ).toEqual([
        {
          subject: 'register_export:1',
          details: JSON.stringify({ register: 'sales', ...MONTH, rows: 1, fileNames }),
        },
      ]);
      expect(db.prepare("SELECT subject FROM outbox WHERE kind = 'register_export'").all()).toEqual([
        { subject: 'register_export:1' },
      ]);
      expect(() => db.exec('DELETE FROM register_export')).toThrow(/append-only/);
      expect(() => db.exec('UPDATE register_export SET row_count = 0')).toThrow(/append-only/);
    });
  });

  it('RX-7: a long export is written by a thread, as a short one is without it', async () => {
    await sell(shop, { vitamin: 1 });
    const { paths, folder } = await exported('sales');
    const days = { ...MONTH, today: TODAY, noticeDate: TODAY, urgentDate: TODAY };
    const range = { fromMs: 0, endMs: MONDAY_MORNING_MS + DAY_MS, ...days };
    const rows = await new ExportThreads().write({
      storePath: storePaths(shop.counter.dataDir).store,
      files: {
        register: 'sales',
        range,
        folder,
        fileNames: ['thread'],
        language: 'zh',
        timeZone: 'Asia/Shanghai',
      },
    });
    expect(rows).toBe(1);
    expect(await readBack(join(folder, 'thread.part'))).toEqual(await readBack(paths[0] ?? ''));
  });

  it('RX-7: an export without rows is a file with its titles', async () => {
    const { paths, rows } = await exported('controlled_sales', 'en');
    expect(rows).toBe(0);
    expect(await readBack(paths[0] ?? '')).toHaveLength(1);
  });

  it('RX-7: the same command again makes no second file', async () => {
    const input = { register: 'sales', ...MONTH, language: 'zh' } as const;
    const commandId = '01976f00-0000-7000-8000-000000000001';
    const first = await shop.till.do('registers.export', input, commandId);
    shop.counter.time.advance(HOUR_MS);
    expect(await shop.till.do('registers.export', input, commandId)).toEqual(first);
    expect(readdirSync(first.folder)).toHaveLength(1);
  });
});
