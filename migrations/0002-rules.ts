import type { Migration } from './migration.ts';

/** What the chain changed of the rule table. The newest row of a rule holds; a rule without one has its defaults. */
export const rules: Migration = {
  id: 2,
  slug: 'rules',
  up: (target) => target.exec(RULES),
};

const RULES = `
CREATE TABLE rule_setting (
  id INTEGER PRIMARY KEY,
  rule_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  -- Each number of the rule by its name.
  numbers TEXT NOT NULL CHECK (json_valid(numbers)),
  reason TEXT NOT NULL CHECK (reason <> ''),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  UNIQUE (rule_id, version)
) STRICT;
CREATE INDEX rule_setting_by_time ON rule_setting (at_ms);
CREATE TRIGGER rule_setting_is_never_changed BEFORE UPDATE ON rule_setting
BEGIN SELECT RAISE(ABORT, 'rule_setting is append-only'); END;
CREATE TRIGGER rule_setting_is_never_deleted BEFORE DELETE ON rule_setting
BEGIN SELECT RAISE(ABORT, 'rule_setting is append-only'); END;
`;
