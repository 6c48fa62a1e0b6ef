import type { ParsedInput } from '#shared/contracts/index.ts';
import type { CommandContext } from '../platform/context.ts';
import { holdBatch } from './batch-holds.ts';
import { getBatch, sameGoodsAs } from './batches.ts';
import { publishHolds } from './publish-holds.ts';

/**
 * Puts a locked batch on sale again, with the reason why it may be (INV-6), its loose units with it.
 *
 * Fails with BATCH_NOT_FOUND, or BATCH_STATE_CONFLICT when it is not locked; a recalled batch is not.
 */
export function unlockBatch(
  context: CommandContext,
  { batchId, reason }: ParsedInput<'inventory.unlockBatch'>,
): void {
  const [batch, ...loose] = sameGoodsAs(context.tx, getBatch(context.tx, batchId));
  const held = [batch, ...loose.filter(({ status }) => status === 'locked')];
  for (const each of held) holdBatch(context, each, { action: 'unlock', recallId: null, reason });
  publishHolds(
    context,
    held.map(({ id }) => id),
    { action: 'unlock', reason },
  );
}
