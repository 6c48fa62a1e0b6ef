import { type Drug, drug as drugView } from '#shared/contracts/catalog.ts';
import { fail } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import { barcodesOf, findDrug } from './drugs.ts';

/** All that the catalogue says of a drug. Fails with DRUG_NOT_FOUND. */
export function getDrug(reader: Reader, drugId: number): Drug {
  const row = findDrug(reader, drugId) ?? fail('DRUG_NOT_FOUND', { drugId });
  return drugView.parse({ ...row, drugId: row.id, barcodes: barcodesOf(reader, drugId) });
}
