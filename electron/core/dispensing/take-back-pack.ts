import { fail, invariant } from '#shared/errors/index.ts';
import { takeTraceCodeBack } from '../inventory/trace-codes.ts';
import { readPacks } from '../orders/dispensed-packs.ts';
import { readItems } from '../orders/order-rows.ts';
import type { CommandContext } from '../platform/context.ts';
import { writePack } from './dispensing-rows.ts';
import { standing } from './dispensing-sheet.ts';
import { openSheet } from './open-sheet.ts';

/**
 * Takes a verified pack out of the bag again; its trace code may be sold with another order. Fails with
 * PACK_NOT_FOUND when it is none of this order's or was taken back before, ORDER_NOT_FOUND or INVALID_ORDER_STATUS.
 */
export function takeBackPack(context: CommandContext, orderId: number, packId: number): void {
  const { tx, session, nowMs } = context;
  const { orderNumber } = openSheet(context, orderId);
  const pack = standing(readPacks(tx, orderId)).find(({ id }) => id === packId);
  if (pack === undefined) fail('PACK_NOT_FOUND', { packId });
  const { lineNo, batchId, code, traceCode, noCodeReason } = pack;
  if (traceCode !== null) {
    const item = readItems(tx, orderId).find((candidate) => candidate.lineNo === lineNo);
    invariant(item !== undefined, 'a pack belongs to a line');
    takeTraceCodeBack(
      context,
      { code: traceCode, orderId, lineNo, drugId: item.drugId, batchId },
      'taken_back',
    );
  }
  writePack(tx, {
    orderId,
    lineNo,
    batchId,
    quantity: -pack.quantity,
    takenBackId: pack.id,
    code,
    traceCode,
    noCodeReason,
    staffId: session.staffId,
    atMs: nowMs,
  });
  context.note(`order:${orderNumber}`, { pack_taken_back: packId });
  context.changed('orders', 'dispensing');
}
