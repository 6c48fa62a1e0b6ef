import type { Migration } from './migration.ts';

/** Parcels: a machine of their own beside the order, and what happened to each on its way. */
export const shipping: Migration = {
  id: 6,
  slug: 'shipping',
  up: (target) => {
    target.exec(TABLES);
    target.exec(PARCELS_SENT_BEFORE);
    target.exec(TRIGGERS);
  },
};

const TABLES = `
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
CREATE UNIQUE INDEX shipment_open ON shipment (order_id) WHERE closed_at_ms IS NULL;
CREATE INDEX shipment_open_by_state ON shipment (state, state_at_ms) WHERE closed_at_ms IS NULL;
CREATE INDEX shipment_under_way ON shipment (under_way_since_ms) WHERE closed_at_ms IS NULL;
CREATE INDEX shipment_closed ON shipment (closed_at_ms) WHERE closed_at_ms IS NOT NULL;
CREATE INDEX shipment_by_order ON shipment (order_id);
CREATE INDEX shipment_by_tracking ON shipment (tracking_number) WHERE tracking_number <> '';
CREATE INDEX shipment_by_phone ON shipment (receiver_phone) WHERE receiver_phone <> '';

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
`;

/** Orders that were sent while parcels had no row of their own get the one that agrees with where they stand. */
const PARCELS_SENT_BEFORE = `
INSERT INTO shipment (order_id, version, state, carrier, tracking_number, package_count, note, receiver_name,
  receiver_phone, staff_id, created_at_ms, state_at_ms, under_way_since_ms, closed_at_ms)
SELECT id, 2, 'shipped', carrier, tracking_number, 1, '',
  coalesce(nullif(address ->> 'name', ''), customer_name),
  coalesce(nullif(address ->> 'phone', ''), customer_phone),
  staff_id, shipped_at_ms, shipped_at_ms, shipped_at_ms, coalesce(completed_at_ms, cancelled_at_ms)
FROM sale_order WHERE shipped_at_ms IS NOT NULL;
INSERT INTO shipment_event (shipment_id, seq, action, from_state, to_state, place, note, staff_id, staff_name, at_ms)
SELECT s.id, 1, 'create', NULL, 'pending', '', '', e.staff_id, e.staff_name, s.created_at_ms
FROM shipment s JOIN order_event e ON e.order_id = s.order_id AND e.action = 'ship';
INSERT INTO shipment_event (shipment_id, seq, action, from_state, to_state, place, note, staff_id, staff_name, at_ms)
SELECT s.id, 2, 'hand_to_carrier', 'pending', 'shipped', '', '', e.staff_id, e.staff_name, s.created_at_ms
FROM shipment s JOIN order_event e ON e.order_id = s.order_id AND e.action = 'ship';
UPDATE shipment SET version = 3, state_at_ms = closed_at_ms, state = (
  SELECT CASE
    WHEN o.completed_at_ms IS NOT NULL THEN 'delivered'
    WHEN EXISTS (SELECT 1 FROM order_item_batch b WHERE b.order_id = o.id AND b.state = 'lost') THEN 'lost'
    ELSE 'returned' END
  FROM sale_order o WHERE o.id = shipment.order_id)
WHERE closed_at_ms IS NOT NULL;
INSERT INTO shipment_event (shipment_id, seq, action, from_state, to_state, place, note, staff_id, staff_name, at_ms)
SELECT s.id, 3, CASE s.state WHEN 'delivered' THEN 'deliver' WHEN 'lost' THEN 'lose' ELSE 'bring_back' END,
  'shipped', s.state, '', '', e.staff_id, e.staff_name, s.closed_at_ms
FROM shipment s
JOIN order_event e ON e.order_id = s.order_id AND e.seq = (
  SELECT max(seq) FROM order_event
  WHERE order_id = s.order_id AND to_status = iif(s.state = 'delivered', 'completed', 'cancelled')
    AND from_status <> to_status)
WHERE s.closed_at_ms IS NOT NULL;
`;

const TRIGGERS = `
-- The shipment machine once more, for whoever writes past the program. Same rows as shared/domain/shipment-states.
CREATE TRIGGER shipment_starts_pending BEFORE INSERT ON shipment
WHEN NEW.state <> 'pending'
BEGIN SELECT RAISE(ABORT, 'INVALID_SHIPMENT_STATE: a shipment starts as pending'); END;
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
CREATE TRIGGER shipment_stays_closed BEFORE UPDATE OF closed_at_ms ON shipment
WHEN OLD.closed_at_ms IS NOT NULL AND NEW.closed_at_ms IS NOT OLD.closed_at_ms
BEGIN SELECT RAISE(ABORT, 'a shipment that is closed stays closed'); END;
CREATE TRIGGER shipment_event_is_never_changed BEFORE UPDATE ON shipment_event
BEGIN SELECT RAISE(ABORT, 'shipment_event is append-only'); END;
CREATE TRIGGER shipment_event_is_never_deleted BEFORE DELETE ON shipment_event
BEGIN SELECT RAISE(ABORT, 'shipment_event is append-only'); END;
`;
