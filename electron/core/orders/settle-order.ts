import type { Tender } from '#shared/contracts/orders.ts';
import { fail } from '#shared/errors/index.ts';
import { settleWith } from '../payments/take-tenders.ts';
import type { CommandContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { applyTransition } from './apply-transition.ts';
import { mustVerify } from './dispensed-packs.ts';
import { type OrderRow, readItems } from './order-rows.ts';

/**
 * Pays an order in full and, at the till, dispenses and hands it over in the same transaction: each step goes
 * through the order machine and leaves its event.
 *
 * Fails with ORDER_ALREADY_PAID, INVALID_ORDER_STATUS, ORDER_EXPIRED, BATCH_NOT_SELLABLE, PAYMENT_INCOMPLETE or
 * PAYMENT_EXCEEDS_DUE.
 */
export function settleOrder(
  context: CommandContext,
  order: OrderRow,
  payment: { tenders: readonly Tender[]; handOver: boolean },
): { order: OrderRow; changeFen: number } {
  if (order.status === 'cancelled') {
    fail('INVALID_ORDER_STATUS', { orderId: order.id, status: order.status, action: 'pay' });
  }
  if (order.status !== 'pending') fail('ORDER_ALREADY_PAID', { orderId: order.id, status: order.status });
  const { cashRounding } = readSettings(context.tx).limits;
  const settlement = settleWith(payment.tenders, order.totalFen, cashRounding);
  const paid = applyTransition(context, order, 'pay', { settlement });
  // What goes out on prescription waits for its packs to be verified.
  if (!payment.handOver || readItems(context.tx, order.id).some(mustVerify))
    return { order: paid, changeFen: settlement.changeFen };
  const dispensing = applyTransition(context, paid, 'start_dispensing');
  return { order: applyTransition(context, dispensing, 'hand_over'), changeFen: settlement.changeFen };
}
