import type { ParsedInput } from '#shared/contracts/index.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import type { CommandContext } from '../platform/context.ts';
import { findBatch } from './batches.ts';
import { bookMovement } from './ledger.ts';
import { publishBatch } from './receive-goods.ts';

/**
 * Sets a batch to what was counted on the shelf; the difference is a movement with its reason (INV-2).
 *
 * Fails with BATCH_NOT_FOUND, or INVENTORY_UPDATE_FAILED when fewer units were counted than customers' orders
 * have reserved: those orders must be dealt with first.
 */
export function adjustStock(context: CommandContext, input: ParsedInput<'inventory.adjustStock'>): void {
  const batch = findBatch(context.tx, input.batchId) ?? fail('BATCH_NOT_FOUND', { batchId: input.batchId });
  const drug = findDrug(context.tx, batch.drugId);
  invariant(drug !== undefined, 'a batch belongs to a drug');
  bookMovement(context, {
    batchId: batch.id,
    kind: 'adjustment',
    onHandDelta: input.countedQuantity - batch.onHand,
    reservedDelta: 0,
    orderId: null,
    reason: input.reason,
  });
  publishBatch(context, batch.id, drug.code);
}
