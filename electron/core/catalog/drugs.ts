import { sql } from 'kysely';
import type { EphedrineContent } from '#shared/domain/ephedrine-strength.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

/** A drug is seen by queries once its import is done; a drug without an import always is. */
const drugById = statement<{ id: number }>()((db, p) =>
  db
    .selectFrom('drug')
    .leftJoin('import', 'import.id', 'drug.importId')
    .selectAll('drug')
    .where('drug.id', '=', p.id)
    .where((eb) => eb.or([eb('drug.importId', 'is', null), eb('import.phase', '=', 'done')])),
);

/** The columns of a drug that a sale needs; every line of every sale reads them. */
const soldDrugById = statement<{ id: number }>()((db, p) =>
  db
    .selectFrom('drug')
    .leftJoin('import', 'import.id', 'drug.importId')
    .select([
      'drug.id',
      'drug.code',
      'drug.genericName',
      'drug.tradeName',
      'drug.specification',
      'drug.manufacturer',
      'drug.approvalNumber',
      'drug.unit',
      'drug.category',
      'drug.controlClass',
      'drug.priceFen',
      'drug.memberPriceFen',
      'drug.taxRateBp',
    ])
    .where('drug.id', '=', p.id)
    .where((eb) => eb.or([eb('drug.importId', 'is', null), eb('import.phase', '=', 'done')])),
);

/** Read for watched lines alone: nearly every sale has none. */
const ephedrineContent = statement<{ id: number }>()((db, p) =>
  db
    .selectFrom('drug')
    .select(['dosageForm', 'ephedrineUnitUg as unitUg', 'ephedrinePackUg as packUg'])
    .where('id', '=', p.id),
);

const barcodesOfDrug = statement<{ id: number }>()((db, p) =>
  db.selectFrom('drugBarcode').select('barcode').where('drugId', '=', p.id).orderBy('barcode'),
);

const hiddenFrom = statement()((db) =>
  db
    .selectFrom('import')
    .select('firstDrugId')
    .where('phase', '=', 'applying')
    .where(sql<boolean>`phase IN ('reading', 'applying')`),
);

/** A drug of the catalogue as it is stored, or undefined. */
export function findDrug(reader: Reader, drugId: number) {
  return reader.get(drugById, { id: drugId });
}

export type DrugRow = NonNullable<ReturnType<typeof findDrug>>;

/** What a sale needs of a drug, or undefined. */
export function findSoldDrug(reader: Reader, drugId: number) {
  return reader.get(soldDrugById, { id: drugId });
}

export type SoldDrug = NonNullable<ReturnType<typeof findSoldDrug>>;

/** A drug's barcodes, the numbers of its trace codes among them. */
export function barcodesOf(reader: Reader, drugId: number): string[] {
  return reader.all(barcodesOfDrug, { id: drugId }).map((row) => row.barcode);
}

/**
 * Drugs with this id or a higher one belong to an import that is being applied, and nobody sees them yet. A
 * bound on the id costs nothing; asking each hit for its import would make a search slow while one runs.
 */
export function firstHiddenDrugId(reader: Reader): number {
  return reader.get(hiddenFrom, {})?.firstDrugId ?? HIGHEST_DRUG_ID;
}

/** Drug ids lie below 2^32, so that they fit into the row ids of the search index. */
export const HIGHEST_DRUG_ID = 4_294_967_295;

/** How strong a compound of ephedrine is; null for everything else. */
export function findEphedrine(
  reader: Reader,
  drug: { readonly drugId: number; readonly controlClass: string },
): EphedrineContent | null {
  if (drug.controlClass !== 'ephedrine') return null;
  return reader.get(ephedrineContent, { id: drug.drugId }) ?? null;
}
