import { sql } from 'kysely';
import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** 待验区: what was put there, from which sale and with which codes, and who released, destroyed or counted it. */
export const quarantine = defineRegister({
  id: 'quarantine',
  title: { zh: '待验区记录', en: 'Quarantine' },
  columns: [
    COLUMNS.atMs,
    {
      key: 'kind',
      kind: 'text',
      title: { zh: '事项', en: 'What' },
      words: {
        quarantine_in: { zh: '退回待验', en: 'Came back' },
        released: { zh: '合格放行', en: 'Released' },
        destroyed: { zh: '报损销毁', en: 'Destroyed' },
        adjustment: { zh: '盘点', en: 'Counted' },
      },
    },
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.manufacturer,
    COLUMNS.batchNumber,
    COLUMNS.expiryDate,
    COLUMNS.quantity,
    COLUMNS.unit,
    COLUMNS.orderNumber,
    COLUMNS.afterSalesNumber,
    COLUMNS.traceCodes,
    { key: 'reason', kind: 'text', title: { zh: '原因', en: 'Reason' } },
    COLUMNS.staffName,
  ],
  rows: (db, p) =>
    db
      .selectFrom('stockMovement')
      .innerJoin('batch', 'batch.id', 'stockMovement.batchId')
      .innerJoin('drug', 'drug.id', 'batch.drugId')
      .innerJoin('staff', 'staff.id', 'stockMovement.staffId')
      .leftJoin('saleOrder', 'saleOrder.id', 'stockMovement.orderId')
      .leftJoin('quarantineDecision', 'quarantineDecision.movementId', 'stockMovement.id')
      .select([
        'stockMovement.atMs',
        sql<string>`coalesce(quarantine_decision.decision, stock_movement.kind)`.as('kind'),
        'drug.genericName',
        'drug.specification',
        'drug.manufacturer',
        'batch.batchNumber',
        'batch.expiryDate',
        'stockMovement.onHandDelta as quantity',
        'drug.unit',
        'saleOrder.orderNumber',
        sql<string | null>`(SELECT max(after_sales.number) FROM return_batch
          JOIN after_sales ON after_sales.id = return_batch.after_sales_id
          WHERE return_batch.order_id = stock_movement.order_id AND return_batch.at_ms = stock_movement.at_ms
            AND return_batch.quarantine_batch_id = stock_movement.batch_id)`.as('afterSalesNumber'),
        sql<string | null>`(SELECT group_concat(code, ' ') FROM trace_event
          WHERE trace_event.at_ms = stock_movement.at_ms AND trace_event.order_id = stock_movement.order_id
            AND trace_event.kind = 'return' AND trace_event.batch_number = batch.batch_number)`.as(
          'traceCodes',
        ),
        'stockMovement.reason',
        'staff.name as staffName',
      ])
      .where('stockMovement.kind', 'in', ['quarantine_in', 'adjustment'])
      .where('batch.zone', '=', 'quarantine')
      .where('stockMovement.atMs', '>=', p.fromMs)
      .where('stockMovement.atMs', '<', p.endMs)
      .orderBy('stockMovement.atMs')
      .orderBy('stockMovement.id'),
  tally: (db, p) =>
    db
      .selectFrom('stockMovement')
      .innerJoin('batch', 'batch.id', 'stockMovement.batchId')
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('stockMovement.onHandDelta'), eb.lit(0)).as('quantity'),
      ])
      .where('stockMovement.kind', 'in', ['quarantine_in', 'adjustment'])
      .where('batch.zone', '=', 'quarantine')
      .where('stockMovement.atMs', '>=', p.fromMs)
      .where('stockMovement.atMs', '<', p.endMs),
});
