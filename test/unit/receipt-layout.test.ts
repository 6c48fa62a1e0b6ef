import { describe, expect, it } from 'vitest';
import { formatYuan } from '#shared/domain/money.ts';
import { columnsOf } from '#shared/domain/receipt-characters.ts';
import { columnsOfRow, type ReceiptLayout } from '#shared/domain/receipt-grid.ts';
import { layReceipt, maskPhone } from '#shared/domain/receipt-layout.ts';
import type { ReceiptItem } from '#shared/domain/receipt-order.ts';
import { layTestPage } from '#shared/domain/receipt-test-page.ts';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { SAMPLE_ITEM, SAMPLE_ORDER, SAMPLE_SHOP, sampleReceipt } from '#test/support/receipt-samples.ts';
import { fc } from '#test/support/seeded.ts';

function expectFullRows(layout: ReceiptLayout): void {
  for (const row of layout.rows) {
    if (row.kind === 'text') expect(columnsOfRow(row)).toBe(layout.columns);
  }
}

const joined = (layout: ReceiptLayout): string => receiptLines(layout).join('\n');

describe('receipt layout', () => {
  it('OPS-7: a Chinese receipt on 58 mm paper', () => {
    expect(joined(layReceipt(sampleReceipt()))).toMatchSnapshot();
  });

  it('OPS-7: an English receipt on 80 mm paper keeps the Chinese names of drug and maker', () => {
    expect(joined(layReceipt(sampleReceipt({ language: 'en', paperMm: 80 })))).toMatchSnapshot();
  });

  it('OPS-7: one drug is one kind in English', () => {
    const order = { ...SAMPLE_ORDER, quantity: 1, items: [{ ...SAMPLE_ITEM, quantity: 1 }] };
    expect(joined(layReceipt(sampleReceipt({ language: 'en', order })))).toContain('Items (1 kind, 1 unit)');
  });

  it('OPS-7: every sale shows name, maker, quantity, price, batch, specification and expiry', () => {
    const text = joined(layReceipt(sampleReceipt({ paperMm: 80 })));
    for (const part of [
      '阿莫西林胶囊(阿莫仙)',
      '珠海联邦制药股份有限公司中山分公司',
      '12.50 x 2盒',
      '0.25g*24粒',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('批号:20250318 效期:2027-03-17 x1');
    expect(text).toContain('批号:20250601 效期:2027-05-31 x1');
  });

  it('OPS-7: the original is unmarked, a copy says which reprint it is', () => {
    expect(joined(layReceipt(sampleReceipt({ copyNo: 1 })))).not.toContain('重印');
    expect(joined(layReceipt(sampleReceipt({ copyNo: 3 })))).toContain('重印 第2次');
    expect(joined(layReceipt(sampleReceipt({ copyNo: 3, language: 'en' })))).toContain('REPRINT NO. 2');
  });

  it('OPS-7: an order that is not paid says that it is no proof of payment', () => {
    const order = { ...SAMPLE_ORDER, status: 'pending' as const, payments: [] };
    expect(joined(layReceipt(sampleReceipt({ order })))).toContain('待付款 非付款凭证');
  });

  it('OPS-7: payments that failed or were closed are not shown, refunds are', () => {
    const [cash] = SAMPLE_ORDER.payments;
    const payments = [{ ...SAMPLE_ORDER.payments[0], status: 'failed' as const, tender: 'alipay' as const }];
    const order = {
      ...SAMPLE_ORDER,
      amounts: { ...SAMPLE_ORDER.amounts, refundedFen: 4030 },
      payments: [...payments, cash].filter(
        (payment) => payment !== undefined,
      ) as typeof SAMPLE_ORDER.payments,
    };
    const text = joined(layReceipt(sampleReceipt({ order })));
    expect(text).not.toContain('支付宝');
    expect(text).toMatch(/已退款 +-40\.30/);
  });

  it('OPS-7: batches given back before the sale are not shown', () => {
    const [batch] = SAMPLE_ITEM.batches;
    const released = {
      batchNumber: 'GONE',
      expiryDate: '2027-01-01',
      quantity: 1,
      state: 'released' as const,
    };
    const items = [{ ...SAMPLE_ITEM, batches: batch === undefined ? [] : [batch, released] }];
    const text = joined(layReceipt(sampleReceipt({ order: { ...SAMPLE_ORDER, items } })));
    expect(text).not.toContain('GONE');
    expect(text).not.toContain(' x1');
  });

  it('SEC-5: the phone number is masked', () => {
    expect(joined(layReceipt(sampleReceipt()))).toContain('顾客:138****8000');
    expect([maskPhone(''), maskPhone('12345'), maskPhone('0571-8765432')]).toEqual([
      '',
      '****45',
      '057****5432',
    ]);
  });

  it('OPS-7: a shop that has said nothing of itself gets a receipt without empty lines for it', () => {
    const shop = { name: '', address: '', phone: '', licence: '', footer: '' };
    const lines = receiptLines(layReceipt(sampleReceipt({ shop })));
    expect(lines.slice(0, 2)).toEqual(['', '            销售小票            ']);
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '\u202Egnp.exe',
    '👨‍👩‍👧‍👦'.repeat(20),
    '阿'.repeat(120),
    'A'.repeat(120),
    "'; DROP TABLE drug;--",
  ),
);
const amount = fc.integer({ min: 0, max: 10_000_000_000 });
const item: fc.Arbitrary<ReceiptItem> = fc.record({
  lineNo: fc.integer({ min: 1, max: 200 }),
  genericName: hostile,
  tradeName: hostile,
  specification: hostile,
  manufacturer: hostile,
  unit: hostile,
  quantity: fc.integer({ min: 1, max: 9_999 }),
  listPriceFen: amount,
  grossFen: amount,
  memberDiscountFen: amount,
  lineDiscountFen: amount,
  batches: fc.array(
    fc.record({
      batchNumber: hostile,
      expiryDate: fc.constant('2027-03-17'),
      quantity: fc.integer({ min: 1, max: 9_999 }),
      state: fc.constantFrom('reserved' as const, 'dispensed' as const, 'released' as const),
    }),
    { maxLength: 3 },
  ),
});

describe('any receipt', () => {
  it('OPS-7: every row is exactly as wide as the paper and no amount is broken', () => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 4 }),
        hostile,
        fc.constantFrom(58 as const, 80 as const),
        fc.constantFrom('zh' as const, 'en' as const),
        (items, text, paperMm, language) => {
          const order = { ...SAMPLE_ORDER, items, staffName: text };
          const shop = { ...SAMPLE_SHOP, name: text, footer: text };
          const layout = layReceipt(sampleReceipt({ order, shop, paperMm, language }));
          expectFullRows(layout);
          const lines = receiptLines(layout);
          for (const { grossFen } of items) {
            expect(lines.some((line) => line.endsWith(` ${formatYuan(grossFen)}`))).toBe(true);
          }
        },
      ),
    );
  });

  it('OPS-7: the test page fits both papers and holds a ruler for each width', () => {
    for (const paperMm of [58, 80] as const) {
      const layout = layTestPage({ paperMm, language: 'zh' });
      expectFullRows(layout);
      const rulers = receiptLines(layout).filter((line) => line.startsWith('1234567890'));
      expect(rulers.map((line) => columnsOf(line.trimEnd()))).toEqual(paperMm === 58 ? [32] : [32, 48]);
    }
  });
});
