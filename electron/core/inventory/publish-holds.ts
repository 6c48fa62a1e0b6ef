import type { HoldAction } from '#shared/domain/batches.ts';
import { invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import type { CommandContext } from '../platform/context.ts';
import { getBatch } from './batches.ts';

/**
 * Tells central that batches of one drug were held or let go, so that every other counter of the chain does the same
 * at its next sync (compliance.md). Other counters have other batches of a lot: they go by drug and lot number.
 */
export function publishHolds(
  context: CommandContext,
  batchIds: readonly number[],
  hold: { readonly action: HoldAction; readonly reason: string; readonly recall?: object },
): void {
  const batches = batchIds.map((batchId) => getBatch(context.tx, batchId));
  const [first] = batches;
  const drug = first === undefined ? undefined : findDrug(context.tx, first.drugId);
  invariant(first !== undefined && drug !== undefined, 'somebody holds a batch of a drug');
  const batchNumbers = [...new Set(batches.map(({ batchNumber }) => batchNumber))];
  const subject = `batch:${first.id}`;
  context.publish({
    kind: 'batch.held',
    subject,
    subjectVersion: context.nowMs,
    payload: { drugCode: drug.code, batchNumbers, ...hold, batches },
  });
  noteHolds(context, subject, {
    drugCode: drug.code,
    batchNumbers,
    action: hold.action,
    reason: hold.reason,
  });
}

/** The audit row of a hold, and the word to the screens. The last note of a command counts. */
export function noteHolds(
  context: CommandContext,
  subject: string,
  details: Readonly<Record<string, unknown>>,
): void {
  context.note(subject, details);
  context.changed('stock', 'cart', 'orders');
}
