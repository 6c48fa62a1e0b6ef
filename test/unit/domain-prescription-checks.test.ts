import { describe, expect, it } from 'vitest';
import { type DrugInteraction, indexInteractions, interactionsBetween } from '#shared/domain/interactions.ts';
import {
  checkPrescription,
  type Finding,
  type PrescriptionCheckInput,
  type PrescriptionCheckLine,
} from '#shared/domain/prescription-checks.ts';
import { DEFAULT_PRESCRIPTION_LIMITS } from '#shared/domain/prescription-validity.ts';
import { fc } from '#test/support/seeded.ts';

const TODAY = '2026-11-21';

function lines(
  ...given: (string | ({ name: string } & Partial<PrescriptionCheckLine>))[]
): PrescriptionCheckLine[] {
  return given.map((row, index) => {
    const { name, ...rest } = typeof row === 'string' ? { name: row } : row;
    return {
      lineNo: index + 1,
      drugId: index + 1,
      genericName: name,
      category: 'rx',
      controlClass: 'none',
      quantity: 1,
      days: 3,
      maxQuantity: null,
      ...rest,
    };
  });
}
const herbs = (...names: string[]) =>
  lines(...names.map((name) => ({ name, category: 'tcm_piece' as const })));

const check = (given: Partial<PrescriptionCheckInput>): Finding[] =>
  checkPrescription({
    kind: 'normal',
    issuedOn: TODAY,
    validDays: 1,
    today: TODAY,
    allergies: [],
    lines: lines('阿莫西林胶囊'),
    interactions: [],
    limits: DEFAULT_PRESCRIPTION_LIMITS,
    ...given,
  });
const brief = (findings: readonly Finding[]) =>
  findings.map(({ code, level, lineNos }) => [code, level, ...lineNos]);

describe('RX-3: the checks before approval', () => {
  it('RX-3: a prescription in order has no finding', () => {
    expect(
      check({ lines: lines('阿莫西林胶囊', '苯磺酸氨氯地平片', '盐酸二甲双胍片'), allergies: ['无'] }),
    ).toEqual([]);
    expect(check({ lines: herbs('白芍', '白附子', '太子参', '炙甘草') })).toEqual([]);
    expect(check({ lines: [] })).toEqual([]);
  });

  it.each([
    ['2026-11-20', 1, 'over'],
    ['2026-11-18', 3, 'over'],
    ['2026-11-22', 1, 'early'],
  ] as const)('RX-3: issued %s for %d day(s) stops: %s', (issuedOn, validDays, validity) => {
    const [finding, ...more] = check({ issuedOn, validDays });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'out_of_date',
      level: 'stop',
      lineNos: [],
      params: { issuedOn, validity },
    });
    expect(finding?.source).toContain('§18');
  });

  it('RX-3: more days of validity than a doctor may write do not count', () => {
    expect(brief(check({ issuedOn: '2026-11-19', validDays: 3 }))).toEqual([]);
    expect(brief(check({ issuedOn: '2026-11-18', validDays: 30 }))).toEqual([['out_of_date', 'stop']]);
  });

  it('RX-3: one ingredient twice, through salts, brands and compounds', () => {
    expect(brief(check({ lines: lines('酚麻美敏片', '阿莫西林胶囊', '维C银翘片') }))).toEqual([
      ['duplicate_ingredient', 'confirm', 1, 3],
      ['duplicate_ingredient', 'confirm', 1, 3],
    ]);
    expect(brief(check({ lines: lines('马来酸氨氯地平片', '氨氯地平阿托伐他汀钙片') }))).toEqual([
      ['duplicate_ingredient', 'confirm', 1, 2],
    ]);
    expect(check({ lines: lines('马来酸氨氯地平片', '苯磺酸氨氯地平片') })[0]?.params).toEqual({
      ingredient: '氨氯地平',
    });
    expect(brief(check({ lines: herbs('丹参', '紫丹参') }))).toEqual([
      ['duplicate_ingredient', 'confirm', 1, 2],
    ]);
  });

  it('RX-3: the same ingredient by mouth and in the eye is shown, not asked about', () => {
    expect(brief(check({ lines: lines('左氧氟沙星片', '左氧氟沙星滴眼液') }))).toEqual([
      ['duplicate_ingredient', 'note', 1, 2],
    ]);
  });

  it('RX-3: devices and other goods have no ingredients', () => {
    const device = { name: '血糖试纸', category: 'device' as const };
    expect(check({ lines: lines(device, device) })).toEqual([]);
  });

  it('RX-3: allergies, by group and with the groups related to it', () => {
    const found = check({
      allergies: ['青霉素过敏', '花粉'],
      lines: lines('阿莫西林胶囊', '头孢克肟胶囊', '布洛芬片'),
    });
    expect(brief(found)).toEqual([
      ['allergy', 'confirm', 1],
      ['allergy', 'note', 2],
    ]);
    expect(found[0]?.params).toEqual({
      allergy: '青霉素过敏',
      ingredient: '阿莫西林',
      kind: 'group',
      group: '青霉素类',
    });
  });

  it.each([
    ['normal', 7, []],
    ['normal', 8, [['too_many_days', 'confirm', 1]]],
    ['emergency', 4, [['too_many_days', 'confirm', 1]]],
    ['chronic', 28, []],
    ['chronic', 84, [['too_many_days', 'confirm', 1]]],
    ['chronic', 85, [['too_many_days', 'stop', 1]]],
    ['normal', null, []],
  ] as const)('RX-3: %s for %s days', (kind, days, expected) => {
    const found = check({ kind, lines: lines({ name: '氨氯地平片', days }) });
    expect(brief(found)).toEqual(expected);
    for (const { level, params } of found)
      expect(params.needs).toBe(level === 'confirm' ? 'doctor' : undefined);
  });

  it('RX-3: the chain may change a number', () => {
    const { supply } = DEFAULT_PRESCRIPTION_LIMITS;
    const limits = {
      ...DEFAULT_PRESCRIPTION_LIMITS,
      supply: { ...supply, normal: { ...supply.normal, maxDays: 14 } },
    };
    expect(check({ limits, lines: lines({ name: '氨氯地平片', days: 14 }) })).toEqual([]);
  });

  it('RX-3: more than the most of a drug, counted over its lines; the law’s own limit stops', () => {
    const tablets = { name: '氨氯地平片', drugId: 7, maxQuantity: 3 };
    expect(brief(check({ lines: lines({ ...tablets, quantity: 3 }) }))).toEqual([]);
    expect(brief(check({ lines: lines({ ...tablets, quantity: 4 }) }))).toEqual([
      ['too_large_quantity', 'confirm', 1],
    ]);
    const found = check({
      lines: lines(
        { name: '复方曲马多片', drugId: 8, maxQuantity: 2, quantity: 2, controlClass: 'tramadol_compound' },
        { name: '复方曲马多片', drugId: 8, maxQuantity: 2, quantity: 1, controlClass: 'tramadol_compound' },
      ),
    });
    expect(found[0]).toMatchObject({
      code: 'too_large_quantity',
      level: 'stop',
      lineNos: [1, 2],
      params: { quantity: 3, limit: 2, controlClass: 'tramadol_compound' },
    });
    expect(found[0]?.source).not.toBe('');
  });

  it('RX-3: incompatible herbs ask for the doctor’s second signature, and only herbs are looked at', () => {
    const found = check({ lines: herbs('茯苓', '制附子(先煎)', '法半夏', '姜半夏') });
    expect(found.find(({ code }) => code === 'incompatible_herbs')).toMatchObject({
      level: 'confirm',
      lineNos: [2, 3, 4],
      params: { a: '附子', b: '半夏', needs: 'doctor', basis: 'pharmacopoeia_extends' },
    });
    expect(check({ lines: lines('附子理中丸', '半夏露糖浆') })).toEqual([]);
  });

  it('RX-3: the chain’s own table, by ingredient or herb, whichever comes first', () => {
    const row = (a: string, b: string, severity: DrugInteraction['severity']): DrugInteraction => ({
      a,
      b,
      severity,
      note: `${a}×${b}`,
      source: '连锁',
    });
    const interactions = [
      row('氯吡格雷', '奥美拉唑', 'caution'),
      row('辛伐他汀', '克拉霉素', 'forbidden'),
      row('丹参', '华法林', 'caution'),
    ];
    const given = {
      lines: lines('奥美拉唑肠溶胶囊', '硫酸氢氯吡格雷片', '克拉霉素片', '辛伐他汀片', '华法林钠片', {
        name: '酒丹参',
        category: 'tcm_piece',
      }),
    };
    const found = check({ ...given, interactions });
    expect(brief(found)).toEqual([
      ['interaction', 'confirm', 3, 4],
      ['interaction', 'note', 1, 2],
      ['interaction', 'note', 5, 6],
    ]);
    expect(found[0]).toMatchObject({
      params: { note: '辛伐他汀×克拉霉素', severity: 'forbidden' },
      source: '连锁',
    });
    expect(check({ ...given, interactions: indexInteractions(interactions) })).toEqual(found);
  });

  it('RX-3: what stops comes first, then what is confirmed, then what is shown', () => {
    const found = check({
      issuedOn: '2026-11-01',
      allergies: ['青霉素'],
      lines: lines('头孢克肟胶囊', '阿莫西林胶囊', '阿莫西林颗粒'),
    });
    expect(found.map(({ level }) => level)).toEqual(['stop', 'confirm', 'confirm', 'confirm', 'note']);
  });

  it('RX-3: an index finds what a walk over the whole table finds', () => {
    const name = fc.constantFrom('甲', '乙', '丙', '丁');
    const table = fc.array(
      fc.record({
        a: name,
        b: name,
        severity: fc.constantFrom('forbidden' as const, 'caution' as const),
        note: fc.string(),
        source: fc.string(),
      }),
    );
    fc.assert(
      fc.property(table, name, name, (rows, a, b) => {
        const walked = rows.filter((row) => (row.a === a && row.b === b) || (row.a === b && row.b === a));
        expect(interactionsBetween(indexInteractions(rows), a, b)).toEqual(walked);
      }),
    );
  });
});
