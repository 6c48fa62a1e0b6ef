import {
  CamelCasePlugin,
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { InvariantError, invariant } from '#shared/errors/index.ts';
import type { Schema } from './schema.ts';

/** Stands in a query where a value comes later; its name says which. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Writes values so that SQLite plans a statement once. It plans anew at each run when it could have used the
 * value behind a bare `?` for its estimates, which takes longer than most statements run. A unary plus hides
 * the value from the planner and is no work when the statement runs; a constant stands in the text, where the
 * planner sees it at once and can match it with a partial index.
 */
class StableQueryCompiler extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value instanceof Placeholder) super.appendValue(value);
    else this.appendImmediateValue(value);
  }

  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
}

/** Builds and types SQL; it is never connected and never executes anything. */
const builder = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new StableQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
});

export type BindValue = string | number | bigint | Uint8Array | null;

/**
 * A statement compiled once: its text, and which value goes to which place. The store keeps one prepared
 * statement for each, so that the set of statement texts is bounded.
 */
export interface Statement<P, R> {
  readonly sql: string;
  bind(params: P): BindValue[];
  /** Carries the row type; never set. */
  readonly row?: R;
}

/**
 * Declares a statement at module level. Its parameters are bound at each run; any other value is a constant of
 * the program and becomes part of the text.
 *
 * ```ts
 * const drugById = statement<{ id: number }>()((db, p) =>
 *   db.selectFrom('drug').selectAll().where('id', '=', p.id));
 * ```
 */
export function statement<P extends object = Record<never, never>>() {
  return <R>(build: (db: Kysely<Schema>, params: P) => Compilable<R>): Statement<P, R> => {
    const params = new Proxy({} as P, {
      get: (_, name) => new Placeholder(String(name)),
    });
    const compiled = build(builder, params).compile();
    const names = (compiled.parameters as readonly Placeholder[]).map(({ name }) => name);
    return { sql: compiled.sql, bind: valuePicker(names) };
  };
}

/**
 * Makes the function that takes a statement's values out of its parameters, in the order of its places. It is
 * compiled, as rows are (row-factory.ts): looking names up one by one takes longer than SQLite takes to bind them.
 */
function valuePicker(names: readonly string[]): (params: object) => BindValue[] {
  for (const name of names) invariant(/^[a-z]\w*$/i.test(name), `a parameter has a plain name: ${name}`);
  const values = names.map((name) => `params.${name}`).join(', ');
  const pick = new Function('params', `return [${values}];`) as (params: object) => BindValue[];
  return (params) => {
    const picked = pick(params);
    const missing = (picked as unknown[]).indexOf(undefined);
    if (missing >= 0) throw new InvariantError(`statement parameter "${names[missing]}" is missing`);
    return picked;
  };
}
