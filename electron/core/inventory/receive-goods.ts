import type { ParsedInput } from '#shared/contracts/index.ts';
import type { BinPlace } from '#shared/domain/batches.ts';
import { type DrugCategory, isKeptInBin } from '#shared/domain/drugs.ts';
import { isExpired } from '#shared/domain/expiry.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { findLooseArticle } from '../catalog/loose-articles.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { holdParams } from './batch-holds.ts';
import { findBatch, findRecalled } from './batches.ts';
import { binOnArrival, isBinRecorded, recordFirstFill } from './bin-fills.ts';
import { bookMovement } from './ledger.ts';

interface BatchKey {
  readonly drugId: number;
  readonly batchNumber: string;
  readonly expiryDate: string;
}

const insertBatch = statement<
  BatchKey & { productionDate: string | null; costFen: number | null; bin: BinPlace; atMs: number }
>()((db, p) =>
  db
    .insertInto('batch')
    .values({
      drugId: p.drugId,
      batchNumber: p.batchNumber,
      expiryDate: p.expiryDate,
      productionDate: p.productionDate,
      costFen: p.costFen,
      bin: p.bin,
      receivedAtMs: p.atMs,
    })
    .onConflict((conflict) => conflict.columns(['drugId', 'expiryDate', 'batchNumber', 'zone']).doNothing()),
);

const batchByKey = statement<BatchKey>()((db, p) =>
  db
    .selectFrom('batch')
    .select('id')
    .where('drugId', '=', p.drugId)
    .where('batchNumber', '=', p.batchNumber)
    .where('expiryDate', '=', p.expiryDate)
    .where('zone', '=', 'saleable'),
);

export interface ReceivedBatch extends BatchKey {
  readonly productionDate: string | null;
  readonly costFen: number | null;
  readonly quantity: number;
  readonly kind: 'goods_in' | 'opening';
  /** Where it is given from when it is new, as far as that is known. */
  readonly bin?: BinPlace;
  readonly reason: string;
}

/**
 * Adds units to a batch of the shelf, making the batch when it is new; returns its id. What is there on a drug's first
 * day is given as it lies, until it is recorded what lies in its bin.
 */
export function bookReceipt(context: CommandContext, received: ReceivedBatch): number {
  const { bin = isBinRecorded(context.tx, received.drugId) ? 'outside' : 'ready' } = received;
  const batchId = shelfBatch(context, { ...received, bin });
  bookMovement(context, {
    batchId,
    kind: received.kind,
    onHandDelta: received.quantity,
    reservedDelta: 0,
    orderId: null,
    reason: received.reason,
  });
  return batchId;
}

/** The batch of the shelf with this lot and date; made when it is new. */
export function shelfBatch(
  context: CommandContext,
  batch: BatchKey & {
    readonly productionDate: string | null;
    readonly costFen: number | null;
    readonly bin?: BinPlace;
  },
): number {
  const inserted = context.tx.run(insertBatch, { bin: 'ready', ...batch, atMs: context.nowMs });
  if (inserted.changes === 1) return inserted.lastInsertRowid;
  const made = context.tx.get(batchByKey, batch);
  invariant(made !== undefined, 'a batch that is not made is there already');
  return made.id;
}

/** A pack of a recalled lot is no delivery, whatever date it bears. */
function refuseRecalledLot(
  { tx }: CommandContext,
  { drugId, batchNumber, expiryDate }: ParsedInput<'inventory.receiveGoods'>,
): void {
  const recalled = findRecalled(tx, drugId, batchNumber);
  if (recalled === undefined) return;
  const held = holdParams(tx, recalled.id);
  fail('BATCH_NOT_SELLABLE', { drugId, batchNumber, expiryDate, reason: 'recalled', ...held });
}

/**
 * Quick goods-in. A batch of TCM pieces waits beside its bin while another one lies in it.
 *
 * Fails with DRUG_NOT_FOUND, LOOSE_ARTICLE for what comes into being by opening packs alone, or BATCH_NOT_SELLABLE for
 * goods that are expired or recalled on arrival: they are refused at the door.
 */
export function receiveGoods(context: CommandContext, input: ParsedInput<'inventory.receiveGoods'>): number {
  const drug = findDrug(context.tx, input.drugId) ?? fail('DRUG_NOT_FOUND', { drugId: input.drugId });
  if (findLooseArticle(context.tx, drug.id) !== undefined) fail('LOOSE_ARTICLE', { drugId: drug.id });
  if (isExpired(input.expiryDate, context.today)) {
    const { batchNumber, expiryDate } = input;
    fail('BATCH_NOT_SELLABLE', { drugId: drug.id, batchNumber, expiryDate, reason: 'expired' });
  }
  refuseRecalledLot(context, input);
  const bin = binOnArrival(context.tx, drug);
  const batchId = bookReceipt(context, { ...input, kind: 'goods_in', bin });
  if (isKeptInBin(drug.category as DrugCategory) && bin === 'ready') recordFirstFill(context, batchId);
  publishBatch(context, batchId, drug.code);
  return batchId;
}

/** Tells central of a batch whose stock changed at this counter's hand. */
export function publishBatch(context: CommandContext, batchId: number, drugCode: string): void {
  const batch = findBatch(context.tx, batchId);
  invariant(batch !== undefined, `batch ${batchId} exists`);
  context.publish({
    kind: 'stock.changed',
    subject: `batch:${batchId}`,
    subjectVersion: context.nowMs,
    payload: { drugCode, batch },
  });
  context.note(`batch:${batchId}`, { drugCode, batchNumber: batch.batchNumber, onHand: batch.onHand });
  context.changed('stock', 'cart');
}
