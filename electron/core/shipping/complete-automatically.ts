import { sql } from 'kysely';
import type { ShipmentState } from '#shared/domain/shipment-states.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { applyTransition } from '../orders/apply-transition.ts';
import { readRecord } from '../orders/order-record.ts';
import { getOrder } from '../orders/order-rows.ts';
import { publishOrder } from '../orders/publish-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';

const DAY_MS = 86_400_000;

const overdue = statement<{ sinceMs: number; limit: number }>()((db, p) =>
  db
    .selectFrom('shipment')
    .select('orderId')
    .where('closedAtMs', 'is', null)
    .where('underWaySinceMs', '<=', p.sinceMs)
    // Begins with the few parcels that are overdue, not with all that are on their way or all orders that are sent.
    .where(sql<ShipmentState>`+state`, 'in', ['shipped', 'in_transit', 'delivered'])
    .where(
      (eb) => eb.selectFrom('saleOrder').select('status').whereRef('saleOrder.id', '=', 'shipment.orderId'),
      '=',
      'shipped',
    )
    .orderBy('underWaySinceMs')
    .limit(p.limit),
);

/** Orders whose parcel has been under way for the days after which it counts as received, the oldest first. */
export function ordersToComplete(reader: Reader, nowMs: number, limit: number): number[] {
  const { autoCompleteDays } = readSettings(reader).limits;
  return reader.all(overdue, { sinceMs: nowMs - autoCompleteDays * DAY_MS, limit }).map((row) => row.orderId);
}

/** Completes an order whose receipt nobody confirmed in time (SHIP-4); its parcel counts as delivered. */
export function completeAutomatically(context: CommandContext, orderId: number): void {
  const order = getOrder(context.tx, orderId);
  const { autoCompleteDays } = readSettings(context.tx).limits;
  applyTransition(context, order, 'complete_automatically', { afterDays: autoCompleteDays });
  publishOrder(context, readRecord(context.tx, orderId), order.eventCount);
}
