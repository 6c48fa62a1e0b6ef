import { sql } from 'kysely';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

/** The columns of a batch that selling needs. */
export interface SellableBatch {
  readonly batchId: number;
  readonly batchNumber: string;
  readonly expiryDate: string;
  readonly availableQuantity: number;
}

/**
 * `whyNotSellable` of shared/domain/batches in SQL. Every query that sells or shows what can be sold filters
 * by these conditions; a test compares them with the domain's predicate.
 */
const sellableOfDrug = statement<{ drugId: number; today: string }>()((db, p) =>
  db
    .selectFrom('batch')
    .select([
      'id as batchId',
      'batchNumber',
      'expiryDate',
      sql<number>`on_hand - reserved`.as('availableQuantity'),
    ])
    .where('drugId', '=', p.drugId)
    .where('expiryDate', '>', p.today)
    .where('status', '=', 'available')
    .where('zone', '=', 'saleable')
    .where('bin', '=', 'ready')
    .orderBy('expiryDate'),
);

const batchById = statement<{ id: number }>()((db, p) =>
  db.selectFrom('batch').selectAll().where('id', '=', p.id),
);

const batchOfLot = statement<{ drugId: number; batchNumber: string }>()((db, p) =>
  db
    .selectFrom('batch')
    .selectAll()
    .where('drugId', '=', p.drugId)
    .where('batchNumber', '=', p.batchNumber)
    .where('zone', '=', 'saleable')
    .orderBy('expiryDate')
    .limit(1),
);

/** A drug, the article that its units are sold as, and the drug whose units it is. */
const sameGoods = (drugId: number) =>
  sql<number>`(SELECT ${drugId}
    UNION ALL SELECT drug_id FROM loose_article WHERE pack_drug_id = ${drugId}
    UNION ALL SELECT pack_drug_id FROM loose_article WHERE drug_id = ${drugId})`;

const batchesOfLot = statement<{ drugId: number; batchNumber: string }>()((db, p) =>
  db
    .selectFrom('batch')
    .selectAll()
    .where('drugId', 'in', sameGoods(p.drugId))
    .where('batchNumber', '=', p.batchNumber)
    .orderBy('id'),
);

/** Batches of a drug that may be sold today, first expiry first. */
export function sellableBatches(reader: Reader, drugId: number, today: string): SellableBatch[] {
  return reader.all(sellableOfDrug, { drugId, today });
}

/** A batch as it is stored, or undefined. */
export function findBatch(reader: Reader, batchId: number) {
  return reader.get(batchById, { id: batchId });
}

export type BatchRow = NonNullable<ReturnType<typeof findBatch>>;

/** A batch as it is stored; fails with BATCH_NOT_FOUND. */
export function getBatch(reader: Reader, batchId: number): BatchRow {
  return findBatch(reader, batchId) ?? fail('BATCH_NOT_FOUND', { batchId });
}

/**
 * Every batch of a drug's lot, in whatever zone and with whatever date, sealed packs and loose units of them alike;
 * fails with BATCH_NOT_FOUND.
 */
export function getLot(reader: Reader, drugId: number, batchNumber: string): BatchRow[] {
  const batches = reader.all(batchesOfLot, { drugId, batchNumber });
  return batches.length > 0 ? batches : fail('BATCH_NOT_FOUND', { drugId, batchNumber });
}

/**
 * The batches that share a batch's fate: itself, and on the shelf the sealed packs or the loose units of the same lot
 * with the same date.
 */
export function sameGoodsAs(reader: Reader, batch: BatchRow): [BatchRow, ...BatchRow[]] {
  const others = reader
    .all(batchesOfLot, batch)
    .filter(({ drugId, expiryDate }) => drugId !== batch.drugId && expiryDate === batch.expiryDate)
    .filter(({ zone }) => zone === batch.zone && zone === 'saleable');
  return [batch, ...others];
}

/** A batch of a drug's lot that is recalled, or undefined. */
export function findRecalled(reader: Reader, drugId: number, batchNumber: string): BatchRow | undefined {
  return reader.all(batchesOfLot, { drugId, batchNumber }).find(({ status }) => status === 'recalled');
}

/** The saleable batch of a drug with a scanned lot number, whatever its state, or undefined. */
export function findLot(reader: Reader, drugId: number, batchNumber: string) {
  return reader.get(batchOfLot, { drugId, batchNumber });
}

/** What a drug can be sold of today, over all its sellable batches. */
export function availability(
  reader: Reader,
  drugId: number,
  today: string,
): { availableQuantity: number; nearestExpiry: string | null } {
  const batches = sellableBatches(reader, drugId, today);
  return {
    availableQuantity: batches.reduce((total, batch) => total + batch.availableQuantity, 0),
    nearestExpiry: batches.find((batch) => batch.availableQuantity > 0)?.expiryDate ?? null,
  };
}
