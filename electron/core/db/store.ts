import type Database from 'better-sqlite3';
import { invariant } from '#shared/errors/index.ts';
import type { Connection } from './connection.ts';
import { type RowFactory, rowFactory } from './row-factory.ts';
import type { BindValue, Statement } from './statement.ts';
import { storeErrorCode } from './store-errors.ts';

/** Reads the store. Rows come with camelCase keys. */
export interface Reader {
  get<P, R>(statement: Statement<P, R>, params: P): R | undefined;
  all<P, R>(statement: Statement<P, R>, params: P): R[];
  iterate<P, R>(statement: Statement<P, R>, params: P): IterableIterator<R>;
}

export interface RunResult {
  readonly changes: number;
  readonly lastInsertRowid: number;
}

/** Reads and writes the store inside one transaction; worthless after it. */
export interface Tx extends Reader {
  run<P, R>(statement: Statement<P, R>, params: P): RunResult;
}

interface Prepared {
  readonly native: Database.Statement<BindValue[], unknown[]>;
  readonly toRow: RowFactory;
}

/** The one writing connection, with its prepared statements. Everything on it is synchronous. */
export class Store implements Tx {
  readonly #connection: Connection;
  readonly #prepared = new Map<string, Prepared>();
  readonly #begin: Database.Statement<[]>;
  readonly #commit: Database.Statement<[]>;
  #inTransaction = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#begin = connection.prepare('BEGIN IMMEDIATE');
    this.#commit = connection.prepare('COMMIT');
  }

  get<P, R>(statement: Statement<P, R>, params: P): R | undefined {
    const prepared = this.#prepare(statement.sql);
    const values = prepared.native.get(...statement.bind(params));
    return values === undefined ? undefined : (prepared.toRow(values) as R);
  }

  all<P, R>(statement: Statement<P, R>, params: P): R[] {
    const prepared = this.#prepare(statement.sql);
    return prepared.native.all(...statement.bind(params)).map((values) => prepared.toRow(values) as R);
  }

  *iterate<P, R>(statement: Statement<P, R>, params: P): IterableIterator<R> {
    const prepared = this.#prepare(statement.sql);
    for (const values of prepared.native.iterate(...statement.bind(params))) {
      yield prepared.toRow(values) as R;
    }
  }

  run<P, R>(statement: Statement<P, R>, params: P): RunResult {
    invariant(this.#inTransaction, 'the store is written only inside a transaction');
    const result = this.#prepare(statement.sql).native.run(...statement.bind(params));
    return { changes: result.changes, lastInsertRowid: Number(result.lastInsertRowid) };
  }

  /**
   * Runs `work` in one immediate transaction: all of it commits, or none. `work` never awaits; a promise
   * returned from it is a defect and rolls back.
   */
  inTransaction<T>(work: (tx: Tx) => T): T {
    invariant(!this.#inTransaction, 'transactions do not nest');
    this.#begin.run();
    this.#inTransaction = true;
    try {
      const value = work(this);
      invariant(!(value instanceof Promise), 'a transaction never awaits');
      this.#commit.run();
      return value;
    } catch (error) {
      // SQLite itself has rolled back after some errors (disk full, I/O); then there is nothing to undo.
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  /** Runs `work` inside the open transaction; what it throws undoes its own writes only. */
  savepoint<T>(work: (tx: Tx) => T): T {
    invariant(this.#inTransaction, 'a savepoint lies in a transaction');
    this.#connection.exec('SAVEPOINT step');
    try {
      const value = work(this);
      this.#connection.exec('RELEASE step');
      return value;
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK TO step; RELEASE step');
      throw error;
    }
  }

  /** Runs schema SQL; for the migration runner alone. */
  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  /**
   * Moves the log into the store; called when the counter idles and at the end. Without room for it the log stays
   * as it is: it holds everything, and the next start reads it. So a full disk keeps no counter from closing.
   */
  checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): void {
    try {
      this.#connection.pragma(`wal_checkpoint(${mode})`);
    } catch (error) {
      if (storeErrorCode(error) !== 'DISK_FULL') throw error;
    }
  }

  /** Reads a pragma's single value. */
  pragma(text: string): unknown {
    return this.#connection.pragma(text, { simple: true });
  }

  /** Copies the whole store to another file, page by page, while selling goes on. */
  async backup(path: string): Promise<void> {
    await this.#connection.backup(path);
  }

  close(): void {
    this.#prepared.clear();
    this.#connection.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const native = this.#connection.prepare<BindValue[], unknown[]>(sql);
    const columns = native.reader ? native.raw(true).columns() : [];
    const prepared = { native, toRow: rowFactory(columns.map(({ name }) => name)) };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
