import type { BindValue } from '#core/db/statement.ts';
import { Store } from '#core/db/store.ts';

/** One statement as the core ran it. */
export interface RanStatement {
  readonly sql: string;
  readonly values: readonly BindValue[];
}

/** The statements of one transaction that was committed, with what was read before and after it. */
export interface RanTransaction {
  readonly before: readonly RanStatement[];
  readonly inside: readonly RanStatement[];
  /** Reads up to the next transaction: the answer of a command. */
  readonly after: readonly RanStatement[];
}

interface Bound {
  readonly sql: string;
  bind(params: unknown): BindValue[];
}
type Method = (this: Store, statement: Bound, params: unknown) => unknown;
type Methods = Record<'get' | 'all' | 'iterate' | 'run' | 'inTransaction', unknown>;

/** What was heard: a statement, its parameters, the next statement, and so on. */
type Heard = (Bound | unknown)[];

/**
 * What was heard since the last transaction began or ended. It stands by itself, and nothing is made of it before it
 * is asked for: whatever listening takes would count as the core's own time.
 */
let heard: Heard = [];

/**
 * Listens to every statement that stores of this process run. A transaction that is rolled back is forgotten.
 */
export class StatementRecorder {
  #committed: { before: Heard; inside: Heard; after: Heard }[] = [];
  readonly #original: Methods;

  constructor() {
    const methods = Store.prototype as unknown as Methods;
    const { get, all, iterate, run, inTransaction } = methods;
    this.#original = { get, all, iterate, run, inTransaction };
    for (const name of ['get', 'all', 'iterate', 'run'] as const) listen(methods, name);
    this.#listenToTransactions(methods);
  }

  /** The transactions since it was asked last, oldest first. What is read next belongs to the next one. */
  take(): RanTransaction[] {
    const last = this.#committed.at(-1);
    if (last !== undefined) last.after = heard;
    heard = [];
    const taken = this.#committed;
    this.#committed = [];
    return taken.map(({ before, inside, after }) => ({
      before: statementsOf(before),
      inside: statementsOf(inside),
      after: statementsOf(after),
    }));
  }

  stop(): void {
    Object.assign(Store.prototype, this.#original);
  }

  #listenToTransactions(methods: Methods): void {
    const original = methods.inTransaction as (this: Store, work: (tx: unknown) => unknown) => unknown;
    const committed = (before: Heard): void => {
      this.#committed.push({ before, inside: heard, after: [] });
    };
    methods.inTransaction = function (this: Store, work: (tx: unknown) => unknown) {
      const before = heard;
      heard = [];
      try {
        const value = original.call(this, work);
        committed(before);
        return value;
      } finally {
        heard = [];
      }
    };
  }
}

function listen(methods: Methods, name: 'get' | 'all' | 'iterate' | 'run'): void {
  const original = methods[name] as Method;
  methods[name] = function (this: Store, statement: Bound, params: unknown) {
    heard.push(statement, params);
    return original.call(this, statement, params);
  };
}

function statementsOf(told: Heard): RanStatement[] {
  const statements: RanStatement[] = [];
  for (let index = 0; index < told.length; index += 2) {
    const statement = told[index] as Bound;
    statements.push({ sql: statement.sql, values: statement.bind(told[index + 1]) });
  }
  return statements;
}
