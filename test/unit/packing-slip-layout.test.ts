import { describe, expect, it } from 'vitest';
import { layPackingSlip, type PackingSlipInput } from '#shared/domain/packing-slip-layout.ts';
import { columnsOfRow } from '#shared/domain/receipt-grid.ts';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { SAMPLE_ITEM, SAMPLE_ORDER, SAMPLE_SHOP } from '#test/support/receipt-samples.ts';

const slip = (changes: Partial<PackingSlipInput> = {}): PackingSlipInput => ({
  orderNumber: SAMPLE_ORDER.orderNumber,
  isCancelled: false,
  staffName: '王芳',
  shop: SAMPLE_SHOP,
  receiver: {
    name: '陈思远',
    phone: '13800010005',
    address: '浙江省 杭州市 西湖区 文三路 199 号 3 幢 502 室',
  },
  parcel: {
    carrier: '顺丰速运',
    trackingNumber: 'SF1234567890123',
    packageCount: 2,
    note: '轻放',
    drugsApartBy: null,
  },
  items: [{ ...SAMPLE_ITEM, isDrug: true }],
  remark: '放门卫',
  printedAt: '2026-06-15 09:30:00',
  language: 'zh',
  paperMm: 58,
  copyNo: 1,
  ...changes,
});
const textOf = (changes: Partial<PackingSlipInput> = {}) =>
  receiptLines(layPackingSlip(slip(changes))).join('\n');

describe('OPS-7 SHIP-1: the packing slip', () => {
  it('OPS-7: says for whom, with whom and what, each batch with its expiry, and no price', () => {
    for (const paperMm of [58, 80] as const) {
      const layout = layPackingSlip(slip({ paperMm }));
      for (const row of layout.rows) if (row.kind === 'text') expect(columnsOfRow(row)).toBe(layout.columns);
      const text = textOf({ paperMm }).replace(/\s+/g, '');
      const { batches, genericName, specification, quantity } = SAMPLE_ITEM;
      for (const part of [
        '装箱单',
        '药品',
        '陈思远',
        '13800010005',
        '西湖区',
        '顺丰速运',
        'SF1234567890123',
        '共2个包裹',
        genericName,
        specification.replace(/\s+/g, ''),
        `x${quantity}`,
        ...batches.flatMap((batch) => [batch.batchNumber, batch.expiryDate]),
        '轻放',
        '放门卫',
      ]) {
        expect(text).toContain(part);
      }
      expect(text).not.toMatch(/\d\.\d\d(?!g)/);
    }
  });

  it('RX-7: leaves a line to sign for the drugs’ own package, and names whoever confirmed it', () => {
    const parcel = { ...slip().parcel, drugsApartBy: '王芳' };
    expect(textOf()).toContain('[ ] 药品已单独包装');
    expect(textOf({ parcel })).toMatch(/药品已单独包装[:：] ?王芳/);
    expect(textOf({ parcel, language: 'en' })).toMatch(/Drugs packed apart by: ?王芳/);
    const noDrugs = [{ ...SAMPLE_ITEM, isDrug: false }];
    expect(textOf({ items: noDrugs })).not.toContain('单独包装');
  });

  it('OPS-7: looks like this', () => {
    expect(textOf()).toMatchSnapshot();
    expect(textOf({ language: 'en', paperMm: 80, copyNo: 3 })).toMatchSnapshot();
  });

  it('OPS-7: its code is the tracking number where it fits, and the order’s while there is none', () => {
    const codeOf = (changes: Partial<PackingSlipInput>) =>
      layPackingSlip(slip(changes)).rows.find((row) => row.kind === 'barcode');
    const parcel = slip().parcel;
    expect(codeOf({ paperMm: 80 })).toMatchObject({ symbology: 'code128', value: 'SF1234567890123' });
    expect(codeOf({ paperMm: 58 })).toMatchObject({ symbology: 'qrcode', value: 'SF1234567890123' });
    expect(codeOf({ parcel: { ...parcel, trackingNumber: '' } })).toMatchObject({
      symbology: 'code128',
      value: SAMPLE_ORDER.orderNumber,
    });
    expect(codeOf({ parcel: { ...parcel, trackingNumber: '单号一' } })).toMatchObject({
      value: SAMPLE_ORDER.orderNumber,
    });
  });

  it('OPS-7: a reprint, a cancelled order and other goods than drugs are told apart', () => {
    expect(textOf({ copyNo: 2 })).toContain('重印 第1次');
    expect(textOf({ isCancelled: true })).toContain('请勿发货');
    expect(textOf({ items: [{ ...SAMPLE_ITEM, isDrug: false }] })).not.toContain('分开包装');
  });
});
