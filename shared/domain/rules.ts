import { RULES, type RuleDefinition } from './rule-table.ts';

export type RuleId = keyof typeof RULES;

/** Every rule's id, in the order in which the screen shows them. */
export const RULE_IDS = Object.keys(RULES) as [RuleId, ...RuleId[]];

/** A rule as it stands: on or off, and its numbers, each in the unit of the rule table. */
export interface RuleState<Id extends RuleId = RuleId> {
  readonly on: boolean;
  readonly numbers: { readonly [K in keyof (typeof RULES)[Id]['numbers']]: number };
}

/** All rules as they stand. Checks take the rules they need from it and know no store. */
export type Rules = { readonly [Id in RuleId]: RuleState<Id> };

/** What a chain changed of one rule. */
export interface RuleChange {
  readonly on: boolean;
  readonly numbers: Readonly<Record<string, number>>;
}

/** A rule's row of the table, as any rule's. */
export function ruleDefinition(id: RuleId): RuleDefinition {
  return RULES[id];
}

/** A rule with a chain's change over its defaults. A number that the rule has no more is left out. */
export function stateOf(id: RuleId, change: RuleChange | undefined): RuleChange {
  const { numbers, canSwitchOff } = ruleDefinition(id);
  return {
    on: change?.on === false ? !canSwitchOff : true,
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([key, number]) => [key, change?.numbers[key] ?? number.default]),
    ),
  };
}

/** All rules with the chain's changes over the defaults. */
export function rulesWith(changes: ReadonlyMap<string, RuleChange>): Rules {
  return Object.fromEntries(RULE_IDS.map((id) => [id, stateOf(id, changes.get(id))])) as unknown as Rules;
}

/** The rules as the program ships them. */
export const DEFAULT_RULES: Rules = rulesWith(new Map());

/** Why a change is refused: what is wrong with which number, or that the rule stays on. */
export type RuleRefusal =
  | { readonly code: 'RULE_FIXED' }
  | {
      readonly code: 'VALIDATION_FAILED';
      readonly fields: readonly { readonly path: string; readonly code: string }[];
    };

/** Checks a change of a rule against its row; null when the chain may make it. */
export function whyRuleStays(id: RuleId, change: RuleChange): RuleRefusal | null {
  const { canSwitchOff, numbers, ascending = [] } = ruleDefinition(id);
  if (!change.on && !canSwitchOff) return { code: 'RULE_FIXED' };
  const ranges = Object.entries(numbers).flatMap(([key, { min, max }]) => {
    const value = change.numbers[key];
    if (value === undefined) return [{ path: `numbers.${key}`, code: 'required' }];
    if (value < min) return [{ path: `numbers.${key}`, code: 'too_small' }];
    return value > max ? [{ path: `numbers.${key}`, code: 'too_big' }] : [];
  });
  const unknown = Object.keys(change.numbers)
    .filter((key) => !Object.hasOwn(numbers, key))
    .map((key) => ({ path: `numbers.${key}`, code: 'unrecognized_keys' }));
  const crossed = ascending
    .filter(([low, high]) => (change.numbers[low] ?? 0) >= (change.numbers[high] ?? 0))
    .map(([low]) => ({ path: `numbers.${low}`, code: 'too_big' }));
  const fields = [...ranges, ...unknown, ...(ranges.length === 0 ? crossed : [])];
  return fields.length === 0 ? null : { code: 'VALIDATION_FAILED', fields };
}
