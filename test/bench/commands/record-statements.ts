import type { BindValue } from '#core/db/statement.ts';
import { Store } from '#core/db/store.ts';

/** One statement as the core ran it. Its values are bound when they are asked for: nothing but the core is timed. */
export interface RanStatement {
  readonly sql: string;
  readonly values: () => BindValue[];
}

/** The statements of one transaction that was committed. */
export type RanTransaction = readonly RanStatement[];

interface Bound {
  readonly sql: string;
  bind(params: unknown): BindValue[];
}
type Method = (this: Store, statement: Bound, params: unknown) => unknown;
type Methods = Record<'get' | 'all' | 'iterate' | 'run' | 'inTransaction', unknown>;

/**
 * Listens to every statement that stores of this process run inside a transaction. A transaction that is rolled back
 * is forgotten, and what is read outside of one (the answer of a command) is not heard.
 */
export class StatementRecorder {
  #open: RanStatement[] | null = null;
  #committed: RanTransaction[] = [];
  readonly #original: Methods;

  constructor() {
    const methods = Store.prototype as unknown as Methods;
    const { get, all, iterate, run, inTransaction } = methods;
    this.#original = { get, all, iterate, run, inTransaction };
    for (const name of ['get', 'all', 'iterate', 'run'] as const) this.#listen(methods, name);
    this.#listenToTransactions(methods);
  }

  /** The transactions since it was asked last, oldest first. */
  take(): RanTransaction[] {
    const taken = this.#committed;
    this.#committed = [];
    return taken;
  }

  stop(): void {
    Object.assign(Store.prototype, this.#original);
  }

  #listen(methods: Methods, name: 'get' | 'all' | 'iterate' | 'run'): void {
    const original = methods[name] as Method;
    const heard = (statement: Bound, params: unknown): void => {
      this.#open?.push({ sql: statement.sql, values: () => statement.bind(params) });
    };
    methods[name] = function (this: Store, statement: Bound, params: unknown) {
      heard(statement, params);
      return original.call(this, statement, params);
    };
  }

  #listenToTransactions(methods: Methods): void {
    const original = methods.inTransaction as (this: Store, work: (tx: unknown) => unknown) => unknown;
    const begin = (): void => {
      this.#open = [];
    };
    const end = (isCommitted: boolean): void => {
      if (isCommitted && this.#open !== null) this.#committed.push(this.#open);
      this.#open = null;
    };
    methods.inTransaction = function (this: Store, work: (tx: unknown) => unknown) {
      begin();
      try {
        const value = original.call(this, work);
        end(true);
        return value;
      } catch (error) {
        end(false);
        throw error;
      }
    };
  }
}
