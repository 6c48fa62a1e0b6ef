-- The store's schema at version 24. Made by `npm run schema`; never edited by hand.

CREATE TABLE after_sales (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  kind TEXT NOT NULL CHECK (kind IN ('refund_only', 'return', 'exchange')),
  state TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'received', 'completed', 'rejected', 'failed',
    'withdrawn')),
  version INTEGER NOT NULL DEFAULT 1,
  reason TEXT NOT NULL CHECK (reason IN ('quality_fault', 'wrong_item', 'damaged_in_transit', 'recalled',
    'short_delivered', 'adverse_reaction', 'change_of_mind', 'other')),
  reason_text TEXT NOT NULL,
  -- Why a pharmacist took drugs back without a fault; empty where the rule allows it anyway.
  override_reason TEXT NOT NULL,
  with_shipping INTEGER NOT NULL CHECK (with_shipping IN (0, 1)),
  -- What was given back when it was completed: lines, shipping and rounding sum to the whole.
  refund_fen INTEGER CHECK (refund_fen >= 0),
  refund_shipping_fen INTEGER NOT NULL DEFAULT 0,
  refund_rounding_fen INTEGER NOT NULL DEFAULT 0,
  replacement_order_id INTEGER REFERENCES sale_order (id),
  requested_by INTEGER NOT NULL REFERENCES staff (id),
  requested_at_ms INTEGER NOT NULL,
  approved_at_ms INTEGER,
  received_at_ms INTEGER,
  failed_at_ms INTEGER,
  ended_at_ms INTEGER,
  event_count INTEGER NOT NULL,
  event_hash BLOB NOT NULL, replacement_choice INTEGER NOT NULL DEFAULT 0, carried_fen INTEGER NOT NULL DEFAULT 0 CHECK (carried_fen >= 0),
  CHECK ((state = 'completed') = (refund_fen IS NOT NULL))
) STRICT;
CREATE INDEX after_sales_by_order ON after_sales (order_id);
CREATE INDEX after_sales_by_receipt ON after_sales (received_at_ms) WHERE received_at_ms IS NOT NULL;
CREATE UNIQUE INDEX after_sales_by_replacement ON after_sales (replacement_order_id)
WHERE replacement_order_id IS NOT NULL;
CREATE INDEX after_sales_by_state ON after_sales (state, requested_at_ms);
CREATE TRIGGER after_sales_is_fixed
BEFORE UPDATE OF number, order_id, kind, reason, reason_text, override_reason, with_shipping, requested_by,
  requested_at_ms ON after_sales
WHEN (OLD.number, OLD.order_id, OLD.kind, OLD.reason, OLD.reason_text, OLD.override_reason, OLD.with_shipping,
    OLD.requested_by, OLD.requested_at_ms)
  IS NOT (NEW.number, NEW.order_id, NEW.kind, NEW.reason, NEW.reason_text, NEW.override_reason, NEW.with_shipping,
    NEW.requested_by, NEW.requested_at_ms)
BEGIN SELECT RAISE(ABORT, 'what was requested does not change'); END;
CREATE TRIGGER after_sales_is_kept BEFORE DELETE ON after_sales
BEGIN SELECT RAISE(ABORT, 'a request is never deleted'); END;
CREATE TRIGGER after_sales_replacement_is_fixed BEFORE UPDATE OF replacement_order_id, carried_fen ON after_sales
WHEN OLD.replacement_order_id IS NOT NULL
  AND (OLD.replacement_order_id, OLD.carried_fen) IS NOT (NEW.replacement_order_id, NEW.carried_fen)
BEGIN SELECT RAISE(ABORT, 'goods are exchanged once'); END;
CREATE TRIGGER after_sales_starts_requested BEFORE INSERT ON after_sales
WHEN NEW.state <> 'requested'
BEGIN SELECT RAISE(ABORT, 'INVALID_AFTER_SALES_STATE: a request starts as requested'); END;
CREATE TRIGGER after_sales_steps_legally BEFORE UPDATE OF state ON after_sales
WHEN OLD.state <> NEW.state AND OLD.kind || ':' || OLD.state || '>' || NEW.state NOT IN (
  'refund_only:requested>approved', 'refund_only:requested>rejected', 'refund_only:requested>withdrawn',
  'refund_only:approved>withdrawn', 'refund_only:approved>completed', 'refund_only:approved>failed',
  'refund_only:failed>completed',
  'return:requested>approved', 'return:requested>rejected', 'return:requested>withdrawn',
  'return:approved>rejected', 'return:approved>withdrawn', 'return:approved>received',
  'return:received>completed', 'return:received>failed', 'return:failed>completed',
  'exchange:requested>approved', 'exchange:requested>rejected', 'exchange:requested>withdrawn',
  'exchange:approved>rejected', 'exchange:approved>withdrawn', 'exchange:approved>received',
  'exchange:received>completed', 'exchange:received>failed', 'exchange:failed>completed')
BEGIN SELECT RAISE(ABORT, 'INVALID_AFTER_SALES_STATE: this step is not in the after-sales machine'); END;

CREATE TABLE after_sales_event (
  after_sales_id INTEGER NOT NULL REFERENCES after_sales (id),
  seq INTEGER NOT NULL,
  action TEXT NOT NULL,
  from_status TEXT,
  to_status TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  role TEXT NOT NULL,
  reason TEXT NOT NULL,
  details TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (after_sales_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER after_sales_event_is_never_changed BEFORE UPDATE ON after_sales_event
BEGIN SELECT RAISE(ABORT, 'after_sales_event is append-only'); END;
CREATE TRIGGER after_sales_event_is_never_deleted BEFORE DELETE ON after_sales_event
BEGIN SELECT RAISE(ABORT, 'after_sales_event is append-only'); END;

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

CREATE TABLE after_sales_line (
  after_sales_id INTEGER NOT NULL REFERENCES after_sales (id),
  line_no INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  received INTEGER,
  accepted INTEGER,
  PRIMARY KEY (after_sales_id, line_no),
  CHECK ((received IS NULL) = (accepted IS NULL)),
  CHECK (accepted BETWEEN 0 AND received AND received <= quantity)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER after_sales_line_is_fixed BEFORE UPDATE ON after_sales_line
WHEN OLD.received IS NOT NULL
  OR (OLD.after_sales_id, OLD.line_no, OLD.quantity) IS NOT (NEW.after_sales_id, NEW.line_no, NEW.quantity)
BEGIN SELECT RAISE(ABORT, 'what was requested and inspected does not change'); END;
CREATE TRIGGER after_sales_line_is_kept BEFORE DELETE ON after_sales_line
BEGIN SELECT RAISE(ABORT, 'what was requested is never deleted'); END;

CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  command TEXT NOT NULL,
  command_id TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  details TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_log_is_never_changed BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER audit_log_is_never_deleted BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  drug_id INTEGER NOT NULL REFERENCES drug (id),
  batch_number TEXT NOT NULL CHECK (batch_number <> ''),
  expiry_date TEXT NOT NULL CHECK (expiry_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  production_date TEXT,
  status TEXT NOT NULL DEFAULT 'available' CHECK (status IN ('available', 'locked', 'recalled')),
  zone TEXT NOT NULL DEFAULT 'saleable' CHECK (zone IN ('saleable', 'quarantine')),
  on_hand INTEGER NOT NULL DEFAULT 0,
  reserved INTEGER NOT NULL DEFAULT 0,
  cost_fen INTEGER CHECK (cost_fen >= 0),
  received_at_ms INTEGER NOT NULL, bin TEXT NOT NULL DEFAULT 'ready' CHECK (bin IN ('ready', 'outside')),
  CONSTRAINT reserved_is_on_hand CHECK (on_hand >= reserved AND reserved >= 0),
  UNIQUE (drug_id, expiry_date, batch_number, zone)
) STRICT;
CREATE INDEX batch_by_expiry ON batch (expiry_date, drug_id) WHERE on_hand > 0;
CREATE INDEX batch_outside_bin ON batch (drug_id) WHERE bin = 'outside';
CREATE TRIGGER batch_changes_bin_by_record BEFORE UPDATE OF bin ON batch
WHEN OLD.bin <> NEW.bin AND (NEW.bin = 'ready') IS NOT (
  coalesce((SELECT max(id) FROM bin_fill WHERE batch_id = NEW.id), 0)
  > coalesce((SELECT max(fill_id) FROM bin_removal WHERE batch_id = NEW.id), 0))
BEGIN SELECT RAISE(ABORT, 'a batch goes into its bin, and out of it, by a record'); END;
CREATE TRIGGER batch_steps_legally BEFORE UPDATE OF status ON batch
WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN (
  'available>locked', 'available>recalled',
  'locked>available', 'locked>recalled',
  'recalled>locked')
BEGIN SELECT RAISE(ABORT, 'this step is not in the machine of batches'); END;

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
CREATE INDEX batch_hold_by_time ON batch_hold (at_ms);
CREATE TRIGGER batch_hold_is_never_changed BEFORE UPDATE ON batch_hold
BEGIN SELECT RAISE(ABORT, 'batch_hold is append-only'); END;
CREATE TRIGGER batch_hold_is_never_deleted BEFORE DELETE ON batch_hold
BEGIN SELECT RAISE(ABORT, 'batch_hold is append-only'); END;

CREATE TABLE bin_fill (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  filler_id INTEGER NOT NULL REFERENCES staff (id),
  filler_name TEXT NOT NULL CHECK (filler_name <> ''),
  checker_id INTEGER REFERENCES staff (id),
  checker_name TEXT CHECK (checker_name <> ''),
  at_ms INTEGER NOT NULL,
  CHECK (checker_id <> filler_id),
  CHECK ((checker_id IS NULL) = (checker_name IS NULL))
) STRICT;
CREATE INDEX bin_fill_by_batch ON bin_fill (batch_id, id);
CREATE INDEX bin_fill_by_time ON bin_fill (at_ms);
CREATE TRIGGER bin_fill_is_never_changed BEFORE UPDATE ON bin_fill
BEGIN SELECT RAISE(ABORT, 'bin_fill is append-only'); END;
CREATE TRIGGER bin_fill_is_never_deleted BEFORE DELETE ON bin_fill
BEGIN SELECT RAISE(ABORT, 'bin_fill is append-only'); END;

CREATE TABLE bin_removal (
  fill_id INTEGER NOT NULL REFERENCES bin_fill (id),
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (fill_id, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bin_removal_by_batch ON bin_removal (batch_id, fill_id);
CREATE TRIGGER bin_removal_is_by_a_check BEFORE INSERT ON bin_removal
WHEN (SELECT checker_id FROM bin_fill WHERE id = NEW.fill_id) IS NULL
  OR (SELECT batch_id FROM bin_fill WHERE id = NEW.fill_id) = NEW.batch_id
BEGIN SELECT RAISE(ABORT, 'a bin is cleaned of other batches, and somebody checks it'); END;
CREATE TRIGGER bin_removal_is_never_changed BEFORE UPDATE ON bin_removal
BEGIN SELECT RAISE(ABORT, 'bin_removal is append-only'); END;
CREATE TRIGGER bin_removal_is_never_deleted BEFORE DELETE ON bin_removal
BEGIN SELECT RAISE(ABORT, 'bin_removal is append-only'); END;

CREATE TABLE cart (
  id INTEGER PRIMARY KEY,
  status TEXT NOT NULL CHECK (status IN ('active', 'parked', 'ordered', 'discarded')),
  session_id TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  label TEXT NOT NULL DEFAULT '',
  customer_id INTEGER REFERENCES customer (id),
  order_discount TEXT CHECK (order_discount IS NULL OR json_valid(order_discount)),
  coupon_code TEXT NOT NULL DEFAULT '',
  coupon_fen INTEGER NOT NULL DEFAULT 0,
  shipping_fee_fen INTEGER NOT NULL DEFAULT 0,
  remark TEXT NOT NULL DEFAULT '',
  -- The lines before each change, newest last: what undo goes back to.
  undo_stack TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(undo_stack)),
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
, coupon_id INTEGER REFERENCES coupon (id)) STRICT;
CREATE UNIQUE INDEX cart_active_by_session ON cart (session_id) WHERE status = 'active';
CREATE INDEX cart_parked ON cart (updated_at_ms) WHERE status = 'parked';

CREATE TABLE cart_line (
  cart_id INTEGER NOT NULL REFERENCES cart (id),
  line_id INTEGER NOT NULL,
  drug_id INTEGER NOT NULL REFERENCES drug (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  selected INTEGER NOT NULL DEFAULT 1 CHECK (selected IN (0, 1)),
  discount TEXT CHECK (discount IS NULL OR json_valid(discount)),
  scanned_batch_id INTEGER REFERENCES batch (id),
  added_price_fen INTEGER NOT NULL, prescription_id INTEGER REFERENCES prescription (id), prescription_line_no INTEGER, trace_codes TEXT CHECK (trace_codes IS NULL OR json_valid(trace_codes)),
  PRIMARY KEY (cart_id, line_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cart_line_by_prescription ON cart_line (prescription_id) WHERE prescription_id IS NOT NULL;

CREATE TABLE command_log (
  command_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  input_hash BLOB NOT NULL,
  outcome TEXT NOT NULL CHECK (json_valid(outcome)),
  transient INTEGER NOT NULL CHECK (transient IN (0, 1)),
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX command_log_transient ON command_log (at_ms) WHERE transient = 1;

CREATE TABLE controlled_sale (
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  line_no INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  control_class TEXT NOT NULL,
  generic_name TEXT NOT NULL,
  specification TEXT NOT NULL,
  manufacturer TEXT NOT NULL,
  batch_number TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  buyer_name TEXT NOT NULL,
  buyer_id_number TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (order_id, line_no, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX controlled_sale_by_time ON controlled_sale (at_ms);
CREATE TRIGGER controlled_sale_is_never_changed BEFORE UPDATE ON controlled_sale
BEGIN SELECT RAISE(ABORT, 'controlled_sale is append-only'); END;
CREATE TRIGGER controlled_sale_is_never_deleted BEFORE DELETE ON controlled_sale
BEGIN SELECT RAISE(ABORT, 'controlled_sale is append-only'); END;

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
CREATE TRIGGER coupon_use_counts AFTER INSERT ON coupon_use
BEGIN UPDATE coupon SET used = used + 1 WHERE id = NEW.coupon_id; END;
CREATE TRIGGER coupon_use_counts_no_more AFTER UPDATE ON coupon_use
BEGIN UPDATE coupon SET used = used - 1 WHERE id = NEW.coupon_id; END;
CREATE TRIGGER coupon_use_is_given_back_once BEFORE UPDATE ON coupon_use
WHEN OLD.given_back_at_ms IS NOT NULL OR NEW.given_back_at_ms IS NULL
  OR (OLD.coupon_id, OLD.customer_id, OLD.at_ms) IS NOT (NEW.coupon_id, NEW.customer_id, NEW.at_ms)
BEGIN SELECT RAISE(ABORT, 'a use of a coupon is given back once, and nothing else of it changes'); END;
CREATE TRIGGER coupon_use_is_kept BEFORE DELETE ON coupon_use
BEGIN SELECT RAISE(ABORT, 'a use of a coupon is never deleted'); END;
CREATE TRIGGER coupon_use_per_customer BEFORE INSERT ON coupon_use
WHEN NEW.customer_id IS NOT NULL AND (
    SELECT count(*) FROM coupon_use
    WHERE coupon_id = NEW.coupon_id AND customer_id = NEW.customer_id AND given_back_at_ms IS NULL
  ) >= (SELECT max_uses_per_customer FROM coupon WHERE id = NEW.coupon_id)
BEGIN SELECT RAISE(ABORT, 'COUPON_REFUSED: the customer used this coupon as often as it says'); END;

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

CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  is_member INTEGER NOT NULL CHECK (is_member IN (0, 1)),
  address TEXT CHECK (address IS NULL OR json_valid(address)),
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_by_name ON customer (name);
CREATE INDEX customer_by_phone ON customer (phone);

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
CREATE TRIGGER dispensed_pack_is_never_changed BEFORE UPDATE ON dispensed_pack
BEGIN SELECT RAISE(ABORT, 'dispensed_pack is append-only'); END;
CREATE TRIGGER dispensed_pack_is_never_deleted BEFORE DELETE ON dispensed_pack
BEGIN SELECT RAISE(ABORT, 'dispensed_pack is append-only'); END;
CREATE TRIGGER dispensed_pack_was_given BEFORE INSERT ON dispensed_pack
WHEN NEW.quantity + (
    SELECT coalesce(sum(quantity), 0) FROM dispensed_pack
    WHERE order_id = NEW.order_id AND line_no = NEW.line_no AND batch_id = NEW.batch_id
  ) NOT BETWEEN 0 AND (
    SELECT coalesce(sum(quantity), 0) FROM order_item_batch
    WHERE order_id = NEW.order_id AND line_no = NEW.line_no AND batch_id = NEW.batch_id AND state = 'dispensed'
  )
BEGIN SELECT RAISE(ABORT, 'no more packs of a batch are verified than the line was given'); END;

CREATE TABLE dispensing_check (
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  last_pack_id INTEGER NOT NULL REFERENCES dispensed_pack (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (order_id, last_pack_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER dispensing_check_is_never_changed BEFORE UPDATE ON dispensing_check
BEGIN SELECT RAISE(ABORT, 'dispensing_check is append-only'); END;
CREATE TRIGGER dispensing_check_is_never_deleted BEFORE DELETE ON dispensing_check
BEGIN SELECT RAISE(ABORT, 'dispensing_check is append-only'); END;

CREATE TABLE doctor (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (name <> ''),
  hospital TEXT NOT NULL,
  department TEXT NOT NULL,
  licence_number TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX doctor_by_name ON doctor (name);

CREATE TABLE drug (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  generic_name TEXT NOT NULL CHECK (generic_name <> ''),
  trade_name TEXT NOT NULL DEFAULT '',
  pinyin_initials TEXT NOT NULL DEFAULT '',
  specification TEXT NOT NULL DEFAULT '',
  dosage_form TEXT NOT NULL DEFAULT '',
  manufacturer TEXT NOT NULL DEFAULT '',
  approval_number TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL,
  pack_size INTEGER NOT NULL DEFAULT 1 CHECK (pack_size >= 1),
  category TEXT NOT NULL CHECK (category IN ('rx', 'otc_a', 'otc_b', 'tcm_piece', 'device', 'other')),
  control_class TEXT NOT NULL CHECK (control_class IN ('none', 'ephedrine', 'compound_licorice', 'diphenoxylate',
    'tramadol_compound', 'narcotic_oral_compound', 'psychotropic_2')),
  storage TEXT NOT NULL CHECK (storage IN ('normal', 'cool', 'cold', 'dark', 'dry')),
  insurance_code TEXT NOT NULL DEFAULT '',
  price_fen INTEGER NOT NULL CHECK (price_fen >= 0),
  member_price_fen INTEGER CHECK (member_price_fen >= 0),
  tax_rate_bp INTEGER NOT NULL DEFAULT 1300 CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  shelf TEXT NOT NULL DEFAULT '',
  image_ref TEXT NOT NULL DEFAULT '',
  -- How the names may be read, for search: syllables apart by blanks, readings by bars.
  search_pinyin TEXT NOT NULL DEFAULT '',
  -- A drug whose import is not done yet is invisible to every query.
  import_id INTEGER REFERENCES import (id),
  version INTEGER NOT NULL DEFAULT 1,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
, ephedrine_unit_ug INTEGER CHECK (ephedrine_unit_ug IS NULL OR ephedrine_unit_ug > 0), ephedrine_pack_ug INTEGER CHECK (ephedrine_pack_ug IS NULL OR ephedrine_pack_ug > 0)) STRICT;
CREATE INDEX drug_by_approval_number ON drug (approval_number) WHERE approval_number <> '';
CREATE INDEX drug_by_name ON drug (generic_name, specification, manufacturer);

CREATE TABLE drug_barcode (
  barcode TEXT PRIMARY KEY,
  drug_id INTEGER NOT NULL REFERENCES drug (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX drug_barcode_by_drug ON drug_barcode (drug_id);

CREATE TABLE drug_popularity (
  drug_id INTEGER PRIMARY KEY REFERENCES drug (id),
  sold INTEGER NOT NULL CHECK (sold >= 0),
  level INTEGER NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 127),
  next_level_at INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX drug_popularity_risen ON drug_popularity (drug_id) WHERE sold >= next_level_at;

CREATE VIRTUAL TABLE drug_search USING fts5 (
  terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TABLE drug_search_stale (
  drug_id INTEGER PRIMARY KEY REFERENCES drug (id)
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('reading', 'ready', 'applying', 'done', 'failed', 'discarded')),
  rows_read INTEGER NOT NULL DEFAULT 0,
  rows_accepted INTEGER NOT NULL DEFAULT 0,
  rows_rejected INTEGER NOT NULL DEFAULT 0,
  rows_applied INTEGER NOT NULL DEFAULT 0,
  new_drugs INTEGER NOT NULL DEFAULT 0,
  changed_drugs INTEGER NOT NULL DEFAULT 0,
  new_batches INTEGER NOT NULL DEFAULT 0,
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  -- While it is applied: its drugs have this id or a higher one, and nobody else's have.
  first_drug_id INTEGER,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  started_at_ms INTEGER NOT NULL,
  finished_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX import_open ON import ((1)) WHERE phase IN ('reading', 'applying');

CREATE TABLE import_row (
  import_id INTEGER NOT NULL REFERENCES import (id),
  row_no INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('accepted', 'rejected', 'applied')),
  payload TEXT NOT NULL,
  problems TEXT CHECK (problems IS NULL OR json_valid(problems)),
  PRIMARY KEY (import_id, row_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_by_state ON import_row (import_id, state, row_no);

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  a TEXT NOT NULL CHECK (a <> ''),
  b TEXT NOT NULL CHECK (b <> ''),
  severity TEXT NOT NULL CHECK (severity IN ('forbidden', 'caution')),
  note TEXT NOT NULL,
  source TEXT NOT NULL
, set_version INTEGER REFERENCES interaction_set (version)) STRICT;
CREATE INDEX interaction_by_set ON interaction (set_version, id);
CREATE TRIGGER interaction_is_never_changed BEFORE UPDATE ON interaction
BEGIN SELECT RAISE(ABORT, 'interaction is append-only'); END;
CREATE TRIGGER interaction_is_never_deleted BEFORE DELETE ON interaction
BEGIN SELECT RAISE(ABORT, 'interaction is append-only'); END;

CREATE TABLE interaction_set (
  version INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER interaction_set_is_never_changed BEFORE UPDATE ON interaction_set
BEGIN SELECT RAISE(ABORT, 'interaction_set is append-only'); END;
CREATE TRIGGER interaction_set_is_never_deleted BEFORE DELETE ON interaction_set
BEGIN SELECT RAISE(ABORT, 'interaction_set is append-only'); END;

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
CREATE TRIGGER loose_article_is_kept BEFORE DELETE ON loose_article
BEGIN SELECT RAISE(ABORT, 'a loose article is never deleted'); END;
CREATE TRIGGER loose_article_keeps_its_pack BEFORE UPDATE OF drug_id, pack_drug_id ON loose_article
WHEN (OLD.drug_id, OLD.pack_drug_id) IS NOT (NEW.drug_id, NEW.pack_drug_id)
BEGIN SELECT RAISE(ABORT, 'loose units stay units of their drug'); END;

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

CREATE TABLE media (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
  cipher TEXT NOT NULL CHECK (cipher IN ('none')),
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER media_is_kept BEFORE DELETE ON media
WHEN EXISTS (SELECT 1 FROM prescription_image WHERE sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: an attached image is never deleted'); END;
CREATE TRIGGER media_is_never_changed BEFORE UPDATE ON media
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
CREATE TRIGGER media_is_never_replaced BEFORE INSERT ON media
WHEN EXISTS (SELECT 1 FROM media WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE name_reading (
  kind TEXT NOT NULL CHECK (kind IN ('patient', 'doctor')),
  reading TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  PRIMARY KEY (kind, reading, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_reading_by_person ON name_reading (kind, person_id);

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
  at_ms INTEGER NOT NULL, trace_code TEXT
  CHECK (trace_code IS NULL OR (length(trace_code) = 20 AND trace_code NOT GLOB '*[^0-9]*')), no_code_reason TEXT NOT NULL DEFAULT ''
  CHECK (no_code_reason = '' OR trace_code IS NULL),
  CHECK (splitter_id <> checker_id)
) STRICT;
CREATE INDEX opened_pack_by_loose_batch ON opened_pack (loose_batch_id, id);
CREATE INDEX opened_pack_by_time ON opened_pack (at_ms);
CREATE UNIQUE INDEX opened_pack_by_trace_code ON opened_pack (trace_code) WHERE trace_code IS NOT NULL;
CREATE TRIGGER opened_pack_is_never_changed BEFORE UPDATE ON opened_pack
BEGIN SELECT RAISE(ABORT, 'opened_pack is append-only'); END;
CREATE TRIGGER opened_pack_is_never_deleted BEFORE DELETE ON opened_pack
BEGIN SELECT RAISE(ABORT, 'opened_pack is append-only'); END;
CREATE TRIGGER opened_pack_is_not_set_aside BEFORE INSERT ON opened_pack
WHEN EXISTS (SELECT 1 FROM scanned_pack WHERE code = NEW.trace_code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SET_ASIDE: a pack in a cart is not opened'); END;
CREATE TRIGGER opened_pack_is_not_sold BEFORE INSERT ON opened_pack
WHEN EXISTS (SELECT 1 FROM trace_code WHERE code = NEW.trace_code AND state = 'sold')
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SOLD: a sold pack is not opened here'); END;

CREATE TABLE order_event (
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  seq INTEGER NOT NULL,
  action TEXT NOT NULL,
  from_status TEXT,
  to_status TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  role TEXT NOT NULL,
  reason TEXT NOT NULL,
  details TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (order_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER order_event_is_never_changed BEFORE UPDATE ON order_event
BEGIN SELECT RAISE(ABORT, 'order_event is append-only'); END;
CREATE TRIGGER order_event_is_never_deleted BEFORE DELETE ON order_event
BEGIN SELECT RAISE(ABORT, 'order_event is append-only'); END;

CREATE TABLE order_item (
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  line_no INTEGER NOT NULL,
  drug_id INTEGER NOT NULL REFERENCES drug (id),
  drug_code TEXT NOT NULL,
  generic_name TEXT NOT NULL,
  trade_name TEXT NOT NULL,
  specification TEXT NOT NULL,
  manufacturer TEXT NOT NULL,
  approval_number TEXT NOT NULL,
  unit TEXT NOT NULL,
  category TEXT NOT NULL,
  control_class TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  list_price_fen INTEGER NOT NULL,
  unit_price_fen INTEGER NOT NULL,
  gross_fen INTEGER NOT NULL,
  member_discount_fen INTEGER NOT NULL,
  line_discount_fen INTEGER NOT NULL,
  order_discount_fen INTEGER NOT NULL,
  coupon_fen INTEGER NOT NULL,
  net_fen INTEGER NOT NULL CHECK (net_fen >= 0),
  tax_rate_bp INTEGER NOT NULL,
  tax_fen INTEGER NOT NULL, prescription_id INTEGER REFERENCES prescription (id), prescription_line_no INTEGER, substitution_id INTEGER REFERENCES substitution (id),
  PRIMARY KEY (order_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_item_by_prescription ON order_item (prescription_id, prescription_line_no)
WHERE prescription_id IS NOT NULL;
CREATE TRIGGER order_item_is_never_changed BEFORE UPDATE ON order_item
BEGIN SELECT RAISE(ABORT, 'order_item is append-only'); END;
CREATE TRIGGER order_item_is_never_deleted BEFORE DELETE ON order_item
BEGIN SELECT RAISE(ABORT, 'order_item is append-only'); END;
CREATE TRIGGER order_item_is_the_substitute BEFORE INSERT ON order_item
WHEN NEW.substitution_id IS NOT NULL
  AND NEW.drug_id IS NOT (SELECT drug_id FROM substitution WHERE id = NEW.substitution_id)
BEGIN SELECT RAISE(ABORT, 'a line that names a substitution gives its drug'); END;

CREATE TABLE order_item_batch (
  order_id INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  state TEXT NOT NULL CHECK (state IN ('reserved', 'dispensed', 'released', 'restocked', 'quarantined', 'lost')),
  PRIMARY KEY (order_id, line_no, batch_id),
  FOREIGN KEY (order_id, line_no) REFERENCES order_item (order_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_item_batch_by_batch ON order_item_batch (batch_id);
CREATE TRIGGER order_item_batch_is_fixed BEFORE UPDATE OF order_id, line_no, batch_id, quantity ON order_item_batch
WHEN (OLD.order_id, OLD.line_no, OLD.batch_id) IS NOT (NEW.order_id, NEW.line_no, NEW.batch_id)
  OR (OLD.quantity <> NEW.quantity AND NOT (OLD.state IN ('reserved', 'released') AND NEW.state = 'reserved'
    AND (SELECT status FROM sale_order WHERE id = OLD.order_id) IN ('pending', 'paid')))
BEGIN SELECT RAISE(ABORT, 'which batch a line was given does not change'); END;
CREATE TRIGGER order_item_batch_is_kept BEFORE DELETE ON order_item_batch
BEGIN SELECT RAISE(ABORT, 'which batch a line was given is never deleted'); END;

CREATE TABLE "order_link" (
  from_order_id INTEGER NOT NULL REFERENCES sale_order (id),
  to_order_id INTEGER NOT NULL REFERENCES sale_order (id),
  kind TEXT NOT NULL CHECK (kind IN ('split', 'merge', 'owe', 'exchange', 'substitute')),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (from_order_id, to_order_id),
  CHECK (from_order_id < to_order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_link_by_target ON order_link (to_order_id);
CREATE TRIGGER order_link_is_never_changed BEFORE UPDATE ON order_link
BEGIN SELECT RAISE(ABORT, 'order_link is append-only'); END;
CREATE TRIGGER order_link_is_never_deleted BEFORE DELETE ON order_link
BEGIN SELECT RAISE(ABORT, 'order_link is append-only'); END;

CREATE TABLE order_tally (
  day INTEGER NOT NULL,
  status TEXT NOT NULL,
  channel TEXT NOT NULL,
  orders INTEGER NOT NULL CHECK (orders >= 0),
  PRIMARY KEY (day, status, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  epoch INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_version INTEGER NOT NULL,
  first_movement_id INTEGER,
  last_movement_id INTEGER,
  payload TEXT NOT NULL,
  payload_hash BLOB NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER outbox_is_never_changed BEFORE UPDATE ON outbox
BEGIN SELECT RAISE(ABORT, 'what central is told is never changed'); END;

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

CREATE TABLE patient (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (name <> ''),
  sex TEXT NOT NULL CHECK (sex IN ('male', 'female', 'unknown')),
  birth_date TEXT,
  -- Who knows only an age says it, and when: it grows by itself.
  age_years INTEGER CHECK (age_years BETWEEN 0 AND 150),
  age_stated_on TEXT,
  phone TEXT NOT NULL,
  id_number TEXT NOT NULL,
  allergies TEXT NOT NULL CHECK (json_valid(allergies)),
  customer_id INTEGER REFERENCES customer (id),
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  CHECK ((age_years IS NULL) = (age_stated_on IS NULL))
) STRICT;
CREATE INDEX patient_by_customer ON patient (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX patient_by_name ON patient (name);
CREATE INDEX patient_by_phone ON patient (phone) WHERE phone <> '';

CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  tender TEXT NOT NULL CHECK (tender IN ('cash', 'card', 'insurance', 'stored_value', 'alipay', 'wechat',
    'unionpay', 'paypal')),
  status TEXT NOT NULL CHECK (status IN ('pending', 'paying', 'paid', 'partly_refunded', 'refunded', 'closed',
    'failed')),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  received_fen INTEGER NOT NULL,
  change_fen INTEGER NOT NULL CHECK (change_fen >= 0),
  refunded_fen INTEGER NOT NULL DEFAULT 0,
  reference TEXT NOT NULL DEFAULT '',
  created_at_ms INTEGER NOT NULL,
  paid_at_ms INTEGER,
  CHECK (refunded_fen BETWEEN 0 AND amount_fen)
) STRICT;
CREATE INDEX payment_by_order ON payment (order_id);
CREATE TRIGGER payment_amount_is_fixed
BEFORE UPDATE OF order_id, tender, amount_fen, received_fen, change_fen, created_at_ms ON payment
WHEN (OLD.order_id, OLD.tender, OLD.amount_fen, OLD.received_fen, OLD.change_fen, OLD.created_at_ms)
  IS NOT (NEW.order_id, NEW.tender, NEW.amount_fen, NEW.received_fen, NEW.change_fen, NEW.created_at_ms)
BEGIN SELECT RAISE(ABORT, 'what was paid does not change'); END;
CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'a payment is never deleted'); END;
CREATE TRIGGER payment_steps_legally BEFORE UPDATE OF status ON payment
WHEN OLD.status || '>' || NEW.status NOT IN (
  'pending>paying', 'pending>paid', 'pending>closed', 'pending>failed',
  'paying>paid', 'paying>closed', 'paying>failed',
  'paid>partly_refunded', 'paid>refunded',
  'partly_refunded>partly_refunded', 'partly_refunded>refunded')
BEGIN SELECT RAISE(ABORT, 'PAYMENT_FAILED: this step is not in the payment machine'); END;

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

CREATE TABLE prescription (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  status TEXT NOT NULL CHECK (status IN ('draft', 'waiting', 'approved', 'rejected', 'lapsed', 'dispensed', 'withdrawn')),
  kind TEXT NOT NULL CHECK (kind IN ('normal', 'emergency', 'chronic')),
  -- Patient and doctor as they were when the prescription was written down.
  patient_id INTEGER REFERENCES patient (id),
  patient_name TEXT NOT NULL,
  patient_phone TEXT NOT NULL,
  patient TEXT NOT NULL CHECK (json_valid(patient)),
  doctor_id INTEGER REFERENCES doctor (id),
  doctor_name TEXT NOT NULL,
  doctor_licence TEXT NOT NULL,
  hospital TEXT NOT NULL,
  department TEXT NOT NULL,
  diagnosis TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  valid_days INTEGER NOT NULL CHECK (valid_days >= 1),
  last_valid_day TEXT NOT NULL,
  captured_by INTEGER NOT NULL REFERENCES staff (id),
  -- Findings of the checks when it was handed in; the review runs them anew.
  stop_count INTEGER NOT NULL DEFAULT 0,
  confirm_count INTEGER NOT NULL DEFAULT 0,
  note_count INTEGER NOT NULL DEFAULT 0,
  reviewer_id INTEGER REFERENCES staff (id),
  reason TEXT NOT NULL DEFAULT '',
  created_at_ms INTEGER NOT NULL,
  drafted_at_ms INTEGER NOT NULL,
  submitted_at_ms INTEGER,
  approved_at_ms INTEGER,
  rejected_at_ms INTEGER,
  lapsed_at_ms INTEGER,
  dispensed_at_ms INTEGER,
  withdrawn_at_ms INTEGER,
  lock_until TEXT,
  event_count INTEGER NOT NULL,
  event_hash BLOB NOT NULL,
  CHECK ((approved_at_ms IS NULL) = (lock_until IS NULL))
) STRICT;
CREATE INDEX prescription_by_last_day ON prescription (status, last_valid_day);
CREATE INDEX prescription_by_name ON prescription (patient_name);
CREATE INDEX prescription_by_patient ON prescription (patient_id, created_at_ms) WHERE patient_id IS NOT NULL;
CREATE INDEX prescription_by_phone ON prescription (patient_phone) WHERE patient_phone <> '';
CREATE INDEX prescription_by_status ON prescription (status, created_at_ms);
CREATE INDEX prescription_by_time ON prescription (created_at_ms);
CREATE INDEX prescription_by_wait ON prescription (status, submitted_at_ms);
CREATE TRIGGER prescription_approval_is_fixed BEFORE UPDATE OF reviewer_id, drafted_at_ms, submitted_at_ms, approved_at_ms, lock_until ON prescription
WHEN OLD.lock_until IS NOT NULL AND (OLD.reviewer_id, OLD.drafted_at_ms, OLD.submitted_at_ms, OLD.approved_at_ms, OLD.lock_until) IS NOT (NEW.reviewer_id, NEW.drafted_at_ms, NEW.submitted_at_ms, NEW.approved_at_ms, NEW.lock_until)
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
CREATE TRIGGER prescription_content_is_fixed BEFORE UPDATE OF kind, patient_id, patient_name, patient_phone, patient, doctor_id, doctor_name, doctor_licence, hospital, department, diagnosis, issued_on, valid_days, last_valid_day ON prescription
WHEN OLD.status <> 'draft' AND (OLD.kind, OLD.patient_id, OLD.patient_name, OLD.patient_phone, OLD.patient, OLD.doctor_id, OLD.doctor_name, OLD.doctor_licence, OLD.hospital, OLD.department, OLD.diagnosis, OLD.issued_on, OLD.valid_days, OLD.last_valid_day) IS NOT (NEW.kind, NEW.patient_id, NEW.patient_name, NEW.patient_phone, NEW.patient, NEW.doctor_id, NEW.doctor_name, NEW.doctor_licence, NEW.hospital, NEW.department, NEW.diagnosis, NEW.issued_on, NEW.valid_days, NEW.last_valid_day)
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
CREATE TRIGGER prescription_is_kept BEFORE DELETE ON prescription
BEGIN SELECT RAISE(ABORT, 'a prescription is never deleted'); END;
CREATE TRIGGER prescription_is_not_replaced BEFORE INSERT ON prescription
WHEN EXISTS (SELECT 1 FROM prescription WHERE id = NEW.id OR number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a prescription is never replaced'); END;
CREATE TRIGGER prescription_origin_is_fixed BEFORE UPDATE OF id, number, captured_by, created_at_ms ON prescription
WHEN (OLD.id, OLD.number, OLD.captured_by, OLD.created_at_ms) IS NOT (NEW.id, NEW.number, NEW.captured_by, NEW.created_at_ms)
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
CREATE TRIGGER prescription_starts_as_draft BEFORE INSERT ON prescription
WHEN NEW.status <> 'draft'
BEGIN SELECT RAISE(ABORT, 'INVALID_PRESCRIPTION_STATUS: a prescription starts as a draft'); END;
CREATE TRIGGER prescription_steps_legally BEFORE UPDATE OF status ON prescription
WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN (
  'draft>waiting', 'draft>withdrawn',
  'waiting>approved', 'waiting>rejected', 'waiting>withdrawn', 'waiting>lapsed',
  'approved>dispensed', 'approved>withdrawn', 'approved>lapsed',
  'rejected>draft', 'rejected>withdrawn')
BEGIN SELECT RAISE(ABORT, 'INVALID_PRESCRIPTION_STATUS: this step is not in the prescription machine'); END;

CREATE TABLE prescription_event (
  prescription_id INTEGER NOT NULL REFERENCES prescription (id),
  seq INTEGER NOT NULL,
  action TEXT NOT NULL,
  from_status TEXT,
  to_status TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  role TEXT NOT NULL,
  reason TEXT NOT NULL,
  details TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (prescription_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX prescription_event_of_review ON prescription_event (at_ms) WHERE action IN ('approve', 'reject');
CREATE TRIGGER prescription_event_is_never_changed BEFORE UPDATE ON prescription_event
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: prescription_event is append-only'); END;
CREATE TRIGGER prescription_event_is_never_deleted BEFORE DELETE ON prescription_event
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: prescription_event is append-only'); END;
CREATE TRIGGER prescription_event_is_never_replaced BEFORE INSERT ON prescription_event
WHEN EXISTS (SELECT 1 FROM prescription_event WHERE prescription_id = NEW.prescription_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: prescription_event is append-only'); END;

CREATE TABLE prescription_image (
  prescription_id INTEGER NOT NULL REFERENCES prescription (id),
  sha256 TEXT NOT NULL REFERENCES media (sha256),
  file_name TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (prescription_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX prescription_image_by_file ON prescription_image (sha256);
CREATE TRIGGER prescription_image_delete_locked BEFORE DELETE ON prescription_image
WHEN (SELECT status FROM prescription WHERE id = OLD.prescription_id) NOT IN ('draft')
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
CREATE TRIGGER prescription_image_insert_locked BEFORE INSERT ON prescription_image
WHEN (SELECT status FROM prescription WHERE id = NEW.prescription_id) NOT IN ('draft', 'waiting')
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
CREATE TRIGGER prescription_image_update_locked BEFORE UPDATE ON prescription_image
WHEN (SELECT status FROM prescription WHERE id = OLD.prescription_id) NOT IN ('draft') OR (SELECT status FROM prescription WHERE id = NEW.prescription_id) NOT IN ('draft')
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;

CREATE TABLE prescription_line (
  prescription_id INTEGER NOT NULL REFERENCES prescription (id),
  line_no INTEGER NOT NULL,
  drug_id INTEGER NOT NULL REFERENCES drug (id),
  drug_code TEXT NOT NULL,
  generic_name TEXT NOT NULL,
  trade_name TEXT NOT NULL,
  specification TEXT NOT NULL,
  dosage_form TEXT NOT NULL,
  manufacturer TEXT NOT NULL,
  unit TEXT NOT NULL,
  pack_size INTEGER NOT NULL,
  category TEXT NOT NULL,
  control_class TEXT NOT NULL,
  dose_amount TEXT,
  dose_unit TEXT,
  frequency TEXT,
  route TEXT,
  timing TEXT,
  days INTEGER CHECK (days >= 1),
  directions_text TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  PRIMARY KEY (prescription_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER prescription_line_delete_locked BEFORE DELETE ON prescription_line
WHEN (SELECT status FROM prescription WHERE id = OLD.prescription_id) NOT IN ('draft')
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
CREATE TRIGGER prescription_line_insert_locked BEFORE INSERT ON prescription_line
WHEN (SELECT status FROM prescription WHERE id = NEW.prescription_id) NOT IN ('draft')
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
CREATE TRIGGER prescription_line_update_locked BEFORE UPDATE ON prescription_line
WHEN (SELECT status FROM prescription WHERE id = OLD.prescription_id) NOT IN ('draft') OR (SELECT status FROM prescription WHERE id = NEW.prescription_id) NOT IN ('draft')
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;

CREATE TABLE prescription_signature (
  prescription_id INTEGER NOT NULL REFERENCES prescription (id),
  seq INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('doctor', 'doctor_again', 'reviewer', 'dispenser')),
  staff_id INTEGER REFERENCES staff (id),
  name TEXT NOT NULL CHECK (name <> ''),
  licence_number TEXT NOT NULL,
  document_hash BLOB NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (prescription_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER prescription_signature_in_time BEFORE INSERT ON prescription_signature
WHEN NOT ((SELECT status FROM prescription WHERE id = NEW.prescription_id) IN ('draft', 'waiting')
  OR (NEW.role = 'dispenser' AND (SELECT status FROM prescription WHERE id = NEW.prescription_id) = 'approved')
  OR (NEW.role = 'dispenser'
    AND (SELECT status FROM prescription WHERE id = NEW.prescription_id) IN ('dispensed', 'lapsed')
    AND EXISTS (SELECT 1 FROM order_item JOIN owed_balance ON owed_balance.order_id = order_item.order_id
      WHERE order_item.prescription_id = NEW.prescription_id)))
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
CREATE TRIGGER prescription_signature_is_never_changed BEFORE UPDATE ON prescription_signature
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: prescription_signature is append-only'); END;
CREATE TRIGGER prescription_signature_is_never_deleted BEFORE DELETE ON prescription_signature
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: prescription_signature is append-only'); END;
CREATE TRIGGER prescription_signature_is_never_replaced BEFORE INSERT ON prescription_signature
WHEN EXISTS (SELECT 1 FROM prescription_signature WHERE prescription_id = NEW.prescription_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: prescription_signature is append-only'); END;

CREATE TABLE quarantine_decision (
  movement_id INTEGER PRIMARY KEY REFERENCES stock_movement (id),
  decision TEXT NOT NULL CHECK (decision IN ('released', 'destroyed'))
) STRICT;
CREATE TRIGGER quarantine_decision_is_never_changed BEFORE UPDATE ON quarantine_decision
BEGIN SELECT RAISE(ABORT, 'quarantine_decision is append-only'); END;
CREATE TRIGGER quarantine_decision_is_never_deleted BEFORE DELETE ON quarantine_decision
BEGIN SELECT RAISE(ABORT, 'quarantine_decision is append-only'); END;

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
CREATE TRIGGER recall_is_never_changed BEFORE UPDATE ON recall
BEGIN SELECT RAISE(ABORT, 'recall is append-only'); END;
CREATE TRIGGER recall_is_never_deleted BEFORE DELETE ON recall
BEGIN SELECT RAISE(ABORT, 'recall is append-only'); END;

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
CREATE TRIGGER recall_move_is_never_changed BEFORE UPDATE ON recall_move
BEGIN SELECT RAISE(ABORT, 'recall_move is append-only'); END;
CREATE TRIGGER recall_move_is_never_deleted BEFORE DELETE ON recall_move
BEGIN SELECT RAISE(ABORT, 'recall_move is append-only'); END;

CREATE TABLE recall_order (
  recall_id INTEGER NOT NULL REFERENCES recall (id),
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  outcome TEXT NOT NULL CHECK (outcome IN ('reallocated', 'short', 'pull_back', 'contact')),
  PRIMARY KEY (order_id, recall_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recall_order_by_recall ON recall_order (recall_id);
CREATE TRIGGER recall_order_is_never_changed BEFORE UPDATE ON recall_order
BEGIN SELECT RAISE(ABORT, 'recall_order is append-only'); END;
CREATE TRIGGER recall_order_is_never_deleted BEFORE DELETE ON recall_order
BEGIN SELECT RAISE(ABORT, 'recall_order is append-only'); END;

CREATE TABLE refund (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  payment_id INTEGER NOT NULL REFERENCES payment (id),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL
, after_sales_id INTEGER REFERENCES after_sales (id), reference TEXT NOT NULL DEFAULT '') STRICT;
CREATE UNIQUE INDEX refund_by_after_sales ON refund (after_sales_id, payment_id) WHERE after_sales_id IS NOT NULL;
CREATE INDEX refund_by_order ON refund (order_id);
CREATE TRIGGER refund_is_never_changed BEFORE UPDATE ON refund
BEGIN SELECT RAISE(ABORT, 'refund is append-only'); END;
CREATE TRIGGER refund_is_never_deleted BEFORE DELETE ON refund
BEGIN SELECT RAISE(ABORT, 'refund is append-only'); END;

CREATE TABLE refund_line (
  after_sales_id INTEGER NOT NULL REFERENCES after_sales (id),
  line_no INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0),
  PRIMARY KEY (after_sales_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER refund_line_is_never_changed BEFORE UPDATE ON refund_line
BEGIN SELECT RAISE(ABORT, 'refund_line is append-only'); END;
CREATE TRIGGER refund_line_is_never_deleted BEFORE DELETE ON refund_line
BEGIN SELECT RAISE(ABORT, 'refund_line is append-only'); END;

CREATE TABLE register_export (
  id INTEGER PRIMARY KEY,
  register TEXT NOT NULL,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  file_names TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX register_export_by_time ON register_export (at_ms);
CREATE TRIGGER register_export_is_never_changed BEFORE UPDATE ON register_export
BEGIN SELECT RAISE(ABORT, 'register_export is append-only'); END;
CREATE TRIGGER register_export_is_never_deleted BEFORE DELETE ON register_export
BEGIN SELECT RAISE(ABORT, 'register_export is append-only'); END;

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

CREATE TABLE return_batch (
  after_sales_id INTEGER NOT NULL REFERENCES after_sales (id),
  order_id INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,
  quarantine_batch_id INTEGER NOT NULL REFERENCES batch (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (order_id, line_no, batch_id, after_sales_id),
  FOREIGN KEY (order_id, line_no, batch_id) REFERENCES order_item_batch (order_id, line_no, batch_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER return_batch_is_never_changed BEFORE UPDATE ON return_batch
BEGIN SELECT RAISE(ABORT, 'return_batch is append-only'); END;
CREATE TRIGGER return_batch_is_never_deleted BEFORE DELETE ON return_batch
BEGIN SELECT RAISE(ABORT, 'return_batch is append-only'); END;
CREATE TRIGGER return_batch_was_sold BEFORE INSERT ON return_batch
WHEN NEW.quantity + (
    SELECT coalesce(sum(quantity), 0) FROM return_batch
    WHERE order_id = NEW.order_id AND line_no = NEW.line_no AND batch_id = NEW.batch_id
  ) > (
    SELECT coalesce(sum(quantity), 0) FROM order_item_batch
    WHERE order_id = NEW.order_id AND line_no = NEW.line_no AND batch_id = NEW.batch_id AND state = 'dispensed'
  )
BEGIN SELECT RAISE(ABORT, 'no more comes back of a batch than was sold of it'); END;

CREATE TABLE rule_setting (
  id INTEGER PRIMARY KEY,
  rule_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  -- Each number of the rule by its name.
  numbers TEXT NOT NULL CHECK (json_valid(numbers)),
  reason TEXT NOT NULL CHECK (reason <> ''),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  UNIQUE (rule_id, version)
) STRICT;
CREATE INDEX rule_setting_by_time ON rule_setting (at_ms);
CREATE TRIGGER rule_setting_is_never_changed BEFORE UPDATE ON rule_setting
BEGIN SELECT RAISE(ABORT, 'rule_setting is append-only'); END;
CREATE TRIGGER rule_setting_is_never_deleted BEFORE DELETE ON rule_setting
BEGIN SELECT RAISE(ABORT, 'rule_setting is append-only'); END;

CREATE TABLE sale_order (
  id INTEGER PRIMARY KEY,
  order_number TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  status TEXT NOT NULL CHECK (status IN ('pending', 'paid', 'dispensing', 'shipped', 'completed', 'cancelled',
    'after_sales')),
  channel TEXT NOT NULL CHECK (channel IN ('counter', 'pc', 'mobile', 'api', 'third_party')),
  cart_id INTEGER REFERENCES cart (id),
  customer_id INTEGER REFERENCES customer (id),
  customer_name TEXT NOT NULL DEFAULT '',
  customer_phone TEXT NOT NULL DEFAULT '',
  doctor_id INTEGER,
  doctor_name TEXT NOT NULL DEFAULT '',
  address TEXT CHECK (address IS NULL OR json_valid(address)),
  buyer_name TEXT NOT NULL DEFAULT '',
  buyer_id_number TEXT NOT NULL DEFAULT '',
  item_count INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  items_fen INTEGER NOT NULL,
  member_discount_fen INTEGER NOT NULL,
  line_discount_fen INTEGER NOT NULL,
  order_discount_fen INTEGER NOT NULL,
  coupon_code TEXT NOT NULL DEFAULT '',
  coupon_fen INTEGER NOT NULL,
  shipping_fee_fen INTEGER NOT NULL,
  tax_fen INTEGER NOT NULL,
  total_fen INTEGER NOT NULL CHECK (total_fen >= 0),
  rounding_fen INTEGER NOT NULL DEFAULT 0,
  paid_fen INTEGER NOT NULL DEFAULT 0,
  refunded_fen INTEGER NOT NULL DEFAULT 0,
  pay_type TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  carrier TEXT NOT NULL DEFAULT '',
  tracking_number TEXT NOT NULL DEFAULT '',
  cancel_reason TEXT NOT NULL DEFAULT '',
  receipt_count INTEGER NOT NULL DEFAULT 0,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  created_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  paid_at_ms INTEGER,
  dispensing_at_ms INTEGER,
  shipped_at_ms INTEGER,
  completed_at_ms INTEGER,
  cancelled_at_ms INTEGER,
  after_sales_at_ms INTEGER,
  event_count INTEGER NOT NULL DEFAULT 0,
  event_hash BLOB NOT NULL,
  CHECK (refunded_fen BETWEEN 0 AND paid_fen),
  CHECK (status NOT IN ('paid', 'dispensing', 'shipped', 'completed') OR paid_fen = total_fen + rounding_fen)
) STRICT;
CREATE INDEX sale_order_by_customer ON sale_order (customer_id, created_at_ms) WHERE customer_id IS NOT NULL;
CREATE INDEX sale_order_by_payment ON sale_order (paid_at_ms) WHERE paid_at_ms IS NOT NULL;
CREATE INDEX sale_order_by_phone ON sale_order (customer_phone, created_at_ms) WHERE customer_phone <> '';
CREATE INDEX sale_order_by_status ON sale_order (status, created_at_ms);
CREATE TRIGGER order_tally_on_insert AFTER INSERT ON sale_order
BEGIN
  INSERT INTO order_tally (day, status, channel, orders)
  VALUES (NEW.created_at_ms / 86400000, NEW.status, NEW.channel, 1)
  ON CONFLICT DO UPDATE SET orders = orders + 1;
END;
CREATE TRIGGER order_tally_on_step AFTER UPDATE OF status ON sale_order WHEN OLD.status <> NEW.status
BEGIN
  UPDATE order_tally SET orders = orders - 1
  WHERE day = OLD.created_at_ms / 86400000 AND status = OLD.status AND channel = OLD.channel;
  INSERT INTO order_tally (day, status, channel, orders)
  VALUES (NEW.created_at_ms / 86400000, NEW.status, NEW.channel, 1)
  ON CONFLICT DO UPDATE SET orders = orders + 1;
END;
CREATE TRIGGER sale_order_is_kept BEFORE DELETE ON sale_order
BEGIN SELECT RAISE(ABORT, 'an order is never deleted'); END;
CREATE TRIGGER sale_order_price_is_fixed
BEFORE UPDATE OF order_number, channel, item_count, quantity, items_fen, member_discount_fen, line_discount_fen,
  order_discount_fen, coupon_fen, shipping_fee_fen, tax_fen, total_fen, staff_id, created_at_ms ON sale_order
WHEN (OLD.order_number, OLD.channel, OLD.item_count, OLD.quantity, OLD.items_fen, OLD.member_discount_fen,
    OLD.line_discount_fen, OLD.order_discount_fen, OLD.coupon_fen, OLD.shipping_fee_fen, OLD.tax_fen, OLD.total_fen,
    OLD.staff_id, OLD.created_at_ms)
  IS NOT (NEW.order_number, NEW.channel, NEW.item_count, NEW.quantity, NEW.items_fen, NEW.member_discount_fen,
    NEW.line_discount_fen, NEW.order_discount_fen, NEW.coupon_fen, NEW.shipping_fee_fen, NEW.tax_fen, NEW.total_fen,
    NEW.staff_id, NEW.created_at_ms)
BEGIN SELECT RAISE(ABORT, 'what an order was made with does not change'); END;
CREATE TRIGGER sale_order_starts_pending BEFORE INSERT ON sale_order
WHEN NEW.status <> 'pending'
BEGIN SELECT RAISE(ABORT, 'INVALID_ORDER_STATUS: an order starts as pending'); END;
CREATE TRIGGER sale_order_steps_legally BEFORE UPDATE OF status ON sale_order
WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN (
  'pending>paid', 'pending>cancelled',
  'paid>dispensing', 'paid>cancelled',
  'dispensing>shipped', 'dispensing>completed', 'dispensing>cancelled',
  'shipped>completed', 'shipped>after_sales', 'shipped>cancelled',
  'completed>after_sales',
  'after_sales>completed', 'after_sales>cancelled')
BEGIN SELECT RAISE(ABORT, 'INVALID_ORDER_STATUS: this step is not in the order machine'); END;

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
CREATE TRIGGER scanned_pack_is_sealed BEFORE INSERT ON scanned_pack
WHEN EXISTS (SELECT 1 FROM opened_pack WHERE trace_code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_OPENED: an opened pack is not sold sealed'); END;

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  created_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX session_open ON session (staff_id) WHERE ended_at_ms IS NULL;

CREATE TABLE setting (
  section TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shipment (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'shipped', 'in_transit', 'delivered', 'delayed', 'lost',
    'refused', 'returned')),
  carrier TEXT NOT NULL CHECK (carrier <> ''),
  tracking_number TEXT NOT NULL,
  package_count INTEGER NOT NULL CHECK (package_count BETWEEN 1 AND 99),
  note TEXT NOT NULL,
  receiver_name TEXT NOT NULL,
  receiver_phone TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  created_at_ms INTEGER NOT NULL,
  -- Since when it stands in its state.
  state_at_ms INTEGER NOT NULL,
  -- From when the days to automatic completion count: the sending, or the end of the last trouble.
  under_way_since_ms INTEGER NOT NULL,
  -- When its order was completed or cancelled; until then somebody has to look after it.
  closed_at_ms INTEGER
) STRICT;
CREATE INDEX shipment_by_order ON shipment (order_id);
CREATE INDEX shipment_by_phone ON shipment (receiver_phone) WHERE receiver_phone <> '';
CREATE INDEX shipment_by_time ON shipment (created_at_ms);
CREATE INDEX shipment_by_tracking ON shipment (tracking_number) WHERE tracking_number <> '';
CREATE INDEX shipment_closed ON shipment (closed_at_ms) WHERE closed_at_ms IS NOT NULL;
CREATE UNIQUE INDEX shipment_open ON shipment (order_id) WHERE closed_at_ms IS NULL;
CREATE INDEX shipment_open_by_state ON shipment (state, state_at_ms) WHERE closed_at_ms IS NULL;
CREATE INDEX shipment_under_way ON shipment (under_way_since_ms) WHERE closed_at_ms IS NULL;
CREATE TRIGGER shipment_is_kept BEFORE DELETE ON shipment
BEGIN SELECT RAISE(ABORT, 'a shipment is never deleted'); END;
CREATE TRIGGER shipment_parcel_is_fixed
BEFORE UPDATE OF order_id, carrier, tracking_number, package_count, receiver_name, receiver_phone, staff_id,
  created_at_ms ON shipment
WHEN (OLD.order_id, OLD.carrier, OLD.tracking_number, OLD.package_count, OLD.receiver_name, OLD.receiver_phone,
    OLD.staff_id, OLD.created_at_ms)
  IS NOT (NEW.order_id, NEW.carrier, NEW.tracking_number, NEW.package_count, NEW.receiver_name,
    NEW.receiver_phone, NEW.staff_id, NEW.created_at_ms)
BEGIN SELECT RAISE(ABORT, 'what a shipment was sent with does not change'); END;
CREATE TRIGGER shipment_starts_pending BEFORE INSERT ON shipment
WHEN NEW.state <> 'pending'
BEGIN SELECT RAISE(ABORT, 'INVALID_SHIPMENT_STATE: a shipment starts as pending'); END;
CREATE TRIGGER shipment_stays_closed BEFORE UPDATE OF closed_at_ms ON shipment
WHEN OLD.closed_at_ms IS NOT NULL AND NEW.closed_at_ms IS NOT OLD.closed_at_ms
BEGIN SELECT RAISE(ABORT, 'a shipment that is closed stays closed'); END;
CREATE TRIGGER shipment_steps_legally BEFORE UPDATE OF state ON shipment
WHEN OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN (
  'pending>shipped',
  'shipped>in_transit', 'shipped>delivered', 'shipped>delayed', 'shipped>lost', 'shipped>refused',
  'shipped>returned',
  'in_transit>delivered', 'in_transit>delayed', 'in_transit>lost', 'in_transit>refused', 'in_transit>returned',
  'delayed>in_transit', 'delayed>delivered', 'delayed>lost', 'delayed>refused', 'delayed>returned',
  'lost>in_transit',
  'refused>lost', 'refused>returned')
BEGIN SELECT RAISE(ABORT, 'INVALID_SHIPMENT_STATE: this step is not in the shipment machine'); END;

CREATE TABLE shipment_event (
  shipment_id INTEGER NOT NULL REFERENCES shipment (id),
  seq INTEGER NOT NULL,
  action TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  place TEXT NOT NULL,
  note TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (shipment_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER shipment_event_is_never_changed BEFORE UPDATE ON shipment_event
BEGIN SELECT RAISE(ABORT, 'shipment_event is append-only'); END;
CREATE TRIGGER shipment_event_is_never_deleted BEFORE DELETE ON shipment_event
BEGIN SELECT RAISE(ABORT, 'shipment_event is append-only'); END;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  created_at_ms INTEGER NOT NULL
, pin_hash TEXT CHECK (pin_hash IS NULL OR pin_hash LIKE '$argon2id$%'), is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)), licence_number TEXT NOT NULL DEFAULT '', licence_expires_on TEXT
  CHECK (licence_expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), version INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TRIGGER staff_is_kept BEFORE DELETE ON staff
BEGIN SELECT RAISE(ABORT, 'a person who acted here is never deleted'); END;

CREATE TABLE stock_movement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  kind TEXT NOT NULL CHECK (kind IN ('opening', 'goods_in', 'adjustment', 'reserve', 'release', 'dispense',
    'restock', 'quarantine_in')),
  on_hand_delta INTEGER NOT NULL,
  reserved_delta INTEGER NOT NULL,
  on_hand_after INTEGER NOT NULL,
  reserved_after INTEGER NOT NULL,
  order_id INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX stock_movement_besides_sales ON stock_movement (batch_id, order_id)
WHERE kind NOT IN ('reserve', 'release', 'dispense');
CREATE INDEX stock_movement_by_batch ON stock_movement (batch_id, id);
CREATE INDEX stock_movement_of_goods_in ON stock_movement (at_ms) WHERE kind IN ('opening', 'goods_in');
CREATE INDEX stock_movement_of_quarantine ON stock_movement (at_ms) WHERE kind IN ('quarantine_in', 'adjustment');
CREATE TRIGGER stock_movement_is_never_changed BEFORE UPDATE ON stock_movement
BEGIN SELECT RAISE(ABORT, 'stock_movement is append-only'); END;
CREATE TRIGGER stock_movement_is_never_deleted BEFORE DELETE ON stock_movement
BEGIN SELECT RAISE(ABORT, 'stock_movement is append-only'); END;

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

CREATE TABLE trace_code (
  code TEXT PRIMARY KEY CHECK (length(code) = 20 AND code NOT GLOB '*[^0-9]*'),
  drug_id INTEGER NOT NULL REFERENCES drug (id),
  state TEXT NOT NULL CHECK (state IN ('sold', 'taken_back', 'returned')),
  order_id INTEGER NOT NULL REFERENCES sale_order (id),
  line_no INTEGER NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX trace_code_by_order ON trace_code (order_id);
CREATE TRIGGER trace_code_is_kept BEFORE DELETE ON trace_code
BEGIN SELECT RAISE(ABORT, 'a trace code is never forgotten'); END;
CREATE TRIGGER trace_code_is_not_set_aside BEFORE INSERT ON trace_code
WHEN NEW.state = 'sold' AND EXISTS (SELECT 1 FROM scanned_pack WHERE code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SET_ASIDE: a pack in a cart is not sold elsewhere'); END;
CREATE TRIGGER trace_code_is_of_a_sealed_pack BEFORE INSERT ON trace_code
WHEN NEW.state = 'sold' AND EXISTS (SELECT 1 FROM opened_pack WHERE trace_code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_OPENED: an opened pack is not sold sealed'); END;
CREATE TRIGGER trace_code_is_sold_once BEFORE UPDATE ON trace_code
WHEN OLD.state = 'sold' AND (NEW.state = 'sold' OR (OLD.code, OLD.drug_id, OLD.order_id, OLD.line_no)
  IS NOT (NEW.code, NEW.drug_id, NEW.order_id, NEW.line_no))
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SOLD: a trace code is sold once'); END;
CREATE TRIGGER trace_code_stays_of_a_sealed_pack BEFORE UPDATE ON trace_code
WHEN NEW.state = 'sold' AND EXISTS (SELECT 1 FROM opened_pack WHERE trace_code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_OPENED: an opened pack is not sold sealed'); END;
CREATE TRIGGER trace_code_stays_set_aside BEFORE UPDATE ON trace_code
WHEN NEW.state = 'sold' AND EXISTS (SELECT 1 FROM scanned_pack WHERE code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'TRACE_CODE_SET_ASIDE: a pack in a cart is not sold elsewhere'); END;

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
CREATE INDEX trace_event_by_time ON trace_event (at_ms);
CREATE TRIGGER trace_event_is_never_changed BEFORE UPDATE ON trace_event
BEGIN SELECT RAISE(ABORT, 'trace_event is append-only'); END;
CREATE TRIGGER trace_event_is_never_deleted BEFORE DELETE ON trace_event
BEGIN SELECT RAISE(ABORT, 'trace_event is append-only'); END;
