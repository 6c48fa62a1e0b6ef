import type { TestCounter } from './test-counter.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** What a refused command may leave behind: its outcome under its id. */
const KEPT_OF_REFUSED = ['command_log'];

/** Every row of every table, to see that nothing changed. */
export function dumpStore(counter: TestCounter): Readonly<Record<string, Rows>> {
  return counter.sql((db) => {
    const tables = db
      .prepare<[], { name: string }>(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'",
      )
      .all()
      .map(({ name }) => name)
      .filter((name) => !KEPT_OF_REFUSED.includes(name) && name !== 'sqlite_schema');
    return Object.fromEntries(
      tables.map((name) => [name, db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).all()]),
    );
  });
}

/** How many rows each of the tables holds. */
export function countRows<T extends string>(counter: TestCounter, tables: readonly T[]): Record<T, number> {
  return counter.sql((db) =>
    Object.fromEntries(
      tables.map((name) => [
        name,
        db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${name}`).get()?.n,
      ]),
    ),
  ) as Record<T, number>;
}
