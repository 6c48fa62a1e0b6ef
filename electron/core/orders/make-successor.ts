import { totalsOf } from '#shared/domain/split-amounts.ts';
import { chainAfter, chainStart } from '../audit/event-chain.ts';
import { bookMovement } from '../inventory/ledger.ts';
import type { BatchShare } from '../inventory/reserve-stock.ts';
import type { CommandContext } from '../platform/context.ts';
import { firstEvent } from './create-order.ts';
import { insertAllocations, writeItem } from './insert-items.ts';
import { type NewOrder, UNTOUCHED, writeOrder } from './insert-order.ts';
import { writeEvent } from './order-events.ts';
import { type LinkKind, writeLinks } from './order-links.ts';
import type { ItemRow, OrderRow } from './order-rows.ts';

/** A line of an order that is made from others: as it was sold then, and the batches that serve it. */
export interface SuccessorLine {
  readonly item: ItemRow;
  readonly shares: readonly BatchShare[];
}

export interface Successor {
  readonly kind: LinkKind;
  readonly orderNumber: string;
  /** The orders that it is made from; they have given their reservations back already. */
  readonly sources: readonly OrderRow[];
  /** Who buys and where it goes, as those orders say. */
  readonly heading: Omit<OrderRow, 'id'>;
  readonly lines: readonly SuccessorLine[];
  readonly shippingFeeFen: number;
}

/**
 * Makes an order from others (ORD-9): with the names and prices of then, not of today's catalogue, with the very
 * batches that those orders had set aside, and with what is left of their time to pay.
 */
export function makeSuccessor(context: CommandContext, successor: Successor): OrderRow {
  const { tx, nowMs, session } = context;
  const { kind, orderNumber, sources, shippingFeeFen } = successor;
  const items = successor.lines.map(({ item }, index) => ({ ...item, lineNo: index + 1 }));
  const totals = totalsOf(items, shippingFeeFen);
  const event = firstEvent(context, {
    items: items.length,
    totalFen: totals.totalFen,
    [kind === 'split' ? 'splitFrom' : 'mergedFrom']: sources.map((source) => source.orderNumber),
  });
  const head = chainAfter(chainStart(orderNumber), event);
  const row: NewOrder = {
    ...successor.heading,
    ...UNTOUCHED,
    ...totals,
    ...head,
    orderNumber,
    cartId: null,
    itemCount: items.length,
    quantity: items.reduce((sum, item) => sum + item.quantity, 0),
    staffId: session.staffId,
    createdAtMs: nowMs,
    expiresAtMs: Math.min(...sources.map((source) => source.expiresAtMs)),
  };
  const order = writeOrder(tx, row);
  for (const item of items) writeItem(tx, order.id, item);
  reserveAgain(context, order.id, successor.lines);
  writeEvent(tx, order.id, event, head);
  writeLinks(tx, { fromOrderIds: sources.map(({ id }) => id), toOrderId: order.id, kind, atMs: nowMs });
  return order;
}

/**
 * Takes over what the orders before had reserved. It is not asked whether a batch may still be sold: goods that
 * were locked meanwhile stay set aside, and are stopped when they are paid or dispensed.
 */
function reserveAgain(context: CommandContext, orderId: number, lines: readonly SuccessorLine[]): void {
  lines.forEach(({ shares }, index) => {
    for (const { batchId, quantity } of shares) {
      bookMovement(context, {
        batchId,
        kind: 'reserve',
        onHandDelta: 0,
        reservedDelta: quantity,
        orderId,
        reason: '',
      });
    }
    insertAllocations(context.tx, { orderId, lineNo: index + 1, shares });
  });
}
