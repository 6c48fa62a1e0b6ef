import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import type { ShownMovementKind } from '#shared/contracts/inventory.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { findBatch } from './batches.ts';

const pageOf = statement<{ batchId: number; limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('stockMovement')
    .innerJoin('staff', 'staff.id', 'stockMovement.staffId')
    .leftJoin('saleOrder', 'saleOrder.id', 'stockMovement.orderId')
    .select([
      'stockMovement.id as movementId',
      // The ledger books the opening of a pack as two adjustments; who reads it is told what they were.
      sql<ShownMovementKind>`CASE
        WHEN EXISTS (SELECT 1 FROM opened_pack WHERE out_movement_id = stock_movement.id) THEN 'split_out'
        WHEN EXISTS (SELECT 1 FROM opened_pack WHERE in_movement_id = stock_movement.id) THEN 'split_in'
        ELSE kind END`.as('kind'),
      'onHandDelta',
      'reservedDelta',
      'onHandAfter',
      'reservedAfter',
      'stockMovement.orderId as orderId',
      'saleOrder.orderNumber as orderNumber',
      'reason',
      'staff.name as staffName',
      'stockMovement.atMs',
    ])
    .where('batchId', '=', p.batchId)
    .orderBy('stockMovement.id', 'desc')
    .limit(p.limit)
    .offset(p.offset),
);

const countOf = statement<{ batchId: number }>()((db, p) =>
  db
    .selectFrom('stockMovement')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('batchId', '=', p.batchId),
);

const sumUntil = statement<{ batchId: number; atMs: number }>()((db, p) =>
  db
    .selectFrom('stockMovement')
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('onHandDelta'), eb.lit(0)).as('onHand'),
      eb.fn.coalesce(eb.fn.sum<number>('reservedDelta'), eb.lit(0)).as('reserved'),
    ])
    .where('batchId', '=', p.batchId)
    .where('atMs', '<=', p.atMs),
);

/** A page of a batch's movements, newest first. Fails with BATCH_NOT_FOUND. */
export function listMovements(
  reader: Reader,
  { batchId, page, pageSize }: ParsedInput<'inventory.listMovements'>,
): CallOutput<'inventory.listMovements'> {
  if (findBatch(reader, batchId) === undefined) fail('BATCH_NOT_FOUND', { batchId });
  const rows = reader.all(pageOf, { batchId, limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: rows as CallOutput<'inventory.listMovements'>['rows'],
    total: reader.get(countOf, { batchId })?.total ?? 0,
    page,
    pageSize,
  };
}

/** A batch's stock at a past time, from its movements alone (INV-2). Fails with BATCH_NOT_FOUND. */
export function stockAt(reader: Reader, batchId: number, atMs: number): { onHand: number; reserved: number } {
  if (findBatch(reader, batchId) === undefined) fail('BATCH_NOT_FOUND', { batchId });
  const { onHand, reserved } = reader.get(sumUntil, { batchId, atMs }) ?? { onHand: 0, reserved: 0 };
  return { onHand, reserved };
}
