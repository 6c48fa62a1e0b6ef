import { insertDrug, type NewDrug } from '#core/catalog/insert-drug.ts';
import { namePinyin } from '#core/catalog/search/name-pinyin.ts';
import { openConnection } from '#core/db/connection.ts';
import { Store } from '#core/db/store.ts';
import { storePaths } from '#core/db/store-paths.ts';
import { PLAIN_DRUG, receive } from './small-catalog.ts';
import type { TestCounter } from './test-counter.ts';
import { PLENTY, type TestShop } from './test-shop.ts';

/** Drugs that may stand in for some of the small catalogue; few tests want two of a name. */
export const EQUIVALENTS = {
  /** The paracetamol of another maker, in packs of half the size. */
  otherParacetamol: {
    ...PLAIN_DRUG,
    code: 'T101',
    genericName: '对乙酰氨基酚片',
    specification: '500mg*5片',
    manufacturer: '另一制药有限公司',
    priceFen: 990,
    shelf: 'A-02',
  },
  /** The antibiotic of another maker. */
  otherAntibiotic: {
    ...PLAIN_DRUG,
    code: 'T102',
    genericName: '阿莫西林胶囊',
    specification: '0.25g*12粒*2板',
    manufacturer: '另一制药有限公司',
    category: 'rx',
    priceFen: 2_680,
    shelf: 'R-02',
  },
} as const satisfies Record<string, Omit<NewDrug, 'pinyinInitials' | 'searchPinyin'>>;

export type EquivalentIds = Readonly<Record<keyof typeof EQUIVALENTS, number>>;

/** Adds the equivalents to a shop, with plenty of each. Those that are there already stay. */
export async function addEquivalents({ counter, till }: TestShop): Promise<EquivalentIds> {
  const known = counter.sql((db) =>
    db.prepare("SELECT id FROM drug WHERE code LIKE 'T1__' ORDER BY code").pluck().all(),
  ) as number[];
  const [otherParacetamol, otherAntibiotic] = known;
  if (otherParacetamol !== undefined && otherAntibiotic !== undefined)
    return { otherParacetamol, otherAntibiotic };
  const ids = writeEquivalents(counter);
  for (const drugId of Object.values(ids)) await receive(till, { drugId, quantity: PLENTY });
  return ids;
}

/** Writes the equivalents into a counter's catalogue, without stock. */
export function writeEquivalents({ dataDir, time }: Pick<TestCounter, 'dataDir' | 'time'>): EquivalentIds {
  const store = new Store(openConnection(storePaths(dataDir).store));
  try {
    return store.inTransaction((tx) => {
      const origin = { importId: null, atMs: time.nowMs() };
      const ids = Object.entries(EQUIVALENTS).map(([key, drug]) => [
        key,
        insertDrug(tx, { ...drug, ...namePinyin(drug) }, origin),
      ]);
      return Object.fromEntries(ids) as EquivalentIds;
    });
  } finally {
    store.close();
  }
}
