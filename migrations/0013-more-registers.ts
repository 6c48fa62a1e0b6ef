import type { Migration } from './migration.ts';

/**
 * What a pharmacist decided about units in quarantine, by the movement that took them out: a release and a
 * destruction are the same movement to the ledger. Earlier decisions are read from what central was told. And an
 * index by date for each register that an inspector asks for.
 */
export const moreRegisters: Migration = {
  id: 13,
  slug: 'more-registers',
  up: (target) => target.exec(REGISTERS),
};

const REGISTERS = `
CREATE TABLE quarantine_decision (
  movement_id INTEGER PRIMARY KEY REFERENCES stock_movement (id),
  decision TEXT NOT NULL CHECK (decision IN ('released', 'destroyed'))
) STRICT;
INSERT OR IGNORE INTO quarantine_decision (movement_id, decision)
  SELECT first_movement_id, substr(kind, length('quarantine.') + 1) FROM outbox
  WHERE kind IN ('quarantine.released', 'quarantine.destroyed') AND first_movement_id IS NOT NULL;
CREATE TRIGGER quarantine_decision_is_never_changed BEFORE UPDATE ON quarantine_decision
BEGIN SELECT RAISE(ABORT, 'quarantine_decision is append-only'); END;
CREATE TRIGGER quarantine_decision_is_never_deleted BEFORE DELETE ON quarantine_decision
BEGIN SELECT RAISE(ABORT, 'quarantine_decision is append-only'); END;

CREATE INDEX stock_movement_of_quarantine ON stock_movement (at_ms) WHERE kind IN ('quarantine_in', 'adjustment');
CREATE INDEX prescription_event_of_review ON prescription_event (at_ms) WHERE action IN ('approve', 'reject');
CREATE INDEX trace_event_by_time ON trace_event (at_ms);
CREATE INDEX after_sales_by_receipt ON after_sales (received_at_ms) WHERE received_at_ms IS NOT NULL;
`;
