import { whyNotSellable } from '#shared/domain/batches.ts';
import { isExpired } from '#shared/domain/expiry.ts';
import { fail } from '#shared/errors/index.ts';
import { resolveScan, type ScannedDrug } from '../catalog/resolve-scan.ts';
import { holdParams } from '../inventory/batch-holds.ts';
import { findLot } from '../inventory/batches.ts';
import type { CommandContext } from '../platform/context.ts';
import { addItem } from './add-item.ts';

/**
 * Adds the drug of a scanned code (CAT-4). A lot on the code is honoured: its batch is taken first, and a batch
 * that may not be sold stops the sale here, while the pack is still in the cashier's hand.
 *
 * Fails with BARCODE_UNKNOWN, BARCODE_INVALID, BATCH_NOT_SELLABLE or as `addItem` does.
 */
export function addScan(
  context: CommandContext,
  scan: { code: string; quantity: number },
): { cartId: number; lineId: number; facts: ScannedDrug['facts'] } {
  const found = resolveScan(context.tx, scan.code, context.today);
  const lot =
    found.facts.batchNumber === null ? undefined : findLot(context.tx, found.drugId, found.facts.batchNumber);
  const reason = lot === undefined ? null : whyNotSellable(lot, context.today);
  if (lot !== undefined && reason !== null) {
    fail('BATCH_NOT_SELLABLE', {
      drugId: found.drugId,
      batchNumber: lot.batchNumber,
      expiryDate: lot.expiryDate,
      reason,
      ...(reason === 'locked' || reason === 'recalled' ? holdParams(context.tx, lot.id) : {}),
    });
  }
  if (found.facts.expiryDate !== null && isExpired(found.facts.expiryDate, context.today)) {
    const { batchNumber, expiryDate } = found.facts;
    fail('BATCH_NOT_SELLABLE', {
      drugId: found.drugId,
      batchNumber: batchNumber ?? '',
      expiryDate,
      reason: 'expired',
    });
  }
  const added = addItem(context, {
    drugId: found.drugId,
    quantity: scan.quantity,
    scannedBatchId: lot?.id ?? null,
  });
  return { ...added, facts: found.facts };
}
