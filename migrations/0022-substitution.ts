import type { Migration } from './migration.ts';

/**
 * Substitution of an equivalent (RX-5): which drug a pharmacist gave for a line, how much of it, and why. The line of
 * the order that goes on names the substitution, and so does every line that is made from it later.
 */
export const substitution: Migration = {
  id: 22,
  slug: 'substitution',
  up: (target) => {
    target.exec(SUBSTITUTIONS);
    target.exec(LINKS);
  },
};

const SUBSTITUTIONS = `
CREATE TABLE substitution (
  id INTEGER PRIMARY KEY,
  -- The line whose drug was replaced; its order ended with that.
  order_id INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  drug_id INTEGER NOT NULL REFERENCES drug (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  -- The line as it was sold first, before this and every earlier substitution.
  sold_order_id INTEGER NOT NULL,
  sold_line_no INTEGER NOT NULL,
  -- So many units of the drug that was sold first are as much as per_units of this one.
  sold_units INTEGER NOT NULL CHECK (sold_units >= 1),
  per_units INTEGER NOT NULL CHECK (per_units >= 1),
  cause TEXT NOT NULL CHECK (cause IN ('not_on_shelf', 'damaged', 'out_of_stock', 'customer_choice')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL CHECK (staff_name <> ''),
  licence_number TEXT NOT NULL CHECK (licence_number <> ''),
  at_ms INTEGER NOT NULL,
  UNIQUE (order_id, line_no),
  FOREIGN KEY (order_id, line_no) REFERENCES order_item (order_id, line_no),
  FOREIGN KEY (sold_order_id, sold_line_no) REFERENCES order_item (order_id, line_no)
) STRICT;
CREATE INDEX substitution_by_time ON substitution (at_ms);
CREATE TRIGGER substitution_is_never_changed BEFORE UPDATE ON substitution
BEGIN SELECT RAISE(ABORT, 'substitution is append-only'); END;
CREATE TRIGGER substitution_is_never_deleted BEFORE DELETE ON substitution
BEGIN SELECT RAISE(ABORT, 'substitution is append-only'); END;

ALTER TABLE order_item ADD COLUMN substitution_id INTEGER REFERENCES substitution (id);
CREATE TRIGGER order_item_is_the_substitute BEFORE INSERT ON order_item
WHEN NEW.substitution_id IS NOT NULL
  AND NEW.drug_id IS NOT (SELECT drug_id FROM substitution WHERE id = NEW.substitution_id)
BEGIN SELECT RAISE(ABORT, 'a line that names a substitution gives its drug'); END;
`;

const LINKS = `
CREATE TABLE order_link_next (
  from_order_id INTEGER NOT NULL REFERENCES sale_order (id),
  to_order_id INTEGER NOT NULL REFERENCES sale_order (id),
  kind TEXT NOT NULL CHECK (kind IN ('split', 'merge', 'owe', 'exchange', 'substitute')),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (from_order_id, to_order_id),
  CHECK (from_order_id < to_order_id)
) STRICT, WITHOUT ROWID;
INSERT INTO order_link_next SELECT from_order_id, to_order_id, kind, at_ms FROM order_link;
DROP TABLE order_link;
ALTER TABLE order_link_next RENAME TO order_link;
CREATE INDEX order_link_by_target ON order_link (to_order_id);
CREATE TRIGGER order_link_is_never_changed BEFORE UPDATE ON order_link
BEGIN SELECT RAISE(ABORT, 'order_link is append-only'); END;
CREATE TRIGGER order_link_is_never_deleted BEFORE DELETE ON order_link
BEGIN SELECT RAISE(ABORT, 'order_link is append-only'); END;
`;
