import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';
import { STATE_WORDS } from './state-words.ts';

/** 销售记录: every line of every paid order, by batch; an order that was cancelled afterwards stays and says so. */
export const sales = defineRegister({
  id: 'sales',
  title: { zh: '销售记录', en: 'Sales' },
  columns: [
    { ...COLUMNS.atMs, title: { zh: '收款时间', en: 'Paid at' } },
    COLUMNS.orderNumber,
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.manufacturer,
    COLUMNS.batchNumber,
    COLUMNS.expiryDate,
    COLUMNS.quantity,
    COLUMNS.unit,
    { key: 'unitPriceFen', kind: 'money', title: { zh: '单价', en: 'Unit price' } },
    {
      key: 'status',
      kind: 'text',
      title: { zh: '订单状态', en: 'Order state' },
      words: STATE_WORDS.order,
    },
    COLUMNS.staffName,
  ],
  rows: (db, p) =>
    db
      .selectFrom('saleOrder')
      .innerJoin('orderItem', 'orderItem.orderId', 'saleOrder.id')
      .innerJoin('orderItemBatch', (join) =>
        join
          .onRef('orderItemBatch.orderId', '=', 'orderItem.orderId')
          .onRef('orderItemBatch.lineNo', '=', 'orderItem.lineNo'),
      )
      .innerJoin('batch', 'batch.id', 'orderItemBatch.batchId')
      .innerJoin('staff', 'staff.id', 'saleOrder.staffId')
      .select([
        'saleOrder.paidAtMs as atMs',
        'saleOrder.orderNumber',
        'orderItem.genericName',
        'orderItem.specification',
        'orderItem.manufacturer',
        'batch.batchNumber',
        'batch.expiryDate',
        'orderItemBatch.quantity',
        'orderItem.unit',
        'orderItem.unitPriceFen',
        'saleOrder.status',
        'staff.name as staffName',
      ])
      .where('saleOrder.paidAtMs', '>=', p.fromMs)
      .where('saleOrder.paidAtMs', '<', p.endMs)
      .orderBy('saleOrder.paidAtMs')
      .orderBy('saleOrder.id')
      .orderBy('orderItem.lineNo')
      .orderBy('orderItemBatch.batchId'),
  tally: (db, p) =>
    db
      .selectFrom('saleOrder')
      .innerJoin('orderItemBatch', 'orderItemBatch.orderId', 'saleOrder.id')
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('orderItemBatch.quantity'), eb.lit(0)).as('quantity'),
      ])
      .where('saleOrder.paidAtMs', '>=', p.fromMs)
      .where('saleOrder.paidAtMs', '<', p.endMs),
});
