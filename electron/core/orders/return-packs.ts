import type { Disposition, StockEffect } from '#shared/domain/order-states.ts';
import { invariant } from '#shared/errors/index.ts';
import { takeTraceCodeBack } from '../inventory/trace-codes.ts';
import type { CommandContext } from '../platform/context.ts';
import { type PackRow, readPacks, standingPacks, writePack } from './dispensed-packs.ts';
import { readItems } from './order-rows.ts';

/** Takes a verified pack out of the bag: its units are open again, and its trace code may be sold with another order. */
export function takePackBack(context: CommandContext, orderId: number, pack: PackRow): void {
  moveTraceCode(context, orderId, { pack, state: 'taken_back' });
  const { lineNo, batchId, code, traceCode, noCodeReason } = pack;
  writePack(context.tx, {
    orderId,
    lineNo,
    batchId,
    quantity: -pack.quantity,
    takenBackId: pack.id,
    code,
    traceCode,
    noCodeReason,
    staffId: context.session.staffId,
    atMs: context.nowMs,
  });
}

/**
 * What becomes of an order's packs when its goods come back: those that never left are taken back, and the trace
 * codes of those that did are returned with them. Lost packs stay sold: nobody else may sell them.
 */
export function returnPacks(
  context: CommandContext,
  orderId: number,
  { effect, disposition }: { effect: StockEffect; disposition: Disposition | null },
): void {
  const comesBack = effect === 'by_disposition' && disposition === 'returned';
  if (effect !== 'restock' && !comesBack) return;
  for (const pack of standingPacks(readPacks(context.tx, orderId))) {
    if (comesBack) moveTraceCode(context, orderId, { pack, state: 'returned' });
    else takePackBack(context, orderId, pack);
  }
}

function moveTraceCode(
  context: CommandContext,
  orderId: number,
  { pack, state }: { pack: PackRow; state: 'taken_back' | 'returned' },
): void {
  const { lineNo, batchId, traceCode } = pack;
  if (traceCode === null) return;
  const item = readItems(context.tx, orderId).find((candidate) => candidate.lineNo === lineNo);
  invariant(item !== undefined, 'a pack belongs to a line');
  takeTraceCodeBack(context, { code: traceCode, orderId, lineNo, drugId: item.drugId, batchId }, state);
}
