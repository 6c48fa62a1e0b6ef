import { whyNotSellable } from '#shared/domain/batches.ts';
import { isExpired } from '#shared/domain/expiry.ts';
import { fail } from '#shared/errors/index.ts';
import { resolveScan, type ScannedDrug } from '../catalog/resolve-scan.ts';
import { holdParams } from '../inventory/batch-holds.ts';
import { type BatchRow, findLot } from '../inventory/batches.ts';
import { batchSoldBefore } from '../inventory/trace-codes.ts';
import type { CommandContext } from '../platform/context.ts';
import { type AddedLine, addItem } from './add-item.ts';
import { addPack } from './add-pack.ts';
import { activeCartId } from './cart-rows.ts';
import { refuseTakenCode } from './trace-codes-of-cart.ts';

/**
 * Adds the drug of a scanned code (CAT-4). A lot on the code is honoured: its batch is taken first, and a batch
 * that may not be sold stops the sale here, while the pack is still in the cashier's hand. A trace code is one pack: it
 * is remembered on the line, and refused where it was scanned before.
 *
 * Fails with BARCODE_UNKNOWN, BARCODE_INVALID, BATCH_NOT_SELLABLE, TRACE_CODE_ONE_PACK, TRACE_CODE_SOLD,
 * TRACE_CODE_OPENED, TRACE_CODE_SET_ASIDE or as `addItem` does.
 */
export function addScan(
  context: CommandContext,
  scan: { code: string; quantity: number },
): AddedLine & { readonly facts: ScannedDrug['facts'] } {
  const found = resolveScan(context.tx, scan.code, context.today);
  const { drugId, facts } = found;
  if (facts.traceCode !== null) {
    if (scan.quantity !== 1) fail('TRACE_CODE_ONE_PACK', { quantity: scan.quantity });
    refuseTakenCode(context, facts.traceCode, activeCartId(context.tx, context.session.sessionId));
  }
  const batch = facts.batchNumber === null ? undefined : findLot(context.tx, drugId, facts.batchNumber);
  // Of a pack that came back the store knows the batch that it was sold from.
  const known =
    batch ?? (facts.traceCode === null ? undefined : batchSoldBefore(context.tx, facts.traceCode));
  refuseUnsellable(context, found, known);
  const item = { drugId, scannedBatchId: batch?.id ?? null };
  const added =
    facts.traceCode === null
      ? addItem(context, { ...item, quantity: scan.quantity })
      : addPack(context, { ...item, traceCode: facts.traceCode });
  return { ...added, facts };
}

function refuseUnsellable(
  { tx, today }: CommandContext,
  { drugId, facts }: ScannedDrug,
  batch: BatchRow | undefined,
): void {
  const reason = batch === undefined ? null : whyNotSellable(batch, today);
  if (batch !== undefined && reason !== null) {
    fail('BATCH_NOT_SELLABLE', {
      drugId,
      batchNumber: batch.batchNumber,
      expiryDate: batch.expiryDate,
      reason,
      ...(reason === 'locked' || reason === 'recalled' ? holdParams(tx, batch.id) : {}),
    });
  }
  const { batchNumber, expiryDate } = facts;
  if (expiryDate !== null && isExpired(expiryDate, today)) {
    fail('BATCH_NOT_SELLABLE', { drugId, batchNumber: batchNumber ?? '', expiryDate, reason: 'expired' });
  }
}
