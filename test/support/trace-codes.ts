import type { DrugKey } from './small-catalog.ts';
import type { TestShop } from './test-shop.ts';

/** The digits that name paracetamol in its trace codes, once `nameTraceCodes` has put them down. */
export const TRACE_PREFIX = '8112345';

/** The trace code of one pack. */
export const traceCode = (serial: number, prefix = TRACE_PREFIX): string =>
  `${prefix}${String(serial).padStart(13, '0')}`;

/** Puts down which digits name a drug in its trace codes: from then on its packs have codes. */
export function nameTraceCodes(
  { counter, drugs }: TestShop,
  key: DrugKey = 'paracetamol',
  prefix = TRACE_PREFIX,
): void {
  counter.sql((db) =>
    db.prepare('INSERT INTO drug_barcode (barcode, drug_id) VALUES (?, ?)').run(prefix, drugs[key]),
  );
}
