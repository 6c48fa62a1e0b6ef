import { foldText } from '#core/catalog/search/fold-text.ts';
import { initialsOf, readingsOf } from '#core/catalog/search/pinyin.ts';
import { searchDrugs } from '#core/catalog/search-drugs.ts';
import type { Store } from '#core/db/store.ts';
import { retailDrugNames } from '#resources/demo/drug-names.ts';
import { syntheticCatalog } from '#resources/demo/generate.ts';
import { type SeededRandom, seededRandom } from '#resources/demo/seeded-random.ts';
import { openCatalogStore } from '#test/support/catalog-store.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';
import { medianOfThree } from './statistics.ts';
import { fillWithSyntheticDrugs } from './synthetic-store.ts';

const HITS = 20;
const TODAY = '2026-11-21';
const BAR_MS = 2;
const ONE_CHARACTER_BAR_MS = 5;

interface Typed {
  readonly name: string;
  readonly bar: number;
  query(random: SeededRandom): string;
}

/** Search as the till does it, over every way of typing, with queries cut out of real names. */
export const searchBench: BenchSuite = {
  name: 'search',
  run: async ({ quick }) => {
    const drugs = quick ? 4_000 : 200_000;
    const opened = openCatalogStore();
    try {
      fillWithSyntheticDrugs(opened.store, drugs);
      return waysOfTyping(drugs).map((typed) => measure(opened.store, typed, quick ? 50 : 1_000));
    } finally {
      opened.close();
    }
  },
};

function waysOfTyping(drugs: number): Typed[] {
  const names = retailDrugNames('resources').map(foldText) as [string, ...string[]];
  const barcodes = [
    ...syntheticCatalog({ resourcesDir: 'resources', seed: 1, count: Math.min(drugs, 5_000) }),
  ].map((drug) => drug.barcodes[0] ?? '') as [string, ...string[]];
  const characters = (length: number) => (random: SeededRandom) => {
    const name = Array.from(random.pick(names));
    const start = random.between(0, Math.max(0, name.length - length));
    return name.slice(start, start + length).join('');
  };
  const syllables = (random: SeededRandom): string[] => readingsOf(random.pick(names))[0] ?? [];
  const initials = (length: number) => (random: SeededRandom) =>
    initialsOf(syllables(random)).slice(0, length);
  return [
    { name: '1 Chinese character', bar: ONE_CHARACTER_BAR_MS, query: characters(1) },
    { name: '2 Chinese characters', bar: BAR_MS, query: characters(2) },
    { name: '3 Chinese characters', bar: BAR_MS, query: characters(3) },
    { name: 'pinyin initials, 2 letters', bar: BAR_MS, query: initials(2) },
    { name: 'pinyin initials, 3 letters', bar: BAR_MS, query: initials(3) },
    { name: 'pinyin initials, 4 letters', bar: BAR_MS, query: initials(4) },
    {
      name: 'full pinyin',
      bar: BAR_MS,
      query: (random) => syllables(random).slice(0, random.between(2, 4)).join(''),
    },
    { name: 'barcode', bar: BAR_MS, query: (random) => random.pick(barcodes) },
  ];
}

function measure(store: Store, typed: Typed, runs: number): BenchRow {
  const random = seededRandom(typed.name);
  const search = (query: string) => searchDrugs(store, { query, limit: HITS, today: TODAY }).hits.length;
  // The first runs load pages and compile code: what the till pays once a day.
  for (let run = 0; run < runs / 10; run++) search(typed.query(random));
  let hits = 0;
  const times = Array.from({ length: runs }, () => {
    const query = typed.query(random);
    return medianOfThree(() => {
      const startedAt = performance.now();
      hits += search(query);
      return performance.now() - startedAt;
    });
  }).sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    name: `search: ${typed.name}, p99`,
    unit: 'ms',
    value: at(0.99),
    bar: typed.bar,
    pass: at(0.99) < typed.bar && hits > 0,
    detail: { p50: at(0.5), max: at(1), hitsPerQuery: hits / (3 * runs) },
  };
}
