import type { Migration } from './migration.ts';

/**
 * Packs whose trace code was scanned at the till (CAT-4): a code stands on a line of a cart, and is set aside for that
 * cart, or for the order made from it, until it is sold. Nobody else may scan it meanwhile.
 */
export const scannedPacks: Migration = {
  id: 15,
  slug: 'scanned-packs',
  up: (target) => target.exec(SCANNED_PACKS),
};

const SCANNED_PACKS = `
ALTER TABLE cart_line ADD COLUMN trace_codes TEXT CHECK (trace_codes IS NULL OR json_valid(trace_codes));

CREATE TABLE scanned_pack (
  code TEXT PRIMARY KEY CHECK (length(code) = 20 AND code NOT GLOB '*[^0-9]*'),
  cart_id INTEGER REFERENCES cart (id),
  order_id INTEGER REFERENCES sale_order (id),
  line_no INTEGER,
  -- The batch that the pack is of, where its code or an earlier sale names one.
  batch_id INTEGER REFERENCES batch (id),
  CHECK ((cart_id IS NULL) = (order_id IS NOT NULL)),
  CHECK ((order_id IS NULL) = (line_no IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX scanned_pack_by_cart ON scanned_pack (cart_id) WHERE cart_id IS NOT NULL;
CREATE INDEX scanned_pack_by_order ON scanned_pack (order_id) WHERE order_id IS NOT NULL;

CREATE TRIGGER scanned_pack_is_not_sold BEFORE INSERT ON scanned_pack
WHEN EXISTS (SELECT 1 FROM trace_code WHERE code = NEW.code AND state = 'sold')
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SOLD: a trace code is sold once'); END;
CREATE TRIGGER trace_code_is_not_set_aside BEFORE INSERT ON trace_code
WHEN NEW.state = 'sold' AND EXISTS (SELECT 1 FROM scanned_pack WHERE code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SET_ASIDE: a pack in a cart is not sold elsewhere'); END;
CREATE TRIGGER trace_code_stays_set_aside BEFORE UPDATE ON trace_code
WHEN NEW.state = 'sold' AND EXISTS (SELECT 1 FROM scanned_pack WHERE code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SET_ASIDE: a pack in a cart is not sold elsewhere'); END;
`;
