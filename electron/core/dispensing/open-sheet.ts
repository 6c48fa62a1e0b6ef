import type { DispensingSheet } from '#shared/contracts/dispensing.ts';
import { fail } from '#shared/errors/index.ts';
import { addEvent } from '../orders/apply-transition.ts';
import { packsToVerify } from '../orders/dispensed-packs.ts';
import { readRecord } from '../orders/order-record.ts';
import { getOrder, readItems } from '../orders/order-rows.ts';
import { publishOrder } from '../orders/publish-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { dispensingSheet } from './dispensing-sheet.ts';

/** The sheet of an order that is being dispensed; fails with ORDER_NOT_FOUND or INVALID_ORDER_STATUS. */
export function openSheet({ tx }: CommandContext, orderId: number): DispensingSheet {
  const sheet = dispensingSheet(tx, orderId);
  if (sheet.status !== 'dispensing') {
    fail('INVALID_ORDER_STATUS', { orderId, status: sheet.status, action: 'verify_packs' });
  }
  return sheet;
}

/**
 * Ends a look at packs. When it was the last that was missing the order's story says so, and central hears of it;
 * before that only the trail does.
 */
export function finishPacks(context: CommandContext, orderId: number): void {
  const items = readItems(context.tx, orderId);
  const order = getOrder(context.tx, orderId);
  const missing = packsToVerify(context.tx, orderId, items);
  const quantity = items.reduce((sum, item) => sum + item.quantity, 0);
  context.note(`order:${order.orderNumber}`, { packs_missing: missing });
  context.changed('orders', 'dispensing');
  if (missing > 0) return;
  addEvent(context, order, {
    action: 'verify_packs',
    permission: 'order.dispense',
    details: { quantity },
    progress: {},
  });
  publishOrder(context, readRecord(context.tx, orderId), order.eventCount);
}
