import { splitAmounts } from '#shared/domain/split-amounts.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { type PaymentRow, readPayments } from '../payments/refund-order.ts';
import { type PaymentTransfer, planTransfers } from '../payments/transfer-payments.ts';
import type { CommandContext } from '../platform/context.ts';
import { applyTransition } from './apply-transition.ts';
import { freshOrderNumber } from './create-order.ts';
import { dealShares, divideLines, type GivenShare, readGivenShares, type SplitWish } from './divide-order.ts';
import { makeSuccessor, type SuccessorLine } from './make-successor.ts';
import { readRecord } from './order-record.ts';
import { type OrderRow, readItems } from './order-rows.ts';
import { publishOrder } from './publish-order.ts';

/** What somebody asks for, and what the order had before it ended. */
interface SplitFacts {
  readonly wish: SplitWish;
  readonly payments: readonly PaymentRow[];
  readonly shares: readonly GivenShare[];
}

interface PartPlan {
  readonly lines: readonly SuccessorLine[];
  readonly shippingFeeFen: number;
  /** Null for a part that still has to be paid. */
  readonly transfer: PaymentTransfer | null;
}

/**
 * Splits an order that waits for payment, or that is paid and not dispensed yet, into new ones (ORD-9). The order
 * ends; its parts take over its goods, batch by batch, its amounts to the fen, and what was paid. All of that is
 * one transaction: no other till can take a unit in between.
 *
 * Fails with INVALID_ORDER_STATUS, ORDER_EXPIRED or SPLIT_INVALID. Returns the ids of the parts.
 */
export function splitOrder(context: CommandContext, order: OrderRow, wish: SplitWish): number[] {
  if (order.status === 'paid' && order.refundedFen > 0) fail('SPLIT_INVALID', { reason: 'partly_refunded' });
  const orderNumbers = freshNumbers(context, wish === 'servable' ? 2 : wish.length);
  const payments = readPayments(context.tx, order.id);
  const shares = readGivenShares(context.tx, order.id, context.today);
  applyTransition(context, order, 'split', { became: orderNumbers });
  const parts = planParts(context, order, { wish, payments, shares });
  publishOrder(context, readRecord(context.tx, order.id), order.eventCount);
  const partIds = parts.map((part, index) => makePart(context, order, { ...part, index, orderNumbers }));
  noteSplit(context, order, orderNumbers);
  return partIds;
}

function freshNumbers(context: CommandContext, count: number): string[] {
  const numbers = new Set<string>();
  while (numbers.size < count) numbers.add(freshOrderNumber(context));
  return [...numbers];
}

function planParts(
  { tx }: CommandContext,
  order: OrderRow,
  { wish, payments, shares }: SplitFacts,
): PartPlan[] {
  const items = readItems(tx, order.id);
  const division = divideLines(items, shares, wish);
  const amounts = splitAmounts({ lines: items, shippingFeeFen: order.shippingFeeFen }, division);
  const dealt = items.map(({ lineNo }, place) =>
    dealShares(
      shares.filter((share) => share.lineNo === lineNo),
      division.map((part) => part[place] ?? 0),
    ),
  );
  const totals = amounts.map((part) => part.totalFen);
  const transfers = order.status === 'paid' ? planTransfers(payments, order.roundingFen, totals) : null;
  return amounts.map((part, index) => ({
    lines: part.lines.map(({ place, ...sold }) => {
      const item = items[place];
      invariant(item !== undefined, 'a part has lines of its order only');
      return { item: { ...item, ...sold }, shares: dealt[place]?.[index] ?? [] };
    }),
    shippingFeeFen: part.shippingFeeFen,
    transfer: transfers?.[index] ?? null,
  }));
}

function makePart(
  context: CommandContext,
  order: OrderRow,
  part: PartPlan & { index: number; orderNumbers: readonly string[] },
): number {
  const { lines, shippingFeeFen, transfer, index, orderNumbers } = part;
  const orderNumber = orderNumbers[index];
  invariant(orderNumber !== undefined, 'every part has a number');
  const { id: _, ...heading } = order;
  const made = makeSuccessor(context, {
    kind: 'split',
    orderNumber,
    sources: [order],
    heading,
    lines,
    shippingFeeFen,
  });
  if (transfer !== null) applyTransition(context, made, 'transfer_payment', { transfer });
  publishOrder(context, readRecord(context.tx, made.id), 0);
  return made.id;
}

/** The audit row is about the order that somebody split, not about the last of its parts. */
function noteSplit(context: CommandContext, order: OrderRow, became: readonly string[]): void {
  context.note(`order:${order.orderNumber}`, { status: 'cancelled', version: order.version + 1, became });
}
