import { placePacks, type ScannedPack } from '#shared/domain/scanned-packs.ts';
import { invariant } from '#shared/errors/index.ts';
import type { BatchShare } from '../inventory/reserve-stock.ts';
import { sellTraceCode } from '../inventory/trace-codes.ts';
import { addEvent, applyTransition } from '../orders/apply-transition.ts';
import { type PackRow, packsToVerify, writePack } from '../orders/dispensed-packs.ts';
import type { SuccessorLine } from '../orders/make-successor.ts';
import { type OrderRecord, recordOf } from '../orders/order-record.ts';
import { type ItemRow, type OrderRow, readItems } from '../orders/order-rows.ts';
import { publishOrder } from '../orders/publish-order.ts';
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
 * Ends the making of an order that takes the place of another: one that was being dispensed goes on being dispensed,
 * with the packs that were verified for it, and central hears of it. `going` is null for one that still lies on the
 * shelf. Returns the order as it then is.
 */
export function tellSuccessor(
  context: CommandContext,
  made: OrderRow,
  going: {
    readonly from: OrderRow;
    readonly packs: readonly PackRow[];
    readonly lines: readonly SuccessorLine[];
  } | null,
): OrderRecord {
  const items = readItems(context.tx, made.id);
  const order = going === null ? made : goOn(context, made, { ...going, items });
  const record = recordOf(context.tx, order, { items, staffName: context.session.staffName });
  publishOrder(context, record, 0);
  return record;
}

function goOn(
  context: CommandContext,
  made: OrderRow,
  { from, items, ...carried }: { from: OrderRow; items: readonly ItemRow[] } & Omit<Carried, 'items'>,
): OrderRow {
  const details = { continues: from.orderNumber };
  const order = applyTransition(context, made, 'continue_dispensing', { details, items: () => items });
  return carryPacks(context, order, { ...carried, items });
}

interface Carried {
  readonly packs: readonly PackRow[];
  readonly lines: readonly SuccessorLine[];
  /** The lines of the order that goes on. */
  readonly items: readonly ItemRow[];
}

/**
 * Packs that were verified stay verified: by whom and when they were, in the order that now hands them out. The
 * order before has taken them back, with their trace codes. A second person's check is not carried along, for that
 * person saw other packs. Returns the order as it then is.
 */
function carryPacks(context: CommandContext, order: OrderRow, carried: Carried): OrderRow {
  const { id: orderId } = order;
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
  const { packs, items } = carried;
  if (packs.length === 0 || packsToVerify(context.tx, orderId, items) > 0) return order;
  return addEvent(context, order, {
    action: 'verify_packs',
    permission: 'order.dispense',
    details: { quantity: items.reduce((sum, { quantity }) => sum + quantity, 0) },
    progress: {},
  });
}
