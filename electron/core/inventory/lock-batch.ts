import type { ParsedInput } from '#shared/contracts/index.ts';
import type { CommandContext } from '../platform/context.ts';
import { holdBatch } from './batch-holds.ts';
import { getBatch } from './batches.ts';
import { publishHolds } from './publish-holds.ts';

/**
 * Stops the sale of a batch while something about it is unclear (INV-6): a complaint, damage, a notice that is being
 * checked. Nothing of it is sold, and orders that have some reserved wait: unlocking lets them go on, cancelling
 * gives the units back.
 *
 * Fails with BATCH_NOT_FOUND, or BATCH_STATE_CONFLICT when it is locked or recalled already.
 */
export function lockBatch(
  context: CommandContext,
  { batchId, reason }: ParsedInput<'inventory.lockBatch'>,
): void {
  holdBatch(context, getBatch(context.tx, batchId), { action: 'lock', recallId: null, reason });
  publishHolds(context, [batchId], { action: 'lock', reason });
}
