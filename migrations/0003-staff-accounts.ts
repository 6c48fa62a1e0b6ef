import type { Migration } from './migration.ts';

/**
 * Accounts of the staff: a PIN, whether they still work here, and the pharmacist's licence. Whoever was on duty
 * before keeps the roles they had and chooses a PIN at the next sign-in.
 */
export const staffAccounts: Migration = {
  id: 3,
  slug: 'staff-accounts',
  up: (target) => {
    target.exec(ACCOUNTS);
  },
};

const ACCOUNTS = `
-- An argon2id hash with its salt and costs; NULL until the person has chosen a PIN.
ALTER TABLE staff ADD COLUMN pin_hash TEXT CHECK (pin_hash IS NULL OR pin_hash LIKE '$argon2id$%');
ALTER TABLE staff ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1));
ALTER TABLE staff ADD COLUMN licence_number TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN licence_expires_on TEXT
  CHECK (licence_expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE staff ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- Receipts, orders and registers name people for years: an account is closed, never deleted.
CREATE TRIGGER staff_is_kept BEFORE DELETE ON staff
BEGIN SELECT RAISE(ABORT, 'a person who acted here is never deleted'); END;

-- Who has a session open, for what asks whether a pharmacist is here.
CREATE INDEX session_open ON session (staff_id) WHERE ended_at_ms IS NULL;
`;
