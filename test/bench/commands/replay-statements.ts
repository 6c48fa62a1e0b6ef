import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { foldText } from '#core/catalog/search/fold-text.ts';
import { personReadingsOf } from '#core/catalog/search/pinyin.ts';
import type { BindValue } from '#core/db/statement.ts';
import type { RanStatement, RanTransaction } from './record-statements.ts';

type Native = Database.Statement<unknown[], unknown>;

/** One statement made ready: what of its row has to be worked out before it can be written. */
interface Step {
  readonly native: Native;
  readonly values: readonly BindValue[];
  readonly isRead: boolean;
  readonly work: readonly (() => unknown)[];
}

/**
 * The yardstick of a command: its own statements on a store that is alike, by plain better-sqlite3, each prepared once;
 * those that write in one transaction, with the look whether the command is new before it and what the answer shows
 * after it. What was read twice is read once, for whoever writes by hand keeps it; the texts and the hashes of its rows
 * are made anew, for nobody is spared them: JSON, and how the name of a person is read.
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

  /**
   * Runs a transaction anew; returns how long that took, in milliseconds: all of it, and without what is read before
   * and after.
   */
  run({ before, inside, after }: RanTransaction): { allMs: number; insideMs: number } {
    const reading = new ReadOnce();
    const known = new Set<BindValue>();
    const steps = (statements: readonly RanStatement[]) => this.#stepsOf(reading.of(statements), known);
    // What stands in the transaction is counted there, for it needs it whoever reads it first.
    const [within, first, last] = [steps(inside), steps(before), steps(after)];
    const start = performance.now();
    take(first);
    const began = performance.now();
    this.#begin.run();
    take(within);
    this.#commit.run();
    const ended = performance.now();
    take(last);
    return { allMs: performance.now() - start, insideMs: ended - began };
  }

  #stepsOf(statements: readonly RanStatement[], known: Set<BindValue>): Step[] {
    return statements.map(({ sql, values }) => {
      const native = this.#prepare(sql);
      const work = [...namesRead(sql, values), ...workFor(values, known)];
      return { native, values, isRead: native.reader, work };
    });
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

/** The first text of a person's row is the name; by its readings the person is found. */
function namesRead(sql: string, values: readonly BindValue[]): (() => unknown)[] {
  if (!/^(?:insert into|update) "(?:patient|doctor)"/.test(sql)) return [];
  const name = values.find((value) => typeof value === 'string') ?? '';
  return [() => personReadingsOf(foldText(name))];
}

/** How a row's JSON texts and hashes are made; none is made twice, as when an order takes the hash of its event. */
function workFor(values: readonly BindValue[], known: Set<BindValue>): (() => unknown)[] {
  return values.flatMap((value): (() => unknown)[] => {
    const isHash = value instanceof Uint8Array;
    const key = isHash ? Buffer.from(value).toString('hex') : value;
    if (known.has(key)) return [];
    if (isHash) {
      known.add(key);
      const texts = values.filter((other) => typeof other === 'string').join();
      return [() => hash('sha256', texts, 'buffer')];
    }
    if (typeof value !== 'string' || !/^[{[]/.test(value)) return [];
    known.add(key);
    const content: unknown = JSON.parse(value);
    return [() => JSON.stringify(content)];
  });
}

/** Takes a read once however often it was made; statements that write and answer (RETURNING) are all taken. */
class ReadOnce {
  readonly #seen = new Set<string>();

  of(statements: readonly RanStatement[]): RanStatement[] {
    return statements.filter((statement) => {
      if (!/^(select|with)\b/i.test(statement.sql)) return true;
      const key = JSON.stringify([statement.sql, statement.values]);
      if (this.#seen.has(key)) return false;
      this.#seen.add(key);
      return true;
    });
  }
}

function take(steps: readonly Step[]): void {
  for (const { native, values, isRead, work } of steps) {
    for (const make of work) make();
    if (isRead) native.all(...values);
    else native.run(...values);
  }
}
