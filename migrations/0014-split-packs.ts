import type { Migration } from './migration.ts';

/**
 * Split packs (拆零, RX-6): what is sold by the tablet is an article of its own, beside the drug whose packs are opened
 * for it. Which pack was opened by whom, and which sale took how many units out of it, is kept for inspectors.
 */
export const splitPacks: Migration = {
  id: 14,
  slug: 'split-packs',
  up: (target) => target.exec(SPLIT_PACKS),
};

const SPLIT_PACKS = `
CREATE TABLE loose_article (
  -- The article of the catalogue that single units are sold as.
  drug_id INTEGER PRIMARY KEY REFERENCES drug (id),
  pack_drug_id INTEGER NOT NULL UNIQUE REFERENCES drug (id),
  units_per_pack INTEGER NOT NULL CHECK (units_per_pack BETWEEN 2 AND 9999),
  -- NULL: the pack's price divided by its units, rounded up to the fen.
  unit_price_fen INTEGER CHECK (unit_price_fen >= 1),
  -- What the bag says where no prescription does.
  directions TEXT NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  CHECK (drug_id <> pack_drug_id)
) STRICT;
CREATE TRIGGER loose_article_keeps_its_pack BEFORE UPDATE OF drug_id, pack_drug_id ON loose_article
WHEN (OLD.drug_id, OLD.pack_drug_id) IS NOT (NEW.drug_id, NEW.pack_drug_id)
BEGIN SELECT RAISE(ABORT, 'loose units stay units of their drug'); END;
CREATE TRIGGER loose_article_is_kept BEFORE DELETE ON loose_article
BEGIN SELECT RAISE(ABORT, 'a loose article is never deleted'); END;

CREATE TABLE opened_pack (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_batch_id INTEGER NOT NULL REFERENCES batch (id),
  loose_batch_id INTEGER NOT NULL REFERENCES batch (id),
  units INTEGER NOT NULL CHECK (units >= 2),
  -- The pack leaves its batch, the units enter theirs.
  out_movement_id INTEGER NOT NULL UNIQUE REFERENCES stock_movement (id),
  in_movement_id INTEGER NOT NULL UNIQUE REFERENCES stock_movement (id),
  -- As the pack says it: the register does not change with the catalogue.
  generic_name TEXT NOT NULL,
  specification TEXT NOT NULL,
  manufacturer TEXT NOT NULL,
  unit TEXT NOT NULL,
  splitter_id INTEGER NOT NULL REFERENCES staff (id),
  splitter_name TEXT NOT NULL,
  checker_id INTEGER NOT NULL REFERENCES staff (id),
  checker_name TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  CHECK (splitter_id <> checker_id)
) STRICT;
CREATE INDEX opened_pack_by_loose_batch ON opened_pack (loose_batch_id, id);
CREATE INDEX opened_pack_by_time ON opened_pack (at_ms);
CREATE TRIGGER opened_pack_is_never_changed BEFORE UPDATE ON opened_pack
BEGIN SELECT RAISE(ABORT, 'opened_pack is append-only'); END;
CREATE TRIGGER opened_pack_is_never_deleted BEFORE DELETE ON opened_pack
BEGIN SELECT RAISE(ABORT, 'opened_pack is append-only'); END;

CREATE TABLE loose_sale (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  opened_pack_id INTEGER NOT NULL REFERENCES opened_pack (id),
  order_id INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,
  -- Negative where the goods went back to the shelf before they were handed over.
  quantity INTEGER NOT NULL CHECK (quantity <> 0),
  at_ms INTEGER NOT NULL,
  FOREIGN KEY (order_id, line_no, batch_id) REFERENCES order_item_batch (order_id, line_no, batch_id)
) STRICT;
CREATE INDEX loose_sale_by_line ON loose_sale (order_id, line_no, batch_id);
CREATE INDEX loose_sale_by_pack ON loose_sale (opened_pack_id, quantity);
CREATE INDEX loose_sale_by_time ON loose_sale (at_ms);
CREATE TRIGGER loose_sale_is_never_changed BEFORE UPDATE ON loose_sale
BEGIN SELECT RAISE(ABORT, 'loose_sale is append-only'); END;
CREATE TRIGGER loose_sale_is_never_deleted BEFORE DELETE ON loose_sale
BEGIN SELECT RAISE(ABORT, 'loose_sale is append-only'); END;
`;
