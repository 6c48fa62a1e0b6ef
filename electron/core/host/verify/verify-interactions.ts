import { sql } from 'kysely';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import type { Differ } from './differences.ts';

const versions = statement()((db) =>
  db
    .selectFrom('interactionSet')
    .select([
      'version',
      'rowCount',
      sql<number>`(SELECT count(*) FROM interaction WHERE set_version = version)`.as('rows'),
    ]),
);

/** Every version of the table of interactions has the rows that were imported with it. */
export function verifyInteractions(reader: Reader, differ: Differ): void {
  for (const { version, rowCount, rows } of reader.iterate(versions, {}))
    differ('interaction_rows', `interactions:${version}`, { expected: rowCount, actual: rows });
}
