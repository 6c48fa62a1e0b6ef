import type { ParsedInput } from '#shared/contracts/index.ts';
import type { RecallLevel, RecallSource } from '#shared/domain/batches.ts';
import { fail } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { holdBatch } from './batch-holds.ts';
import { type BatchRow, getLot } from './batches.ts';
import { publishHolds } from './publish-holds.ts';

const insertRecall = statement<{
  drugId: number;
  level: RecallLevel;
  source: RecallSource;
  noticeNumber: string;
  reason: string;
  staffId: number;
  atMs: number;
}>()((db, p) =>
  db.insertInto('recall').values({
    drugId: p.drugId,
    level: p.level,
    source: p.source,
    noticeNumber: p.noticeNumber,
    reason: p.reason,
    staffId: p.staffId,
    atMs: p.atMs,
  }),
);

/** A recall that has just been made, with every batch that it took. */
export interface MadeRecall {
  readonly recallId: number;
  readonly batches: readonly BatchRow[];
}

/**
 * Takes every batch of the lots out of sale, wherever it lies: the same lot may have come with two dates, and returned
 * packs of it lie in quarantine.
 *
 * Fails with DRUG_NOT_FOUND, BATCH_NOT_FOUND for a lot that this counter never had, or BATCH_STATE_CONFLICT when a lot
 * is recalled whole already: somebody was faster, or the number is wrong.
 */
export function recallLots(
  context: CommandContext,
  input: ParsedInput<'inventory.recallBatches'>,
): MadeRecall {
  const { drugId, reason } = input;
  findDrug(context.tx, drugId) ?? fail('DRUG_NOT_FOUND', { drugId });
  const lots = [...new Set(input.batchNumbers)].map((lot) => getLot(context.tx, drugId, lot));
  const { staffId } = context.session;
  const { lastInsertRowid: recallId } = context.tx.run(insertRecall, {
    ...input,
    staffId,
    atMs: context.nowMs,
  });
  const taken = lots.flatMap((lot) => {
    const open = lot.filter(({ status }) => status !== 'recalled');
    for (const batch of open.length > 0 ? open : lot) {
      holdBatch(context, batch, { action: 'recall', recallId, reason });
    }
    return open;
  });
  publishHolds(
    context,
    taken.map((batch) => batch.id),
    { action: 'recall', reason, recall: { recallId, ...input } },
  );
  return { recallId, batches: taken };
}
