import type { OrderStatus } from '#shared/domain/order-states.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

const orderById = statement<{ id: number }>()((db, p) =>
  db.selectFrom('saleOrder').selectAll().where('id', '=', p.id),
);

const orderByNumber = statement<{ orderNumber: string }>()((db, p) =>
  db.selectFrom('saleOrder').selectAll().where('orderNumber', '=', p.orderNumber),
);

const itemsOf = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderItem')
    .select([
      'lineNo',
      'drugId',
      'drugCode',
      'genericName',
      'tradeName',
      'specification',
      'manufacturer',
      'approvalNumber',
      'unit',
      'category',
      'controlClass',
      'quantity',
      'listPriceFen',
      'unitPriceFen',
      'grossFen',
      'memberDiscountFen',
      'lineDiscountFen',
      'orderDiscountFen',
      'couponFen',
      'netFen',
      'taxRateBp',
      'taxFen',
      'prescriptionId',
      'prescriptionLineNo',
      'substitutionId',
    ])
    .where('orderId', '=', p.orderId)
    .orderBy('lineNo'),
);

const batchesOf = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderItemBatch')
    .innerJoin('batch', 'batch.id', 'orderItemBatch.batchId')
    .select([
      'orderItemBatch.lineNo',
      'orderItemBatch.batchId',
      'orderItemBatch.quantity',
      'orderItemBatch.state',
      'batch.batchNumber',
      'batch.expiryDate',
    ])
    .where('orderItemBatch.orderId', '=', p.orderId)
    .orderBy('orderItemBatch.lineNo')
    .orderBy('orderItemBatch.batchId'),
);

/** An order's row, or undefined. */
export function findOrder(reader: Reader, orderId: number) {
  return reader.get(orderById, { id: orderId });
}

export type OrderRow = NonNullable<ReturnType<typeof findOrder>>;

/** An order's row; fails with ORDER_NOT_FOUND. */
export function getOrder(reader: Reader, orderId: number): OrderRow {
  return findOrder(reader, orderId) ?? fail('ORDER_NOT_FOUND', { orderId });
}

/** An order by its canonical number; fails with ORDER_NOT_FOUND. */
export function getOrderByNumber(reader: Reader, orderNumber: string): OrderRow {
  return reader.get(orderByNumber, { orderNumber }) ?? fail('ORDER_NOT_FOUND', { orderNumber });
}

/** An order's lines as they were sold. */
export function readItems(reader: Reader, orderId: number) {
  return reader.all(itemsOf, { orderId });
}

export type ItemRow = ReturnType<typeof readItems>[number];

/** The lines of an order, read when they are first asked for and then kept: a line is never altered. */
export function linesOnce(reader: Reader, orderId: number): () => readonly ItemRow[] {
  let lines: readonly ItemRow[] | null = null;
  return () => {
    lines ??= readItems(reader, orderId);
    return lines;
  };
}

/** Which batches serve which line, and how far they got. */
export function readItemBatches(reader: Reader, orderId: number) {
  return reader.all(batchesOf, { orderId });
}

export type ItemBatchRow = ReturnType<typeof readItemBatches>[number];

/** The columns of an order that may change after it was made. */
export interface OrderProgress {
  readonly status: OrderStatus;
  readonly roundingFen: number;
  readonly paidFen: number;
  readonly refundedFen: number;
  readonly payType: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly cancelReason: string;
  readonly receiptCount: number;
  readonly paidAtMs: number | null;
  readonly dispensingAtMs: number | null;
  readonly shippedAtMs: number | null;
  readonly completedAtMs: number | null;
  readonly cancelledAtMs: number | null;
  readonly afterSalesAtMs: number | null;
  readonly eventCount: number;
  readonly eventHash: Uint8Array;
}

const updateProgress = statement<OrderProgress & { id: number; version: number; nextVersion: number }>()(
  (db, p) =>
    db
      .updateTable('saleOrder')
      .set({
        version: p.nextVersion,
        status: p.status,
        roundingFen: p.roundingFen,
        paidFen: p.paidFen,
        refundedFen: p.refundedFen,
        payType: p.payType,
        carrier: p.carrier,
        trackingNumber: p.trackingNumber,
        cancelReason: p.cancelReason,
        receiptCount: p.receiptCount,
        paidAtMs: p.paidAtMs,
        dispensingAtMs: p.dispensingAtMs,
        shippedAtMs: p.shippedAtMs,
        completedAtMs: p.completedAtMs,
        cancelledAtMs: p.cancelledAtMs,
        afterSalesAtMs: p.afterSalesAtMs,
        eventCount: p.eventCount,
        eventHash: p.eventHash,
      })
      .where('id', '=', p.id)
      .where('version', '=', p.version),
);

/** Saves an order's progress under the next version; fails with VERSION_CONFLICT when the row has moved on. */
export function saveProgress(tx: Tx, order: OrderRow, progress: OrderProgress): OrderRow {
  const nextVersion = order.version + 1;
  const { changes } = tx.run(updateProgress, {
    ...progress,
    id: order.id,
    version: order.version,
    nextVersion,
  });
  if (changes !== 1) fail('VERSION_CONFLICT', { orderId: order.id, version: order.version });
  return { ...order, ...progress, version: nextVersion };
}
