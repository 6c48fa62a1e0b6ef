import { fail, invariant } from '#shared/errors/index.ts';
import { packsSetAside } from '../inventory/scanned-packs.ts';
import { readPayments } from '../payments/refund-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { applyTransition } from './apply-transition.ts';
import { freshOrderNumber } from './create-order.ts';
import { dealPacks, dealShares, divideLines, readGivenShares, type SplitWish } from './divide-order.ts';
import { type OrderRecord, recordOf } from './order-record.ts';
import { type ItemRow, type OrderRow, readItems } from './order-rows.ts';
import { missingUnits } from './owed-balances.ts';
import { type Division, makePart, planParts } from './plan-parts.ts';
import { publishOrder } from './publish-order.ts';

/**
 * Splits an order that waits for payment, or that is paid and not dispensed yet, into new ones (ORD-9). The order
 * ends; its parts take over its goods, batch by batch, its amounts to the fen, and what was paid. All of that is
 * one transaction: no other till can take a unit in between.
 *
 * Fails with INVALID_ORDER_STATUS, ORDER_EXPIRED or SPLIT_INVALID. Returns the parts.
 */
export function splitOrder(context: CommandContext, order: OrderRow, wish: SplitWish): OrderRecord[] {
  const items = readItems(context.tx, order.id);
  refuseUndivided(context, order, items);
  const isPaid = order.status === 'paid';
  const orderNumbers = freshNumbers(context, wish === 'servable' ? 2 : wish.length);
  const payments = readPayments(context.tx, order.id);
  const shares = readGivenShares(context.tx, order.id, context.today);
  const packs = packsSetAside(context.tx, order.id);
  const ended = applyTransition(context, order, 'split', { became: orderNumbers, items: () => items });
  const quantities = divideLines(items, shares, wish);
  const dealt = items.map(({ lineNo }, place) =>
    dealShares(
      shares.filter((share) => share.lineNo === lineNo),
      quantities.map((part) => part[place] ?? 0),
    ),
  );
  const dealtPacks = items.map(({ lineNo }, place) =>
    dealPacks(
      packs.filter((pack) => pack.lineNo === lineNo),
      dealt[place] ?? [],
    ),
  );
  const division: Division = {
    items,
    payments,
    quantities,
    shares: quantities.map((_, part) => dealt.map((line) => line[part] ?? [])),
    packs: quantities.map((_, part) => dealtPacks.map((line) => line[part] ?? [])),
  };
  const parts = planParts(order, division, isPaid);
  publishOrder(context, recordOf(context.tx, ended, { items }), order.eventCount);
  const made = parts.map((part, index) => {
    const orderNumber = orderNumbers[index];
    invariant(orderNumber !== undefined, 'every part has a number');
    const divided = makePart(context, order, { ...part, kind: 'split', orderNumber });
    const record = recordOf(context.tx, divided, { staffName: context.session.staffName });
    publishOrder(context, record, 0);
    return record;
  });
  noteSplit(context, order, orderNumbers);
  return made;
}

/** An owed order of which units wait for goods is divided where it is dispensed: there is nothing to deal out yet. */
function refuseUndivided({ tx }: CommandContext, order: OrderRow, items: readonly ItemRow[]): void {
  if (order.status !== 'paid') return;
  if (order.refundedFen > 0) fail('SPLIT_INVALID', { reason: 'partly_refunded' });
  if (missingUnits(tx, order.id, items).length > 0) fail('SPLIT_INVALID', { reason: 'waits_for_goods' });
}

function freshNumbers(context: CommandContext, count: number): string[] {
  const numbers = new Set<string>();
  while (numbers.size < count) numbers.add(freshOrderNumber(context));
  return [...numbers];
}

/** The audit row is about the order that somebody split, not about the last of its parts. */
function noteSplit(context: CommandContext, order: OrderRow, became: readonly string[]): void {
  context.note(`order:${order.orderNumber}`, { status: 'cancelled', version: order.version + 1, became });
}
