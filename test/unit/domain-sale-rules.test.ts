import { describe, expect, it } from 'vitest';
import { CONTROL_CLASSES, DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { DEFAULT_RULES, ruleDefinition, rulesWith } from '#shared/domain/rules.ts';
import {
  CONTROLLED_SALE_RULES,
  checkSaleRules,
  isForbiddenGift,
  maxPacksPerSale,
  needsBuyerId,
  needsPrescription,
  type SaleRuleLine,
} from '#shared/domain/sale-rules.ts';
import { fc } from '#test/support/seeded.ts';

const line = (overrides: Partial<SaleRuleLine> = {}): SaleRuleLine => ({
  drugId: 1,
  category: 'otc_a',
  controlClass: 'none',
  quantity: 1,
  onPrescription: false,
  ...overrides,
});
const anyLine: fc.Arbitrary<SaleRuleLine> = fc.record({
  drugId: fc.integer({ min: 1, max: 50 }),
  category: fc.constantFrom(...DRUG_CATEGORIES),
  controlClass: fc.constantFrom(...CONTROL_CLASSES),
  quantity: fc.integer({ min: 1, max: 4 }),
  onPrescription: fc.boolean(),
});
const lines = fc.array(anyLine, { minLength: 1, maxLength: 10 });

describe('RX-7: rules of sale', () => {
  it('RX-7: every control class has a rule with its source, and asks for the buyer’s ID card', () => {
    for (const controlClass of CONTROL_CLASSES) {
      if (controlClass === 'none') continue;
      expect(ruleDefinition(controlClass).source).not.toBe('');
      expect(needsBuyerId([{ controlClass }])).toBe(true);
    }
    expect(needsBuyerId([{ controlClass: 'none' }])).toBe(false);
    expect(needsBuyerId([])).toBe(false);
  });

  it('RX-7: a prescription drug needs a prescription, whatever its class', () => {
    for (const category of DRUG_CATEGORIES) {
      for (const controlClass of CONTROL_CLASSES) {
        const byClass = controlClass !== 'none' && CONTROLLED_SALE_RULES[controlClass].prescriptionOnly;
        expect(needsPrescription(category, controlClass)).toBe(category === 'rx' || byClass);
      }
    }
    expect(checkSaleRules([line({ category: 'rx' })])).toEqual([
      { code: 'PRESCRIPTION_REQUIRED', drugIds: [1] },
    ]);
    expect(checkSaleRules([line({ category: 'rx', onPrescription: true })])).toEqual([]);
  });

  it('RX-7: prescription and class A OTC drugs are not given away; a fen is a price, and other goods may be free', () => {
    for (const category of DRUG_CATEGORIES) {
      expect(isForbiddenGift(category, 0)).toBe(category === 'rx' || category === 'otc_a');
      expect(isForbiddenGift(category, 1)).toBe(false);
    }
  });

  it('RX-7: two packs of a watched class a sale, three are refused', () => {
    expect(checkSaleRules([line({ controlClass: 'ephedrine', quantity: 2 })])).toEqual([]);
    expect(checkSaleRules([line({ controlClass: 'ephedrine', quantity: 3 })])).toEqual([
      {
        code: 'CONTROLLED_QUANTITY_EXCEEDED',
        controlClass: 'ephedrine',
        limit: 2,
        quantity: 3,
        drugIds: [1],
      },
    ]);
  });

  it('RX-7: two brands of one class do not double the limit; two classes have a limit each', () => {
    const two = line({ controlClass: 'ephedrine', quantity: 2 });
    const [breach] = checkSaleRules([two, line({ drugId: 2, controlClass: 'ephedrine' })]);
    expect(breach).toMatchObject({ quantity: 3, drugIds: [1, 2] });
    expect(
      checkSaleRules([two, line({ drugId: 2, controlClass: 'compound_licorice', quantity: 2 })]),
    ).toEqual([]);
  });

  it('RX-7: the limit is the one of the rules that are given', () => {
    const strict = rulesWith(new Map([['ephedrine', { on: true, numbers: { packs: 1 } }]]));
    const two = [line({ controlClass: 'ephedrine', quantity: 2 })];
    expect(checkSaleRules(two, strict)).toMatchObject([{ limit: 1, quantity: 2 }]);
    expect(checkSaleRules(two)).toEqual([]);
  });

  it('RX-7: packs on a prescription do not count against the limit', () => {
    expect(checkSaleRules([line({ controlClass: 'ephedrine', quantity: 9, onPrescription: true })])).toEqual(
      [],
    );
  });

  it('RX-7: all breaches of a sale are told together, and each is a real one', () => {
    fc.assert(
      fc.property(lines, (sale) => {
        const breaches = checkSaleRules(sale);
        const open = sale.filter((row) => !row.onPrescription);
        const rx = open.filter((row) => needsPrescription(row.category, row.controlClass));
        expect(breaches.some((breach) => breach.code === 'PRESCRIPTION_REQUIRED')).toBe(rx.length > 0);
        for (const controlClass of CONTROL_CLASSES) {
          if (controlClass === 'none') continue;
          const limit = maxPacksPerSale(controlClass, DEFAULT_RULES);
          const packs = open
            .filter((row) => row.controlClass === controlClass)
            .reduce((sum, row) => sum + row.quantity, 0);
          const told = breaches.some(
            (breach) =>
              breach.code === 'CONTROLLED_QUANTITY_EXCEEDED' && breach.controlClass === controlClass,
          );
          expect(told).toBe(limit !== null && packs > limit);
        }
      }),
    );
  });

  it('RX-7: the order of the lines does not matter', () => {
    fc.assert(
      fc.property(lines, (sale) => {
        const codes = (rows: SaleRuleLine[]) =>
          checkSaleRules(rows).map((breach) =>
            JSON.stringify({ ...breach, drugIds: [...breach.drugIds].sort() }),
          );
        expect(codes([...sale].reverse())).toEqual(codes(sale));
      }),
    );
  });
});
