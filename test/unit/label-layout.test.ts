import { describe, expect, it } from 'vitest';
import { type LabelsInput, layLabels } from '#shared/domain/label-layout.ts';
import { columnsOfRow, PAPERS_MM } from '#shared/domain/receipt-grid.ts';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { SAMPLE_ITEM, SAMPLE_ORDER, SAMPLE_SHOP } from '#test/support/receipt-samples.ts';

const LINE = {
  ...SAMPLE_ITEM,
  directions: '一次2粒，一日3次，饭后口服，连用3天',
  isSplit: false,
  splitters: [],
  substitution: null,
  patient: { name: '单秀英', sex: 'female', ageYears: 68 } as const,
  prescriptionNumber: 'RK7F3QX92MTD',
};
const SPLIT = {
  ...LINE,
  genericName: '维生素C片',
  tradeName: '',
  specification: '0.1g',
  unit: '片',
  quantity: 12,
  directions: '',
  isSplit: true,
  splitters: ['王芳'],
  patient: null,
  prescriptionNumber: '',
  batches: SAMPLE_ITEM.batches.slice(0, 1),
};

const labels = (changes: Partial<LabelsInput> = {}): LabelsInput => ({
  orderNumber: SAMPLE_ORDER.orderNumber,
  isCancelled: false,
  customerName: '陈思远',
  items: [LINE, SPLIT],
  shop: SAMPLE_SHOP,
  printedAt: '2026-06-15 09:30:00',
  language: 'zh',
  paperMm: 58,
  copyNo: 1,
  ...changes,
});
const textOf = (changes: Partial<LabelsInput> = {}) => receiptLines(layLabels(labels(changes))).join('\n');
const squeezed = (text: string) => text.replace(/\s+/g, '');

describe('OPS-7 RX-4: drug labels', () => {
  it('OPS-7: look like this', () => {
    expect(textOf()).toMatchSnapshot();
    expect(textOf({ language: 'en', paperMm: 40, copyNo: 2 })).toMatchSnapshot();
  });

  it('RX-5: a drug that is given for another names it, the reason and the pharmacist', () => {
    const substitution = {
      sold: { genericName: '阿莫西林胶囊', tradeName: '安禾灵', specification: '250mg*24粒' },
      reason: '货架缺货',
      staffName: '钱药师',
    };
    const items = [{ ...LINE, substitution }];
    for (const paperMm of PAPERS_MM) {
      const text = squeezed(textOf({ items, paperMm }));
      for (const part of ['替代', '安禾灵', '250mg*24粒', '货架缺货', '钱药师']) expect(text).toContain(part);
    }
    expect(textOf({ items, language: 'en', paperMm: 80 })).toContain('In place of');
    expect(textOf()).not.toContain('替代');
  });

  it('OPS-7: one a line, part k of n, for the patient and with the directions in words', () => {
    for (const paperMm of PAPERS_MM) {
      const layout = layLabels(labels({ paperMm }));
      for (const row of layout.rows) if (row.kind === 'text') expect(columnsOfRow(row)).toBe(layout.columns);
      expect(layout.rows.filter(({ kind }) => kind === 'cut')).toHaveLength(1);
      const [first = '', second = ''] = textOf({ paperMm }).split(/^=+$/m).map(squeezed);
      for (const part of ['单秀英女68岁', '1/2', '阿莫西林胶囊', squeezed(LINE.directions), 'RK7F-3QX9-2MTD'])
        expect(first).toContain(part);
      for (const part of ['陈思远', '2/2', '维生素C片', '____']) expect(second).toContain(part);
      expect(second).not.toContain('RK7F');
    }
  });

  it('RX-6: the bag of a split pack says all that compliance.md asks for', () => {
    const text = squeezed(textOf({ items: [{ ...SPLIT, directions: '一次1片，一日3次' }] }));
    const [batch] = SPLIT.batches;
    for (const part of [
      '拆零药品',
      '维生素C片',
      '规格:0.1g',
      '数量:12片',
      '一次1片，一日3次',
      `批号:${batch?.batchNumber}`,
      `效期:${batch?.expiryDate}`,
      SAMPLE_SHOP.name,
    ])
      expect(text).toContain(part);
    expect(squeezed(textOf({ items: [LINE] }))).not.toContain('拆零');
  });

  it('OPS-7: long names wrap, and released batches, nobody and cancelled orders are told right', () => {
    const genericName = '复方'.repeat(40);
    const text = textOf({ paperMm: 40, items: [{ ...LINE, genericName, tradeName: '' }] });
    expect(squeezed(text)).toContain(genericName);
    const released = { ...LINE, batches: [{ ...LINE.batches[0], state: 'released' as const }] };
    expect(textOf({ items: [released as typeof LINE] })).not.toContain('批号');
    expect(textOf({ customerName: '', items: [SPLIT] })).toContain('姓名:');
    expect(textOf({ isCancelled: true })).toContain('请勿发药');
    expect(textOf({ copyNo: 3 }).match(/重印 第2次/g)).toHaveLength(2);
  });
});
