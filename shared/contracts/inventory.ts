import { z } from 'zod';
import { DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { batch } from './batch.ts';
import { drugHit } from './catalog.ts';
import { command, query } from './define.ts';
import {
  count,
  date,
  fen,
  id,
  page,
  paged,
  pageSize,
  requiredLine,
  saleQuantity,
  stockQuantity,
  timeMs,
} from './fields.ts';
import { recallContract } from './recalls.ts';
import { pin } from './staff.ts';

export const MOVEMENT_KINDS = [
  'opening',
  'goods_in',
  'adjustment',
  'reserve',
  'release',
  'dispense',
  'restock',
  'quarantine_in',
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** What a movement was, as it is shown: the opening of a pack stands in the ledger as two adjustments. */
export const SHOWN_MOVEMENT_KINDS = [...MOVEMENT_KINDS, 'split_out', 'split_in'] as const;
export type ShownMovementKind = (typeof SHOWN_MOVEMENT_KINDS)[number];

export type { Batch } from './batch.ts';

export const stockRow = drugHit.extend({
  onHand: count,
  reserved: count,
  batchCount: count,
  expiredOnHand: count,
  nearExpiryOnHand: count,
  /** Came back and waits for a pharmacist's word; among the units on hand. */
  quarantineOnHand: count,
  /** Of batches of TCM pieces that are not in their bin; among the units on hand. */
  outsideBinOnHand: count,
});

export const movement = z.object({
  movementId: id,
  kind: z.enum(SHOWN_MOVEMENT_KINDS),
  onHandDelta: z.int(),
  reservedDelta: z.int(),
  onHandAfter: count,
  reservedAfter: count,
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  reason: z.string(),
  staffName: z.string(),
  atMs: timeMs,
});

const quarantineChange = z.object({ batchId: id, quantity: stockQuantity, reason: requiredLine(200) });

export const inventoryContract = {
  /** Stock by drug. Without a search: by shelf rank; the filter narrows it. */
  listStock: query({
    access: 'stock.read',
    input: z.object({
      search: z.string().max(100).default(''),
      filter: z
        .enum(['all', 'in_stock', 'out_of_stock', 'near_expiry', 'expired', 'quarantine', 'outside_bin'])
        .default('all'),
      category: z.enum(DRUG_CATEGORIES).nullable().default(null),
      page,
      pageSize,
    }),
    output: paged(stockRow),
    errors: [],
  }),
  listBatches: query({
    access: 'stock.read',
    input: z.object({ drugId: id }),
    output: z.object({ batches: z.array(batch) }),
    errors: ['DRUG_NOT_FOUND'],
  }),
  /** Newest first. */
  listMovements: query({
    access: 'stock.read',
    input: z.object({ batchId: id, page, pageSize }),
    output: paged(movement),
    errors: ['BATCH_NOT_FOUND'],
  }),
  /** Stock of a batch at a past time, recomputed from the movements (INV-2). */
  stockAt: query({
    access: 'stock.read',
    input: z.object({ batchId: id, atMs: timeMs }),
    output: z.object({ onHand: count, reserved: count }),
    errors: ['BATCH_NOT_FOUND'],
  }),
  /** Whether all lines could be sold now; every shortage is listed. */
  checkAvailability: query({
    access: 'stock.read',
    input: z.object({
      lines: z
        .array(z.object({ drugId: id, quantity: saleQuantity }))
        .min(1)
        .max(200),
    }),
    output: z.object({
      shortages: z.array(z.object({ drugId: id, requested: z.int(), available: count })),
    }),
    errors: [],
  }),
  /** Quick goods-in: adds units to a batch, making it when it is new. */
  receiveGoods: command({
    access: 'stock.receive',
    input: z.object({
      drugId: id,
      batchNumber: requiredLine(40),
      expiryDate: date,
      productionDate: date.nullable().default(null),
      quantity: stockQuantity,
      costFen: fen.nullable().default(null),
      reason: requiredLine(200),
    }),
    output: batch,
    errors: ['DRUG_NOT_FOUND', 'LOOSE_ARTICLE', 'BATCH_NOT_SELLABLE'],
  }),
  /** Puts units from quarantine back on the shelf of their batch; a pharmacist's word alone. */
  releaseQuarantine: command({
    access: 'stock.release',
    input: quarantineChange,
    output: batch,
    errors: ['BATCH_NOT_FOUND', 'NOT_IN_QUARANTINE', 'BATCH_NOT_SELLABLE', 'INVENTORY_UPDATE_FAILED'],
  }),
  /** Writes units in quarantine off: they are destroyed. */
  destroyQuarantined: command({
    access: 'stock.adjust',
    input: quarantineChange,
    output: batch,
    errors: ['BATCH_NOT_FOUND', 'NOT_IN_QUARANTINE', 'INVENTORY_UPDATE_FAILED'],
  }),
  /** Sets a batch to what was counted; the difference becomes a movement. Never below what is reserved. */
  adjustStock: command({
    access: 'stock.adjust',
    input: z.object({
      batchId: id,
      countedQuantity: z.int().min(0).max(10_000_000),
      reason: requiredLine(200),
    }),
    output: batch,
    errors: ['BATCH_NOT_FOUND', 'INVENTORY_UPDATE_FAILED'],
  }),
  /** Stops the sale of a batch until it is unlocked; who comes second is told who was first. */
  lockBatch: command({
    access: 'stock.lock',
    input: z.object({ batchId: id, reason: requiredLine(200) }),
    output: batch,
    errors: ['BATCH_NOT_FOUND', 'BATCH_STATE_CONFLICT'],
  }),
  /** Puts a locked batch on sale again; a recalled one never. */
  unlockBatch: command({
    access: 'stock.lock',
    input: z.object({ batchId: id, reason: requiredLine(200) }),
    output: batch,
    errors: ['BATCH_NOT_FOUND', 'BATCH_STATE_CONFLICT'],
  }),
  /**
   * Says that a bin was cleaned and a batch of TCM pieces put in; what lay in it is taken out and not sold until it is
   * put in again. The checker confirms it with their PIN.
   */
  fillBin: command({
    access: 'stock.fillBin',
    secrets: ['checkerPin'],
    input: z.object({ batchId: id, checkerId: id, checkerPin: pin }),
    output: batch,
    errors: [
      'BATCH_NOT_FOUND',
      'BATCH_NOT_SELLABLE',
      'BIN_HOLDS_BATCH',
      'BIN_BATCH_RESERVED',
      'CHECKER_IS_FILLER',
      'CHECKER_NOT_ALLOWED',
      'STAFF_NOT_FOUND',
      'STAFF_INACTIVE',
      'PIN_WRONG',
      'PIN_NOT_CHOSEN',
    ],
  }),
  ...recallContract,
};
