import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import { findLooseArticle } from '../loose-articles.ts';
import type { RowProblem, StatedRow } from './read-row.ts';

const byCode = statement<{ code: string }>()((db, p) =>
  db.selectFrom('drug').select('id').where('code', '=', p.code),
);
const byBarcode = statement<{ barcode: string }>()((db, p) =>
  db.selectFrom('drugBarcode').select('drugId as id').where('barcode', '=', p.barcode),
);
const byPack = statement<{ genericName: string; specification: string; manufacturer: string }>()((db, p) =>
  db
    .selectFrom('drug')
    .select('id')
    .where('genericName', '=', p.genericName)
    .where('specification', '=', p.specification)
    .where('manufacturer', '=', p.manufacturer)
    .orderBy('id')
    .limit(1),
);
const batchOf = statement<{ drugId: number; batchNumber: string; expiryDate: string }>()((db, p) =>
  db
    .selectFrom('batch')
    .select('id')
    .where('drugId', '=', p.drugId)
    .where('expiryDate', '=', p.expiryDate)
    .where('batchNumber', '=', p.batchNumber)
    .where('zone', '=', 'saleable'),
);

/** The drug of the catalogue that a row is about; null when it is a new one. See `identityOf`. */
export function findRowsDrug(reader: Reader, { drug, barcodes }: StatedRow): number | null {
  if (drug.code !== undefined) return reader.get(byCode, { code: drug.code })?.id ?? null;
  for (const barcode of barcodes) {
    const owner = reader.get(byBarcode, { barcode });
    if (owner !== undefined) return owner.id;
  }
  const { genericName, specification = '', manufacturer = '' } = drug;
  return reader.get(byPack, { genericName, specification, manufacturer })?.id ?? null;
}

/**
 * Why a row does not fit the catalogue as it is now: a barcode belongs to another drug, or its batch is already on
 * the books, or the drug is what a pack is sold as by the unit, which follows that pack. Opening stock opens
 * batches; what is counted differently later is an adjustment with a reason.
 */
export function conflictsWithCatalog(reader: Reader, row: StatedRow, drugId: number | null): RowProblem[] {
  const problems: RowProblem[] = row.barcodes
    .filter((barcode) => (reader.get(byBarcode, { barcode })?.id ?? drugId) !== drugId)
    .map((value) => ({ field: 'barcodes', code: 'barcode_taken', value }));
  if (drugId !== null && findLooseArticle(reader, drugId) !== undefined) {
    problems.push({ field: 'code', code: 'loose_article', value: row.drug.code ?? row.drug.genericName });
  }
  if (row.batch !== null && drugId !== null) {
    const { batchNumber, expiryDate } = row.batch;
    if (reader.get(batchOf, { drugId, batchNumber, expiryDate }) !== undefined) {
      problems.push({ field: 'batchNumber', code: 'batch_exists', value: batchNumber });
    }
  }
  return problems;
}
