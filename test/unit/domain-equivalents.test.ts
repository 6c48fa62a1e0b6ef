import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { syntheticCatalog } from '#resources/demo/generate.ts';
import { type EquivalenceFacts, equivalenceOf, isSameName } from '#shared/domain/equivalents.ts';
import { wordingOf } from '#shared/domain/specification.ts';

const SOLD: EquivalenceFacts = {
  genericName: '阿莫西林胶囊',
  specification: '0.25g*24粒',
  dosageForm: '胶囊剂',
  approvalNumber: '国药准字H20260001',
  unit: '盒',
  packSize: 24,
  category: 'rx',
  controlClass: 'none',
  ephedrineUnitUg: null,
  isLoose: false,
};
const HERB: EquivalenceFacts = {
  ...SOLD,
  genericName: '黄芪',
  specification: '100g',
  dosageForm: '中药饮片',
  approvalNumber: '',
  unit: '袋',
  packSize: 1,
  category: 'tcm_piece',
};
const compare = (other: Partial<EquivalenceFacts>, quantity = 2, sold = SOLD) =>
  equivalenceOf(sold, { ...sold, ...other }, quantity);

describe('RX-5: what may stand in for a drug', () => {
  it.each([
    ['0.25g*24粒', 24, 2],
    ['250mg×12粒×2板', 24, 2],
    ['0.25ｇ＊12粒', 12, 4],
    ['0.25g*12粒/板*2板/盒', 24, 2],
    ['0.25g*48粒', 48, 1],
    ['每粒0.25g*24粒', 24, null],
  ] as const)('RX-5: %s for two packs of 24 capsules', (specification, packSize, quantity) => {
    expect(compare({ specification, packSize }).quantity).toBe(quantity);
  });

  it.each([
    [{ genericName: '阿莫西林胶囊（Ⅱ）' }, 'name'],
    [{ genericName: '阿莫西林分散片' }, 'name'],
    [{ dosageForm: '肠溶胶囊' }, 'dosage_form'],
    [{ dosageForm: '' }, 'dosage_form'],
    [{ category: 'otc_a' }, 'category'],
    [{ controlClass: 'psychotropic_2' }, 'control_class'],
    [{ isLoose: true }, 'loose'],
    [{ approvalNumber: '国药准字S20260001' }, 'biological'],
    [{ ephedrineUnitUg: 30_000 }, 'strength'],
    [{ specification: '0.5g*24粒' }, 'strength'],
    [{ specification: '0.125g*48粒', packSize: 48 }, 'strength'],
    [{ specification: '24粒' }, 'strength_unclear'],
    [{ specification: '0.25g*24片' }, 'pack_unclear'],
    [{ specification: '0.25g*36粒' }, 'pack_unclear'],
    [{ specification: '0.25g', packSize: 1 }, 'pack_unclear'],
    [{ specification: '0.25g*36粒', packSize: 36 }, 'quantity'],
    [{ specification: '0.25g*10粒', packSize: 10 }, 'quantity'],
  ] as const)('RX-5: %o is none, and says why', (other, difference) => {
    expect(compare(other)).toEqual({ difference, quantity: null });
  });

  it.each([
    ['5ml:0.1g*10支', '5ml:100mg*5支', 1, 2],
    ['80mg:12.5mg*7片', '80mg:12.5mg*14片', 2, 1],
    ['10g:0.1g', '10g:0.1g', 3, 3],
    ['100万单位*10支', '1000000IU*10支', 1, 1],
    ['20μg*30片', '0.02mg*30片', 1, 1],
  ])('RX-5: %s and %s', (specification, other, quantity, instead) => {
    const sold = { ...SOLD, specification, packSize: 1 };
    expect(compare({ specification: other }, quantity, sold).quantity).toBe(instead);
  });

  it.each([
    ['5ml:0.1g*10支', '10ml:0.2g*5支', 'strength'],
    ['80mg:12.5mg*7片', '80mg:25mg*7片', 'strength'],
    ['100片', '100片', 'strength_unclear'],
    ['100ml', '100ml', 'strength_unclear'],
    ['', '', 'strength_unclear'],
    ['10g:0.1g', '10g:100mg', 'pack_unclear'],
    ['0.1g*10片*10片', '0.1g*100片', 'pack_unclear'],
  ])('RX-5: %s and %s cannot be shown equal', (specification, other, difference) => {
    const sold = { ...SOLD, specification, packSize: 1 };
    const reading = compare({ specification: other }, 1, sold);
    // Two ways of printing one strength without a count are equal only where they are printed alike.
    expect(reading).toEqual({ difference, quantity: null });
  });

  it('RX-5: a patent medicine of one formula needs no strength, a chemical drug does', () => {
    const sold = { ...SOLD, genericName: '六味地黄丸', specification: '200丸', packSize: 1 };
    expect(compare({}, 2, sold).difference).toBe('strength_unclear');
    const patent = { ...sold, approvalNumber: '国药准字Z20260001' };
    expect(compare({}, 2, patent).quantity).toBe(2);
    expect(compare({ specification: '400丸' }, 2, patent).quantity).toBe(1);
    expect(compare({ specification: '9g*10丸' }, 2, patent).difference).toBe('strength_unclear');
  });

  it('RX-5: an import that is measured by its activity may be biological', () => {
    const insulin = { ...SOLD, genericName: '胰岛素注射液', specification: '3ml:300单位', packSize: 1 };
    expect(compare({}, 1, { ...insulin, approvalNumber: '国药准字J20260001' }).difference).toBe('biological');
    expect(compare({}, 1, { ...insulin, approvalNumber: '' }).difference).toBe('biological');
  });

  it('RX-5: a box that is sold by its pieces is not counted', () => {
    const ampoules = { ...SOLD, specification: '5ml:0.1g*10支', unit: '支', packSize: 1 };
    expect(compare({}, 1, ampoules).quantity).toBe(1);
    expect(compare({ specification: '5ml:0.1g*5支' }, 1, ampoules).difference).toBe('pack_unclear');
  });

  it('RX-5: herbs go by name, grade and weight', () => {
    expect(compare({ specification: '200g' }, 2, HERB).quantity).toBe(1);
    expect(compare({ specification: '0.1kg' }, 2, HERB).difference).toBe('pack_unclear');
    expect(compare({ specification: '选货 100g' }, 2, HERB).difference).toBe('pack_unclear');
    expect(compare({ unit: 'g' }, 2, HERB).difference).toBe('pack_unclear');
    expect(compare({ genericName: '炙黄芪' }, 2, HERB).difference).toBe('name');
    expect(compare({ specification: '300g' }, 2, HERB).difference).toBe('quantity');
  });

  it('RX-5: nothing stands in for a device', () => {
    expect(compare({}, 1, { ...SOLD, category: 'device' }).difference).toBe('not_a_drug');
  });
});

const NAMES = readFileSync(new URL('../../resources/demo/drug-names.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((name) => name !== '');

describe('RX-5: real names and a whole catalogue', () => {
  it('RX-5: of 3,800 names two are one, printed in two ways', () => {
    const names = [...new Set(NAMES)].sort();
    expect(names.filter((name, place) => isSameName(name, names[place + 1] ?? ''))).toEqual([
      '人凝血因子VIII',
    ]);
    expect(isSameName('盐酸二甲双胍片', '二甲双胍片')).toBe(false);
    expect(isSameName('二甲双胍格列本脲片(Ⅰ)', '二甲双胍格列本脲片(Ⅱ)')).toBe(false);
    expect(isSameName('琥珀酸美托洛尔缓释片', '酒石酸美托洛尔片')).toBe(false);
    expect(isSameName('小儿布洛芬栓', '布洛芬栓')).toBe(false);
    expect(isSameName('复方甘草片（Ⅰ）', '复方甘草片(I)')).toBe(true);
  });

  it('RX-5: over the demo catalogue it holds both ways, gives back what it took, and keeps the pieces', () => {
    const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url));
    const catalogue = syntheticCatalog({ resourcesDir, seed: 1, count: 8_000 });
    const drugs = [...catalogue].map((drug) => ({ ...drug, isLoose: false }));
    const pairs = [...Map.groupBy(drugs, ({ genericName }) => genericName).values()].flatMap((same) =>
      same.flatMap((a) => same.filter((b) => b !== a).map((b) => [a, b] as const)),
    );
    let equal = 0;
    for (const [a, b] of pairs) {
      const there = equivalenceOf(a, b, 12);
      if (there.quantity === null) {
        if (there.difference !== 'quantity') expect(equivalenceOf(b, a, 12).difference).not.toBeNull();
        continue;
      }
      equal += 1;
      expect(equivalenceOf(b, a, there.quantity).quantity).toBe(12);
      const pieces = [a, b].map(({ specification }) => wordingOf(specification)?.count ?? 1);
      expect((pieces[0] ?? 0) * 12).toBe((pieces[1] ?? 0) * there.quantity);
    }
    expect(pairs.length).toBeGreaterThan(1_000);
    expect(equal).toBeGreaterThan(100);
  });
});
