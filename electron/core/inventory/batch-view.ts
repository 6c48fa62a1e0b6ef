import type { Batch } from '#shared/contracts/inventory.ts';
import { whyNotSellable } from '#shared/domain/batches.ts';
import { expiryLevel, nearExpiryDays } from '#shared/domain/expiry.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { QueryContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import { findBatch } from './batches.ts';

type BatchRow = NonNullable<ReturnType<typeof findBatch>>;

const batchesOfDrug = statement<{ drugId: number }>()((db, p) =>
  db.selectFrom('batch').selectAll().where('drugId', '=', p.drugId).orderBy('expiryDate').orderBy('id'),
);

function toBatch(row: BatchRow, { reader, today }: Pick<QueryContext, 'reader' | 'today'>): Batch {
  return {
    batchId: row.id,
    drugId: row.drugId,
    batchNumber: row.batchNumber,
    expiryDate: row.expiryDate,
    productionDate: row.productionDate,
    status: row.status,
    zone: row.zone,
    expiryLevel: expiryLevel(row.expiryDate, today, nearExpiryDays(ruleOf(reader, 'near_expiry'))),
    sellable: whyNotSellable(row, today) === null,
    onHand: row.onHand,
    reserved: row.reserved,
    available: row.onHand - row.reserved,
    costFen: row.costFen,
    receivedAtMs: row.receivedAtMs,
  };
}

/** A batch as the stock screen shows it. Fails with BATCH_NOT_FOUND. */
export function batchView(context: QueryContext, batchId: number): Batch {
  return toBatch(findBatch(context.reader, batchId) ?? fail('BATCH_NOT_FOUND', { batchId }), context);
}

/** All batches of a drug, also empty and expired ones, first expiry first. */
export function batchesOf(context: QueryContext, drugId: number): Batch[] {
  return context.reader.all(batchesOfDrug, { drugId }).map((row) => toBatch(row, context));
}
