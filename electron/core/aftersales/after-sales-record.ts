import { isChainIntact } from '../audit/event-chain.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { getOrder, type ItemRow, linesOnce, type OrderRow } from '../orders/order-rows.ts';
import { type ReturnedUnits, readReturned } from '../orders/returned-units.ts';
import { LeftBehind } from '../platform/left-behind.ts';
import { readAfterSalesEvents } from './after-sales-events.ts';
import { readRequestImages } from './after-sales-images.ts';
import {
  type AfterSalesLineRow,
  type AfterSalesRow,
  getAfterSales,
  readAfterSalesLines,
} from './after-sales-rows.ts';
import { type ReplacementLine, readReplacements } from './replacement-lines.ts';

const refundsOf = statement<{ afterSalesId: number; orderId: number }>()((db, p) =>
  db
    .selectFrom('refund')
    .innerJoin('payment', 'payment.id', 'refund.paymentId')
    .select([
      'refund.paymentId',
      'payment.tender',
      'payment.reference as paidReference',
      'refund.amountFen',
      'refund.reference',
    ])
    .where('refund.orderId', '=', p.orderId)
    .where('refund.afterSalesId', '=', p.afterSalesId)
    .orderBy('refund.id'),
);

const carriedTo = statement<{ orderId: number; toOrderId: number }>()((db, p) =>
  db
    .selectFrom('payment as target')
    .innerJoin('paymentTransfer', 'paymentTransfer.toPaymentId', 'target.id')
    .innerJoin('payment as source', 'source.id', 'paymentTransfer.fromPaymentId')
    .select(['source.id as fromPaymentId', 'target.amountFen'])
    .where('target.orderId', '=', p.toOrderId)
    .where('source.orderId', '=', p.orderId)
    .orderBy('target.id'),
);

const refundLinesOf = statement<{ afterSalesId: number }>()((db, p) =>
  db
    .selectFrom('refundLine')
    .select(['lineNo', 'quantity', 'amountFen'])
    .where('afterSalesId', '=', p.afterSalesId)
    .orderBy('lineNo'),
);

const staffName = statement<{ id: number }>()((db, p) =>
  db.selectFrom('staff').select('name').where('id', '=', p.id),
);

/** A request with all that belongs to it. */
export interface AfterSalesRecord {
  readonly row: AfterSalesRow;
  /** What it is about. */
  readonly order: OrderRow;
  /** The lines of the order. */
  readonly items: () => readonly ItemRow[];
  readonly lines: readonly AfterSalesLineRow[];
  /** What came back with this request. */
  readonly returned: readonly ReturnedUnits[];
  /** What came back of the order with other requests. */
  readonly returnedBefore: readonly ReturnedUnits[];
  readonly refunds: readonly {
    readonly paymentId: number;
    readonly tender: string;
    readonly paidReference: string;
    readonly amountFen: number;
    readonly reference: string;
  }[];
  /** What the new order of an exchange took over, by the payment that it came from. */
  readonly carried: readonly { readonly fromPaymentId: number; readonly amountFen: number }[];
  /** What the customer gets instead, by the choice that stands. */
  readonly replacements: readonly ReplacementLine[];
  readonly images: ReturnType<typeof readRequestImages>;
  readonly refundLines: readonly { lineNo: number; quantity: number; amountFen: number }[];
  readonly events: ReturnType<typeof readAfterSalesEvents>;
  readonly requestedBy: string;
  readonly historyIntact: boolean;
}

/** Reads a request whole. Fails with AFTER_SALES_NOT_FOUND. */
export function readAfterSalesRecord(reader: Reader, afterSalesId: number): AfterSalesRecord {
  return recordOf(reader, getAfterSales(reader, afterSalesId));
}

/** What a command on a request knows of it, as it now is. */
export type KnownParts = Partial<Pick<AfterSalesRecord, 'order' | 'items' | 'lines'>>;

/** The same of a request whose row was just read or written. */
export function recordOf(reader: Reader, row: AfterSalesRow, known: KnownParts = {}): AfterSalesRecord {
  const { id: afterSalesId } = row;
  const events = readAfterSalesEvents(reader, afterSalesId);
  const returned = readReturned(reader, row.orderId);
  return {
    row,
    order: known.order ?? getOrder(reader, row.orderId),
    items: known.items ?? linesOnce(reader, row.orderId),
    lines: known.lines ?? readAfterSalesLines(reader, afterSalesId),
    returned: returned.filter((units) => units.afterSalesId === afterSalesId),
    returnedBefore: returned.filter((units) => units.afterSalesId !== afterSalesId),
    refunds: reader.all(refundsOf, { afterSalesId, orderId: row.orderId }),
    carried:
      row.replacementOrderId === null
        ? []
        : reader.all(carriedTo, { orderId: row.orderId, toOrderId: row.replacementOrderId }),
    replacements: readReplacements(reader, row),
    images: readRequestImages(reader, afterSalesId),
    refundLines: reader.all(refundLinesOf, { afterSalesId }),
    events,
    requestedBy: reader.get(staffName, { id: row.requestedBy })?.name ?? '',
    historyIntact: isChainIntact(row.number, events, row),
  };
}

/** What a command on a request keeps under its id. */
export interface AfterSalesReceipt {
  readonly afterSalesId: number;
}

const leftBehind = new LeftBehind<AfterSalesRecord>();

/** The receipt of a command that left a request as `record` says. */
export function receiptOf(record: AfterSalesRecord): AfterSalesReceipt {
  return leftBehind.keep({ afterSalesId: record.row.id }, record);
}

/** The request behind a receipt: as the command just left it, or for a repeated command as it is now. */
export function recordBehind(reader: Reader, receipt: AfterSalesReceipt): AfterSalesRecord {
  return leftBehind.find(receipt) ?? readAfterSalesRecord(reader, receipt.afterSalesId);
}
