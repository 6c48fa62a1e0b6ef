import type { ParsedInput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { writePack } from '../orders/dispensed-packs.ts';
import type { CommandContext } from '../platform/context.ts';
import { lastScan, showSheet } from './dispensing-sheet.ts';
import { finishPacks, openSheet } from './open-sheet.ts';
import type { SheetRecord } from './sheet-record.ts';

/**
 * Verifies packs whose code cannot be read, or that have none, by comparing what is printed on them. They go into
 * the list of packs without a code (compliance.md: 无码清单), with the reason. Returns the sheet as it is now.
 *
 * Fails with BATCH_NOT_FOUND when the line was not given this batch, PACK_NOT_EXPECTED when no more of it is
 * missing, ORDER_NOT_FOUND or INVALID_ORDER_STATUS.
 */
export function verifyByEye(
  context: CommandContext,
  { orderId, lineNo, batchId, quantity, reason }: ParsedInput<'dispensing.verifyByEye'>,
): SheetRecord {
  const record = openSheet(context, orderId);
  const sheet = showSheet(context.tx, record);
  const line = sheet.lines.find((candidate) => candidate.lineNo === lineNo);
  const batch = line?.batches.find((candidate) => candidate.batchId === batchId);
  if (line === undefined || batch === undefined) fail('BATCH_NOT_FOUND', { batchId });
  const left = batch.quantity - batch.verified;
  if (quantity > left) {
    const { batchNumber, expiryDate } = batch;
    const scanned = { name: line.genericName, specification: line.specification, batchNumber, expiryDate };
    fail('PACK_NOT_EXPECTED', { lineNo, scanned, left, ...lastScan(sheet, lineNo) });
  }
  writePack(context.tx, {
    orderId,
    lineNo,
    batchId,
    quantity,
    takenBackId: null,
    code: '',
    traceCode: null,
    noCodeReason: reason,
    staffId: context.session.staffId,
    atMs: context.nowMs,
  });
  return finishPacks(context, record);
}
