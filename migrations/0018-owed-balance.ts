import type { Migration } from './migration.ts';

/**
 * Owed balances (RX-5): orders that hold what was paid and not handed over. They come from another order by a link
 * of their own, and whoever dispenses one on a prescription signs it, also after the prescription's days are over.
 */
export const owedBalance: Migration = {
  id: 18,
  slug: 'owed-balance',
  up: (target) => {
    target.exec(OWED);
    target.exec(LINKS);
    target.exec(SIGNATURES);
  },
};

const OWED = `
CREATE TABLE owed_balance (
  order_id INTEGER PRIMARY KEY REFERENCES sale_order (id),
  cause TEXT NOT NULL CHECK (cause IN ('not_on_shelf', 'damaged', 'customer_choice')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- The last day on which what is owed on a prescription is handed over; null where nothing is on prescription.
  collect_until TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  owed_at_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER owed_balance_is_never_changed BEFORE UPDATE ON owed_balance
BEGIN SELECT RAISE(ABORT, 'owed_balance is append-only'); END;
CREATE TRIGGER owed_balance_is_never_deleted BEFORE DELETE ON owed_balance
BEGIN SELECT RAISE(ABORT, 'owed_balance is append-only'); END;
`;

const LINKS = `
CREATE TABLE order_link_new (
  from_order_id INTEGER NOT NULL REFERENCES sale_order (id),
  to_order_id INTEGER NOT NULL REFERENCES sale_order (id),
  kind TEXT NOT NULL CHECK (kind IN ('split', 'merge', 'owe')),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (from_order_id, to_order_id),
  CHECK (from_order_id < to_order_id)
) STRICT, WITHOUT ROWID;
INSERT INTO order_link_new SELECT from_order_id, to_order_id, kind, at_ms FROM order_link;
DROP TABLE order_link;
ALTER TABLE order_link_new RENAME TO order_link;
CREATE INDEX order_link_by_target ON order_link (to_order_id);
CREATE TRIGGER order_link_is_never_changed BEFORE UPDATE ON order_link
BEGIN SELECT RAISE(ABORT, 'order_link is append-only'); END;
CREATE TRIGGER order_link_is_never_deleted BEFORE DELETE ON order_link
BEGIN SELECT RAISE(ABORT, 'order_link is append-only'); END;
`;

const SIGNATURES = `
DROP TRIGGER prescription_signature_in_time;
CREATE TRIGGER prescription_signature_in_time BEFORE INSERT ON prescription_signature
WHEN NOT ((SELECT status FROM prescription WHERE id = NEW.prescription_id) IN ('draft', 'waiting')
  OR (NEW.role = 'dispenser' AND (SELECT status FROM prescription WHERE id = NEW.prescription_id) = 'approved')
  OR (NEW.role = 'dispenser'
    AND (SELECT status FROM prescription WHERE id = NEW.prescription_id) IN ('dispensed', 'lapsed')
    AND EXISTS (SELECT 1 FROM order_item JOIN owed_balance ON owed_balance.order_id = order_item.order_id
      WHERE order_item.prescription_id = NEW.prescription_id)))
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
`;
