import type { Migration } from './migration.ts';

/**
 * Bins of TCM pieces (清斗装斗, 药品经营质量管理规范): which batch lies in its drug's bin, and who cleaned the bin and
 * put it there. What is on the shelf before anything was recorded stays ready to be given.
 */
export const binFills: Migration = {
  id: 23,
  slug: 'bin-fills',
  up: (target) => {
    target.exec(BINS);
    target.exec(APPEND_ONLY);
  },
};

const BINS = `
-- Where a batch is given from; what is no piece in a bin is always ready.
ALTER TABLE batch ADD COLUMN bin TEXT NOT NULL DEFAULT 'ready' CHECK (bin IN ('ready', 'outside'));
CREATE INDEX batch_outside_bin ON batch (drug_id) WHERE bin = 'outside';

-- Every batch that was put into its bin. The first of a drug finds the bin new; nobody has to check that.
CREATE TABLE bin_fill (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  filler_id INTEGER NOT NULL REFERENCES staff (id),
  filler_name TEXT NOT NULL CHECK (filler_name <> ''),
  checker_id INTEGER REFERENCES staff (id),
  checker_name TEXT CHECK (checker_name <> ''),
  at_ms INTEGER NOT NULL,
  CHECK (checker_id <> filler_id),
  CHECK ((checker_id IS NULL) = (checker_name IS NULL))
) STRICT;
CREATE INDEX bin_fill_by_time ON bin_fill (at_ms);
CREATE INDEX bin_fill_by_batch ON bin_fill (batch_id, id);

-- What a cleaning took out of the bin, and how much of it was left.
CREATE TABLE bin_removal (
  fill_id INTEGER NOT NULL REFERENCES bin_fill (id),
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (fill_id, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bin_removal_by_batch ON bin_removal (batch_id, fill_id);

CREATE TRIGGER batch_changes_bin_by_record BEFORE UPDATE OF bin ON batch
WHEN OLD.bin <> NEW.bin AND (NEW.bin = 'ready') IS NOT (
  coalesce((SELECT max(id) FROM bin_fill WHERE batch_id = NEW.id), 0)
  > coalesce((SELECT max(fill_id) FROM bin_removal WHERE batch_id = NEW.id), 0))
BEGIN SELECT RAISE(ABORT, 'a batch goes into its bin, and out of it, by a record'); END;
CREATE TRIGGER bin_removal_is_by_a_check BEFORE INSERT ON bin_removal
WHEN (SELECT checker_id FROM bin_fill WHERE id = NEW.fill_id) IS NULL
  OR (SELECT batch_id FROM bin_fill WHERE id = NEW.fill_id) = NEW.batch_id
BEGIN SELECT RAISE(ABORT, 'a bin is cleaned of other batches, and somebody checks it'); END;
`;

const APPEND_ONLY = ['bin_fill', 'bin_removal']
  .map(
    (table) => `
CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_is_never_deleted BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
  )
  .join('\n');
