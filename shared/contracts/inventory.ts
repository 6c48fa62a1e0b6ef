import { z } from 'zod';
import { BATCH_STATUSES, STOCK_ZONES } from '#shared/domain/batches.ts';
import { DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
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

export const batch = z.object({
  batchId: id,
  drugId: id,
  batchNumber: z.string(),
  expiryDate: date,
  productionDate: date.nullable(),
  status: z.enum(BATCH_STATUSES),
  zone: z.enum(STOCK_ZONES),
  expiryLevel: z.enum(['fine', 'notice', 'urgent', 'expired']),
  sellable: z.boolean(),
  onHand: count,
  reserved: count,
  available: count,
  costFen: fen.nullable(),
  receivedAtMs: timeMs,
});
export type Batch = z.infer<typeof batch>;

export const stockRow = drugHit.extend({
  onHand: count,
  reserved: count,
  batchCount: count,
  expiredOnHand: count,
  nearExpiryOnHand: count,
});

export const movement = z.object({
  movementId: id,
  kind: z.enum(MOVEMENT_KINDS),
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

export const inventoryContract = {
  /** Stock by drug. Without a search: by shelf rank; the filter narrows it. */
  listStock: query({
    access: 'stock.read',
    input: z.object({
      search: z.string().max(100).default(''),
      filter: z.enum(['all', 'in_stock', 'out_of_stock', 'near_expiry', 'expired']).default('all'),
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
    errors: ['DRUG_NOT_FOUND', 'BATCH_NOT_SELLABLE'],
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
};
