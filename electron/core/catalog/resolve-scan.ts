import type { z } from 'zod';
import type { scanFacts } from '#shared/contracts/catalog.ts';
import { isTraceCode, tracePrefix } from '#shared/domain/drug-codes.ts';
import { looksMisread, readScannedCode, type ScannedCode } from '#shared/domain/drug-codes-scan.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { findDrugIdByCode } from './find-by-code.ts';

/** What a scanned code means: a drug, and what else the code says. */
export interface ScannedDrug {
  readonly drugId: number;
  readonly facts: z.output<typeof scanFacts>;
}

const NO_FACTS = { batchNumber: null, expiryDate: null, serial: null, traceCode: null };

/** Looks up the batch that a code names, whether or not it may be sold. */
const batchOfLot = statement<{ drugId: number; batchNumber: string }>()((db, p) =>
  db
    .selectFrom('batch')
    .select('id')
    .where('drugId', '=', p.drugId)
    .where('batchNumber', '=', p.batchNumber)
    .where('zone', '=', 'saleable')
    .orderBy('expiryDate')
    .limit(1),
);

/**
 * Finds the drug of a scanned code (CAT-4).
 *
 * Fails with BARCODE_INVALID (`problem` says what is wrong: control characters, a misread check digit, a broken
 * element string) or BARCODE_UNKNOWN. A trace code whose drug nobody has named yet comes back unknown with
 * `hint: 'trace_prefix'` and the seven digits to put down as a barcode of the drug.
 */
export function resolveScan(reader: Reader, scanned: string, today: DateText): ScannedDrug {
  const code = readScannedCode(scanned, today);
  if (code.kind === 'invalid') return fail('BARCODE_INVALID', { problem: code.problem });
  const printed = printedCode(code);
  const drugId = findDrugIdByCode(reader, printed);
  if (drugId !== null) return { drugId, facts: factsOf(code) };
  if (code.kind === 'trace_code') {
    return fail('BARCODE_UNKNOWN', { code: printed, hint: 'trace_prefix', prefix: tracePrefix(printed) });
  }
  if (looksMisread(printed)) return fail('BARCODE_INVALID', { problem: 'bad_check_digit', code: printed });
  return fail('BARCODE_UNKNOWN', { code: printed });
}

/** The batch that a code names, or null. */
export function batchIdOfScan(reader: Reader, { drugId, facts }: ScannedDrug): number | null {
  if (facts.batchNumber === null) return null;
  return reader.get(batchOfLot, { drugId, batchNumber: facts.batchNumber })?.id ?? null;
}

type ReadableCode = Exclude<ScannedCode, { kind: 'invalid' }>;

function printedCode(code: ReadableCode): string {
  switch (code.kind) {
    case 'ean':
    case 'gs1':
      return code.barcode;
    case 'trace_code':
      return code.traceCode;
    case 'internal':
      return code.code;
  }
}

function factsOf(code: ReadableCode): ScannedDrug['facts'] {
  switch (code.kind) {
    case 'ean':
    case 'internal':
      return { symbology: code.kind, ...NO_FACTS };
    case 'trace_code':
      return { symbology: 'trace_code', ...NO_FACTS, traceCode: code.traceCode };
    case 'gs1': {
      const { batchNumber, expiryDate, serial } = code;
      // A GS1 serial of twenty digits is the pack's trace code.
      const traceCode = serial !== null && isTraceCode(serial) ? serial : null;
      return { symbology: 'gs1', batchNumber, expiryDate, serial, traceCode };
    }
  }
}
