import type { Migration } from './migration.ts';

/**
 * The trace code of a pack that was opened (拆零, RX-6): from then on nobody sells a sealed pack with it. Packs that were
 * opened before this have neither code nor reason, for nobody was asked.
 */
export const openedPackCodes: Migration = {
  id: 21,
  slug: 'opened-pack-codes',
  up: (target) => target.exec(OPENED_PACK_CODES),
};

const OPENED_PACK_CODES = `
ALTER TABLE opened_pack ADD COLUMN trace_code TEXT
  CHECK (trace_code IS NULL OR (length(trace_code) = 20 AND trace_code NOT GLOB '*[^0-9]*'));
-- Why the pack stands in the list of packs without a code; empty where it has one, or its drug has none.
ALTER TABLE opened_pack ADD COLUMN no_code_reason TEXT NOT NULL DEFAULT ''
  CHECK (no_code_reason = '' OR trace_code IS NULL);
CREATE UNIQUE INDEX opened_pack_by_trace_code ON opened_pack (trace_code) WHERE trace_code IS NOT NULL;

CREATE TRIGGER opened_pack_is_not_sold BEFORE INSERT ON opened_pack
WHEN EXISTS (SELECT 1 FROM trace_code WHERE code = NEW.trace_code AND state = 'sold')
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SOLD: a sold pack is not opened here'); END;
CREATE TRIGGER opened_pack_is_not_set_aside BEFORE INSERT ON opened_pack
WHEN EXISTS (SELECT 1 FROM scanned_pack WHERE code = NEW.trace_code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SET_ASIDE: a pack in a cart is not opened'); END;
CREATE TRIGGER scanned_pack_is_sealed BEFORE INSERT ON scanned_pack
WHEN EXISTS (SELECT 1 FROM opened_pack WHERE trace_code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_OPENED: an opened pack is not sold sealed'); END;
CREATE TRIGGER trace_code_is_of_a_sealed_pack BEFORE INSERT ON trace_code
WHEN NEW.state = 'sold' AND EXISTS (SELECT 1 FROM opened_pack WHERE trace_code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_OPENED: an opened pack is not sold sealed'); END;
CREATE TRIGGER trace_code_stays_of_a_sealed_pack BEFORE UPDATE ON trace_code
WHEN NEW.state = 'sold' AND EXISTS (SELECT 1 FROM opened_pack WHERE trace_code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_OPENED: an opened pack is not sold sealed'); END;
`;
