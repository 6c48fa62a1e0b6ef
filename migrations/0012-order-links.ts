import type { Migration } from './migration.ts';

/**
 * Which order was made from which (ORD-9), and which payment took over money from which. An amount that is
 * transferred stands in the payment that took it over, which never changes; so transfers net to nothing.
 */
export const orderLinks: Migration = {
  id: 12,
  slug: 'order-links',
  up: (target) => target.exec(LINKS),
};

const LINKS = `
CREATE TABLE order_link (
  from_order_id INTEGER NOT NULL REFERENCES sale_order (id),
  to_order_id INTEGER NOT NULL REFERENCES sale_order (id),
  kind TEXT NOT NULL CHECK (kind IN ('split', 'merge')),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (from_order_id, to_order_id),
  CHECK (from_order_id < to_order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_link_by_target ON order_link (to_order_id);
CREATE TRIGGER order_link_is_never_changed BEFORE UPDATE ON order_link
BEGIN SELECT RAISE(ABORT, 'order_link is append-only'); END;
CREATE TRIGGER order_link_is_never_deleted BEFORE DELETE ON order_link
BEGIN SELECT RAISE(ABORT, 'order_link is append-only'); END;

CREATE TABLE payment_transfer (
  to_payment_id INTEGER PRIMARY KEY REFERENCES payment (id),
  from_payment_id INTEGER NOT NULL REFERENCES payment (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  CHECK (from_payment_id < to_payment_id)
) STRICT;
CREATE INDEX payment_transfer_by_source ON payment_transfer (from_payment_id);
CREATE TRIGGER payment_transfer_is_never_changed BEFORE UPDATE ON payment_transfer
BEGIN SELECT RAISE(ABORT, 'payment_transfer is append-only'); END;
CREATE TRIGGER payment_transfer_is_never_deleted BEFORE DELETE ON payment_transfer
BEGIN SELECT RAISE(ABORT, 'payment_transfer is append-only'); END;
`;
