import type { OrderDetail } from '#shared/contracts/orders.ts';
import { isChainIntact } from '../audit/event-chain.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { type PaymentRow, readPayments } from '../payments/refund-order.ts';
import { NO_TRANSFERS, type PaymentTransfers, readTransfers } from '../payments/transfer-payments.ts';
import { LeftBehind } from '../platform/left-behind.ts';
import { readEvents, type StoredEvent } from './order-events.ts';
import { type OrderLinks, readLinks } from './order-links.ts';
import {
  getOrder,
  type ItemBatchRow,
  type ItemRow,
  type OrderRow,
  readItemBatches,
  readItems,
} from './order-rows.ts';
import { readOwed } from './owed-view.ts';

/** An order with all that belongs to it. */
export interface OrderRecord {
  readonly order: OrderRow;
  readonly items: readonly ItemRow[];
  readonly batches: readonly ItemBatchRow[];
  readonly payments: readonly PaymentRow[];
  readonly links: OrderLinks;
  /** Set where it is what another order did not hand over. */
  readonly owed: OrderDetail['owed'];
  /** What its payments took over from the order it was split from, and what its own parts took over. */
  readonly transfers: PaymentTransfers;
  readonly events: readonly StoredEvent[];
  /** Who made the order. */
  readonly staffName: string;
  /** Its batches were chosen just now, in the command that this record comes from, so every one may be sold. */
  readonly isFresh: boolean;
  /** Whether the events form the chain that the order's row says they form; worked out for who shows it. */
  readonly isHistoryIntact: () => boolean;
}

const staffName = statement<{ id: number }>()((db, p) =>
  db.selectFrom('staff').select('name').where('id', '=', p.id),
);

/** Reads an order whole. Fails with ORDER_NOT_FOUND. */
export function readRecord(reader: Reader, orderId: number): OrderRecord {
  return recordOf(reader, getOrder(reader, orderId));
}

/** The same of an order whose row, and perhaps whose lines and maker, were just read or written. */
export function recordOf(
  reader: Reader,
  order: OrderRow,
  { items, staffName: maker }: Partial<Pick<OrderRecord, 'items' | 'staffName'>> = {},
): OrderRecord {
  const { id: orderId } = order;
  const events = readEvents(reader, orderId);
  const lines = items ?? readItems(reader, orderId);
  return {
    order,
    items: lines,
    batches: readItemBatches(reader, orderId),
    payments: readPayments(reader, orderId),
    ...relationsOf(reader, order, lines),
    events,
    isFresh: false,
    staffName: maker ?? reader.get(staffName, { id: order.staffId })?.name ?? '',
    isHistoryIntact: () => isChainIntact(order.orderNumber, events, order),
  };
}

/** An order without links has no transfers to read, and is owed by nobody. */
function relationsOf(
  reader: Reader,
  order: OrderRow,
  items: readonly ItemRow[],
): Pick<OrderRecord, 'links' | 'transfers' | 'owed'> {
  const links = readLinks(reader, order.id);
  const isLinked = links.madeFrom.length > 0 || links.became.length > 0;
  return isLinked
    ? { links, transfers: readTransfers(reader, order.id), owed: readOwed(reader, order, items) }
    : { links, transfers: NO_TRANSFERS, owed: null };
}

/** What a command on an order keeps under its id. */
export interface OrderReceipt {
  readonly orderId: number;
}

const leftBehind = new LeftBehind<OrderRecord>();

/** The receipt of a command that left an order as `record` says. */
export function receiptOf<Rest extends object>(record: OrderRecord, rest: Rest): OrderReceipt & Rest {
  return leftBehind.keep({ ...rest, orderId: record.order.id }, record);
}

/** The order behind a receipt: as the command just left it, or for a repeated command as it is now. */
export function recordBehind(reader: Reader, receipt: OrderReceipt): OrderRecord {
  return leftBehind.find(receipt) ?? readRecord(reader, receipt.orderId);
}
