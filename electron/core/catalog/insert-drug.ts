import type { ControlClass, DrugCategory, StorageCondition } from '#shared/domain/drugs.ts';
import { statement } from '../db/statement.ts';
import type { Tx } from '../db/store.ts';
import type { NamePinyin } from './search/name-pinyin.ts';
import { addToIndex } from './search/search-index.ts';

/** Everything that the catalogue says of a drug, but for its barcodes. */
export interface DrugFields {
  readonly code: string;
  readonly genericName: string;
  readonly tradeName: string;
  readonly specification: string;
  readonly dosageForm: string;
  readonly manufacturer: string;
  readonly approvalNumber: string;
  readonly unit: string;
  readonly packSize: number;
  readonly category: DrugCategory;
  readonly controlClass: ControlClass;
  readonly storage: StorageCondition;
  readonly insuranceCode: string;
  readonly priceFen: number;
  readonly memberPriceFen: number | null;
  readonly taxRateBp: number;
  readonly shelf: string;
  /** Micrograms of ephedrine in a unit dose and in a pack; null where nothing is stated. */
  readonly ephedrineUnitUg: number | null;
  readonly ephedrinePackUg: number | null;
}

export type NewDrug = DrugFields & NamePinyin & { readonly barcodes: readonly string[] };

const insertRow = statement<DrugFields & NamePinyin & { importId: number | null; atMs: number }>()((db, p) =>
  db.insertInto('drug').values({
    code: p.code,
    genericName: p.genericName,
    tradeName: p.tradeName,
    pinyinInitials: p.pinyinInitials,
    searchPinyin: p.searchPinyin,
    specification: p.specification,
    dosageForm: p.dosageForm,
    manufacturer: p.manufacturer,
    approvalNumber: p.approvalNumber,
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
    importId: p.importId,
    createdAtMs: p.atMs,
    updatedAtMs: p.atMs,
  }),
);

const insertBarcode = statement<{ barcode: string; drugId: number }>()((db, p) =>
  db.insertInto('drugBarcode').values({ barcode: p.barcode, drugId: p.drugId }),
);

/**
 * Adds a drug with its barcodes to the catalogue and to search; returns its id. With an import's id it stays
 * invisible until that import is done.
 */
export function insertDrug(tx: Tx, drug: NewDrug, origin: { importId: number | null; atMs: number }): number {
  const drugId = tx.run(insertRow, { ...drug, ...origin }).lastInsertRowid;
  for (const barcode of drug.barcodes) addBarcode(tx, drugId, barcode);
  addToIndex(tx, drugId, drug);
  return drugId;
}

/** Gives a drug one more barcode; nobody else has it. */
export function addBarcode(tx: Tx, drugId: number, barcode: string): void {
  tx.run(insertBarcode, { barcode, drugId });
}
