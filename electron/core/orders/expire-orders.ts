import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import { applyTransition } from './apply-transition.ts';
import { readRecord } from './order-record.ts';
import { getOrder } from './order-rows.ts';
import { publishOrder } from './publish-order.ts';

const overdue = statement<{ nowMs: number; limit: number }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select('id')
    .where('status', '=', 'pending')
    .where('expiresAtMs', '<=', p.nowMs)
    .orderBy('expiresAtMs')
    .limit(p.limit),
);

/** Unpaid orders whose time is over, the longest waiting first. */
export function overdueOrderIds(reader: Reader, nowMs: number, limit: number): number[] {
  return reader.all(overdue, { nowMs, limit }).map((row) => row.id);
}

/** Cancels an order whose time to pay is over; its stock goes back (ORD-6). */
export function expireOrder(context: CommandContext, orderId: number): void {
  const order = getOrder(context.tx, orderId);
  applyTransition(context, order, 'expire', { reason: 'timeout' });
  publishOrder(context, readRecord(context.tx, orderId), order.eventCount);
}
