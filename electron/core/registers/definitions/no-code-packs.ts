import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { COLUMNS } from '../columns.ts';
import { defineRegister, type RegisterRange } from '../register.ts';

/**
 * 无码清单: packs that went out, or were opened, without a scanned trace code, and why; what was taken back before it left
 * counts off. A pack that was opened belongs to no order.
 */
export const noCodePacks = defineRegister({
  id: 'no_code_packs',
  title: { zh: '无码药品清单', en: 'Packs without a code' },
  columns: [
    COLUMNS.atMs,
    COLUMNS.orderNumber,
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.manufacturer,
    COLUMNS.batchNumber,
    COLUMNS.expiryDate,
    COLUMNS.quantity,
    COLUMNS.unit,
    { key: 'reason', kind: 'text', title: { zh: '原因', en: 'Reason' } },
    COLUMNS.staffName,
  ],
  rows: (db, p) =>
    entriesIn(db, p)
      .leftJoin('saleOrder', 'saleOrder.id', 'entry.orderId')
      .innerJoin('batch', 'batch.id', 'entry.batchId')
      .innerJoin('drug', 'drug.id', 'batch.drugId')
      .innerJoin('staff', 'staff.id', 'entry.staffId')
      .select([
        'entry.atMs',
        'saleOrder.orderNumber',
        'drug.genericName',
        'drug.specification',
        'drug.manufacturer',
        'batch.batchNumber',
        'batch.expiryDate',
        'entry.quantity',
        'drug.unit',
        'entry.reason',
        'staff.name as staffName',
      ])
      .orderBy('entry.atMs')
      .orderBy('entry.isOpened')
      .orderBy('entry.id'),
  tally: (db, p) =>
    entriesIn(db, p).select((eb) => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.coalesce(eb.fn.sum<number>('entry.quantity'), eb.lit(0)).as('quantity'),
    ]),
});

interface Entry {
  readonly atMs: number;
  readonly isOpened: number;
  readonly id: number;
  readonly orderId: number | null;
  readonly batchId: number;
  readonly quantity: number;
  readonly reason: string;
  readonly staffId: number;
}

/** Both tables are read by their own index of times. */
function entriesIn(db: Kysely<Schema>, p: RegisterRange) {
  return db.selectFrom(
    sql<Entry>`(
      SELECT at_ms, 0 AS is_opened, id, order_id, batch_id, quantity, no_code_reason AS reason, staff_id
      FROM dispensed_pack WHERE no_code_reason <> '' AND at_ms >= ${p.fromMs} AND at_ms < ${p.endMs}
      UNION ALL
      SELECT at_ms, 1, id, NULL, pack_batch_id, 1, no_code_reason, splitter_id
      FROM opened_pack WHERE no_code_reason <> '' AND at_ms >= ${p.fromMs} AND at_ms < ${p.endMs})`.as(
      'entry',
    ),
  );
}
