import type { Migration } from './migration.ts';

/** Locking and recalling batches: who held what and why, and what a recall did to orders. */
export const batchHolds: Migration = {
  id: 4,
  slug: 'batch-holds',
  up: (target) => {
    target.exec(HOLDS);
    target.exec(MACHINE);
    target.exec(RESERVATIONS);
    target.exec(LOOKING_BACK);
    target.exec(APPEND_ONLY);
  },
};

const HOLDS = `
CREATE TABLE recall (
  id INTEGER PRIMARY KEY,
  drug_id INTEGER NOT NULL REFERENCES drug (id),
  level TEXT NOT NULL CHECK (level IN ('class_1', 'class_2', 'class_3')),
  source TEXT NOT NULL CHECK (source IN ('maker', 'authority', 'chain')),
  notice_number TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL
) STRICT;

-- The history of each batch's status; the newest row says what it is now.
CREATE TABLE batch_hold (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  action TEXT NOT NULL CHECK (action IN ('lock', 'unlock', 'recall', 'end_recall')),
  recall_id INTEGER REFERENCES recall (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  CHECK ((action IN ('recall', 'end_recall')) = (recall_id IS NOT NULL))
) STRICT;
CREATE INDEX batch_hold_by_batch ON batch_hold (batch_id, id);
CREATE INDEX batch_hold_by_recall ON batch_hold (recall_id) WHERE recall_id IS NOT NULL;

-- What a recall found of orders that were not finished, and what it did.
CREATE TABLE recall_order (
  recall_id INTEGER NOT NULL REFERENCES recall (id),
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  outcome TEXT NOT NULL CHECK (outcome IN ('reallocated', 'short', 'pull_back', 'contact')),
  PRIMARY KEY (order_id, recall_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recall_order_by_recall ON recall_order (recall_id);

-- Which reservation went from which batch to which.
CREATE TABLE recall_move (
  order_id INTEGER NOT NULL,
  recall_id INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  from_batch_id INTEGER NOT NULL REFERENCES batch (id),
  to_batch_id INTEGER NOT NULL REFERENCES batch (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  PRIMARY KEY (order_id, recall_id, line_no, from_batch_id, to_batch_id),
  FOREIGN KEY (order_id, recall_id) REFERENCES recall_order (order_id, recall_id)
) STRICT, WITHOUT ROWID;
`;

const MACHINE = `
CREATE TRIGGER batch_steps_legally BEFORE UPDATE OF status ON batch
WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN (
  'available>locked', 'available>recalled',
  'locked>available', 'locked>recalled',
  'recalled>locked')
BEGIN SELECT RAISE(ABORT, 'this step is not in the machine of batches'); END;
`;

/** A recall moves what is only reserved to other batches; what was taken off the shelf keeps its batch for ever. */
const RESERVATIONS = `
DROP TRIGGER order_item_batch_is_fixed;
CREATE TRIGGER order_item_batch_is_fixed BEFORE UPDATE OF order_id, line_no, batch_id, quantity ON order_item_batch
WHEN (OLD.order_id, OLD.line_no, OLD.batch_id) IS NOT (NEW.order_id, NEW.line_no, NEW.batch_id)
  OR (OLD.quantity <> NEW.quantity AND NOT (OLD.state IN ('reserved', 'released') AND NEW.state = 'reserved'
    AND (SELECT status FROM sale_order WHERE id = OLD.order_id) IN ('pending', 'paid')))
BEGIN SELECT RAISE(ABORT, 'which batch a line was given does not change'); END;
`;

/** Who was given a batch, and what came and went of it besides sales: the second is empty for nearly all movements. */
const LOOKING_BACK = `
CREATE INDEX order_item_batch_by_batch ON order_item_batch (batch_id);
CREATE INDEX stock_movement_besides_sales ON stock_movement (batch_id, order_id)
WHERE kind NOT IN ('reserve', 'release', 'dispense');
`;

const APPEND_ONLY = ['recall', 'batch_hold', 'recall_order', 'recall_move']
  .map(
    (table) => `
CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_is_never_deleted BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
  )
  .join('\n');
