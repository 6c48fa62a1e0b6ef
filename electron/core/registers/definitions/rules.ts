import type { RegisterWords } from '#shared/contracts/registers.ts';
import { RULE_GROUPS, type RuleGroup, type RuleUnit } from '#shared/domain/rule-table.ts';
import { RULE_WORDS_EN } from '#shared/domain/rule-words-en.ts';
import { RULE_WORDS_ZH } from '#shared/domain/rule-words-zh.ts';
import type { RuleId } from '#shared/domain/rules.ts';
import { listRules } from '../../rules/list-rules.ts';
import { COLUMNS } from '../columns.ts';
import { defineList, type RegisterRow } from '../register.ts';

const YES_OR_NO = { 1: { zh: '是', en: 'Yes' }, 0: { zh: '否', en: 'No' } } as const;

interface RuleWords {
  readonly title: string;
  readonly text: string;
  readonly numbers?: Readonly<Record<string, string>>;
}
const wordsOf = (ruleId: RuleId): { readonly zh: RuleWords; readonly en: RuleWords } => ({
  zh: RULE_WORDS_ZH.table[ruleId],
  en: RULE_WORDS_EN.table[ruleId],
});

const groupWords = (group: RuleGroup): RegisterWords => ({
  zh: RULE_WORDS_ZH.groups[group],
  en: RULE_WORDS_EN.groups[group],
});

/** 规则: every rule as it stands today, its numbers, the law behind it, and whether the program keeps it. */
export const rules = defineList({
  id: 'rules',
  title: { zh: '规则', en: 'Rules' },
  columns: [
    {
      key: 'group',
      kind: 'text',
      title: { zh: '类别', en: 'Group' },
      words: Object.fromEntries(RULE_GROUPS.map((group) => [group, groupWords(group)])),
    },
    { key: 'title', kind: 'text', title: { zh: '规则', en: 'Rule' } },
    { key: 'text', kind: 'text', title: { zh: '内容', en: 'What it says' } },
    { key: 'numbers', kind: 'text', title: { zh: '数值', en: 'Numbers' } },
    {
      key: 'on',
      kind: 'text',
      title: { zh: '状态', en: 'State' },
      words: { 1: { zh: '启用', en: 'On' }, 0: { zh: '停用', en: 'Off' } },
    },
    { key: 'enforced', kind: 'text', title: { zh: '程序控制', en: 'Kept by the program' }, words: YES_OR_NO },
    { key: 'confirmed', kind: 'text', title: { zh: '依据已确认', en: 'Source confirmed' }, words: YES_OR_NO },
    { key: 'source', kind: 'text', title: { zh: '依据', en: 'Source' } },
    { key: 'changedAtMs', kind: 'time', title: { zh: '最近变更', en: 'Last change' } },
    { key: 'reason', kind: 'text', title: { zh: '变更原因', en: 'Why it was changed' } },
    COLUMNS.staffName,
  ],
  rows: (reader) => listRules(reader).rules.map(toRow),
});

function toRow(rule: ReturnType<typeof listRules>['rules'][number]): RegisterRow {
  const { zh, en } = wordsOf(rule.ruleId);
  return {
    group: rule.group,
    title: { zh: zh.title, en: en.title },
    text: { zh: zh.text, en: en.text },
    numbers: {
      zh: numbersIn(rule.numbers, { names: zh.numbers, units: RULE_WORDS_ZH.units }),
      en: numbersIn(rule.numbers, { names: en.numbers, units: RULE_WORDS_EN.units }),
    },
    on: rule.on ? 1 : 0,
    enforced: rule.enforced ? 1 : 0,
    confirmed: rule.confirmed ? 1 : 0,
    source: rule.source,
    changedAtMs: rule.changedAtMs,
    reason: rule.reason,
    staffName: rule.changedBy,
  };
}

function numbersIn(
  numbers: readonly { readonly key: string; readonly value: number; readonly unit: RuleUnit }[],
  words: {
    readonly names: Readonly<Record<string, string>> | undefined;
    readonly units: Readonly<Record<RuleUnit, string>>;
  },
): string {
  return numbers
    .map(({ key, value, unit }) => `${words.names?.[key] ?? key} ${value} ${words.units[unit]}`)
    .join(' · ');
}
