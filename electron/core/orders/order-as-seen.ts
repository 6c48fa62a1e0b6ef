import type { OrderAction } from '#shared/domain/order-states.ts';
import { fail } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import { readEvents } from './order-events.ts';
import { getOrder, type OrderRow } from './order-rows.ts';

/** The order as the screen saw it; fails as `requireSeen` does. */
export function orderAsSeen(
  { tx }: { readonly tx: Reader },
  { orderId, version }: { readonly orderId: number; readonly version: number | null },
): OrderRow {
  const order = getOrder(tx, orderId);
  requireSeen(tx, order, version);
  return order;
}

/** Fails with VERSION_CONFLICT, which names who changed the order, when that was after the screen saw it. */
export function requireSeen(reader: Reader, order: OrderRow, version: number | null): void {
  if (version === null || version === order.version) return;
  const { id: orderId, version: current, status } = order;
  fail('VERSION_CONFLICT', { orderId, version, current, status, ...lastChange(reader, orderId) });
}

/** Fails with INVALID_ORDER_STATUS: what somebody wants to do is no step from here, and who brought the order here. */
export function refuseStatus(
  reader: Reader,
  { id: orderId, status }: Pick<OrderRow, 'id' | 'status'>,
  action: OrderAction | 'verify_packs',
): never {
  fail('INVALID_ORDER_STATUS', { orderId, status, reason: status, action, ...lastChange(reader, orderId) });
}

/** Who changed an order last, how and when: whoever comes second is told. */
export function lastChange(reader: Reader, orderId: number) {
  const last = readEvents(reader, orderId).at(-1);
  return { did: last?.action, staffName: last?.staffName, changed_at_ms: last?.atMs };
}
