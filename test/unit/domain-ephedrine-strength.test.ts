import { describe, expect, it } from 'vitest';
import { isLiquidForm, strengthProblem } from '#shared/domain/ephedrine-strength.ts';
import { DEFAULT_RULES } from '#shared/domain/rules.ts';
import { checkSaleRules } from '#shared/domain/sale-rules.ts';

const rule = DEFAULT_RULES.ephedrine_strength;
const capsule = { dosageForm: '胶囊剂', unitUg: 30_000, packUg: 300_000 };

describe('RX-7: how much ephedrine a compound may contain', () => {
  it.each([
    ['30 mg a dose is over the counter', capsule, null],
    ['a thousandth of a milligram more is not', { ...capsule, unitUg: 30_001 }, 'unit_dose'],
    ['a solid pack holds 720 mg', { ...capsule, packUg: 720_000 }, null],
    ['and no more', { ...capsule, packUg: 720_001 }, 'pack'],
    ['a liquid pack holds 800 mg', { dosageForm: '糖浆剂', unitUg: null, packUg: 800_000 }, null],
    ['and no more of it', { dosageForm: '口服溶液剂', unitUg: null, packUg: 800_001 }, 'pack'],
    ['what is poured dry is solid', { dosageForm: '干混悬剂', unitUg: null, packUg: 720_001 }, 'pack'],
    ['what nobody stated is not guessed', { dosageForm: '', unitUg: null, packUg: null }, null],
    [
      'a pack that may not exist weighs more than its dose',
      { ...capsule, unitUg: 90_000, packUg: 900_000 },
      'pack',
    ],
  ] as const)('RX-7: %s', (_, content, problem) => {
    expect(strengthProblem(content, rule)).toBe(problem);
  });

  it('RX-7: the chain may be stricter', () => {
    expect(strengthProblem(capsule, { numbers: { ...rule.numbers, unitDose: 15 } })).toBe('unit_dose');
    expect(strengthProblem(capsule, { numbers: { ...rule.numbers, solidPack: 299 } })).toBe('pack');
  });

  it('RX-7: forms that are drunk, and those that are not', () => {
    expect(['糖浆剂', '口服液', '口服溶液剂', '合剂', '滴剂', '混悬液'].filter(isLiquidForm)).toHaveLength(6);
    expect(['片剂', '胶囊剂', '颗粒剂', '干糖浆', '干混悬剂', ''].filter(isLiquidForm)).toEqual([]);
  });

  it('RX-7: a strong dose is sold on prescription only, a strong pack not at all', () => {
    const line = {
      drugId: 1,
      category: 'otc_a',
      controlClass: 'ephedrine',
      quantity: 1,
      onPrescription: false,
      ephedrine: { ...capsule, unitUg: 90_000 },
    } as const;
    expect(checkSaleRules([line])).toEqual([{ code: 'PRESCRIPTION_REQUIRED', drugIds: [1] }]);
    expect(checkSaleRules([{ ...line, onPrescription: true }])).toEqual([]);
    const strong = { ...line, onPrescription: true, ephedrine: { ...capsule, packUg: 721_000 } };
    expect(checkSaleRules([strong])).toEqual([{ code: 'EPHEDRINE_PACK_TOO_STRONG', drugIds: [1] }]);
  });
});
