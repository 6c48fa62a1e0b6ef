import { sql } from 'kysely';
import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** 召回购买人: to whom units of a recalled batch went, by the day of the recall; the file has phone numbers in full. */
export const recallBuyers = defineRegister({
  id: 'recall_buyers',
  title: { zh: '召回药品购买人', en: 'Buyers of recalled lots' },
  columns: [
    { ...COLUMNS.atMs, title: { zh: '召回时间', en: 'Recalled at' } },
    COLUMNS.recallLevel,
    { key: 'noticeNumber', kind: 'text', title: { zh: '召回通知', en: 'Notice' } },
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.manufacturer,
    COLUMNS.batchNumber,
    COLUMNS.orderNumber,
    { key: 'soldAtMs', kind: 'time', title: { zh: '出库时间', en: 'Dispensed at' } },
    { key: 'buyerName', kind: 'text', title: { zh: '购买人', en: 'Buyer' } },
    { key: 'buyerPhone', kind: 'phone', title: { zh: '联系电话', en: 'Phone' } },
    COLUMNS.quantity,
    { key: 'returned', kind: 'count', title: { zh: '已退回', en: 'Returned' } },
  ],
  rows: (db, p) =>
    db
      .selectFrom('batchHold')
      .innerJoin('recall', 'recall.id', 'batchHold.recallId')
      .innerJoin('batch', 'batch.id', 'batchHold.batchId')
      .innerJoin('drug', 'drug.id', 'batch.drugId')
      .innerJoin('orderItemBatch', 'orderItemBatch.batchId', 'batchHold.batchId')
      .innerJoin('saleOrder', 'saleOrder.id', 'orderItemBatch.orderId')
      .select([
        'batchHold.atMs',
        'recall.level',
        'recall.noticeNumber',
        'drug.genericName',
        'drug.specification',
        'drug.manufacturer',
        'batch.batchNumber',
        'saleOrder.orderNumber',
        'saleOrder.dispensingAtMs as soldAtMs',
        sql<string>`coalesce(nullif(sale_order.customer_name, ''), sale_order.buyer_name)`.as('buyerName'),
        'saleOrder.customerPhone as buyerPhone',
        'orderItemBatch.quantity',
        sql<number>`iif(order_item_batch.state = 'quarantined', order_item_batch.quantity, coalesce((
          SELECT sum(back.quantity) FROM return_batch AS back
          WHERE back.order_id = order_item_batch.order_id AND back.line_no = order_item_batch.line_no
            AND back.batch_id = order_item_batch.batch_id), 0))`.as('returned'),
      ])
      .where('batchHold.action', '=', 'recall')
      .where('batchHold.atMs', '>=', p.fromMs)
      .where('batchHold.atMs', '<', p.endMs)
      .where('orderItemBatch.state', 'not in', ['reserved', 'released', 'restocked'])
      .orderBy('batchHold.atMs')
      .orderBy('batchHold.id')
      .orderBy('orderItemBatch.orderId')
      .orderBy('orderItemBatch.lineNo'),
  tally: (db, p) =>
    db
      .selectFrom('batchHold')
      .innerJoin('orderItemBatch', 'orderItemBatch.batchId', 'batchHold.batchId')
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('orderItemBatch.quantity'), eb.lit(0)).as('quantity'),
      ])
      .where('batchHold.action', '=', 'recall')
      .where('batchHold.atMs', '>=', p.fromMs)
      .where('batchHold.atMs', '<', p.endMs)
      .where('orderItemBatch.state', 'not in', ['reserved', 'released', 'restocked']),
});
