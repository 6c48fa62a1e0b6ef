import { sql } from 'kysely';
import type { BinPlace, BinState } from '#shared/domain/batches.ts';
import { type DrugCategory, isKeptInBin } from '#shared/domain/drugs.ts';
import { invariant } from '#shared/errors/index.ts';
import type { DrugRow } from '../catalog/drugs.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import type { BatchRow } from './batches.ts';

interface NewFill {
  readonly batchId: number;
  readonly fillerId: number;
  readonly fillerName: string;
  readonly checkerId: number | null;
  readonly checkerName: string | null;
  readonly atMs: number;
}

const insertFill = statement<NewFill>()((db, p) =>
  db.insertInto('binFill').values({
    batchId: p.batchId,
    fillerId: p.fillerId,
    fillerName: p.fillerName,
    checkerId: p.checkerId,
    checkerName: p.checkerName,
    atMs: p.atMs,
  }),
);

const insertRemoval = statement<{ fillId: number; batchId: number; quantity: number }>()((db, p) =>
  db.insertInto('binRemoval').values({ fillId: p.fillId, batchId: p.batchId, quantity: p.quantity }),
);

const setBin = statement<{ batchId: number; bin: BinPlace }>()((db, p) =>
  db.updateTable('batch').set({ bin: p.bin }).where('id', '=', p.batchId).where('bin', '<>', p.bin),
);

const batchesInBin = statement<{ drugId: number }>()((db, p) =>
  db
    .selectFrom('batch')
    .selectAll()
    .where('drugId', '=', p.drugId)
    .where('zone', '=', 'saleable')
    .where('bin', '=', 'ready')
    .orderBy('id'),
);

const waitingBatches = statement<{ drugId: number; today: string }>()((db, p) =>
  db
    .selectFrom('batch')
    .select(['batchNumber', sql<number>`on_hand - reserved`.as('quantity')])
    .where('drugId', '=', p.drugId)
    .where('bin', '=', 'outside')
    .where('expiryDate', '>', p.today)
    .where('status', '=', 'available')
    .where('zone', '=', 'saleable')
    .whereRef('onHand', '>', 'reserved')
    .orderBy('expiryDate')
    .orderBy('id'),
);

const removalOf = statement<{ batchId: number }>()((db, p) =>
  db.selectFrom('binRemoval').select('fillId').where('batchId', '=', p.batchId).limit(1),
);

const anyFillOf = statement<{ drugId: number }>()((db, p) =>
  db
    .selectFrom('batch')
    .innerJoin('binFill', 'binFill.batchId', 'batch.id')
    .select('binFill.id')
    .where('batch.drugId', '=', p.drugId)
    .limit(1),
);

const newestFill = statement<{ batchId: number }>()((db, p) =>
  db
    .selectFrom('binFill')
    .select(['fillerName', 'atMs'])
    .where('batchId', '=', p.batchId)
    .orderBy('id', 'desc')
    .limit(1),
);

/** True once it is recorded what lies in a drug's bin. */
export function isBinRecorded(reader: Reader, drugId: number): boolean {
  return reader.get(anyFillOf, { drugId }) !== undefined;
}

/** The batches that lie in a drug's bin: one, or those that were there before anything was recorded. */
export function inBin(reader: Reader, drugId: number): BatchRow[] {
  return reader.all(batchesInBin, { drugId });
}

/** Batches of a drug that could be sold if they were in its bin, first expiry first. */
export function waitingForBin(
  reader: Reader,
  drugId: number,
  today: string,
): { batchNumber: string; quantity: number }[] {
  return reader.all(waitingBatches, { drugId, today });
}

/** Where a new batch of a drug is given from: pieces go into an empty bin, and else wait until it was cleaned. */
export function binOnArrival(reader: Reader, drug: Pick<DrugRow, 'id' | 'category'>): BinPlace {
  if (!isKeptInBin(drug.category as DrugCategory)) return 'ready';
  return inBin(reader, drug.id).length === 0 ? 'ready' : 'outside';
}

/** A batch's place as people see it. */
export function binStateOf(reader: Reader, { id, bin }: Pick<BatchRow, 'id' | 'bin'>): BinState {
  if (bin === 'ready') return 'ready';
  return reader.get(removalOf, { batchId: id }) === undefined ? 'waiting' : 'taken_out';
}

/** Who put a batch into its bin last, and when; undefined for what was there before anything was recorded. */
export function findFill(reader: Reader, batchId: number) {
  return reader.get(newestFill, { batchId });
}

/** Writes that the first batch of a drug was put into its new bin. */
export function recordFirstFill({ tx, session, nowMs }: CommandContext, batchId: number): void {
  const { staffId: fillerId, staffName: fillerName } = session;
  tx.run(insertFill, { batchId, fillerId, fillerName, checkerId: null, checkerName: null, atMs: nowMs });
}

/**
 * Puts a batch into its bin and takes the others out of it, with the record that the store asks for: it comes first,
 * then the batches change.
 */
export function changeBin(tx: Tx, fill: NewFill, removed: readonly BatchRow[]): void {
  const { lastInsertRowid: fillId } = tx.run(insertFill, fill);
  for (const { id: batchId, onHand: quantity } of removed) {
    tx.run(insertRemoval, { fillId, batchId, quantity });
    move(tx, batchId, 'outside');
  }
  move(tx, fill.batchId, 'ready');
}

function move(tx: Tx, batchId: number, bin: BinPlace): void {
  const { changes } = tx.run(setBin, { batchId, bin });
  invariant(changes === 1, `batch ${batchId} is not ${bin} yet`);
}
