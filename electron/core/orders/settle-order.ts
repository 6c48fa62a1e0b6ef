import type { Tender } from '#shared/contracts/orders.ts';
import { fail } from '#shared/errors/index.ts';
import { settleWith } from '../payments/take-tenders.ts';
import { type PaymentTransfer, transferredFen } from '../payments/transfer-payments.ts';
import type { CommandContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { applyTransition } from './apply-transition.ts';
import { mustVerify } from './dispensed-packs.ts';
import { lastChange, refuseStatus } from './order-as-seen.ts';
import { linesOnce, type OrderRow } from './order-rows.ts';

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
  payment: {
    readonly tenders: readonly Tender[];
    readonly handOver: boolean;
    /** Whether the till scanned packs for the order, where the caller knows. */
    readonly hasScannedPacks?: boolean;
    /** What an order that replaces goods takes over of what they were paid with. */
    readonly transfer?: PaymentTransfer;
  },
): { order: OrderRow; changeFen: number } {
  if (order.status === 'cancelled') refuseStatus(context.tx, order, 'pay');
  if (order.status !== 'pending') {
    const { id: orderId, status } = order;
    fail('ORDER_ALREADY_PAID', { orderId, status, ...lastChange(context.tx, orderId) });
  }
  const { cashRounding } = readSettings(context.tx).limits;
  const { transfer } = payment;
  const dueFen = order.totalFen - (transfer === undefined ? 0 : transferredFen(transfer));
  const settlement = settleWith(payment.tenders, dueFen, cashRounding);
  const items = linesOnce(context.tx, order.id);
  const facts = transfer === undefined ? { settlement, items } : { settlement, transfer, items };
  const paid = applyTransition(context, order, 'pay', facts);
  // What goes out on prescription waits for its packs to be verified.
  if (!payment.handOver || items().some(mustVerify)) return { order: paid, changeFen: settlement.changeFen };
  const { hasScannedPacks } = payment;
  const scanned = hasScannedPacks === undefined ? {} : { hasScannedPacks };
  const dispensing = applyTransition(context, paid, 'start_dispensing', { items, ...scanned });
  return {
    order: applyTransition(context, dispensing, 'hand_over', { items }),
    changeFen: settlement.changeFen,
  };
}
