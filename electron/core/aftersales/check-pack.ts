import type { CallOutput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { resolveScan } from '../catalog/resolve-scan.ts';
import type { Reader } from '../db/store.ts';
import { readItems } from '../orders/order-rows.ts';
import { readGivenBatches } from '../orders/returned-units.ts';
import { getAfterSales, readAfterSalesLines } from './after-sales-rows.ts';

/**
 * Finds the line and batch of a request that a scanned pack belongs to. A pack whose code names a lot must be of a
 * lot that the order was given; a code without a lot names the drug alone. Whether this very pack was sold with the
 * order is for its trace code to say: the sale's codes are compared here.
 *
 * Fails with AFTER_SALES_NOT_FOUND, BARCODE_INVALID, BARCODE_UNKNOWN, or WRONG_PACK with both sides: what was
 * scanned, and what was sold.
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
