import type { Migration } from './migration.ts';

/**
 * Exchange: what the customer gets for the units that come back, what its order took over of the old one's payments,
 * and the link between the two; and the photos that were taken for a request.
 */
export const exchange: Migration = {
  id: 19,
  slug: 'exchange',
  up: (target) => {
    target.exec(REPLACEMENTS);
    target.exec(PHOTOS);
    target.exec(LINKS);
  },
};

const REPLACEMENTS = `
-- Which choice of replacement lines stands; 0 before any was made.
ALTER TABLE after_sales ADD COLUMN replacement_choice INTEGER NOT NULL DEFAULT 0;
-- Of what the returned units are worth, the part that the new order took over; the rest went back over the tenders.
ALTER TABLE after_sales ADD COLUMN carried_fen INTEGER NOT NULL DEFAULT 0 CHECK (carried_fen >= 0);
-- One request makes at most one order, and no order stands for two requests.
CREATE UNIQUE INDEX after_sales_by_replacement ON after_sales (replacement_order_id)
WHERE replacement_order_id IS NOT NULL;
CREATE TRIGGER after_sales_replacement_is_fixed BEFORE UPDATE OF replacement_order_id, carried_fen ON after_sales
WHEN OLD.replacement_order_id IS NOT NULL
  AND (OLD.replacement_order_id, OLD.carried_fen) IS NOT (NEW.replacement_order_id, NEW.carried_fen)
BEGIN SELECT RAISE(ABORT, 'goods are exchanged once'); END;

-- A choice is never rewritten: another one stands beside it under the next number.
CREATE TABLE replacement_line (
  after_sales_id INTEGER NOT NULL REFERENCES after_sales (id),
  choice INTEGER NOT NULL CHECK (choice >= 1),
  line_no INTEGER NOT NULL CHECK (line_no >= 1),
  drug_id INTEGER NOT NULL REFERENCES drug (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  -- The batch that was chosen for the customer; null takes what expires first.
  batch_id INTEGER REFERENCES batch (id),
  prescription_id INTEGER REFERENCES prescription (id),
  prescription_line_no INTEGER,
  PRIMARY KEY (after_sales_id, choice, line_no),
  CHECK ((prescription_id IS NULL) = (prescription_line_no IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX replacement_line_by_prescription ON replacement_line (prescription_id)
WHERE prescription_id IS NOT NULL;
CREATE TRIGGER replacement_line_is_never_changed BEFORE UPDATE ON replacement_line
BEGIN SELECT RAISE(ABORT, 'replacement_line is append-only'); END;
CREATE TRIGGER replacement_line_is_never_deleted BEFORE DELETE ON replacement_line
BEGIN SELECT RAISE(ABORT, 'replacement_line is append-only'); END;
`;

const PHOTOS = `
CREATE TABLE after_sales_image (
  after_sales_id INTEGER NOT NULL REFERENCES after_sales (id),
  sha256 TEXT NOT NULL REFERENCES media (sha256),
  file_name TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (after_sales_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX after_sales_image_by_file ON after_sales_image (sha256);
CREATE TRIGGER after_sales_image_is_never_changed BEFORE UPDATE ON after_sales_image
BEGIN SELECT RAISE(ABORT, 'after_sales_image is append-only'); END;
CREATE TRIGGER after_sales_image_is_never_deleted BEFORE DELETE ON after_sales_image
BEGIN SELECT RAISE(ABORT, 'after_sales_image is append-only'); END;
`;

const LINKS = `
CREATE TABLE order_link_next (
  from_order_id INTEGER NOT NULL REFERENCES sale_order (id),
  to_order_id INTEGER NOT NULL REFERENCES sale_order (id),
  kind TEXT NOT NULL CHECK (kind IN ('split', 'merge', 'owe', 'exchange')),
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
