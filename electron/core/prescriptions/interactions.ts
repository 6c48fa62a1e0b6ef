import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import {
  type DrugInteraction,
  type InteractionIndex,
  indexInteractions,
} from '#shared/domain/interactions.ts';
import { KeptByStore } from '../db/kept-by-store.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

const allRows = statement()((db) => db.selectFrom('interaction').selectAll().orderBy('id'));

const deleteAll = statement()((db) => db.deleteFrom('interaction'));

const insertRow = statement<DrugInteraction>()((db, p) =>
  db
    .insertInto('interaction')
    .values({ a: p.a, b: p.b, severity: p.severity, note: p.note, source: p.source }),
);

interface Search {
  readonly text: string;
}

const found = statement<Search & { limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('interaction')
    .select(['a', 'b', 'severity', 'note', 'source'])
    .where(sql<boolean>`instr(a, ${p.text}) > 0 OR instr(b, ${p.text}) > 0`)
    .orderBy('id')
    .limit(p.limit)
    .offset(p.offset),
);

const countFound = statement<Search>()((db, p) =>
  db
    .selectFrom('interaction')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where(sql<boolean>`instr(a, ${p.text}) > 0 OR instr(b, ${p.text}) > 0`),
);

/** The table changes a few times a year and every review looks into it: indexed once for each store. */
const kept = new KeptByStore<InteractionIndex>((reader) => indexInteractions(reader.all(allRows, {})));

/** The chain's table, ready for looking up. */
export function interactionIndex(reader: Reader): InteractionIndex {
  return kept.get(reader);
}

/** Puts a new table in the place of the one that is there. */
export function replaceInteractions(tx: Tx, rows: readonly DrugInteraction[]): void {
  kept.forget(tx);
  tx.run(deleteAll, {});
  for (const row of rows) tx.run(insertRow, row);
}

/** A page of the chain's table, of all rows or of those that name a text. */
export function listInteractions(
  reader: Reader,
  { search: text, page, pageSize }: ParsedInput<'prescriptions.listInteractions'>,
): CallOutput<'prescriptions.listInteractions'> {
  const rows = reader.all(found, { text, limit: pageSize, offset: (page - 1) * pageSize });
  return { rows, total: reader.get(countFound, { text })?.rows ?? 0, page, pageSize };
}
