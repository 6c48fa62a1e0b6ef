import type { AfterSalesAction } from '#shared/domain/after-sales-states.ts';
import { invariant } from '#shared/errors/index.ts';
import { applyTransition } from '../orders/apply-transition.ts';
import { getOrder, type ItemRow, linesOnce, type OrderRow } from '../orders/order-rows.ts';
import { readReturned } from '../orders/returned-units.ts';
import type { CommandContext } from '../platform/context.ts';
import type { AfterSalesRecord } from './after-sales-record.ts';
import type { AfterSalesRow } from './after-sales-rows.ts';
import { applyStep, requestAsSeen, type SeenRequest, stepFor } from './apply-step.ts';
import { publishAfterSales } from './publish-after-sales.ts';
import { countOpenRequests, unitsOfOrder } from './settled-units.ts';

/** The steps that move neither goods nor money. */
export type PlainAction = Extract<AfterSalesAction, 'approve' | 'reject' | 'withdraw' | 'fail'>;

/**
 * Approves, rejects, withdraws or marks a refund as failed. Fails with AFTER_SALES_NOT_FOUND, VERSION_CONFLICT,
 * INVALID_AFTER_SALES_STATE or FORBIDDEN.
 */
export function takePlainStep(
  context: CommandContext,
  input: SeenRequest & { readonly reason: string },
  action: PlainAction,
): AfterSalesRecord {
  const before = requestAsSeen(context, input);
  const step = stepFor(context, before, action);
  const orderBefore = getOrder(context.tx, before.orderId);
  const items = linesOnce(context.tx, before.orderId);
  const after = applyStep(context, before, { step, reason: input.reason, details: {} });
  const ended = { order: orderBefore, items, reason: input.reason || action };
  const order = after.endedAtMs === null ? orderBefore : leaveAfterSales(context, after, ended);
  return publishAfterSales(context, after, { eventsBefore: before.eventCount, orderBefore, order, items });
}

/**
 * Takes the order out of after-sales once its last request has ended: cancelled when every unit is settled and all
 * the money is back with the customer, else completed. Returns the order as it then is.
 */
export function leaveAfterSales(
  context: CommandContext,
  ended: AfterSalesRow,
  { order, items, reason }: { order: OrderRow; items: () => readonly ItemRow[]; reason: string },
): OrderRow {
  const { tx } = context;
  if (countOpenRequests(tx, ended.orderId) > 0) return order;
  invariant(order.status === 'after_sales', 'an order stays in after-sales while a request is open');
  const details = { number: ended.number };
  const { settled } = unitsOfOrder(tx, order.id);
  const nothingLeft = items().every(({ lineNo, quantity }) => settled.get(lineNo) === quantity);
  if (!nothingLeft || order.refundedFen !== order.paidFen) {
    return applyTransition(context, order, 'close_after_sales', { reason, details, items });
  }
  const units = readReturned(tx, order.id).reduce((sum, { quantity }) => sum + quantity, 0);
  const disposition = units === order.quantity ? 'returned' : 'lost';
  return applyTransition(context, order, 'cancel', { reason, disposition, details, items });
}
