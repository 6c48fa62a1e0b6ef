import type Database from 'better-sqlite3';
import type { RanStatement, RanTransaction } from './record-statements.ts';

type Native = Database.Statement<unknown[], unknown>;

/**
 * The yardstick of a command: its own statements on a store that is alike, by plain better-sqlite3 in one transaction,
 * each prepared once. What was read twice is read once, for whoever writes by hand keeps it.
 */
export class StatementReplay {
  readonly #connection: Database.Database;
  readonly #prepared = new Map<string, Native>();
  readonly #begin: Native;
  readonly #commit: Native;

  constructor(connection: Database.Database) {
    this.#connection = connection;
    this.#begin = connection.prepare('BEGIN IMMEDIATE');
    this.#commit = connection.prepare('COMMIT');
  }

  /** Runs a transaction anew; returns how long that took, in milliseconds. */
  run(transaction: RanTransaction): number {
    const steps = readOnce(transaction).map(({ sql, values }) => {
      const native = this.#prepare(sql);
      return { native, values: values(), isRead: native.reader };
    });
    const start = performance.now();
    this.#begin.run();
    for (const { native, values, isRead } of steps) {
      if (isRead) native.all(...values);
      else native.run(...values);
    }
    this.#commit.run();
    return performance.now() - start;
  }

  #prepare(sql: string): Native {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const native = this.#connection.prepare<unknown[], unknown>(sql);
    if (native.reader) native.raw(true);
    this.#prepared.set(sql, native);
    return native;
  }
}

/** A read stands once however often it was made; statements that write and answer (RETURNING) all stand. */
function readOnce(transaction: RanTransaction): RanStatement[] {
  const seen = new Set<string>();
  return transaction.filter((statement) => {
    if (!/^(select|with)\b/i.test(statement.sql)) return true;
    const key = JSON.stringify([statement.sql, statement.values()]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
