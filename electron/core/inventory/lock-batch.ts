import type { ParsedInput } from '#shared/contracts/index.ts';
import type { CommandContext } from '../platform/context.ts';
import { holdBatch } from './batch-holds.ts';
import { getBatch, sameGoodsAs } from './batches.ts';
import { publishHolds } from './publish-holds.ts';

/**
 * Stops the sale of a batch while something about it is unclear (INV-6): a complaint, damage, a notice that is being
 * checked. Nothing of it is sold, and orders that have some reserved wait: unlocking lets them go on, cancelling
 * gives the units back. Loose units of the lot go with the sealed packs, and the other way round.
 *
 * Fails with BATCH_NOT_FOUND, or BATCH_STATE_CONFLICT when it is locked or recalled already.
 */
export function lockBatch(
  context: CommandContext,
  { batchId, reason }: ParsedInput<'inventory.lockBatch'>,
): void {
  const [batch, ...loose] = sameGoodsAs(context.tx, getBatch(context.tx, batchId));
  const held = [batch, ...loose.filter(({ status }) => status === 'available')];
  for (const each of held) holdBatch(context, each, { action: 'lock', recallId: null, reason });
  publishHolds(
    context,
    held.map(({ id }) => id),
    { action: 'lock', reason },
  );
}
