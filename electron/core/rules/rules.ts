import { type RuleChange, type RuleId, type RuleState, type Rules, rulesWith } from '#shared/domain/rules.ts';
import { KeptByStore } from '../db/kept-by-store.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

const newestChanges = statement()((db) =>
  db
    .selectFrom('ruleSetting')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('ruleSetting')
        .select((inner) => inner.fn.max<number>('id').as('id'))
        .groupBy('ruleId'),
    ),
);

const changesOfRule = statement<{ ruleId: string }>()((db, p) =>
  db.selectFrom('ruleSetting').selectAll().where('ruleId', '=', p.ruleId).orderBy('version', 'desc'),
);

/** One change of a rule by the chain, as it was made. */
export interface RuleSettingRow {
  readonly version: number;
  readonly isOn: number;
  /** JSON text: each number by its name. */
  readonly numbers: string;
  readonly reason: string;
  readonly staffName: string;
  readonly atMs: number;
}

/** What a change says. */
export function changeOf(row: RuleSettingRow): RuleChange {
  return { on: row.isOn === 1, numbers: JSON.parse(row.numbers) as Record<string, number> };
}

/** The newest change of each rule that was ever changed. */
export function newestRuleChanges(reader: Reader): Map<string, RuleSettingRow> {
  return new Map(reader.all(newestChanges, {}).map((row) => [row.ruleId, row]));
}

/** All changes of a rule, the newest first. */
export function changesOf(reader: Reader, ruleId: RuleId): RuleSettingRow[] {
  return reader.all(changesOfRule, { ruleId });
}

const kept = new KeptByStore<Rules>((reader) =>
  rulesWith(new Map([...newestRuleChanges(reader)].map(([ruleId, row]) => [ruleId, changeOf(row)]))),
);

/** All rules as they stand at this counter: the chain's changes over the defaults of the rule table. */
export function readRules(reader: Reader): Rules {
  return kept.get(reader);
}

/** One rule as it stands: `ruleOf(tx, 'prescription_validity').numbers.days`. */
export function ruleOf<Id extends RuleId>(reader: Reader, id: Id): RuleState<Id> {
  return readRules(reader)[id];
}

/** Makes the next reading fresh; said before a rule is changed. */
export function forgetRules(reader: Reader): void {
  kept.forget(reader);
}
