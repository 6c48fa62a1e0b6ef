import type { Migration } from '#migrations/index.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import type { Connection } from './connection.ts';
import { storeErrorCode } from './store-errors.ts';

/** Marks a file as this program's store (`PRAGMA application_id`): the letters `PHRM`. */
export const APPLICATION_ID = 0x5048524d;

/** The store's version: the id of its newest migration, 0 for an empty file. */
export function storeVersion(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

/** The version that this program writes. */
export function newestVersion(migrations: readonly Migration[]): number {
  migrations.forEach((migration, index) => {
    invariant(migration.id === index + 1, `migration ${migration.slug} is out of order`);
  });
  return migrations.length;
}

/**
 * Brings the store to the newest version in one transaction: all pending migrations, their checks and the new
 * version commit together, or the store stays as it was.
 *
 * Checks before the commit: no foreign key dangles, the file is sound, and each table has as many rows as
 * before unless the migration says otherwise. Fails with MIGRATION_FAILED.
 */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  const from = storeVersion(connection);
  const pending = migrations.filter((migration) => migration.id > from);
  if (pending.length === 0) return;
  // A migration may rebuild a table; with enforcement on, dropping the old one would cascade.
  connection.pragma('foreign_keys = OFF');
  connection.exec('BEGIN EXCLUSIVE');
  try {
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    for (const migration of pending) apply(connection, migration);
    checkSound(connection);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

function apply(connection: Connection, migration: Migration): void {
  const before = rowCounts(connection);
  try {
    migration.up({ exec: (sql) => connection.exec(sql) });
  } catch (error) {
    // A full disk or a damaged page is no fault of the migration.
    if (storeErrorCode(error) !== null) throw error;
    fail('MIGRATION_FAILED', {
      migration: migration.slug,
      problem: error instanceof Error ? error.message : String(error),
    });
  }
  const after = rowCounts(connection);
  for (const [table, rows] of before) {
    const expected = migration.rowCountChanges?.[table]?.(rows) ?? rows;
    const actual = after.get(table) ?? 0;
    if (actual !== expected) {
      fail('MIGRATION_FAILED', { migration: migration.slug, problem: 'row_count', table, expected, actual });
    }
  }
  connection.pragma(`user_version = ${migration.id}`);
}

function rowCounts(connection: Connection): Map<string, number> {
  const tables = connection
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .all();
  return new Map(
    tables.map(({ name }) => {
      const row = connection.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get();
      return [name, row?.n ?? 0];
    }),
  );
}

function checkSound(connection: Connection): void {
  const dangling = connection.pragma('foreign_key_check') as unknown[];
  if (dangling.length > 0) fail('MIGRATION_FAILED', { problem: 'foreign_key', rows: dangling.length });
  const integrity = connection.pragma('integrity_check(1)', { simple: true });
  if (integrity !== 'ok') fail('MIGRATION_FAILED', { problem: 'integrity', found: String(integrity) });
}
