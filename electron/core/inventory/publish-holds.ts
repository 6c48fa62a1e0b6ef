import type { HoldAction } from '#shared/domain/batches.ts';
import { invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import type { CommandContext } from '../platform/context.ts';
import { type BatchRow, getBatch } from './batches.ts';

/**
 * Tells central that batches were held or let go, a message for each drug, so that every other counter of the chain
 * does the same at its next sync (compliance.md). Other counters have other batches of a lot: they go by drug and
 * lot number.
 */
export function publishHolds(
  context: CommandContext,
  batchIds: readonly number[],
  hold: { readonly action: HoldAction; readonly reason: string; readonly recall?: object },
): void {
  const batches = batchIds.map((batchId) => getBatch(context.tx, batchId));
  const [first] = batches;
  invariant(first !== undefined, 'somebody holds a batch');
  for (const drugId of new Set(batches.map((batch) => batch.drugId))) {
    const ofDrug = batches.filter((batch) => batch.drugId === drugId);
    publishHold(context, { drugCode: codeOf(context, drugId), batches: ofDrug, ...hold });
  }
  noteHolds(context, `batch:${first.id}`, {
    drugCode: codeOf(context, first.drugId),
    batchNumbers: lotsOf(batches),
    action: hold.action,
    reason: hold.reason,
  });
}

function publishHold(
  context: CommandContext,
  told: { readonly drugCode: string; readonly batches: readonly BatchRow[]; readonly action: HoldAction },
): void {
  const { drugCode, batches, ...hold } = told;
  const [first] = batches;
  invariant(first !== undefined, 'a drug is here for its batches');
  context.publish({
    kind: 'batch.held',
    subject: `batch:${first.id}`,
    subjectVersion: context.nowMs,
    payload: { drugCode, batchNumbers: lotsOf(batches), ...hold, batches },
  });
}

const lotsOf = (batches: readonly BatchRow[]): string[] => [
  ...new Set(batches.map(({ batchNumber }) => batchNumber)),
];

function codeOf({ tx }: CommandContext, drugId: number): string {
  const drug = findDrug(tx, drugId);
  invariant(drug !== undefined, 'a batch belongs to a drug');
  return drug.code;
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
