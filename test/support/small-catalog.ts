import { insertDrug, type NewDrug } from '#core/catalog/insert-drug.ts';
import { namePinyin } from '#core/catalog/search/name-pinyin.ts';
import { openConnection } from '#core/db/connection.ts';
import { Store } from '#core/db/store.ts';
import { storePaths } from '#core/db/store-paths.ts';
import type { TestCounter } from './test-counter.ts';
import type { Till } from './till.ts';

/** What the drugs of tests have in common. */
export const PLAIN_DRUG = {
  tradeName: '',
  dosageForm: '片剂',
  manufacturer: '试验制药有限公司',
  approvalNumber: '国药准字H20260001',
  unit: '盒',
  packSize: 1,
  category: 'otc_b',
  controlClass: 'none',
  storage: 'normal',
  insuranceCode: '',
  memberPriceFen: null,
  taxRateBp: 1300,
  shelf: 'A-01',
  ephedrineUnitUg: null,
  ephedrinePackUg: null,
  barcodes: [],
} as const;

/** One drug for each thing that a sale can run into. */
export const SMALL_CATALOG = {
  paracetamol: {
    ...PLAIN_DRUG,
    code: 'T001',
    genericName: '对乙酰氨基酚片',
    specification: '0.5g*10片',
    priceFen: 1_250,
    barcodes: ['6901234567892'],
  },
  vitamin: {
    ...PLAIN_DRUG,
    code: 'T002',
    genericName: '维生素C片',
    specification: '100mg*100片',
    priceFen: 333,
    memberPriceFen: 299,
    taxRateBp: 900,
  },
  plaster: {
    ...PLAIN_DRUG,
    code: 'T003',
    genericName: '创可贴',
    specification: '100片',
    category: 'device',
    priceFen: 1,
  },
  ephedrine: {
    ...PLAIN_DRUG,
    code: 'T004',
    genericName: '复方盐酸伪麻黄碱缓释胶囊',
    specification: '10粒',
    category: 'otc_a',
    controlClass: 'ephedrine',
    priceFen: 1_580,
  },
  ephedrineSyrup: {
    ...PLAIN_DRUG,
    code: 'T005',
    genericName: '麻黄碱苯海拉明糖浆',
    specification: '100ml',
    category: 'otc_a',
    controlClass: 'ephedrine',
    priceFen: 2_499,
  },
  antibiotic: {
    ...PLAIN_DRUG,
    code: 'T006',
    genericName: '阿莫西林胶囊',
    specification: '0.25g*24粒',
    category: 'rx',
    priceFen: 1_999,
  },
  unpriced: {
    ...PLAIN_DRUG,
    code: 'T007',
    genericName: '赠品棉签',
    specification: '50支',
    category: 'other',
    priceFen: 0,
  },
} as const satisfies Record<string, Omit<NewDrug, 'pinyinInitials' | 'searchPinyin'>>;

export type DrugKey = keyof typeof SMALL_CATALOG;
export type DrugIds = Readonly<Record<DrugKey, number>>;

/** Writes the small catalogue into a counter's store, as an import would have. Without stock. */
export function writeSmallCatalog(counter: TestCounter): DrugIds {
  const store = new Store(openConnection(storePaths(counter.dataDir).store));
  try {
    return store.inTransaction((tx) => {
      const ids = Object.entries(SMALL_CATALOG).map(([key, drug]) => {
        const origin = { importId: null, atMs: counter.time.nowMs() };
        return [key, insertDrug(tx, { ...drug, ...namePinyin(drug) }, origin)];
      });
      return Object.fromEntries(ids) as DrugIds;
    });
  } finally {
    store.close();
  }
}

/** Receives goods through the program; returns the batch's id. */
export async function receive(
  till: Till,
  goods: { drugId: number; quantity: number; batchNumber?: string; expiryDate?: string },
): Promise<number> {
  const batch = await till.do('inventory.receiveGoods', {
    batchNumber: 'B1',
    expiryDate: '2028-12-31',
    reason: '到货',
    ...goods,
  });
  return batch.batchId;
}
