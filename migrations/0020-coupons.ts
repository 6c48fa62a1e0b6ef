import type { Migration } from './migration.ts';

/**
 * Coupons with terms of their own (CART-3). A use belongs to the orders that it was taken off: one order, or the parts
 * and the wholes that became of it. The store itself lets no coupon be used more often than it says.
 */
export const coupons: Migration = {
  id: 20,
  slug: 'coupons',
  up: (target) => target.exec(COUPONS),
};

const COUPONS = `
CREATE TABLE coupon (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('amount', 'percent')),
  amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0),
  percent_bp INTEGER NOT NULL CHECK (percent_bp BETWEEN 0 AND 10000),
  cap_fen INTEGER CHECK (cap_fen > 0),
  minimum_fen INTEGER NOT NULL CHECK (minimum_fen >= 0),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  valid_to TEXT NOT NULL CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  categories TEXT NOT NULL CHECK (json_valid(categories)),
  drug_ids TEXT NOT NULL CHECK (json_valid(drug_ids)),
  excluded_drug_ids TEXT NOT NULL CHECK (json_valid(excluded_drug_ids)),
  members_only INTEGER NOT NULL CHECK (members_only IN (0, 1)),
  stackable INTEGER NOT NULL CHECK (stackable IN (0, 1)),
  max_uses INTEGER CHECK (max_uses >= 1),
  max_uses_per_customer INTEGER CHECK (max_uses_per_customer >= 1),
  used INTEGER NOT NULL DEFAULT 0,
  stopped INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1)),
  updated_at_ms INTEGER NOT NULL,
  CHECK ((kind = 'amount') = (amount_fen > 0) AND (kind = 'percent') = (percent_bp > 0)),
  CHECK (valid_from <= valid_to),
  CONSTRAINT uses_are_limited CHECK (used >= 0 AND (max_uses IS NULL OR used <= max_uses))
) STRICT;
CREATE TRIGGER coupon_is_kept BEFORE DELETE ON coupon
BEGIN SELECT RAISE(ABORT, 'a coupon is stopped, never deleted'); END;

CREATE TABLE coupon_use (
  id INTEGER PRIMARY KEY,
  coupon_id INTEGER NOT NULL REFERENCES coupon (id),
  customer_id INTEGER REFERENCES customer (id),
  at_ms INTEGER NOT NULL,
  given_back_at_ms INTEGER
) STRICT;
CREATE INDEX coupon_use_by_coupon ON coupon_use (coupon_id, customer_id);
CREATE TRIGGER coupon_use_is_kept BEFORE DELETE ON coupon_use
BEGIN SELECT RAISE(ABORT, 'a use of a coupon is never deleted'); END;
CREATE TRIGGER coupon_use_is_given_back_once BEFORE UPDATE ON coupon_use
WHEN OLD.given_back_at_ms IS NOT NULL OR NEW.given_back_at_ms IS NULL
  OR (OLD.coupon_id, OLD.customer_id, OLD.at_ms) IS NOT (NEW.coupon_id, NEW.customer_id, NEW.at_ms)
BEGIN SELECT RAISE(ABORT, 'a use of a coupon is given back once, and nothing else of it changes'); END;
CREATE TRIGGER coupon_use_per_customer BEFORE INSERT ON coupon_use
WHEN NEW.customer_id IS NOT NULL AND (
    SELECT count(*) FROM coupon_use
    WHERE coupon_id = NEW.coupon_id AND customer_id = NEW.customer_id AND given_back_at_ms IS NULL
  ) >= (SELECT max_uses_per_customer FROM coupon WHERE id = NEW.coupon_id)
BEGIN SELECT RAISE(ABORT, 'COUPON_REFUSED: the customer used this coupon as often as it says'); END;
CREATE TRIGGER coupon_use_counts AFTER INSERT ON coupon_use
BEGIN UPDATE coupon SET used = used + 1 WHERE id = NEW.coupon_id; END;
CREATE TRIGGER coupon_use_counts_no_more AFTER UPDATE ON coupon_use
BEGIN UPDATE coupon SET used = used - 1 WHERE id = NEW.coupon_id; END;

CREATE TABLE coupon_use_order (
  use_id INTEGER NOT NULL REFERENCES coupon_use (id),
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  PRIMARY KEY (use_id, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX coupon_use_order_by_order ON coupon_use_order (order_id);
CREATE TRIGGER coupon_use_order_is_never_changed BEFORE UPDATE ON coupon_use_order
BEGIN SELECT RAISE(ABORT, 'coupon_use_order is append-only'); END;
CREATE TRIGGER coupon_use_order_is_never_deleted BEFORE DELETE ON coupon_use_order
BEGIN SELECT RAISE(ABORT, 'coupon_use_order is append-only'); END;

ALTER TABLE cart ADD COLUMN coupon_id INTEGER REFERENCES coupon (id);
`;
