import type { ParsedInput } from '#shared/contracts/index.ts';
import { whyNotSellable } from '#shared/domain/batches.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { findBatch, getBatch } from './batches.ts';
import { bookMovement } from './ledger.ts';
import { shelfTwin } from './quarantine.ts';

type Input = ParsedInput<'inventory.releaseQuarantine'>;
type BatchRow = ReturnType<typeof getBatch>;
type Decision = 'released' | 'destroyed';

const insertDecision = statement<{ movementId: number; decision: Decision }>()((db, p) =>
  db.insertInto('quarantineDecision').values({ movementId: p.movementId, decision: p.decision }),
);

/**
 * Puts units from quarantine back on the shelf, on a pharmacist's word (AS-2). The ledger says it with two movements
 * that it has: an adjustment out of quarantine and a restock, both with the reason; a kind of their own would mean
 * rebuilding a ledger of years.
 *
 * Fails with BATCH_NOT_FOUND, NOT_IN_QUARANTINE, BATCH_NOT_SELLABLE for what is expired, locked or recalled, or
 * INVENTORY_UPDATE_FAILED when fewer units lie there.
 */
export function releaseQuarantine(context: CommandContext, { batchId, quantity, reason }: Input): void {
  const batch = quarantined(context, batchId);
  const target = findBatch(context.tx, shelfTwin(context.tx, batch));
  invariant(target !== undefined, 'what is in quarantine once lay on the shelf');
  for (const row of [{ ...batch, zone: 'saleable' as const }, target]) {
    const why = whyNotSellable(row, context.today);
    const { drugId, batchNumber, expiryDate } = row;
    // What was taken out of its bin lies beside it and waits to be put in again.
    if (why !== null && why !== 'outside_bin')
      fail('BATCH_NOT_SELLABLE', { drugId, batchNumber, expiryDate, reason: why });
  }
  takeOut(context, { batchId, quantity, reason, decision: 'released' });
  bookMovement(context, {
    batchId: target.id,
    kind: 'restock',
    onHandDelta: quantity,
    reservedDelta: 0,
    orderId: null,
    reason,
  });
  tell(context, { kind: 'quarantine.released', batch, quantity, reason, targetId: target.id });
}

/**
 * Writes units in quarantine off (报损): they are destroyed. Fails with BATCH_NOT_FOUND, NOT_IN_QUARANTINE, or
 * INVENTORY_UPDATE_FAILED when fewer units lie there.
 */
export function destroyQuarantined(context: CommandContext, { batchId, quantity, reason }: Input): void {
  const batch = quarantined(context, batchId);
  takeOut(context, { batchId, quantity, reason, decision: 'destroyed' });
  tell(context, { kind: 'quarantine.destroyed', batch, quantity, reason, targetId: null });
}

function quarantined({ tx }: CommandContext, batchId: number): BatchRow {
  const batch = getBatch(tx, batchId);
  if (batch.zone !== 'quarantine') fail('NOT_IN_QUARANTINE', { batchId, batchNumber: batch.batchNumber });
  return batch;
}

/** Takes units out of quarantine and notes what was decided, which the movement alone does not say. */
function takeOut(
  context: CommandContext,
  { batchId, quantity, reason, decision }: Input & { readonly decision: Decision },
): void {
  const movementId = bookMovement(context, {
    batchId,
    kind: 'adjustment',
    onHandDelta: -quantity,
    reservedDelta: 0,
    orderId: null,
    reason,
  });
  context.tx.run(insertDecision, { movementId, decision });
}

function tell(
  context: CommandContext,
  told: { kind: string; batch: BatchRow; quantity: number; reason: string; targetId: number | null },
): void {
  const { kind, batch, quantity, reason, targetId } = told;
  const drugCode = findDrug(context.tx, batch.drugId)?.code ?? '';
  context.publish({
    kind,
    subject: `batch:${batch.id}`,
    subjectVersion: context.nowMs,
    payload: {
      drugCode,
      batch: findBatch(context.tx, batch.id),
      target: targetId === null ? null : findBatch(context.tx, targetId),
      quantity,
      reason,
    },
  });
  context.note(`batch:${batch.id}`, { kind, drugCode, batchNumber: batch.batchNumber, quantity, reason });
  context.changed('stock', 'cart');
}
