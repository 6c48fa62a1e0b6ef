import type { Migration } from './migration.ts';

/** Verifying packs when an order is dispensed, the second person's check, and which trace codes were sold. */
export const dispensing: Migration = {
  id: 7,
  slug: 'dispensing',
  up: (target) => {
    target.exec(PACKS);
    target.exec(TRACE_CODES);
    target.exec(APPEND_ONLY);
  },
};

const PACKS = `
-- Each scan of a pack; a negative quantity takes one back. Sums say how many were verified.
CREATE TABLE dispensed_pack (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity <> 0),
  -- The scan that a negative quantity takes back.
  taken_back_id INTEGER UNIQUE REFERENCES dispensed_pack (id),
  code TEXT NOT NULL,
  trace_code TEXT,
  -- Why a pack was verified by eye: older stock without a code.
  no_code_reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  FOREIGN KEY (order_id, line_no, batch_id) REFERENCES order_item_batch (order_id, line_no, batch_id),
  CHECK ((quantity < 0) = (taken_back_id IS NOT NULL)),
  CHECK (code <> '' OR no_code_reason <> ''),
  CHECK (trace_code IS NULL OR abs(quantity) = 1)
) STRICT;
CREATE INDEX dispensed_pack_by_order ON dispensed_pack (order_id, id);
CREATE INDEX dispensed_pack_without_code ON dispensed_pack (at_ms) WHERE no_code_reason <> '';
CREATE TRIGGER dispensed_pack_was_given BEFORE INSERT ON dispensed_pack
WHEN NEW.quantity + (
    SELECT coalesce(sum(quantity), 0) FROM dispensed_pack
    WHERE order_id = NEW.order_id AND line_no = NEW.line_no AND batch_id = NEW.batch_id
  ) NOT BETWEEN 0 AND (
    SELECT coalesce(sum(quantity), 0) FROM order_item_batch
    WHERE order_id = NEW.order_id AND line_no = NEW.line_no AND batch_id = NEW.batch_id AND state = 'dispensed'
  )
BEGIN SELECT RAISE(ABORT, 'no more packs of a batch are verified than the line was given'); END;

-- The second person who looked at what is handed out; a pack that changes afterwards asks for another look.
CREATE TABLE dispensing_check (
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  last_pack_id INTEGER NOT NULL REFERENCES dispensed_pack (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (order_id, last_pack_id)
) STRICT, WITHOUT ROWID;
`;

const TRACE_CODES = `
-- 药品追溯码: one a pack, sold once.
CREATE TABLE trace_code (
  code TEXT PRIMARY KEY CHECK (length(code) = 20 AND code NOT GLOB '*[^0-9]*'),
  drug_id INTEGER NOT NULL REFERENCES drug (id),
  state TEXT NOT NULL CHECK (state IN ('sold', 'taken_back', 'returned')),
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  line_no INTEGER NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX trace_code_by_order ON trace_code (order_id);
CREATE TRIGGER trace_code_is_sold_once BEFORE UPDATE ON trace_code
WHEN OLD.state = 'sold' AND (NEW.state = 'sold' OR (OLD.code, OLD.drug_id, OLD.order_id, OLD.line_no)
  IS NOT (NEW.code, NEW.drug_id, NEW.order_id, NEW.line_no))
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SOLD: a trace code is sold once'); END;
CREATE TRIGGER trace_code_is_kept BEFORE DELETE ON trace_code
BEGIN SELECT RAISE(ABORT, 'a trace code is never forgotten'); END;

-- What the insurance interface has to hear of each code, in order. A field that is not known stays empty.
CREATE TABLE trace_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL REFERENCES trace_code (code),
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'take_back', 'return')),
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  batch_number TEXT NOT NULL,
  expiry_date TEXT NOT NULL,
  insurance_code TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL
) STRICT;
`;

const APPEND_ONLY = ['dispensed_pack', 'dispensing_check', 'trace_event']
  .map(
    (table) => `
CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_is_never_deleted BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
  )
  .join('\n');
