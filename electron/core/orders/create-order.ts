import { makeOrderNumber } from '#shared/domain/order-number.ts';
import { invariant } from '#shared/errors/index.ts';
import { actingRole } from '../audit/acting-role.ts';
import { chainAfter, chainStart } from '../audit/event-chain.ts';
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
import { type OrderEvent, writeEvent } from './order-events.ts';
import { NO_LINKS } from './order-links.ts';
import type { OrderRecord } from './order-record.ts';

const MINUTE_MS = 60_000;
const RANDOM_BYTES = 7;

const numberTaken = statement<{ orderNumber: string }>()((db, p) =>
  db.selectFrom('saleOrder').select('id').where('orderNumber', '=', p.orderNumber),
);

/**
 * Makes an order from a draft: the order with its snapshots, the reservation of stock, and the first event
 * (ORD-1, INV-1). Fails with INSUFFICIENT_STOCK listing every shortage.
 */
export function createOrder(context: CommandContext, draft: OrderDraft): OrderRecord {
  const { tx, nowMs } = context;
  const orderNumber = freshOrderNumber(context);
  const { limits } = readSettings(tx);
  const expiresAtMs = nowMs + limits.minutesToPay * MINUTE_MS;
  const event = firstEvent(context, {
    items: draft.lines.length,
    totalFen: draft.priced.totalFen,
  });
  const head = chainAfter(chainStart(orderNumber), event);
  const order = insertOrder(tx, {
    draft,
    orderNumber,
    expiresAtMs,
    head,
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
  const events = [writeEvent(tx, orderId, event, head)];
  return {
    order,
    items,
    batches,
    payments: [],
    links: NO_LINKS,
    transfers: NO_TRANSFERS,
    events,
    staffName: context.session.staffName,
    historyIntact: true,
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
export function firstEvent(context: CommandContext, details: Readonly<Record<string, unknown>>): OrderEvent {
  const { session, nowMs } = context;
  return {
    seq: 1,
    action: 'create',
    fromStatus: null,
    toStatus: 'pending',
    staffId: session.staffId,
    staffName: session.staffName,
    role: actingRole(session, 'order.create'),
    reason: '',
    details: JSON.stringify(details),
    atMs: nowMs,
  };
}
