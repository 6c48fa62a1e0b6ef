import { z } from 'zod';
import { RULE_GROUPS, RULE_UNITS } from '#shared/domain/rule-table.ts';
import { RULE_IDS } from '#shared/domain/rules.ts';
import { command, query } from './define.ts';
import { count, requiredLine, timeMs } from './fields.ts';

const ruleId = z.enum(RULE_IDS);
const wholeNumber = z.int().min(-1_000_000).max(1_000_000);

const ruleView = z.object({
  ruleId,
  group: z.enum(RULE_GROUPS),
  source: z.string(),
  confirmed: z.boolean(),
  enforced: z.boolean(),
  canSwitchOff: z.boolean(),
  on: z.boolean(),
  numbers: z.array(
    z.object({
      key: z.string(),
      unit: z.enum(RULE_UNITS),
      value: z.int(),
      default: z.int(),
      min: z.int(),
      max: z.int(),
    }),
  ),
  /** How often the chain has changed the rule; zero while it is as the program ships it. */
  version: count,
  changedBy: z.string(),
  changedAtMs: timeMs.nullable(),
  reason: z.string(),
});
export type RuleView = z.infer<typeof ruleView>;

const ruleList = z.object({ rules: z.array(ruleView) });
const namedNumbers = z.array(z.object({ key: z.string(), value: z.int() }));

const ruleHistory = z.object({
  ruleId,
  changes: z.array(
    z.object({
      version: count,
      on: z.boolean(),
      numbers: namedNumbers,
      reason: z.string(),
      staffName: z.string(),
      atMs: timeMs,
    }),
  ),
});

export const rulesContract = {
  /** Every rule of the rule table as it stands. */
  list: query({ access: 'signedIn', input: z.object({}), output: ruleList, errors: [] }),
  /** All changes of a rule, the newest first. */
  history: query({ access: 'signedIn', input: z.object({ ruleId }), output: ruleHistory, errors: [] }),
  /** Changes a rule from the next call on; all its numbers are given. */
  change: command({
    access: 'settings.edit',
    input: z.object({
      ruleId,
      on: z.boolean(),
      numbers: z.array(z.object({ key: z.string().max(40), value: wholeNumber })).max(20),
      /** The version that the screen showed. */
      version: count,
      reason: requiredLine(200),
    }),
    output: ruleList,
    errors: ['RULE_FIXED', 'VERSION_CONFLICT'],
  }),
};
