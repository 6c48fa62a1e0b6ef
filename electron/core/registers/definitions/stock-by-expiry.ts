import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { COLUMNS } from '../columns.ts';
import type { RegisterRange } from '../register.ts';

/** What both registers of expiry show of a batch, besides its day. */
export const STOCK_COLUMNS = [
  COLUMNS.genericName,
  COLUMNS.specification,
  COLUMNS.manufacturer,
  COLUMNS.batchNumber,
  { ...COLUMNS.quantity, title: { zh: '在库数量', en: 'On hand' } },
  COLUMNS.unit,
  COLUMNS.shelf,
  COLUMNS.zone,
] as const;

/** What is on hand of batches that expire on the days that are asked for, by that day. */
export const stockByExpiry = (db: Kysely<Schema>, p: RegisterRange) =>
  db
    .selectFrom('batch')
    .innerJoin('drug', 'drug.id', 'batch.drugId')
    .select([
      'batch.expiryDate',
      'drug.genericName',
      'drug.specification',
      'drug.manufacturer',
      'batch.batchNumber',
      'batch.onHand as quantity',
      'drug.unit',
      'drug.shelf',
      'batch.zone',
    ])
    .where('batch.onHand', '>', 0)
    .where('batch.expiryDate', '>=', p.fromDate)
    .where('batch.expiryDate', '<=', p.toDate)
    .orderBy('batch.expiryDate')
    .orderBy('batch.drugId')
    .orderBy('batch.id');

/** How many of these batches there are, and how much is on hand of them. */
export const tallyByExpiry = (db: Kysely<Schema>, p: RegisterRange) =>
  db
    .selectFrom('batch')
    .select((eb) => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.coalesce(eb.fn.sum<number>('onHand'), eb.lit(0)).as('quantity'),
    ])
    .where('onHand', '>', 0)
    .where('expiryDate', '>=', p.fromDate)
    .where('expiryDate', '<=', p.toDate);
