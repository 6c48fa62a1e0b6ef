import { sql } from 'kysely';
import { invariant } from '#shared/errors/index.ts';
import { statement } from '../../db/statement.ts';
import type { Reader, Tx } from '../../db/store.ts';
import { HIGHEST_DRUG_ID } from '../drugs.ts';
import { indexTerms, type SearchedFields } from './index-terms.ts';

/** The level of drugs that never sold. Higher levels have lower row ids, and come out first. */
const TOP_LEVEL = 127;
const DRUG_IDS = HIGHEST_DRUG_ID + 1;

/** Where a drug stands in the index. A number, since all of them lie far below 2^53. */
export function slotOf(drugId: number, level: number): number {
  return (TOP_LEVEL - level) * DRUG_IDS + drugId;
}

// Numbers above 2^31 are bound as floating point, which the index takes for no row id.
const insertTerms = statement<{ slot: number; terms: string }>()((db, p) =>
  db.insertInto('drugSearch').values({ rowid: sql<number>`CAST(${p.slot} AS INTEGER)`, terms: p.terms }),
);

const deleteSlot = statement<{ slot: number }>()((db, p) =>
  db.deleteFrom('drugSearch').where('rowid', '=', sql<number>`CAST(${p.slot} AS INTEGER)`),
);

const searchedFields = statement<{ drugId: number }>()((db, p) =>
  db
    .selectFrom('drug')
    .select(['genericName', 'tradeName', 'manufacturer', 'searchPinyin'])
    .where('id', '=', p.drugId),
);

const markStale = statement<{ drugId: number }>()((db, p) =>
  db
    .insertInto('drugSearchStale')
    .values({ drugId: p.drugId })
    .onConflict((conflict) => conflict.doNothing()),
);

const staleDrugs = statement<{ limit: number }>()((db, p) =>
  db.selectFrom('drugSearchStale').select('drugId').limit(p.limit),
);

const clearStale = statement<{ drugId: number }>()((db, p) =>
  db.deleteFrom('drugSearchStale').where('drugId', '=', p.drugId),
);

// The index takes its orders as rows: a row whose column of the index's own name says what to do.
const mergePages = statement<{ pages: number }>()((db, p) =>
  db.insertInto('drugSearch').values({ drugSearch: 'merge', rank: p.pages }),
);

const rowsWritten = statement()((db) => db.selectNoFrom(sql<number>`total_changes()`.as('rows')));

/** Pages that one merge step writes: some five milliseconds of work. */
const PAGES_PER_MERGE = 50;

/**
 * Merges a little of what the last transactions added to the index, between others. Many small pieces make
 * searches slow; merging them at once would hold up a sale. `completely` goes on until the index is one piece.
 * Returns whether there is more to do.
 */
export function mergeIndexStep(tx: Tx, options: { completely: boolean }): boolean {
  const before = tx.get(rowsWritten, {})?.rows ?? 0;
  // A negative number tells the index to merge pieces of all sizes, not only those that are many of a size.
  tx.run(mergePages, { pages: options.completely ? -PAGES_PER_MERGE : PAGES_PER_MERGE });
  // The order itself counts as one row.
  return (tx.get(rowsWritten, {})?.rows ?? 0) - before > 1;
}

/** Puts a new drug into the index. */
export function addToIndex(tx: Tx, drugId: number, fields: SearchedFields): void {
  tx.run(insertTerms, { slot: slotOf(drugId, 0), terms: indexTerms(fields) });
}

/** Moves a drug to the level that its sales deserve. */
export function moveInIndex(tx: Tx, move: { drugId: number; fromLevel: number; toLevel: number }): void {
  const fields = tx.get(searchedFields, { drugId: move.drugId });
  invariant(fields !== undefined, `drug ${move.drugId} exists`);
  tx.run(deleteSlot, { slot: slotOf(move.drugId, move.fromLevel) });
  tx.run(insertTerms, { slot: slotOf(move.drugId, move.toLevel), terms: indexTerms(fields) });
}

/** Notes that a drug's texts have changed. Until it is indexed anew it is found by its old ones only. */
export function markForIndexing(tx: Tx, drugId: number): void {
  tx.run(markStale, { drugId });
}

/** Some drugs whose texts have changed since they were indexed. */
export function staleDrugIds(reader: Reader, limit: number): number[] {
  return limit > 0 ? reader.all(staleDrugs, { limit }).map((row) => row.drugId) : [];
}

/** Indexes a drug's texts as they are now. */
export function reindexDrug(tx: Tx, drugId: number, level: number): void {
  moveInIndex(tx, { drugId, fromLevel: level, toLevel: level });
  tx.run(clearStale, { drugId });
}
