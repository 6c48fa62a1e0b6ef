import { DATE, line, oneOf, optional, PAGE, pageSize } from '#test/support/bad-values.ts';
import type { CasesOf } from './call-case.ts';

const DAYS = { register: 'sales', fromDate: '2026-06-01', toDate: '2026-06-30' } as const;
const DAY_FIELDS = { register: line(40), fromDate: DATE, toDate: DATE };

export const registersCases: CasesOf<'registers'> = {
  'registers.index': { prepare: () => ({}), fields: {} },
  'registers.list': {
    prepare: () => ({ ...DAYS, page: 1, pageSize: 20 }),
    fields: { ...DAY_FIELDS, page: optional(PAGE), pageSize: optional(pageSize) },
  },
  'registers.export': {
    prepare: () => ({ ...DAYS, language: 'zh' }),
    fields: { ...DAY_FIELDS, language: oneOf },
    other: (input) => ({ ...input, toDate: '2026-06-29' }),
  },
};
