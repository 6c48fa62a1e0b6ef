import { sql } from 'kysely';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

/** What of some batches an order has that is not finished. */
export interface UnfinishedShare {
  readonly orderId: number;
  readonly status: 'pending' | 'paid' | 'dispensing' | 'shipped';
  readonly lineNo: number;
  readonly batchId: number;
  readonly quantity: number;
  readonly state: 'reserved' | 'dispensed';
}

/** Goods of these orders are on the shelf, on the bench or on their way. */
const sharesIn = statement<{ batchIds: string }>()((db, p) =>
  db
    .selectFrom('orderItemBatch')
    .innerJoin('saleOrder', 'saleOrder.id', 'orderItemBatch.orderId')
    .select([
      'orderItemBatch.orderId',
      'saleOrder.status',
      'orderItemBatch.lineNo',
      'orderItemBatch.batchId',
      'orderItemBatch.quantity',
      'orderItemBatch.state',
    ])
    .where('orderItemBatch.batchId', 'in', sql<number>`(SELECT value FROM json_each(${p.batchIds}))`)
    .where('orderItemBatch.state', 'in', ['reserved', 'dispensed'])
    .where('saleOrder.status', 'in', ['pending', 'paid', 'dispensing', 'shipped']),
);

/** The shares of each unfinished order, by its id. */
export type UnfinishedOrders = ReadonlyMap<number, readonly UnfinishedShare[]>;

/** Everything that unfinished orders have of some batches, by order, the longest paid first, then the oldest. */
export function unfinishedShares(reader: Reader, batchIds: readonly number[]): UnfinishedOrders {
  const rows = reader.all(sharesIn, { batchIds: JSON.stringify(batchIds) }) as UnfinishedShare[];
  const waits = ({ status }: UnfinishedShare): number => (status === 'pending' ? 1 : 0);
  rows.sort(
    (a, b) => waits(a) - waits(b) || a.orderId - b.orderId || a.lineNo - b.lineNo || a.batchId - b.batchId,
  );
  return Map.groupBy(rows, (row) => row.orderId);
}
