import { insertDrug, type NewDrug } from '#core/catalog/insert-drug.ts';
import { namePinyin } from '#core/catalog/search/name-pinyin.ts';
import { openConnection } from '#core/db/connection.ts';
import { Store } from '#core/db/store.ts';
import { storePaths } from '#core/db/store-paths.ts';
import { PLAIN_DRUG, receive } from './small-catalog.ts';
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

/** Writes the equivalents into a shop's catalogue, with stock of each. Those that are there already stay. */
export async function addEquivalents({ counter, till }: TestShop): Promise<EquivalentIds> {
  const known = counter.sql((db) => db.prepare("SELECT code, id FROM drug WHERE code LIKE 'T1__'").all()) as {
    code: string;
    id: number;
  }[];
  const ids: Record<string, number> = {};
  for (const [key, drug] of Object.entries(EQUIVALENTS)) {
    const before = known.find(({ code }) => code === drug.code);
    const drugId = before?.id ?? write(counter, drug);
    if (before === undefined) await receive(till, { drugId, quantity: PLENTY });
    ids[key] = drugId;
  }
  return ids as EquivalentIds;
}

function write(
  { dataDir, time }: TestShop['counter'],
  drug: (typeof EQUIVALENTS)[keyof typeof EQUIVALENTS],
): number {
  const store = new Store(openConnection(storePaths(dataDir).store));
  try {
    return store.inTransaction((tx) =>
      insertDrug(tx, { ...drug, ...namePinyin(drug) }, { importId: null, atMs: time.nowMs() }),
    );
  } finally {
    store.close();
  }
}
