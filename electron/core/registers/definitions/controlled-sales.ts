import { sql } from 'kysely';
import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';
import { returnedPacks, watchedPacks } from './watched-packs.ts';

/** 专册登记: every pack of a watched drug that left the shelf for its buyer, and how many of them came back. */
export const controlledSales = defineRegister({
  id: 'controlled_sales',
  title: { zh: '管控药品专册', en: 'Watched drugs' },
  columns: [
    COLUMNS.atMs,
    COLUMNS.controlClass,
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.quantity,
    { key: 'returned', kind: 'count', title: { zh: '退回', en: 'Returned' } },
    COLUMNS.manufacturer,
    COLUMNS.batchNumber,
    { key: 'buyerName', kind: 'text', title: { zh: '购买人', en: 'Buyer' } },
    { key: 'buyerIdNumber', kind: 'idNumber', title: { zh: '身份证号', en: 'ID number' } },
    COLUMNS.orderNumber,
    COLUMNS.staffName,
  ],
  rows: (db, p) =>
    watchedPacks(db, p)
      .innerJoin('saleOrder', 'saleOrder.id', 'controlledSale.orderId')
      .innerJoin('staff', 'staff.id', 'controlledSale.staffId')
      .select([
        'controlledSale.atMs',
        'controlledSale.controlClass',
        'controlledSale.genericName',
        'controlledSale.specification',
        'controlledSale.quantity',
        returnedPacks.as('returned'),
        'controlledSale.manufacturer',
        'controlledSale.batchNumber',
        'controlledSale.buyerName',
        'controlledSale.buyerIdNumber',
        'saleOrder.orderNumber',
        'staff.name as staffName',
      ])
      .orderBy('controlledSale.atMs')
      .orderBy('controlledSale.orderId')
      .orderBy('controlledSale.lineNo')
      .orderBy('controlledSale.batchId'),
  tally: (db, p) =>
    watchedPacks(db, p).select((eb) => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.coalesce(eb.fn.sum<number>('controlledSale.quantity'), eb.lit(0)).as('quantity'),
      eb.fn.coalesce(sql<number>`sum(${returnedPacks})`, eb.lit(0)).as('returned'),
    ]),
});
