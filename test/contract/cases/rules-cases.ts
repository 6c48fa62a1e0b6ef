import { BOOLEAN, group, list, oneOf, requiredLine, text, whole } from '#test/support/bad-values.ts';
import type { CasesOf } from './call-case.ts';

const CHANGE = {
  ruleId: 'ephedrine',
  on: true,
  numbers: [{ key: 'packs', value: 1 }],
  version: 0,
  reason: '按本省要求',
} as const;

export const rulesCases: CasesOf<'rules'> = {
  'rules.list': { prepare: () => ({}), fields: {} },
  'rules.history': { prepare: () => ({ ruleId: 'near_expiry' }), fields: { ruleId: oneOf } },
  'rules.change': {
    prepare: () => ({ ...CHANGE, numbers: [...CHANGE.numbers] }),
    fields: {
      ruleId: oneOf,
      on: BOOLEAN,
      numbers: list(20),
      'numbers.*': group,
      'numbers.*.key': text(40),
      'numbers.*.value': whole(-1_000_000, 1_000_000),
      version: whole(0, Number.MAX_SAFE_INTEGER),
      reason: requiredLine(200),
    },
    other: (input) => ({ ...input, reason: '另一原因' }),
  },
};
