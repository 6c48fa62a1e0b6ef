import { sql } from 'kysely';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { drugHits } from './drug-hits.ts';
import { firstHiddenDrugId, HIGHEST_DRUG_ID } from './drugs.ts';
import { findDrugIdsByCodePart } from './find-by-code.ts';
import { slotOf } from './search/search-index.ts';
import { type Fit, matchExpression, searchWords, wordFits } from './search/search-words.ts';

/** Rows that fit the index but not the words are rare; these many are looked at before giving up. */
const MAX_CANDIDATES = 2_000;

/** Row ids ascend with falling popularity, so the index itself hands out the first ones: nothing is sorted. */
export const drugsMatching = statement<{ match: string; before: number; limit: number }>()((db, p) =>
  db
    .selectFrom('drugSearch')
    .innerJoin('drug', (join) =>
      join.on(sql<boolean>`drug.id = drug_search.rowid & ${sql.lit(HIGHEST_DRUG_ID)}`),
    )
    .select([
      'drug.id as drugId',
      'drug.genericName',
      'drug.tradeName',
      'drug.manufacturer',
      'drug.searchPinyin',
    ])
    .where(sql<boolean>`drug_search MATCH ${p.match}`)
    .where('drugSearch.rowid', '<', sql<number>`CAST(${p.before} AS INTEGER)`)
    .orderBy('drugSearch.rowid')
    .limit(p.limit),
);

const FITS: readonly Fit[] = ['whole', 'start', 'anywhere'];

/**
 * Ids of the drugs that fit what was typed (CAT-3): codes first, then whole names, beginnings of names, any part;
 * each of them by what this counter sells. Words apart by blanks all have to fit. Any text is a fine query.
 */
export function searchDrugIds(reader: Reader, search: { query: string; limit: number }): number[] {
  const { query, limit } = search;
  const found = new Set(findDrugIdsByCodePart(reader, query, limit));
  const words = searchWords(query);
  if (words.length === 0) return [...found];
  for (const fit of FITS) {
    if (found.size >= limit) break;
    if (fit === 'whole' && words.length > 1) continue;
    for (const drugId of fittingDrugIds(reader, { words, fit, limit })) found.add(drugId);
  }
  return [...found].slice(0, limit);
}

function fittingDrugIds(
  reader: Reader,
  search: { words: readonly string[]; fit: Fit; limit: number },
): number[] {
  const match = matchExpression(search.words, search.fit);
  const before = slotOf(firstHiddenDrugId(reader), 0);
  for (let limit = search.limit; ; limit = MAX_CANDIDATES) {
    const candidates = reader.all(drugsMatching, { match, before, limit });
    const fitting = candidates.filter((drug) => search.words.every((word) => wordFits(word, drug)));
    if (fitting.length >= search.limit || candidates.length < limit || limit >= MAX_CANDIDATES) {
      return fitting.slice(0, search.limit).map((drug) => drug.drugId);
    }
  }
}

/** What the till shows for what was typed, with what can be sold of each drug today. */
export function searchDrugs(
  reader: Reader,
  search: { query: string; limit: number; today: DateText },
): { hits: DrugHit[] } {
  return { hits: drugHits(reader, searchDrugIds(reader, search), search.today) };
}
