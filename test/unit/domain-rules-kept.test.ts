import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULE_IDS, type RuleId, ruleDefinition } from '#shared/domain/rules.ts';

/**
 * Where the core keeps each rule that the table calls enforced: by reading its row, or, where the law leaves no
 * choice, by the step that refuses or does what the rule says. Whoever marks a rule enforced names the place here.
 */
const KEPT_BY: Readonly<Partial<Record<RuleId, { readonly file: string; readonly by: string }>>> = {
  prescription_required: { file: 'electron/core/orders/draft-order.ts', by: 'checkSaleRules(' },
  pharmacist_present: { file: 'electron/core/orders/transition-guards.ts', by: "fail('PHARMACIST_ABSENT'" },
  gifts_forbidden: { file: 'electron/core/orders/draft-order.ts', by: "fail('GIFT_FORBIDDEN'" },
  buyer_id: { file: 'electron/core/orders/draft-order.ts', by: "fail('BUYER_ID_REQUIRED'" },
  ephedrine: { file: 'electron/core/orders/draft-order.ts', by: 'checkSaleRules(ruleLines, readRules(' },
  ephedrine_strength: {
    file: 'electron/core/orders/draft-order.ts',
    by: 'checkSaleRules(ruleLines, readRules(',
  },
  compound_licorice: {
    file: 'electron/core/orders/draft-order.ts',
    by: 'checkSaleRules(ruleLines, readRules(',
  },
  diphenoxylate: { file: 'electron/core/orders/draft-order.ts', by: 'checkSaleRules(ruleLines, readRules(' },
  tramadol_compound: {
    file: 'electron/core/orders/draft-order.ts',
    by: 'checkSaleRules(ruleLines, readRules(',
  },
  narcotic_oral_compound: {
    file: 'electron/core/orders/draft-order.ts',
    by: 'checkSaleRules(ruleLines, readRules(',
  },
  psychotropic_2: { file: 'electron/core/orders/draft-order.ts', by: 'checkSaleRules(' },
  sale_record: { file: 'electron/core/orders/create-order.ts', by: 'insertItem(' },
  trace_codes: { file: 'electron/core/orders/apply-transition.ts', by: 'listUnscannedPacks(' },
  prescription_validity: {
    file: 'electron/core/prescriptions/findings.ts',
    by: 'prescriptionLimits(readRules(',
  },
  prescription_supply: {
    file: 'electron/core/prescriptions/findings.ts',
    by: 'prescriptionLimits(readRules(',
  },
  prescription_retention: {
    file: 'electron/core/prescriptions/review-prescription.ts',
    by: "ruleOf(tx, 'prescription_retention')",
  },
  pharmacist_review: {
    file: 'electron/core/prescriptions/step-guards.ts',
    by: "fail('REVIEWER_IS_CAPTURER'",
  },
  herb_pairs: { file: 'electron/core/prescriptions/findings.ts', by: 'checkPrescription(' },
  two_person_check: {
    file: 'electron/core/orders/dispensed-packs.ts',
    by: "ruleOf(reader, 'two_person_check')",
  },
  split_packs: { file: 'electron/core/splitting/open-pack.ts', by: "fail('CHECKER_IS_SPLITTER'" },
  owed_balance: {
    file: 'electron/core/dispensing/owe-balance.ts',
    by: "ruleOf(tx, 'owed_balance')",
  },
  delivery_package: {
    file: 'electron/core/orders/transition-guards.ts',
    by: "fail('DRUGS_NOT_PACKED_APART'",
  },
  expired_stock: { file: 'electron/core/inventory/reserve-stock.ts', by: 'whyNotSellable(' },
  recalled_stock: { file: 'electron/core/inventory/reserve-stock.ts', by: 'whyNotSellable(' },
  bin_cleaning: { file: 'electron/core/inventory/batches.ts', by: ".where('bin', '=', 'ready')" },
  near_expiry: { file: 'electron/core/inventory/batch-view.ts', by: "ruleOf(reader, 'near_expiry')" },
  returns_quality_only: {
    file: 'electron/core/aftersales/request-after-sales.ts',
    by: "ruleOf(tx, 'returns_quality_only')",
  },
  returns_to_quarantine: { file: 'electron/core/aftersales/receive-returns.ts', by: 'quarantineTwin(' },
};

const isComment = (line: string) => /^\s*(\*|\/\/|\/\*)/.test(line);
const codeOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !isComment(line) && !/^import /.test(line))
    .join('\n');

const core = globSync('electron/core/**/*.ts').filter((path) => !path.includes('/registers/'));
const read = new Set(
  core.flatMap((path) =>
    [...codeOf(path).matchAll(/ruleOf\(\s*[\w.]+,\s*'(\w+)'\s*\)/g)].map((hit) => hit[1]),
  ),
);
const domain = globSync('shared/domain/*.ts')
  .filter((path) => !/rule-(table|words)/.test(path))
  .map(codeOf)
  .join('\n');
const everything = [...core.map(codeOf), domain].join('\n');

const enforced = RULE_IDS.filter((id) => ruleDefinition(id).enforced);

describe('RX-7: a rule that is called enforced is kept by the core', () => {
  it('RX-7: the place where each enforced rule is kept is named, and none of a rule that is not', () => {
    expect(Object.keys(KEPT_BY).sort()).toEqual([...enforced].sort());
  });

  it.each(Object.entries(KEPT_BY))('RX-7: %s', (id, { file, by }) => {
    expect(core).toContain(file);
    expect(codeOf(file).replaceAll(/\s+/g, ' '), `${id} is not kept by ${file} any more`).toContain(by);
  });

  it.each(enforced.filter((id) => Object.keys(ruleDefinition(id).numbers).length > 0))(
    'RX-7: every number of %s is read somewhere',
    (id) => {
      for (const key of Object.keys(ruleDefinition(id).numbers))
        expect(everything, `${id}.${key}`).toMatch(
          new RegExp(`\\b(numbers|supply|validity)\\.${key}\\b|\\{ ${key} \\}`),
        );
    },
  );

  it.each(enforced.filter((id) => ruleDefinition(id).canSwitchOff))(
    'RX-7: %s may be switched off, so the core asks for it by its name',
    (id) => expect(read).toContain(id),
  );

  it('RX-7: the core asks for no rule that the table calls not enforced', () => {
    expect([...read].filter((id) => !enforced.includes(id as RuleId))).toEqual([]);
  });
});
