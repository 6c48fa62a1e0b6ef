import { describe, expect, it } from 'vitest';
import { FREQUENCIES } from '#shared/domain/directions-frequency.ts';
import { type QuantityInput, quantityFor } from '#shared/domain/directions-quantity.ts';
import { parseSpecification, type Specification } from '#shared/domain/specification.ts';
import { fc } from '#test/support/seeded.ts';

const INPUT: QuantityInput = {
  doseAmount: '2',
  doseUnit: 'tablet',
  frequency: 'tid',
  days: 7,
  packSize: null,
  packUnit: null,
  specification: '0.25g*24片',
};
const NOTHING: Specification = { content: null, volume: null, count: null, piece: null };

describe('RX-1: what a specification says', () => {
  it.each<[string, Partial<Specification>]>([
    ['0.25g*24粒', { content: { amount: '0.25', unit: 'g' }, count: 24, piece: 'capsule' }],
    ['10mg×30片', { content: { amount: '10', unit: 'mg' }, count: 30, piece: 'tablet' }],
    ['１０ＭＧ＊３０片/盒', { content: { amount: '10', unit: 'mg' }, count: 30, piece: 'tablet' }],
    [
      '5ml:0.1g*10支',
      {
        content: { amount: '0.1', unit: 'g' },
        volume: { amount: '5', unit: 'ml' },
        count: 10,
        piece: 'ampoule',
      },
    ],
    ['0.1g：5ml', { content: { amount: '0.1', unit: 'g' }, volume: { amount: '5', unit: 'ml' } }],
    ['0.4g*12粒*3板', { content: { amount: '0.4', unit: 'g' }, count: 36, piece: 'capsule' }],
    ['0.3g x 10片/板 x 2板', { content: { amount: '0.3', unit: 'g' }, count: 20, piece: 'tablet' }],
    ['每片重0.5g*24片', { content: { amount: '0.5', unit: 'g' }, count: 24, piece: 'tablet' }],
    ['每袋装9g*10袋', { content: { amount: '9', unit: 'g' }, count: 10, piece: 'sachet' }],
    ['100万单位', { content: { amount: '1000000', unit: 'iu' } }],
    ['250μg*30片', { content: { amount: '250', unit: 'ug' }, count: 30, piece: 'tablet' }],
    ['100ml', { volume: { amount: '100', unit: 'ml' } }],
    ['100ml/瓶', { volume: { amount: '100', unit: 'ml' } }],
    ['60揿', { count: 60, piece: 'puff' }],
    ['24粒/盒', { count: 24, piece: 'capsule' }],
  ])('RX-1: %s', (text, expected) => {
    expect(parseSpecification(text)).toEqual({ ...NOTHING, ...expected });
  });

  it.each([
    '',
    '盒装',
    '80mg:12.5mg*7片',
    '10g:0.1g',
    '0.15%*10g',
    '0.25g*24粒(铝塑)',
    '12粒*24片',
    '0g*10片',
    '0.25*24粒',
    '2板',
    '5cm*10m',
  ])('RX-1: %s says nothing surely', (text) => {
    expect(parseSpecification(text)).toBeNull();
  });
});

describe('RX-1: the quantity that directions ask for', () => {
  it.each<[string, Partial<QuantityInput>, { doses: number; units: string; unit: string; packs: number }]>([
    ['tablets', {}, { doses: 21, units: '42', unit: 'tablet', packs: 2 }],
    ['exactly one pack', { days: 4 }, { doses: 12, units: '24', unit: 'tablet', packs: 1 }],
    [
      'pieces of whatever the pack counts',
      { doseUnit: 'piece' },
      { doses: 21, units: '42', unit: 'tablet', packs: 2 },
    ],
    [
      'half tablets',
      { doseAmount: '0.5', frequency: 'qd' },
      { doses: 7, units: '3.5', unit: 'tablet', packs: 1 },
    ],
    [
      'grams by the strength',
      { doseAmount: '0.5', doseUnit: 'g' },
      { doses: 21, units: '42', unit: 'tablet', packs: 2 },
    ],
    [
      'milligrams of a strength in grams',
      { doseAmount: '250', doseUnit: 'mg', days: 8 },
      { doses: 24, units: '24', unit: 'tablet', packs: 1 },
    ],
    [
      'a third of a strength',
      { doseAmount: '0.1', doseUnit: 'g', specification: '0.3g*10片', frequency: 'qd', days: 10 },
      { doses: 10, units: '3.334', unit: 'tablet', packs: 1 },
    ],
    [
      'millilitres of a bottle',
      { doseAmount: '10', doseUnit: 'ml', specification: '100ml' },
      { doses: 21, units: '2.1', unit: 'piece', packs: 3 },
    ],
    [
      'grams in ampoules',
      { doseAmount: '0.1', doseUnit: 'g', specification: '5ml:0.1g*10支', frequency: 'bid' },
      { doses: 14, units: '14', unit: 'ampoule', packs: 2 },
    ],
    ['every other day', { frequency: 'qod' }, { doses: 4, units: '8', unit: 'tablet', packs: 1 }],
    [
      'once a week for 10 days',
      { frequency: 'qw', days: 10 },
      { doses: 2, units: '4', unit: 'tablet', packs: 1 },
    ],
    [
      'at once, days or none',
      { frequency: 'st', days: null },
      { doses: 1, units: '2', unit: 'tablet', packs: 1 },
    ],
    [
      'what the catalogue knows',
      { specification: '', packSize: 12, packUnit: 'tablet' },
      { doses: 21, units: '42', unit: 'tablet', packs: 4 },
    ],
  ])('RX-1: %s', (_name, given, expected) => {
    expect(quantityFor({ ...INPUT, ...given })).toEqual({ ok: true, ...expected });
  });

  it.each<[string, Partial<QuantityInput>]>([
    ['as_needed', { frequency: 'prn' }],
    ['frequency_missing', { frequency: null }],
    ['days_missing', { days: null }],
    ['days_missing', { days: 0 }],
    ['dose_unreadable', { doseAmount: '' }],
    ['dose_unreadable', { doseAmount: '0.0' }],
    ['units_differ', { specification: '0.25g*24粒' }],
    ['pack_unknown', { specification: '盒装' }],
    ['pack_unknown', { specification: '', packSize: 1 }],
    ['pack_unknown', { packSize: 1 }],
    ['strength_unknown', { doseUnit: 'mg', specification: '24片' }],
    ['strength_unknown', { doseUnit: 'mg', specification: '80mg:12.5mg*7片', packSize: 7 }],
    ['units_differ', { doseUnit: 'ml' }],
  ])('RX-1: %s for %o', (reason, given) => {
    expect(quantityFor({ ...INPUT, ...given })).toEqual({ ok: false, reason });
  });

  it('RX-1: the packs hold every dose, and one pack fewer would not', () => {
    const rated = FREQUENCIES.filter((row) => row.rate !== 'as_needed').map((row) => row.code);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom(...rated),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 2, max: 100 }),
        (tenths, frequency, days, packSize) => {
          const quantity = quantityFor({
            ...INPUT,
            doseAmount: String(tenths / 10),
            frequency,
            days,
            packSize,
            packUnit: 'tablet',
            specification: '',
          });
          if (!quantity.ok) throw new Error(quantity.reason);
          const tenthsInAll = tenths * quantity.doses;
          expect(quantity.units).toBe(String(tenthsInAll / 10));
          expect(quantity.packs * packSize * 10).toBeGreaterThanOrEqual(tenthsInAll);
          expect((quantity.packs - 1) * packSize * 10).toBeLessThan(tenthsInAll);
        },
      ),
    );
  });
});
