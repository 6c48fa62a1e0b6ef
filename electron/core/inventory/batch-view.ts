import type { Batch } from '#shared/contracts/inventory.ts';
import { whyNotSellable } from '#shared/domain/batches.ts';
import { expiryLevel, nearExpiryDays } from '#shared/domain/expiry.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { QueryContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import { findHold } from './batch-holds.ts';
import { type BatchRow, getBatch } from './batches.ts';
import { binStateOf } from './bin-fills.ts';

const batchesOfDrug = statement<{ drugId: number }>()((db, p) =>
  db.selectFrom('batch').selectAll().where('drugId', '=', p.drugId).orderBy('expiryDate').orderBy('id'),
);

/** A stored batch as the stock screen shows it. */
export function toBatch({ reader, today }: QueryContext, row: BatchRow): Batch {
  return {
    batchId: row.id,
    drugId: row.drugId,
    batchNumber: row.batchNumber,
    expiryDate: row.expiryDate,
    productionDate: row.productionDate,
    status: row.status,
    zone: row.zone,
    bin: binStateOf(reader, row),
    expiryLevel: expiryLevel(row.expiryDate, today, nearExpiryDays(ruleOf(reader, 'near_expiry'))),
    sellable: whyNotSellable(row, today) === null,
    onHand: row.onHand,
    reserved: row.reserved,
    available: row.onHand - row.reserved,
    costFen: row.costFen,
    receivedAtMs: row.receivedAtMs,
    hold: row.status === 'available' ? null : holdOf(reader, row.id),
  };
}

function holdOf(reader: Reader, batchId: number): Batch['hold'] {
  const hold = findHold(reader, batchId);
  if (hold === null) return null;
  const { action, reason, staffName, atMs } = hold;
  return { action, reason, staffName, atMs };
}

/** A batch as the stock screen shows it. Fails with BATCH_NOT_FOUND. */
export function batchView(context: QueryContext, batchId: number): Batch {
  return toBatch(context, getBatch(context.reader, batchId));
}

/** All batches of a drug, also empty and expired ones, first expiry first. */
export function batchesOf(context: QueryContext, drugId: number): Batch[] {
  return context.reader.all(batchesOfDrug, { drugId }).map((row) => toBatch(context, row));
}
