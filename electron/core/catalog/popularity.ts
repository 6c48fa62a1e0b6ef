import { sql } from 'kysely';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { mergeIndexStep, moveInIndex, reindexDrug, staleDrugIds } from './search/search-index.ts';

/** A drug's standing in search rises by one level for about a fifth more units sold. */
const LEVELS_PER_DOUBLING = 4;
const HIGHEST_LEVEL = 127;

const addSold = statement<{ drugId: number; quantity: number }>()((db, p) =>
  db
    .insertInto('drugPopularity')
    .values({ drugId: p.drugId, sold: p.quantity })
    .onConflict((conflict) =>
      conflict.column('drugId').doUpdateSet({ sold: sql<number>`sold + excluded.sold` }),
    ),
);

const risenDrugs = statement<{ limit: number }>()((db, p) =>
  db
    .selectFrom('drugPopularity')
    .select(['drugId', 'sold', 'level'])
    .where(sql<boolean>`sold >= next_level_at`)
    .limit(p.limit),
);

const setLevel = statement<{ drugId: number; level: number; nextLevelAt: number }>()((db, p) =>
  db
    .updateTable('drugPopularity')
    .set({ level: p.level, nextLevelAt: p.nextLevelAt })
    .where('drugId', '=', p.drugId),
);

const levelByDrug = statement<{ drugId: number }>()((db, p) =>
  db.selectFrom('drugPopularity').select('level').where('drugId', '=', p.drugId),
);

/** Counts units sold, so that search shows first what this counter sells. One small write a line. */
export function recordSales(
  tx: Tx,
  lines: readonly { readonly drugId: number; readonly quantity: number }[],
): void {
  for (const { drugId, quantity } of lines) tx.run(addSold, { drugId, quantity });
}

/** The level that so many units sold deserve. */
export function levelOf(sold: number): number {
  return Math.min(HIGHEST_LEVEL, Math.floor(LEVELS_PER_DOUBLING * Math.log2(1 + sold)));
}

/** The fewest units sold that deserve more than a level. */
function nextLevelAt(level: number): number {
  if (level >= HIGHEST_LEVEL) return Number.MAX_SAFE_INTEGER;
  let sold = Math.floor(2 ** ((level + 1) / LEVELS_PER_DOUBLING)) - 1;
  while (levelOf(sold) <= level) sold += 1;
  return sold;
}

/**
 * Brings the search index up to date, a few drugs at a time: those that sell more than their place in it says,
 * and those whose texts have changed. Returns how many drugs it moved; 0 means that nothing is left to do.
 */
export function reslotPopularity(tx: Tx, limit: number): number {
  const risen = tx.all(risenDrugs, { limit });
  for (const { drugId, sold, level } of risen) {
    const risenTo = levelOf(sold);
    moveInIndex(tx, { drugId, fromLevel: level, toLevel: risenTo });
    tx.run(setLevel, { drugId, level: risenTo, nextLevelAt: nextLevelAt(risenTo) });
  }
  const stale = staleDrugIds(tx, limit - risen.length);
  for (const drugId of stale) reindexDrug(tx, drugId, indexedLevel(tx, drugId));
  mergeIndexStep(tx, { completely: false });
  return risen.length + stale.length;
}

/** The level at which a drug stands in the index now. */
function indexedLevel(reader: Reader, drugId: number): number {
  return reader.get(levelByDrug, { drugId })?.level ?? 0;
}
