import type { ScannedPack } from '#shared/domain/scanned-packs.ts';
import { totalsOf } from '#shared/domain/split-amounts.ts';
import { carryCoupons } from '../coupons/redeem-coupon.ts';
import { bookMovement } from '../inventory/ledger.ts';
import type { BatchShare } from '../inventory/reserve-stock.ts';
import { holdForOrder } from '../inventory/scanned-packs.ts';
import type { CommandContext } from '../platform/context.ts';
import { firstEvent } from './create-order.ts';
import { insertAllocations, writeItem } from './insert-items.ts';
import { type NewOrder, UNTOUCHED, writeOrder } from './insert-order.ts';
import { writeEvent } from './order-events.ts';
import { type SuccessorKind, writeLinks } from './order-links.ts';
import type { ItemRow, OrderRow } from './order-rows.ts';
import { inheritOwed } from './owed-balances.ts';

/** A line of an order that is made from others: as it was sold then, and the batches that serve it. */
export interface SuccessorLine {
  readonly item: ItemRow;
  readonly shares: readonly BatchShare[];
  /** Packs that the till scanned for it. */
  readonly packs: readonly ScannedPack[];
}

export interface Successor {
  readonly kind: SuccessorKind;
  readonly orderNumber: string;
  /** The orders that it is made from; they have given their reservations back already. */
  readonly sources: readonly OrderRow[];
  /** Who buys and where it goes, as those orders say. */
  readonly heading: Omit<OrderRow, 'id'>;
  readonly lines: readonly SuccessorLine[];
  readonly shippingFeeFen: number;
}

/** How the story of an order says what it was made from. */
const CAME_FROM = {
  split: 'splitFrom',
  merge: 'mergedFrom',
  owe: 'owedFrom',
  substitute: 'substitutedFrom',
} as const;

/**
 * Makes an order from others (ORD-9): with the names and prices of then, not of today's catalogue, with the very
 * batches that those orders had set aside, and with what is left of their time to pay.
 */
export function makeSuccessor(context: CommandContext, successor: Successor): OrderRow {
  const { tx, nowMs, session } = context;
  const { kind, orderNumber, sources, shippingFeeFen } = successor;
  const items = successor.lines.map(({ item }, index) => ({ ...item, lineNo: index + 1 }));
  const totals = totalsOf(items, shippingFeeFen);
  const first = firstEvent(context, orderNumber, {
    items: items.length,
    totalFen: totals.totalFen,
    [CAME_FROM[kind]]: sources.map((source) => source.orderNumber),
  });
  const row: NewOrder = {
    ...successor.heading,
    ...UNTOUCHED,
    ...totals,
    ...first.head,
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
  successor.lines.forEach(({ packs }, index) => {
    holdForOrder(tx, { orderId: order.id, lineNo: index + 1 }, packs);
  });
  writeEvent(tx, order.id, first);
  for (const source of sources) inheritOwed(tx, source.id, order.id);
  const withCoupons = sources.filter(({ couponCode }) => couponCode !== '');
  carryCoupons(
    tx,
    withCoupons.map(({ id }) => id),
    order.id,
  );
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
