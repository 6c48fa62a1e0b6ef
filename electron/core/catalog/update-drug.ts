import { statement } from '../db/statement.ts';
import type { Tx } from '../db/store.ts';
import type { DrugRow } from './drugs.ts';
import type { DrugFields } from './insert-drug.ts';
import { type NamePinyin, namePinyin } from './search/name-pinyin.ts';
import { markForIndexing } from './search/search-index.ts';

/** Columns that indexes hold. */
const INDEXED = ['genericName', 'specification', 'manufacturer', 'approvalNumber'] as const;
/** Texts that search looks at. */
const SEARCHED = ['genericName', 'tradeName', 'manufacturer'] as const;

type Changed<K extends keyof DrugFields> = Pick<DrugFields, K> & {
  drugId: number;
  version: number;
  atMs: number;
};

/** Columns that no index holds: a price list changes nothing else, and so leaves the indexes alone. */
const updateTerms = statement<Changed<Exclude<keyof DrugFields, 'code' | (typeof INDEXED)[number]>>>()(
  (db, p) =>
    db
      .updateTable('drug')
      .set({
        tradeName: p.tradeName,
        dosageForm: p.dosageForm,
        unit: p.unit,
        packSize: p.packSize,
        category: p.category,
        controlClass: p.controlClass,
        storage: p.storage,
        insuranceCode: p.insuranceCode,
        priceFen: p.priceFen,
        memberPriceFen: p.memberPriceFen,
        taxRateBp: p.taxRateBp,
        shelf: p.shelf,
        ephedrineUnitUg: p.ephedrineUnitUg,
        ephedrinePackUg: p.ephedrinePackUg,
        version: p.version,
        updatedAtMs: p.atMs,
      })
      .where('id', '=', p.drugId),
);

const updateIndexed = statement<Changed<(typeof INDEXED)[number]>>()((db, p) =>
  db
    .updateTable('drug')
    .set({
      genericName: p.genericName,
      specification: p.specification,
      manufacturer: p.manufacturer,
      approvalNumber: p.approvalNumber,
    })
    .where('id', '=', p.drugId),
);

const updatePinyin = statement<NamePinyin & { drugId: number }>()((db, p) =>
  db
    .updateTable('drug')
    .set({ pinyinInitials: p.pinyinInitials, searchPinyin: p.searchPinyin })
    .where('id', '=', p.drugId),
);

/** True when a drug's row does not say yet what is stated. */
export function differsFromRow(row: DrugRow, stated: Partial<DrugFields>): boolean {
  return Object.entries(stated).some(([field, value]) => row[field as keyof DrugFields] !== value);
}

/** Writes what is stated of a drug over its row; what is not stated stays. The code never changes. */
export function updateDrug(
  tx: Tx,
  row: DrugRow,
  change: { stated: Partial<DrugFields>; atMs: number },
): void {
  // The row's closed lists are held by the store's CHECKs.
  const after = { ...(row as DrugRow & DrugFields), ...change.stated };
  const columns = { ...after, drugId: row.id, version: row.version + 1, atMs: change.atMs };
  tx.run(updateTerms, columns);
  if (INDEXED.some((field) => after[field] !== row[field])) tx.run(updateIndexed, columns);
  if (SEARCHED.every((field) => after[field] === row[field])) return;
  tx.run(updatePinyin, { drugId: row.id, ...namePinyin(after) });
  markForIndexing(tx, row.id);
}
