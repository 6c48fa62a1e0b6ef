import type { Migration } from './migration.ts';

/** After-sales by line and quantity: requests, what came back, and what was given back for which line. */
export const afterSales: Migration = {
  id: 8,
  slug: 'after-sales',
  up: (target) => {
    target.exec(REQUESTS);
    target.exec(GOODS);
    target.exec(MONEY);
  },
};

const REQUESTS = `
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
  event_hash BLOB NOT NULL,
  CHECK ((state = 'completed') = (refund_fen IS NOT NULL))
) STRICT;
CREATE INDEX after_sales_by_order ON after_sales (order_id);
CREATE INDEX after_sales_by_state ON after_sales (state, requested_at_ms);
CREATE TRIGGER after_sales_is_kept BEFORE DELETE ON after_sales
BEGIN SELECT RAISE(ABORT, 'a request is never deleted'); END;
CREATE TRIGGER after_sales_is_fixed
BEFORE UPDATE OF number, order_id, kind, reason, reason_text, override_reason, with_shipping, requested_by,
  requested_at_ms ON after_sales
WHEN (OLD.number, OLD.order_id, OLD.kind, OLD.reason, OLD.reason_text, OLD.override_reason, OLD.with_shipping,
    OLD.requested_by, OLD.requested_at_ms)
  IS NOT (NEW.number, NEW.order_id, NEW.kind, NEW.reason, NEW.reason_text, NEW.override_reason, NEW.with_shipping,
    NEW.requested_by, NEW.requested_at_ms)
BEGIN SELECT RAISE(ABORT, 'what was requested does not change'); END;
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
`;

const GOODS = `
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
`;

const MONEY = `
ALTER TABLE refund ADD COLUMN after_sales_id INTEGER REFERENCES after_sales (id);
ALTER TABLE refund ADD COLUMN reference TEXT NOT NULL DEFAULT '';
-- A request gives back at most once over each payment, whatever is clicked or sent again.
CREATE UNIQUE INDEX refund_by_after_sales ON refund (after_sales_id, payment_id) WHERE after_sales_id IS NOT NULL;

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
`;
