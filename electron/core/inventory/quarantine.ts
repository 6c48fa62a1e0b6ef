import { invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import { findHold, holdBatch } from './batch-holds.ts';
import { findBatch, getBatch } from './batches.ts';

const insertTwin = statement<{
  drugId: number;
  batchNumber: string;
  expiryDate: string;
  productionDate: string | null;
  costFen: number | null;
  atMs: number;
}>()((db, p) =>
  db
    .insertInto('batch')
    .values({
      drugId: p.drugId,
      batchNumber: p.batchNumber,
      expiryDate: p.expiryDate,
      productionDate: p.productionDate,
      zone: 'quarantine',
      costFen: p.costFen,
      receivedAtMs: p.atMs,
    })
    .onConflict((conflict) => conflict.columns(['drugId', 'expiryDate', 'batchNumber', 'zone']).doNothing()),
);

const twinOf = statement<{ drugId: number; batchNumber: string; expiryDate: string }>()((db, p) =>
  db
    .selectFrom('batch')
    .select('id')
    .where('drugId', '=', p.drugId)
    .where('batchNumber', '=', p.batchNumber)
    .where('expiryDate', '=', p.expiryDate)
    .where('zone', '=', 'quarantine'),
);

/** Packs of a recalled lot that come back are under the same recall. */
function recallToo(context: CommandContext, { batchId, twinId }: { batchId: number; twinId: number }): void {
  const hold = findHold(context.tx, batchId);
  invariant(hold !== null, 'a recalled batch has its recall');
  const { recallId, reason } = hold;
  holdBatch(context, getBatch(context.tx, twinId), { action: 'recall', recallId, reason });
}

/** The place in quarantine for units of a batch: a batch of its own with the same lot and date. Made when new. */
export function quarantineTwin(context: CommandContext, batchId: number): number {
  const batch = findBatch(context.tx, batchId);
  invariant(batch !== undefined, `batch ${batchId} exists`);
  const { changes } = context.tx.run(insertTwin, { ...batch, atMs: context.nowMs });
  const twin = context.tx.get(twinOf, batch);
  invariant(twin !== undefined, 'the place in quarantine was just made');
  if (changes > 0 && batch.status === 'recalled') recallToo(context, { batchId: batch.id, twinId: twin.id });
  return twin.id;
}

const shelfBatchOf = statement<{ drugId: number; batchNumber: string; expiryDate: string }>()((db, p) =>
  db
    .selectFrom('batch')
    .select('id')
    .where('drugId', '=', p.drugId)
    .where('batchNumber', '=', p.batchNumber)
    .where('expiryDate', '=', p.expiryDate)
    .where('zone', '=', 'saleable'),
);

/** The batch of the shelf that units in quarantine came from. */
export function shelfTwin(
  reader: Reader,
  batch: { readonly drugId: number; readonly batchNumber: string; readonly expiryDate: string },
): number {
  const twin = reader.get(shelfBatchOf, batch);
  invariant(twin !== undefined, 'what is in quarantine once lay on the shelf');
  return twin.id;
}
