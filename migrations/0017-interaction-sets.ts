import type { Migration } from './migration.ts';

/**
 * The chain's table of interactions has versions: an import puts a new set in force and keeps the ones before, so
 * that it can be told which table a review looked into. A table from before is the first set, as the audit trail
 * tells of it.
 */
export const interactionSets: Migration = {
  id: 17,
  slug: 'interaction-sets',
  up: (target) => target.exec(SETS),
};

const SETS = `
CREATE TABLE interaction_set (
  version INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
ALTER TABLE interaction ADD COLUMN set_version INTEGER REFERENCES interaction_set (version);
INSERT INTO interaction_set (version, file_name, row_count, staff_id, staff_name, at_ms)
  SELECT 1, '', (SELECT count(*) FROM interaction), staff_id, staff_name, at_ms FROM audit_log
  WHERE command = 'prescriptions.importInteractions' AND staff_id IS NOT NULL
  ORDER BY seq DESC LIMIT 1;
UPDATE interaction SET set_version = (SELECT max(version) FROM interaction_set);
CREATE INDEX interaction_by_set ON interaction (set_version, id);
CREATE TRIGGER interaction_set_is_never_changed BEFORE UPDATE ON interaction_set
BEGIN SELECT RAISE(ABORT, 'interaction_set is append-only'); END;
CREATE TRIGGER interaction_set_is_never_deleted BEFORE DELETE ON interaction_set
BEGIN SELECT RAISE(ABORT, 'interaction_set is append-only'); END;
CREATE TRIGGER interaction_is_never_changed BEFORE UPDATE ON interaction
BEGIN SELECT RAISE(ABORT, 'interaction is append-only'); END;
CREATE TRIGGER interaction_is_never_deleted BEFORE DELETE ON interaction
BEGIN SELECT RAISE(ABORT, 'interaction is append-only'); END;
`;
