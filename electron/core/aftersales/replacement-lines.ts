import type { ParsedInput } from '#shared/contracts/index.ts';
import { parsePrescriptionNumber } from '#shared/domain/prescription-number.ts';
import { fail } from '#shared/errors/index.ts';
import { findSoldDrug } from '../catalog/drugs.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { findBatch } from '../inventory/batches.ts';
import type { PrescriptionRef } from '../prescriptions/cover-sale.ts';
import { findPrescriptionId, readLines } from '../prescriptions/prescription-rows.ts';
import type { AfterSalesRow } from './after-sales-rows.ts';

/** What somebody asks for in exchange, as the calls take it. */
type ReplacementWish = ParsedInput<'aftersales.chooseReplacement'>['replacements'][number];

/** A line of the order that an exchange makes, before it is priced. */
export interface ReplacementLine {
  readonly drugId: number;
  readonly quantity: number;
  readonly batchId: number | null;
  readonly prescription: PrescriptionRef | null;
}

const linesOfChoice = statement<{ afterSalesId: number; choice: number }>()((db, p) =>
  db
    .selectFrom('replacementLine')
    .select(['drugId', 'quantity', 'batchId', 'prescriptionId', 'prescriptionLineNo'])
    .where('afterSalesId', '=', p.afterSalesId)
    .where('choice', '=', p.choice)
    .orderBy('lineNo'),
);

const insertLine = statement<{
  afterSalesId: number;
  choice: number;
  lineNo: number;
  drugId: number;
  quantity: number;
  batchId: number | null;
  prescriptionId: number | null;
  prescriptionLineNo: number | null;
}>()((db, p) =>
  db.insertInto('replacementLine').values({
    afterSalesId: p.afterSalesId,
    choice: p.choice,
    lineNo: p.lineNo,
    drugId: p.drugId,
    quantity: p.quantity,
    batchId: p.batchId,
    prescriptionId: p.prescriptionId,
    prescriptionLineNo: p.prescriptionLineNo,
  }),
);

/** What the customer gets instead, by the choice that stands. */
export function readReplacements(
  reader: Reader,
  { id: afterSalesId, replacementChoice: choice }: Pick<AfterSalesRow, 'id' | 'replacementChoice'>,
): ReplacementLine[] {
  return reader
    .all(linesOfChoice, { afterSalesId, choice })
    .map(({ prescriptionId, prescriptionLineNo, ...line }) => ({
      ...line,
      prescription:
        prescriptionId === null || prescriptionLineNo === null
          ? null
          : { prescriptionId, lineNo: prescriptionLineNo },
    }));
}

/** Writes a choice beside those before it. */
export function writeReplacements(
  tx: Tx,
  { afterSalesId, choice }: { afterSalesId: number; choice: number },
  lines: readonly ReplacementLine[],
): void {
  lines.forEach(({ prescription, ...line }, index) => {
    tx.run(insertLine, {
      ...line,
      afterSalesId,
      choice,
      lineNo: index + 1,
      prescriptionId: prescription?.prescriptionId ?? null,
      prescriptionLineNo: prescription?.lineNo ?? null,
    });
  });
}

/**
 * Reads what somebody asks for: the drug is in the catalogue, a batch is one of it, and a prescription names it. The
 * rules of sale are asked when the order is made: stock, prices and prescriptions may be others by then.
 *
 * Fails with DRUG_NOT_FOUND, BATCH_NOT_FOUND, PRESCRIPTION_NOT_FOUND or PRESCRIPTION_MISMATCH.
 */
export function readWishes(reader: Reader, wishes: readonly ReplacementWish[]): ReplacementLine[] {
  return wishes.map(({ drugId, quantity, batchId, prescriptionNumber }) => {
    if (findSoldDrug(reader, drugId) === undefined) fail('DRUG_NOT_FOUND', { drugId });
    if (batchId !== null && findBatch(reader, batchId)?.drugId !== drugId)
      fail('BATCH_NOT_FOUND', { batchId });
    return { drugId, quantity, batchId, prescription: prescriptionFor(reader, drugId, prescriptionNumber) };
  });
}

function prescriptionFor(reader: Reader, drugId: number, number: string): PrescriptionRef | null {
  if (number === '') return null;
  const canonical = parsePrescriptionNumber(number);
  const prescriptionId = canonical === null ? null : findPrescriptionId(reader, canonical);
  if (prescriptionId === null) return fail('PRESCRIPTION_NOT_FOUND', { number });
  const line = readLines(reader, prescriptionId).find((candidate) => candidate.drugId === drugId);
  if (line === undefined) return fail('PRESCRIPTION_MISMATCH', { prescriptionId, number, drugId });
  return { prescriptionId, lineNo: line.lineNo };
}
