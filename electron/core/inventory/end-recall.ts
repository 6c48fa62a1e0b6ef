import type { ParsedInput } from '#shared/contracts/index.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import type { CommandContext } from '../platform/context.ts';
import { findHold, holdBatch } from './batch-holds.ts';
import { getLot } from './batches.ts';
import { publishHolds } from './publish-holds.ts';

/**
 * Ends the recall of a lot that the holder or the authority withdrew, or that was named by mistake (INV-6). Under the
 * 药品召回管理办法 (2022) goods that are rightly recalled go back to the holder or are destroyed; they leave by a
 * count with its reason, never by this. The lot stays locked: selling it again takes a second decision.
 *
 * Fails with DRUG_NOT_FOUND, BATCH_NOT_FOUND, or BATCH_STATE_CONFLICT when nothing of the lot is recalled.
 */
export function endRecall(
  context: CommandContext,
  { drugId, batchNumber, reason }: ParsedInput<'inventory.endRecall'>,
): void {
  findDrug(context.tx, drugId) ?? fail('DRUG_NOT_FOUND', { drugId });
  const lot = getLot(context.tx, drugId, batchNumber);
  const recalled = lot.filter(({ status }) => status === 'recalled');
  for (const batch of recalled.length > 0 ? recalled : lot) {
    const recallId = findHold(context.tx, batch.id)?.recallId ?? null;
    invariant(recallId !== null || batch.status !== 'recalled', 'a recalled batch has its recall');
    holdBatch(context, batch, { action: 'end_recall', recallId, reason });
  }
  publishHolds(
    context,
    recalled.map((batch) => batch.id),
    { action: 'end_recall', reason },
  );
}
