import { describe, expect, it } from 'vitest';
import { layPickList, type PickListInput } from '#shared/domain/pick-list-layout.ts';
import { columnsOfRow, PAPERS_MM } from '#shared/domain/receipt-grid.ts';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { SAMPLE_ITEM, SAMPLE_ORDER } from '#test/support/receipt-samples.ts';

const list = (changes: Partial<PickListInput> = {}): PickListInput => ({
  orderNumber: SAMPLE_ORDER.orderNumber,
  status: 'paid',
  customerName: '陈思远',
  remark: '放门卫',
  items: [
    { ...SAMPLE_ITEM, shelf: 'A-03-2' },
    { ...SAMPLE_ITEM, lineNo: 2, shelf: '', batches: SAMPLE_ITEM.batches.slice(0, 1) },
  ],
  printedAt: '2026-06-15 09:30:00',
  language: 'zh',
  paperMm: 58,
  copyNo: 1,
  ...changes,
});
const textOf = (changes: Partial<PickListInput> = {}) => receiptLines(layPickList(list(changes))).join('\n');

describe('OPS-7 RX-4: the pick list', () => {
  it('OPS-7: looks like this', () => {
    expect(textOf()).toMatchSnapshot();
    expect(textOf({ language: 'en', paperMm: 80, copyNo: 2 })).toMatchSnapshot();
  });

  it('OPS-7: says from which shelf how many of which batch, on every paper', () => {
    for (const paperMm of PAPERS_MM) {
      const layout = layPickList(list({ paperMm }));
      for (const row of layout.rows) if (row.kind === 'text') expect(columnsOfRow(row)).toBe(layout.columns);
      const text = textOf({ paperMm }).replace(/\s+/g, '');
      for (const part of ['A-03-2', '无货位', 'x2盒', '20250318', '2027-05-31', '合计2种4件', '放门卫'])
        expect(text).toContain(part);
    }
  });

  it('OPS-7: warns of an order that is not paid or is cancelled, and marks a reprint', () => {
    expect(textOf({ status: 'pending' })).toContain('请勿发药');
    expect(textOf({ status: 'cancelled' })).toContain('请勿配药');
    expect(textOf()).not.toMatch(/请勿|重印/);
    expect(textOf({ copyNo: 2 })).toContain('重印 第1次');
  });

  it('OPS-7: a long name wraps', () => {
    const genericName = '复方'.repeat(40);
    const text = textOf({ items: [{ ...SAMPLE_ITEM, genericName, shelf: 'A-1' }] });
    expect(text.replace(/\s+/g, '')).toContain(genericName);
  });
});
