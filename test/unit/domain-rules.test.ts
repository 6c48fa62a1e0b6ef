import { describe, expect, it } from 'vitest';
import { locales } from '#renderer/locales/index.ts';
import { expiryLevel, nearExpiryDays } from '#shared/domain/expiry.ts';
import {
  DEFAULT_RULES,
  RULE_IDS,
  type RuleId,
  ruleDefinition,
  rulesWith,
  whyRuleStays,
} from '#shared/domain/rules.ts';

/** What no chain may switch off, written out by hand: whoever makes one of them a choice has to change it here too. */
const NEVER_OFF: readonly RuleId[] = [
  'prescription_required',
  'pharmacist_present',
  'gifts_forbidden',
  'buyer_id',
  'ephedrine',
  'psychotropic_2',
  'prescription_validity',
  'prescription_retention',
  'pharmacist_review',
  'herb_pairs',
  'expired_stock',
  'recalled_stock',
  'returns_to_quarantine',
];

const asShipped = (id: RuleId) => ({ on: true, numbers: { ...DEFAULT_RULES[id].numbers } });

describe('RX-7: the rule table', () => {
  it.each(RULE_IDS)(
    'RX-7: %s has a source, texts in both languages, and defaults inside their range',
    (id) => {
      const { source, numbers } = ruleDefinition(id);
      expect(source.trim()).not.toBe('');
      for (const [key, number] of Object.entries(numbers)) {
        expect(number.min, key).toBeLessThanOrEqual(number.default);
        expect(number.default, key).toBeLessThanOrEqual(number.max);
      }
      for (const { rules } of Object.values(locales)) {
        const words: { title: string; text: string; numbers?: Readonly<Record<string, string>> } =
          rules.table[id];
        expect([words.title, words.text]).not.toContain('');
        expect(Object.keys(words.numbers ?? {}).sort()).toEqual(Object.keys(numbers).sort());
      }
      expect(whyRuleStays(id, asShipped(id))).toBeNull();
    },
  );

  it('RX-7: the numbers of compliance.md are the defaults', () => {
    const { numbers: climate } = DEFAULT_RULES.climate;
    expect(DEFAULT_RULES.ephedrine.numbers).toEqual({ packs: 2 });
    expect(DEFAULT_RULES.ephedrine_strength.numbers).toEqual({
      unitDose: 30,
      solidPack: 720,
      liquidPack: 800,
    });
    expect(DEFAULT_RULES.prescription_validity.numbers).toEqual({ days: 1, extendedDays: 3 });
    expect(DEFAULT_RULES.prescription_supply.numbers).toEqual({
      days: 7,
      emergencyDays: 3,
      chronicDays: 28,
      chronicExtendedDays: 84,
    });
    expect(DEFAULT_RULES.prescription_retention.numbers).toEqual({ years: 5 });
    expect(DEFAULT_RULES.near_expiry.numbers).toEqual({ noticeDays: 180, urgentDays: 90 });
    expect(DEFAULT_RULES.display_check.numbers).toEqual({ everyDays: 30 });
    expect(climate).toEqual({
      readings: 2,
      coolMax: 20,
      coldMin: 2,
      coldMax: 8,
      humidityMin: 35,
      humidityMax: 75,
    });
  });

  it('RX-7: what comes from secondary sources is to be confirmed', () => {
    for (const id of ['returns_quality_only', 'trace_codes'] as const)
      expect(ruleDefinition(id).confirmed).toBe(false);
  });

  it.each(NEVER_OFF)('RX-7: %s is never switched off, also not by a row that says so', (id) => {
    expect(whyRuleStays(id, { ...asShipped(id), on: false })).toEqual({ code: 'RULE_FIXED' });
    expect(rulesWith(new Map([[id, { ...asShipped(id), on: false }]]))[id].on).toBe(true);
  });

  it.each(RULE_IDS)('RX-7: %s takes numbers at the ends of their range and none beyond', (id) => {
    for (const [key, { min, max }] of Object.entries(ruleDefinition(id).numbers)) {
      const with_ = (value: number) =>
        whyRuleStays(id, { on: true, numbers: { ...asShipped(id).numbers, [key]: value } });
      const path = `numbers.${key}`;
      expect(with_(min - 1)).toEqual({ code: 'VALIDATION_FAILED', fields: [{ path, code: 'too_small' }] });
      expect(with_(max + 1)).toEqual({ code: 'VALIDATION_FAILED', fields: [{ path, code: 'too_big' }] });
    }
  });

  it('RX-7: a change gives all numbers of the rule, no other, and keeps their order', () => {
    const change = (numbers: Record<string, number>) => whyRuleStays('near_expiry', { on: true, numbers });
    expect(change({ noticeDays: 100 })).toMatchObject({
      fields: [{ path: 'numbers.urgentDays', code: 'required' }],
    });
    expect(change({ noticeDays: 100, urgentDays: 50, other: 1 })).toMatchObject({
      fields: [{ path: 'numbers.other', code: 'unrecognized_keys' }],
    });
    expect(change({ noticeDays: 100, urgentDays: 100 })).toMatchObject({
      fields: [{ path: 'numbers.urgentDays', code: 'too_big' }],
    });
    expect(change({ noticeDays: 100, urgentDays: 99 })).toBeNull();
  });

  it('RX-7: near-expiry warnings follow the rule, and none is given when it is off; expiry itself is not touched', () => {
    const today = '2026-06-15';
    const short = { on: true, numbers: { noticeDays: 20, urgentDays: 10 } };
    const days = nearExpiryDays(rulesWith(new Map([['near_expiry', short]])).near_expiry);
    expect(expiryLevel('2026-06-25', today, days)).toBe('urgent');
    expect(expiryLevel('2026-06-26', today, days)).toBe('notice');
    expect(expiryLevel('2026-07-06', today, days)).toBe('fine');
    const off = nearExpiryDays(rulesWith(new Map([['near_expiry', { ...short, on: false }]])).near_expiry);
    expect(expiryLevel('2026-06-16', today, off)).toBe('fine');
    expect(expiryLevel('2026-06-15', today, off)).toBe('expired');
  });
});
