import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTransition, ORDER_STATUSES } from '#shared/domain/order-states.ts';
import { priceInstead, rateOf, substitutionProblem, unitsAsSold } from '#shared/domain/substitution.ts';

const AS_SOLD = { soldUnits: null, perUnits: null };
const GIVEN = [
  { batchId: 1, quantity: 2, verified: 0 },
  { batchId: 2, quantity: 1, verified: 0 },
];

describe('RX-5: what a substitution stands for', () => {
  it('RX-5: packs count for what they hold, through one substitution after another', () => {
    const halves = rateOf({ quantity: 3, ...AS_SOLD }, 6);
    expect(halves).toEqual({ soldUnits: 1, perUnits: 2 });
    expect(rateOf({ quantity: 6, ...halves }, 3)).toEqual({ soldUnits: 1, perUnits: 1 });
    expect(unitsAsSold([{ quantity: 5, ...halves }])).toBe(2.5);
    expect(
      unitsAsSold([
        { quantity: 5, ...halves },
        { quantity: 1, ...halves },
      ]),
    ).toBe(3);
    expect(unitsAsSold([])).toBe(0);
  });

  it('RX-5: parts of a line sum to what the line stood for, whatever the packs', () => {
    const units = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(units, units, fc.array(units, { minLength: 1, maxLength: 6 }), (sold, given, cuts) => {
        const rate = rateOf({ quantity: sold, ...AS_SOLD }, given);
        const parts = cuts.reduce<number[]>(
          (list, cut) => {
            const [rest = 0, ...others] = list;
            return [rest - Math.min(cut, rest), Math.min(cut, rest), ...others];
          },
          [given],
        );
        expect(unitsAsSold(parts.map((quantity) => ({ quantity, ...rate })))).toBe(sold);
      }),
    );
  });

  it('RX-5: a unit price is what the line costs over its packs', () => {
    expect(priceInstead(1_250, 3, 6)).toBe(625);
    expect(priceInstead(1_001, 1, 2)).toBe(501);
  });

  it.each([
    ['not_on_shelf', [{ batchId: 1, quantity: 2 }], null],
    ['damaged', [{ batchId: 2, quantity: 1 }], null],
    ['damaged', [], { reason: 'nothing_missing' }],
    ['damaged', [{ batchId: 3, quantity: 1 }], { reason: 'not_given' }],
    [
      'damaged',
      [
        { batchId: 1, quantity: 1 },
        { batchId: 1, quantity: 2 },
      ],
      { reason: 'too_many', left: 2 },
    ],
    ['out_of_stock', [], null],
    ['customer_choice', [{ batchId: 1, quantity: 1 }], { reason: 'not_missing' }],
  ] as const)('RX-5: %s with %j missing', (cause, missing, problem) => {
    expect(substitutionProblem(GIVEN, { cause, missing })).toEqual(problem);
  });

  it('RX-5: packs in the bag are taken back first', () => {
    const packed = [{ batchId: 1, quantity: 2, verified: 1 }];
    expect(substitutionProblem(packed, { cause: 'customer_choice', missing: [] })).toEqual({
      reason: 'packed',
    });
  });

  it('RX-5 ORD-5: an order that is paid or on the bench ends with it, with goods and money; no other does', () => {
    expect(findTransition('paid', 'substitute')).toMatchObject({ stock: 'release', money: 'transfer_out' });
    expect(findTransition('dispensing', 'substitute')).toMatchObject({
      stock: 'restock',
      money: 'transfer_out',
    });
    for (const status of ORDER_STATUSES.filter((name) => name !== 'paid' && name !== 'dispensing')) {
      expect(findTransition(status, 'substitute')).toBeNull();
    }
  });
});
