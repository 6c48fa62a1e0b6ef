import type { CallOutput } from '#shared/contracts/index.ts';
import type { RuleView } from '#shared/contracts/rules.ts';
import { RULE_IDS, type RuleId, ruleDefinition, stateOf } from '#shared/domain/rules.ts';
import type { Reader } from '../db/store.ts';
import { changeOf, changesOf, newestRuleChanges, type RuleSettingRow } from './rules.ts';

/** Every rule of the rule table as it stands, with its source and its last change. */
export function listRules(reader: Reader): CallOutput<'rules.list'> {
  const changes = newestRuleChanges(reader);
  return { rules: RULE_IDS.map((id) => toView(id, changes.get(id))) };
}

/** A rule with all its changes, the newest first. */
export function ruleWithHistory(reader: Reader, ruleId: RuleId): CallOutput<'rules.history'> {
  const changes = changesOf(reader, ruleId).map((row) => {
    const { on, numbers } = changeOf(row);
    const { version, reason, staffName, atMs } = row;
    return {
      version,
      on,
      numbers: Object.entries(numbers).map(([key, value]) => ({ key, value })),
      reason,
      staffName,
      atMs,
    };
  });
  return { ruleId, changes };
}

function toView(ruleId: RuleId, change: RuleSettingRow | undefined): RuleView {
  const { numbers, group, source, confirmed, enforced, canSwitchOff } = ruleDefinition(ruleId);
  const state = stateOf(ruleId, change === undefined ? undefined : changeOf(change));
  return {
    ruleId,
    group,
    source,
    confirmed,
    enforced,
    canSwitchOff,
    on: state.on,
    numbers: Object.entries(numbers).map(([key, number]) => ({
      key,
      unit: number.unit,
      value: state.numbers[key] ?? number.default,
      default: number.default,
      min: number.min,
      max: number.max,
    })),
    version: change?.version ?? 0,
    changedBy: change?.staffName ?? '',
    changedAtMs: change?.atMs ?? null,
    reason: change?.reason ?? '',
  };
}
