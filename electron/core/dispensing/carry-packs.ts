import { placePacks, type ScannedPack } from '#shared/domain/scanned-packs.ts';
import { invariant } from '#shared/errors/index.ts';
import type { BatchShare } from '../inventory/reserve-stock.ts';
import { sellTraceCode } from '../inventory/trace-codes.ts';
import { addEvent } from '../orders/apply-transition.ts';
import { type PackRow, packsToVerify, writePack } from '../orders/dispensed-packs.ts';
import type { SuccessorLine } from '../orders/make-successor.ts';
import { getOrder, readItems } from '../orders/order-rows.ts';
import type { CommandContext } from '../platform/context.ts';

/** Packs that the till scanned for a line, as far as their batches are among those that are handed over. */
export function givenPacks(
  scanned: readonly (ScannedPack & { lineNo: number })[],
  { lineNo, shares }: { lineNo: number; shares: readonly BatchShare[] },
): ScannedPack[] {
  const ofLine = scanned.filter(
    (pack) =>
      pack.lineNo === lineNo &&
      (pack.batchId === null || shares.some(({ batchId }) => batchId === pack.batchId)),
  );
  return placePacks(ofLine, shares).map(({ pack }) => pack);
}

/**
 * Packs that were verified stay verified: by whom and when they were, in the order that now hands them out. The
 * order before has taken them back, with their trace codes. A second person's check is not carried along, for that
 * person saw other packs.
 */
export function carryPacks(
  context: CommandContext,
  orderId: number,
  carried: { packs: readonly PackRow[]; lines: readonly SuccessorLine[] },
): void {
  for (const pack of carried.packs) {
    // The lines still have the numbers that they had there; the new order counts them from one.
    const index = carried.lines.findIndex(({ item }) => item.lineNo === pack.lineNo);
    const line = carried.lines[index];
    invariant(line !== undefined, 'a verified pack is handed over');
    const lineNo = index + 1;
    const { batchId, quantity, code, traceCode, noCodeReason, staffId, atMs } = pack;
    if (traceCode !== null)
      sellTraceCode(context, { code: traceCode, orderId, lineNo, drugId: line.item.drugId, batchId });
    writePack(context.tx, {
      orderId,
      lineNo,
      batchId,
      quantity,
      takenBackId: null,
      code,
      traceCode,
      noCodeReason,
      staffId,
      atMs,
    });
  }
  tellWhenComplete(context, orderId, carried.packs.length);
}

function tellWhenComplete(context: CommandContext, orderId: number, carried: number): void {
  const items = readItems(context.tx, orderId);
  if (carried === 0 || packsToVerify(context.tx, orderId, items) > 0) return;
  addEvent(context, getOrder(context.tx, orderId), {
    action: 'verify_packs',
    permission: 'order.dispense',
    details: { quantity: items.reduce((sum, { quantity }) => sum + quantity, 0) },
    progress: {},
  });
}
