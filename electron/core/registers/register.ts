import type { Compilable, Kysely, SelectQueryBuilder } from 'kysely';
import type { RegisterColumn, RegisterWords } from '#shared/contracts/registers.ts';
import type { Schema } from '../db/schema.ts';
import { type Statement, statement } from '../db/statement.ts';

/** The days that are asked for, as moments and as calendar days: some records have a time, some only a day. */
export interface RegisterRange {
  readonly fromMs: number;
  /** The first moment after the last day. */
  readonly endMs: number;
  readonly fromDate: string;
  readonly toDate: string;
  readonly today: string;
}

/** What a column shows, and what the codes in the store are called. */
export interface ColumnDefinition extends RegisterColumn {
  readonly words?: Readonly<Record<string, RegisterWords>>;
}

export type RegisterRow = Readonly<Record<string, string | number | null>>;

interface RegisterFacts {
  readonly id: string;
  readonly title: RegisterWords;
  readonly columns: readonly ColumnDefinition[];
}

/** A register that the law asks for: what its columns are, and how its rows are read by date. */
export interface Register extends RegisterFacts {
  readonly page: Statement<RegisterRange & { limit: number; offset: number }, RegisterRow>;
  readonly all: Statement<RegisterRange, RegisterRow>;
  /** `rows`: how many there are; anything else is the sum of the column of that name. */
  readonly tally: Statement<RegisterRange, RegisterRow>;
}

interface RegisterSpec<DB, TB extends keyof DB, R> extends RegisterFacts {
  /** The rows of the days, in the order in which the register shows them; a value for each column by its key. */
  rows(db: Kysely<Schema>, range: RegisterRange): SelectQueryBuilder<DB, TB, R>;
  tally(db: Kysely<Schema>, range: RegisterRange): Compilable<RegisterRow>;
}

/** Makes a register of its columns and its rows; add it to `register-table.ts` and it is on the screen. */
export function defineRegister<DB, TB extends keyof DB, R extends RegisterRow>(
  spec: RegisterSpec<DB, TB, R>,
): Register {
  const { id, title, columns } = spec;
  return {
    id,
    title,
    columns,
    page: statement<RegisterRange & { limit: number; offset: number }>()((db, p) =>
      spec.rows(db, p).limit(p.limit).offset(p.offset),
    ),
    all: statement<RegisterRange>()((db, p) => spec.rows(db, p)),
    tally: statement<RegisterRange>()((db, p) => spec.tally(db, p)),
  };
}
