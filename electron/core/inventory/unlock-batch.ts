import type { ParsedInput } from '#shared/contracts/index.ts';
import type { CommandContext } from '../platform/context.ts';
import { holdBatch } from './batch-holds.ts';
import { getBatch } from './batches.ts';
import { publishHolds } from './publish-holds.ts';

/**
 * Puts a locked batch on sale again, with the reason why it may be (INV-6).
 *
 * Fails with BATCH_NOT_FOUND, or BATCH_STATE_CONFLICT when it is not locked; a recalled batch is not.
 */
export function unlockBatch(
  context: CommandContext,
  { batchId, reason }: ParsedInput<'inventory.unlockBatch'>,
): void {
  holdBatch(context, getBatch(context.tx, batchId), { action: 'unlock', recallId: null, reason });
  publishHolds(context, [batchId], { action: 'unlock', reason });
}
