import { type BatchStatus, findBatchTransition, type HoldAction } from '#shared/domain/batches.ts';
import { type ErrorParams, fail, invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import type { BatchRow } from './batches.ts';

const insertHold = statement<{
  batchId: number;
  action: HoldAction;
  recallId: number | null;
  reason: string;
  staffId: number;
  atMs: number;
}>()((db, p) =>
  db.insertInto('batchHold').values({
    batchId: p.batchId,
    action: p.action,
    recallId: p.recallId,
    reason: p.reason,
    staffId: p.staffId,
    atMs: p.atMs,
  }),
);

const setStatus = statement<{ batchId: number; from: BatchStatus; to: BatchStatus }>()((db, p) =>
  db.updateTable('batch').set({ status: p.to }).where('id', '=', p.batchId).where('status', '=', p.from),
);

const newestHold = statement<{ batchId: number }>()((db, p) =>
  db
    .selectFrom('batchHold')
    .innerJoin('staff', 'staff.id', 'batchHold.staffId')
    .select([
      'batchHold.action',
      'batchHold.recallId',
      'batchHold.reason',
      'staff.name as staffName',
      'batchHold.atMs',
    ])
    .where('batchHold.batchId', '=', p.batchId)
    .orderBy('batchHold.id', 'desc')
    .limit(1),
);

/** The newest entry in the history of a batch's status, or null when nothing was ever done to it. */
export function findHold(reader: Reader, batchId: number) {
  return reader.get(newestHold, { batchId }) ?? null;
}

interface Hold {
  readonly action: HoldAction;
  readonly recallId: number | null;
  readonly reason: string;
}

/**
 * The only way in which a batch's status changes: the step is looked up in the machine of batches, and the row and its
 * history are written together. Fails with BATCH_STATE_CONFLICT, which says who did what, when the machine has no
 * such step: of two people who lock at once the second hears of the first.
 */
export function holdBatch(context: CommandContext, batch: BatchRow, hold: Hold): void {
  const step = findBatchTransition(batch.status, hold.action);
  if (step === null) refuseStep(context.tx, batch);
  const { changes } = context.tx.run(setStatus, { batchId: batch.id, from: step.from, to: step.to });
  invariant(changes === 1, `batch ${batch.id} is ${step.from}`);
  if (step.to === 'available') context.freed();
  const { staffId } = context.session;
  context.tx.run(insertHold, { ...hold, batchId: batch.id, staffId, atMs: context.nowMs });
}

function refuseStep(reader: Reader, batch: BatchRow): never {
  const { batchNumber, status } = batch;
  return fail('BATCH_STATE_CONFLICT', {
    batchId: batch.id,
    batchNumber,
    reason: status,
    ...holdParams(reader, batch.id),
  });
}

/** What a refusal can say of who did something to a batch: when, and why. */
export function holdParams(reader: Reader, batchId: number): ErrorParams {
  const hold = findHold(reader, batchId);
  return hold === null ? {} : { held_by: hold.staffName, held_at_ms: hold.atMs, held_reason: hold.reason };
}
