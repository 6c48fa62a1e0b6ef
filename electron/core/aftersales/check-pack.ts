import type { CallOutput } from '#shared/contracts/index.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { resolveScan } from '../catalog/resolve-scan.ts';
import type { Reader } from '../db/store.ts';
import { refuseOpenedCode } from '../inventory/opened-packs.ts';
import { findTraceCode } from '../inventory/trace-codes.ts';
import { readPacks } from '../orders/dispensed-packs.ts';
import { readItems } from '../orders/order-rows.ts';
import { readGivenBatches } from '../orders/returned-units.ts';
import { getAfterSales, readAfterSalesLines } from './after-sales-rows.ts';

/**
 * Finds the line and batch of a request that a scanned pack belongs to. A pack whose code names a lot must be of a
 * lot that the order was given; a code without a lot names the drug alone. A trace code says more: this very pack was
 * sold with this order, or it was not. One that nobody scanned at the sale names the drug.
 *
 * Fails with AFTER_SALES_NOT_FOUND, BARCODE_INVALID, BARCODE_UNKNOWN, TRACE_CODE_OPENED for a pack that was opened
 * here, or WRONG_PACK with both sides: what was scanned, and what was sold.
 */
export function checkPack(
  reader: Reader,
  { afterSalesId, code, today }: { afterSalesId: number; code: string; today: string },
): CallOutput<'aftersales.checkPack'> {
  const { orderId } = getAfterSales(reader, afterSalesId);
  const { drugId, facts } = resolveScan(reader, code, today);
  const requested = new Set(readAfterSalesLines(reader, afterSalesId).map(({ lineNo }) => lineNo));
  const items = readItems(reader, orderId).filter(({ lineNo }) => requested.has(lineNo));
  const lines = items.filter((item) => item.drugId === drugId);
  const [first] = lines;
  if (first === undefined) {
    const sold = items.map((item) => item.genericName);
    return fail('WRONG_PACK', {
      reason: 'drug',
      drugId,
      scanned: findDrug(reader, drugId)?.genericName,
      sold,
    });
  }
  if (facts.traceCode !== null) refuseOpenedCode(reader, facts.traceCode);
  const traced = facts.traceCode === null ? null : soldAs(reader, { orderId, code: facts.traceCode });
  if (traced !== null) return { ...traced, drugId };
  if (facts.batchNumber === null) return { lineNo: first.lineNo, drugId, batchId: null };
  const given = readGivenBatches(reader, orderId).filter((batch) =>
    lines.some(({ lineNo }) => lineNo === batch.lineNo),
  );
  const match = given.find(({ batchNumber }) => batchNumber === facts.batchNumber);
  if (match === undefined) {
    return fail('WRONG_PACK', {
      reason: 'batch',
      drugId,
      drug: first.genericName,
      scanned: facts.batchNumber,
      sold: [...new Set(given.map(({ batchNumber }) => batchNumber))],
    });
  }
  return { lineNo: match.lineNo, drugId, batchId: match.batchId };
}

/** The line and batch with which a trace code was sold; null when nobody scanned it at any sale. */
function soldAs(
  reader: Reader,
  { orderId, code }: { orderId: number; code: string },
): { lineNo: number; batchId: number } | null {
  const known = findTraceCode(reader, code);
  if (known === undefined || known.state === 'taken_back') return null;
  if (known.orderId !== orderId) return fail('WRONG_PACK', { reason: 'trace_code', scanned: code });
  if (known.state === 'returned') return fail('WRONG_PACK', { reason: 'came_back', scanned: code });
  const pack = readPacks(reader, orderId).findLast((row) => row.traceCode === code && row.quantity > 0);
  invariant(pack !== undefined, 'a sold trace code belongs to a pack that was verified');
  return { lineNo: pack.lineNo, batchId: pack.batchId };
}
