import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { type ItemBatchRow, readItemBatches } from './order-rows.ts';

/** Units of a batch, given with a line of an order, that came back with a request. */
export interface ReturnedUnits {
  readonly afterSalesId: number;
  readonly lineNo: number;
  readonly batchId: number;
  /** Where they lie now. */
  readonly quarantineBatchId: number;
  readonly quantity: number;
}

const insertReturned = statement<ReturnedUnits & { orderId: number; atMs: number }>()((db, p) =>
  db.insertInto('returnBatch').values({
    afterSalesId: p.afterSalesId,
    orderId: p.orderId,
    lineNo: p.lineNo,
    batchId: p.batchId,
    quarantineBatchId: p.quarantineBatchId,
    quantity: p.quantity,
    atMs: p.atMs,
  }),
);

const returnedOf = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('returnBatch')
    .select(['afterSalesId', 'lineNo', 'batchId', 'quarantineBatchId', 'quantity'])
    .where('orderId', '=', p.orderId)
    .orderBy('lineNo')
    .orderBy('batchId')
    .orderBy('afterSalesId'),
);

/** Notes units that came back; the store refuses more of a batch than the line was given. */
export function writeReturned(tx: Tx, row: ReturnedUnits & { orderId: number; atMs: number }): void {
  tx.run(insertReturned, row);
}

/** Everything that came back of an order while it was in after-sales. */
export function readReturned(reader: Reader, orderId: number): ReturnedUnits[] {
  return reader.all(returnedOf, { orderId });
}

/** The batches that an order's lines were handed out from; one that a recall took off it before is not among them. */
export function readGivenBatches(reader: Reader, orderId: number): ItemBatchRow[] {
  return readItemBatches(reader, orderId).filter(({ state }) => state !== 'released');
}

/** How many units of one allocation came back. */
export function returnedOfAllocation(
  returned: readonly ReturnedUnits[],
  allocation: { readonly lineNo: number; readonly batchId: number },
): number {
  return returned
    .filter(({ lineNo, batchId }) => lineNo === allocation.lineNo && batchId === allocation.batchId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}
