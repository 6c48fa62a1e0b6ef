import type { Migration } from './migration.ts';

/** What was exported of the registers, and indexes that find a register's days. */
export const registers: Migration = {
  id: 10,
  slug: 'registers',
  up: (target) => target.exec(REGISTERS),
};

const REGISTERS = `
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

CREATE INDEX batch_hold_by_time ON batch_hold (at_ms);
CREATE INDEX sale_order_by_payment ON sale_order (paid_at_ms) WHERE paid_at_ms IS NOT NULL;
CREATE INDEX stock_movement_of_goods_in ON stock_movement (at_ms) WHERE kind IN ('opening', 'goods_in');
`;
