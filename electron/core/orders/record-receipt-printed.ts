import type { CommandContext } from '../platform/context.ts';
import { addEvent } from './apply-transition.ts';
import { readRecord } from './order-record.ts';
import { getOrder } from './order-rows.ts';
import { publishOrder } from './publish-order.ts';

/** Notes in the order's history that its receipt goes to a printer; returns which copy it is, from 1. */
export function recordReceiptPrinted(
  context: CommandContext,
  print: { orderId: number; target: string },
): number {
  const order = getOrder(context.tx, print.orderId);
  const copyNo = order.receiptCount + 1;
  addEvent(context, order, {
    action: copyNo === 1 ? 'print_receipt' : 'reprint_receipt',
    permission: 'receipt.print',
    details: { copyNo, target: print.target },
    progress: { receiptCount: copyNo },
  });
  publishOrder(context, readRecord(context.tx, order.id), order.eventCount);
  return copyNo;
}
