import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertDrug, type NewDrug } from '#core/catalog/insert-drug.ts';
import { namePinyin } from '#core/catalog/search/name-pinyin.ts';
import { openStore } from '#core/db/open-store.ts';
import type { Store } from '#core/db/store.ts';
import { MIGRATIONS } from '#migrations/index.ts';

export interface CatalogStore {
  readonly store: Store;
  readonly dataDir: string;
  close(): void;
}

/** A real, empty store in a folder of its own, gone after `close`. */
export function openCatalogStore(): CatalogStore {
  const dataDir = mkdtempSync(join(tmpdir(), 'counter-catalog-'));
  const opened = openStore({ dataDir, migrations: MIGRATIONS, nowMs: 0 });
  return {
    store: opened.store,
    dataDir,
    close: () => {
      opened.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A drug with what a test says of it, and plain values for the rest. */
export function drugLike(
  given: Partial<NewDrug> & Pick<NewDrug, 'code' | 'genericName'>,
): Omit<NewDrug, 'pinyinInitials' | 'searchPinyin'> {
  return {
    tradeName: '',
    specification: '0.25g*24粒',
    dosageForm: '胶囊剂',
    manufacturer: '云溪安禾制药有限公司',
    approvalNumber: '',
    barcodes: [],
    unit: '盒',
    packSize: 24,
    category: 'otc_a',
    controlClass: 'none',
    storage: 'normal',
    insuranceCode: '',
    priceFen: 1_000,
    memberPriceFen: null,
    taxRateBp: 1_300,
    shelf: '',
    ephedrineUnitUg: null,
    ephedrinePackUg: null,
    ...given,
  };
}

/** Puts drugs into the catalogue; returns their ids in order. */
export function putDrugs(
  store: Store,
  drugs: readonly Omit<NewDrug, 'pinyinInitials' | 'searchPinyin'>[],
): number[] {
  return store.inTransaction((tx) =>
    drugs.map((drug) => insertDrug(tx, { ...drug, ...namePinyin(drug) }, { importId: null, atMs: 0 })),
  );
}
