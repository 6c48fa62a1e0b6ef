import { describe, expect, it } from 'vitest';
import { demoCatalog, syntheticCatalog } from '#resources/demo/generate.ts';
import { isGtin, isTracePrefix } from '#shared/domain/drug-codes.ts';
import { isApprovalNumber } from '#shared/domain/drug-codes-approval.ts';
import { expiryLevel, isDateText } from '#shared/domain/expiry.ts';
import { needsPrescription } from '#shared/domain/sale-rules.ts';

const OPTIONS = { resourcesDir: 'resources', seed: 1, today: '2026-11-21' };
const { drugs, batches } = demoCatalog(OPTIONS);
const named = (name: string) => {
  const found = drugs.find((drug) => drug.genericName === name);
  if (found === undefined) throw new Error(`${name} is in the demo catalogue`);
  return found;
};

describe('CAT-1: demo catalogue', () => {
  it('CAT-1: is made from the list of real names, without its fragments', () => {
    expect(drugs.length).toBeGreaterThan(3700);
    for (const fragment of ['pH4', 'Ⅰ', '4:1', '局方', '无糖型', 'Vero细胞']) {
      expect(drugs.some((drug) => drug.genericName === fragment)).toBe(false);
    }
  });

  it('CAT-1: is the same for the same seed, and another one for another', () => {
    expect(demoCatalog(OPTIONS)).toEqual({ drugs, batches });
    expect(demoCatalog({ ...OPTIONS, seed: 2 }).drugs).not.toEqual(drugs);
  });

  it('CAT-1: every drug has sound codes, a price and a maker that is marked as made up', () => {
    const barcodes = new Set<string>();
    for (const drug of drugs) {
      const [ean, trace] = drug.barcodes;
      expect(isGtin(ean ?? '') && ean?.startsWith('69')).toBe(true);
      expect(isTracePrefix(trace ?? '')).toBe(true);
      barcodes.add(ean ?? '').add(trace ?? '');
      expect(isApprovalNumber(drug.approvalNumber)).toBe(true);
      expect(Number.isSafeInteger(drug.priceFen) && drug.priceFen > 0).toBe(true);
      expect(drug.memberPriceFen === null || drug.memberPriceFen < drug.priceFen).toBe(true);
      expect(drug.manufacturer.endsWith('（示例）')).toBe(true);
    }
    expect(barcodes.size).toBe(2 * drugs.length);
    expect(new Set(drugs.map((drug) => drug.code)).size).toBe(drugs.length);
  });

  it('CAT-1: category, control class and approval number follow from the name', () => {
    expect(named('阿莫西林胶囊')).toMatchObject({ category: 'rx', dosageForm: '胶囊剂' });
    expect(named('维生素C注射液').category).toBe('rx');
    expect(named('注射用头孢曲松钠')).toMatchObject({ category: 'rx', unit: '支' });
    expect(named('人血白蛋白').approvalNumber).toMatch(/^国药准字S/);
    expect(named('归脾丸').approvalNumber).toMatch(/^国药准字Z/);
    expect(named('复方甘草片').controlClass).toBe('compound_licorice');
    expect(named('酚麻美敏片')).toMatchObject({ controlClass: 'ephedrine', category: 'otc_a' });
    expect(named('复方盐酸伪麻黄碱缓释胶囊')).toMatchObject({ category: 'rx', ephedrineUnitUg: 90_000 });
    expect(named('麻黄止嗽丸').controlClass).toBe('none');
    expect(named('复方甘草酸苷片').controlClass).toBe('none');
    expect(named('当归')).toMatchObject({ category: 'tcm_piece', approvalNumber: '', taxRateBp: 900 });
    expect(named('电子体温计').category).toBe('device');
    const free = drugs.filter((drug) => !needsPrescription(drug.category, drug.controlClass));
    expect(free.length).toBeGreaterThan(drugs.length / 4);
  });

  it('CAT-1: batches are fresh, near expiry and expired around today', () => {
    const levels = { fine: 0, notice: 0, urgent: 0, expired: 0 };
    for (const batch of batches) {
      expect(isDateText(batch.expiryDate) && batch.productionDate < batch.expiryDate).toBe(true);
      expect(batch.quantity).toBeGreaterThan(0);
      levels[expiryLevel(batch.expiryDate, OPTIONS.today)] += 1;
    }
    for (const count of Object.values(levels)) expect(count).toBeGreaterThan(batches.length / 50);
    expect(levels.fine).toBeGreaterThan(batches.length / 2);
    const perDrug = Map.groupBy(batches, (batch) => batch.drugCode);
    expect(Math.max(...[...perDrug.values()].map((list) => list.length))).toBe(4);
  });

  it('CAT-3: a catalogue for benchmarks has as many drugs as asked for, each its own', () => {
    const codes = new Set<string>();
    const makers = new Set<string>();
    for (const drug of syntheticCatalog({ resourcesDir: 'resources', seed: 1, count: 20_000 })) {
      codes.add(drug.barcodes[0] ?? '');
      makers.add(`${drug.genericName}/${drug.manufacturer}`);
    }
    expect(codes.size).toBe(20_000);
    expect(makers.size).toBe(20_000);
  });
});
