import { addEvent } from '../orders/apply-transition.ts';
import { packsLeft } from '../orders/dispensed-packs.ts';
import { refuseStatus } from '../orders/order-as-seen.ts';
import { readRecord } from '../orders/order-record.ts';
import { publishOrder } from '../orders/publish-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { readSheet, readVerified, type SheetRecord } from './sheet-record.ts';

/** The sheet of an order that is being dispensed; fails with ORDER_NOT_FOUND or INVALID_ORDER_STATUS. */
export function openSheet({ tx }: CommandContext, orderId: number): SheetRecord {
  const record = readSheet(tx, orderId);
  if (record.order.status !== 'dispensing') refuseStatus(tx, record.order, 'verify_packs');
  return record;
}

/**
 * Ends a look at packs; returns the sheet as it is now. When it was the last that was missing the order's story says
 * so, and central hears of it; before that only the trail does.
 */
export function finishPacks(context: CommandContext, record: SheetRecord): SheetRecord {
  const { order, items } = record;
  const looked = { ...record, ...readVerified(context.tx, order.id) };
  const missing = packsLeft(items, looked.packs);
  context.note(`order:${order.orderNumber}`, { packs_missing: missing });
  context.changed('orders', 'dispensing');
  if (missing > 0) return looked;
  const told = addEvent(context, order, {
    action: 'verify_packs',
    permission: 'order.dispense',
    details: { quantity: items.reduce((sum, item) => sum + item.quantity, 0) },
    progress: {},
  });
  publishOrder(context, readRecord(context.tx, order.id), order.eventCount);
  return { ...looked, order: told };
}
