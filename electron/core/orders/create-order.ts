import { makeOrderNumber } from '#shared/domain/order-number.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import { invariant } from '#shared/errors/index.ts';
import { chainStart } from '../audit/event-chain.ts';
import { type NextEvent, nextEvent } from '../audit/next-event.ts';
import { readIdentity } from '../db/meta.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { reserveStock } from '../inventory/reserve-stock.ts';
import { NO_TRANSFERS } from '../payments/transfer-payments.ts';
import type { CommandContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import type { OrderDraft } from './draft-order.ts';
import { insertAllocations, insertItem } from './insert-items.ts';
import { insertOrder } from './insert-order.ts';
import { writeEvent } from './order-events.ts';
import { NO_LINKS } from './order-links.ts';
import type { OrderRecord } from './order-record.ts';

const MINUTE_MS = 60_000;
const RANDOM_BYTES = 7;

const numberTaken = statement<{ orderNumber: string }>()((db, p) =>
  db.selectFrom('saleOrder').select('id').where('orderNumber', '=', p.orderNumber),
);

/**
 * Makes an order from a draft: the order with its snapshots, the reservation of stock, and the first event
 * (ORD-1, INV-1). `origin` is what that event tells beside it: which order's goods it replaces. Fails with
 * INSUFFICIENT_STOCK listing every shortage.
 */
export function createOrder(
  context: CommandContext,
  draft: OrderDraft,
  origin: Readonly<Record<string, unknown>> = {},
): OrderRecord {
  const { tx, nowMs } = context;
  const orderNumber = freshOrderNumber(context);
  const { limits } = readSettings(tx);
  const expiresAtMs = nowMs + limits.minutesToPay * MINUTE_MS;
  const first = firstEvent(context, orderNumber, {
    items: draft.lines.length,
    totalFen: draft.priced.totalFen,
    ...origin,
  });
  const order = insertOrder(tx, {
    draft,
    orderNumber,
    expiresAtMs,
    head: first.head,
    staffId: context.session.staffId,
    nowMs,
  });
  const orderId = order.id;
  const items = draft.lines.map((line, index) => {
    const priced = draft.priced.lines[index];
    invariant(priced !== undefined, 'every line is priced');
    return insertItem(tx, { orderId, lineNo: index + 1, line, priced });
  });
  const reserved = reserveStock(
    context,
    orderId,
    draft.lines.map(({ drug, quantity, scannedBatchId }) => ({ drugId: drug.id, quantity, scannedBatchId })),
  );
  const batches = reserved.flatMap((shares, index) =>
    insertAllocations(tx, { orderId, lineNo: index + 1, shares }),
  );
  const events = [writeEvent(tx, orderId, first)];
  return {
    order,
    items,
    batches,
    payments: [],
    links: NO_LINKS,
    transfers: NO_TRANSFERS,
    owed: null,
    events,
    isFresh: true,
    staffName: context.session.staffName,
    isHistoryIntact: () => true,
  };
}

/** A number that no order of this counter has. */
export function freshOrderNumber({ tx, random }: CommandContext): string {
  const { deviceCode } = readIdentity(tx);
  for (;;) {
    const orderNumber = makeOrderNumber(deviceCode, random.bytes(RANDOM_BYTES));
    if (!isTaken(tx, orderNumber)) return orderNumber;
  }
}

function isTaken(reader: Reader, orderNumber: string): boolean {
  return reader.get(numberTaken, { orderNumber }) !== undefined;
}

/** The event with which an order's story begins. */
export function firstEvent(
  context: CommandContext,
  orderNumber: string,
  details: Readonly<Record<string, unknown>>,
): NextEvent<OrderStatus> {
  return nextEvent<OrderStatus>(context, chainStart(orderNumber), {
    action: 'create',
    permission: 'order.create',
    from: null,
    to: 'pending',
    details,
  });
}
