import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { readSettings } from '../settings/settings.ts';
import type { OrderRow } from './order-rows.ts';

const DAY_MS = 86_400_000;

const firstCompletion = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderEvent')
    .select('atMs')
    .where('orderId', '=', p.orderId)
    .where('toStatus', '=', 'completed')
    .orderBy('seq')
    .limit(1),
);

/** When the customer got the goods, or null: that an after-sales request ended does not start the days anew. */
function gotGoodsAtMs(reader: Reader, order: OrderRow): number | null {
  if (order.afterSalesAtMs === null) return order.completedAtMs;
  return reader.get(firstCompletion, { orderId: order.id })?.atMs ?? null;
}

/** Fails with AFTER_SALES_WINDOW_PASSED when the customer has had the goods for longer than the window. */
export function refusePassedWindow(reader: Reader, nowMs: number, order: OrderRow): void {
  const gotAtMs = gotGoodsAtMs(reader, order);
  if (gotAtMs === null) return;
  const { returnWindowDays } = readSettings(reader).limits;
  const endedMs = gotAtMs + returnWindowDays * DAY_MS;
  if (nowMs > endedMs)
    fail('AFTER_SALES_WINDOW_PASSED', { orderId: order.id, days: returnWindowDays, ended_at_ms: endedMs });
}
