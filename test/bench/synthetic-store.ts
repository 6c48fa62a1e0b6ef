import { insertDrug, type NewDrug } from '#core/catalog/insert-drug.ts';
import { namePinyin } from '#core/catalog/search/name-pinyin.ts';
import { mergeIndexStep } from '#core/catalog/search/search-index.ts';
import type { Store } from '#core/db/store.ts';
import { syntheticCatalog } from '#resources/demo/generate.ts';

const DRUGS_PER_TRANSACTION = 1_000;

/** Fills an empty store with a catalogue for measurements, its search index in one piece. */
export function fillWithSyntheticDrugs(store: Store, count: number): void {
  let waiting: NewDrug[] = [];
  const flush = (): void => {
    store.inTransaction((tx) => {
      for (const drug of waiting) insertDrug(tx, drug, { importId: null, atMs: 0 });
      mergeIndexStep(tx, { completely: false });
    });
    waiting = [];
  };
  for (const drug of syntheticCatalog({ resourcesDir: 'resources', seed: 1, count })) {
    waiting.push({ ...drug, ...namePinyin(drug) });
    if (waiting.length === DRUGS_PER_TRANSACTION) flush();
  }
  flush();
  while (store.inTransaction((tx) => mergeIndexStep(tx, { completely: true })));
}
