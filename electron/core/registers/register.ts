import type { Compilable, Kysely, SelectQueryBuilder } from 'kysely';
import type { RegisterColumn, RegisterPeriod, RegisterWords } from '#shared/contracts/registers.ts';
import type { Schema } from '../db/schema.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

/** The days that are asked for, as moments and as calendar days: some records have a time, some only a day. */
export interface RegisterRange {
  readonly fromMs: number;
  /** The first moment after the last day. */
  readonly endMs: number;
  readonly fromDate: string;
  readonly toDate: string;
  readonly today: string;
  /** The last expiry days that are warned of, as the rule `near_expiry` has them. */
  readonly noticeDate: string;
  readonly urgentDate: string;
}

/** What a row has in a column: a plain value, or words in both languages. */
export type RegisterValue = string | number | RegisterWords | null;
export type RegisterRow = Readonly<Record<string, RegisterValue>>;
type StoredRow = Readonly<Record<string, string | number | null>>;

/** What a column shows, and what is said for what the store holds: a word for each code, or a reading of its text. */
export interface ColumnDefinition extends RegisterColumn {
  readonly words?: Readonly<Record<string, RegisterWords>>;
  readonly say?: (value: string) => RegisterWords;
}

interface RegisterFacts {
  readonly id: string;
  readonly title: RegisterWords;
  readonly columns: readonly ColumnDefinition[];
}

/** A register that an inspector asks for: what its columns are, and how its rows are read. */
export interface Register extends RegisterFacts {
  readonly period: RegisterPeriod;
  page(reader: Reader, range: RegisterRange, part: { limit: number; offset: number }): RegisterRow[];
  all(reader: Reader, range: RegisterRange): Iterator<RegisterRow>;
  /** `rows`: how many there are; anything else is the sum of the column of that name. */
  tally(reader: Reader, range: RegisterRange): StoredRow;
}

interface RegisterSpec<DB, TB extends keyof DB, R> extends RegisterFacts {
  /** Which days the screen begins with: those that were, unless it is said. */
  readonly period?: Exclude<RegisterPeriod, 'none'>;
  /** The rows of the days, in the order in which the register shows them; a value for each column by its key. */
  rows(db: Kysely<Schema>, range: RegisterRange): SelectQueryBuilder<DB, TB, R>;
  tally(db: Kysely<Schema>, range: RegisterRange): Compilable<StoredRow>;
}

/** Makes a register of its columns and its rows; add it to `register-table.ts` and it is on the screen. */
export function defineRegister<DB, TB extends keyof DB, R extends StoredRow>(
  spec: RegisterSpec<DB, TB, R>,
): Register {
  const { id, title, columns, period = 'past' } = spec;
  const page = statement<RegisterRange & { limit: number; offset: number }>()((db, p) =>
    spec.rows(db, p).limit(p.limit).offset(p.offset),
  );
  const all = statement<RegisterRange>()((db, p) => spec.rows(db, p));
  const tally = statement<RegisterRange>()((db, p) => spec.tally(db, p));
  return {
    id,
    title,
    columns,
    period,
    page: (reader, range, part) => reader.all(page, { ...range, ...part }),
    all: (reader, range) => reader.iterate(all, range),
    tally: (reader, range) => reader.get(tally, range) ?? {},
  };
}

/** Makes a register of what holds today, whatever the days: what the program allows, and the rules as they stand. */
export function defineList(spec: RegisterFacts & { rows(reader: Reader): RegisterRow[] }): Register {
  const { id, title, columns } = spec;
  return {
    id,
    title,
    columns,
    period: 'none',
    page: (reader, _range, { limit, offset }) => spec.rows(reader).slice(offset, offset + limit),
    all: (reader) => spec.rows(reader).values(),
    tally: (reader) => ({ rows: spec.rows(reader).length }),
  };
}

/** What is said for a value of a column, on the screen and in a file. */
export function saidOf({ words, say }: ColumnDefinition, value: RegisterValue): RegisterValue {
  if (value === null || typeof value === 'object') return value;
  return words?.[String(value)] ?? say?.(String(value)) ?? value;
}
