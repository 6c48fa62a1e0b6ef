import type { Migration } from './migration.ts';

/** The review queue in its order without sorting, what lapses without looking at all, and the carts of a prescription. */
export const prescriptionQueue: Migration = {
  id: 11,
  slug: 'prescription-queue',
  up: (target) => target.exec(INDEXES),
};

const INDEXES = `
DROP INDEX prescription_waiting;
DROP INDEX prescription_open;
CREATE INDEX prescription_by_wait ON prescription (status, submitted_at_ms);
CREATE INDEX prescription_by_last_day ON prescription (status, last_valid_day);
CREATE INDEX cart_line_by_prescription ON cart_line (prescription_id) WHERE prescription_id IS NOT NULL;
`;
