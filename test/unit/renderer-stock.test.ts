import { describe, expect, it } from 'vitest';
import { endOfMinuteMs } from '#renderer/features/inventory/detail/end-of-minute.ts';
import { checkGoodsIn, type GoodsInDraft } from '#renderer/features/inventory/dialogs/goods-in-draft.ts';
import { readCount } from '#renderer/ui/read-count.ts';
import { readDate } from '#renderer/ui/read-date.ts';

const TODAY = '2027-03-01';

const DELIVERY: GoodsInDraft = {
  batchNumber: ' B1 ',
  expiryDate: '2029-12-31',
  productionDate: null,
  quantityText: '12',
  costText: '',
  reason: '采购到货',
};

const problemsOf = (change: Partial<GoodsInDraft>) => {
  const check = checkGoodsIn({ ...DELIVERY, ...change }, TODAY);
  return check.kind === 'incomplete' ? [...check.problems.values()] : [];
};

describe('days as they are typed', () => {
  it('INV-1: every way in which packs and people write a day', () => {
    for (const text of ['20270630', '2027-06-30', '2027-6-30', '2027/06/30', '2027.6.30', '2027年6月30日'])
      expect(readDate(text), text).toBe('2027-06-30');
  });

  it('INV-1: a month alone is its last day', () => {
    for (const text of ['202702', '2027-02', '2027/2', '2027.02', '2027年2月'])
      expect(readDate(text), text).toBe('2027-02-28');
    expect(readDate('202802')).toBe('2028-02-29');
  });

  it('INV-1: what is no day is none', () => {
    for (const text of [
      '',
      '2027',
      '20270631',
      '2027-13',
      '2027-00-10',
      'abc',
      '0630',
      '2027063',
      '2027-6-301',
    ])
      expect(readDate(text), text).toBeNull();
  });

  it('INV-2: a minute counts to its end, so that what happened in it is in', () => {
    const at = new Date('2027-03-01T18:30:59.999').getTime();
    expect([endOfMinuteMs(TODAY, '18:30'), endOfMinuteMs(TODAY, '1830')]).toEqual([at, at]);
    expect(endOfMinuteMs(TODAY, '9:05')).toBe(new Date('2027-03-01T09:05:59.999').getTime());
    for (const text of ['', '24:00', '12:60', '7', 'noon']) expect(endOfMinuteMs(TODAY, text)).toBeNull();
  });
});

describe('numbers as they are typed', () => {
  it('INV-1: only whole numbers within their bounds', () => {
    const bounds = { least: 1, most: 1_000 };
    expect([' 12 ', '1', '1000'].map((text) => readCount(text, bounds))).toEqual([12, 1, 1000]);
    for (const text of ['', '0', '1001', '1.5', '-3', '1e3', '٣', '12a'])
      expect(readCount(text, bounds), text).toBeNull();
  });
});

describe('a delivery', () => {
  it('INV-1: is complete with batch, expiry, quantity and reason', () => {
    expect(checkGoodsIn(DELIVERY, TODAY)).toEqual({
      kind: 'complete',
      values: {
        batchNumber: 'B1',
        expiryDate: '2029-12-31',
        productionDate: null,
        quantity: 12,
        costFen: null,
        reason: '采购到货',
      },
    });
  });

  it('INV-1: names every problem, in the order of the form', () => {
    expect(problemsOf({ batchNumber: ' ', expiryDate: null, quantityText: '1.5', reason: '' })).toEqual([
      'batchNumber',
      'expiryDate',
      'quantity',
      'reason',
    ]);
  });

  it('INV-1: is refused when it is expired on the day it arrives', () => {
    expect(problemsOf({ expiryDate: TODAY })).toEqual(['expired']);
    expect(problemsOf({ expiryDate: '2027-03-02' })).toEqual([]);
  });

  it('INV-1: was made before it expires, and costs whole fen', () => {
    expect(problemsOf({ productionDate: '2030-01-01' })).toEqual(['productionDate']);
    expect(problemsOf({ costText: '1.234' })).toEqual(['cost']);
    expect(problemsOf({ costText: '1.23', productionDate: '2027-01-01' })).toEqual([]);
  });
});
