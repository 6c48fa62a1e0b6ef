import { whyNotSellable } from '#shared/domain/batches.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { holdParams } from '../inventory/batch-holds.ts';

/** `whyNotSellable` of shared/domain/batches in SQL, turned round. */
const firstUnsellable = statement<{ orderId: number; today: string }>()((db, p) =>
  db
    .selectFrom('orderItemBatch')
    .innerJoin('batch', 'batch.id', 'orderItemBatch.batchId')
    .select([
      'batch.id',
      'batch.drugId',
      'batch.batchNumber',
      'batch.expiryDate',
      'batch.status',
      'batch.zone',
      'batch.bin',
    ])
    .where('orderItemBatch.orderId', '=', p.orderId)
    // Released by a recall that gave the order other batches.
    .where('orderItemBatch.state', '<>', 'released')
    .where((eb) =>
      eb.or([
        eb('batch.expiryDate', '<=', p.today),
        eb('batch.status', '<>', 'available'),
        eb('batch.zone', '<>', 'saleable'),
        // What was weighed out already came from its bin, whatever lies in the bin now.
        eb('batch.bin', '<>', 'ready').and('orderItemBatch.state', '=', 'reserved'),
      ]),
    )
    .limit(1),
);

/**
 * Fails with BATCH_NOT_SELLABLE when a batch that an order was given has expired, been locked or recalled since:
 * such goods go to nobody, whoever paid for them (compliance.md: not sold on any path). The way on is to cancel.
 */
export function refuseUnsellableGoods(reader: Reader, order: { id: number; today: string }): void {
  const batch = reader.get(firstUnsellable, { orderId: order.id, today: order.today });
  if (batch === undefined) return;
  const { drugId, batchNumber, expiryDate } = batch;
  const reason = whyNotSellable(batch, order.today);
  const held = reason === 'locked' || reason === 'recalled' ? holdParams(reader, batch.id) : {};
  fail('BATCH_NOT_SELLABLE', { drugId, batchNumber, expiryDate, reason, ...held });
}
