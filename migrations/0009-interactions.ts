import type { Migration } from './migration.ts';

/** The chain's own table of interactions, as it was last imported. */
export const interactions: Migration = {
  id: 9,
  slug: 'interactions',
  up: (target) => target.exec(INTERACTIONS),
};

const INTERACTIONS = `
CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  a TEXT NOT NULL CHECK (a <> ''),
  b TEXT NOT NULL CHECK (b <> ''),
  severity TEXT NOT NULL CHECK (severity IN ('forbidden', 'caution')),
  note TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;
`;
