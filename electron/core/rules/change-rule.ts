import type { ParsedInput } from '#shared/contracts/index.ts';
import { whyRuleStays } from '#shared/domain/rules.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { changesOf, forgetRules } from './rules.ts';

const insertChange = statement<{
  ruleId: string;
  version: number;
  isOn: number;
  numbers: string;
  reason: string;
  staffId: number;
  staffName: string;
  atMs: number;
}>()((db, p) =>
  db.insertInto('ruleSetting').values({
    ruleId: p.ruleId,
    version: p.version,
    isOn: p.isOn,
    numbers: p.numbers,
    reason: p.reason,
    staffId: p.staffId,
    staffName: p.staffName,
    atMs: p.atMs,
  }),
);

/**
 * Changes a rule for this chain from the next call on: on or off, and its numbers inside the range that the rule
 * table gives. The change before it stays in the history.
 *
 * Fails with RULE_FIXED for what no chain may switch off, VALIDATION_FAILED for a number outside its range, and
 * VERSION_CONFLICT when somebody changed the rule since.
 */
export function changeRule(context: CommandContext, input: ParsedInput<'rules.change'>): void {
  const { tx, session, nowMs } = context;
  const { ruleId, on, reason } = input;
  const numbers = Object.fromEntries(input.numbers.map(({ key, value }) => [key, value]));
  const [newest] = changesOf(tx, ruleId);
  const version = newest?.version ?? 0;
  if (input.version !== version) {
    fail('VERSION_CONFLICT', {
      ruleId,
      version: input.version,
      current: version,
      by: newest?.staffName ?? '',
    });
  }
  const refusal = whyRuleStays(ruleId, { on, numbers });
  if (refusal !== null) {
    const { code, ...params } = refusal;
    fail(code, { ruleId, ...params });
  }
  forgetRules(tx);
  const { staffId, staffName } = session;
  const row = { ruleId, version: version + 1, isOn: on ? 1 : 0, numbers: JSON.stringify(numbers), reason };
  tx.run(insertChange, { ...row, staffId, staffName, atMs: nowMs });
  context.publish({
    kind: 'rule',
    subject: `rule:${ruleId}`,
    subjectVersion: version + 1,
    payload: { ruleId, on, numbers, reason, staffName, atMs: nowMs },
  });
  context.note(`rule:${ruleId}`, { on, numbers, reason });
  context.changed('rules');
}
