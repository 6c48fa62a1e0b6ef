import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** 专册登记: every pack of a watched drug that left the shelf, with its buyer. */
export const controlledSales = defineRegister({
  id: 'controlled_sales',
  title: { zh: '管控药品专册', en: 'Watched drugs' },
  columns: [
    COLUMNS.atMs,
    {
      key: 'controlClass',
      kind: 'text',
      title: { zh: '类别', en: 'Class' },
      words: {
        ephedrine: { zh: '含麻黄碱', en: 'Ephedrine' },
        compound_licorice: { zh: '复方甘草片', en: 'Compound licorice' },
        diphenoxylate: { zh: '复方地芬诺酯', en: 'Diphenoxylate' },
        tramadol_compound: { zh: '曲马多复方', en: 'Tramadol compound' },
        narcotic_oral_compound: { zh: '含麻醉药口服复方', en: 'Narcotic oral compound' },
        psychotropic_2: { zh: '第二类精神药品', en: 'Psychotropic class 2' },
      },
    },
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.quantity,
    COLUMNS.manufacturer,
    COLUMNS.batchNumber,
    { key: 'buyerName', kind: 'text', title: { zh: '购买人', en: 'Buyer' } },
    { key: 'buyerIdNumber', kind: 'idNumber', title: { zh: '身份证号', en: 'ID number' } },
    COLUMNS.orderNumber,
    COLUMNS.staffName,
  ],
  rows: (db, p) =>
    db
      .selectFrom('controlledSale')
      .innerJoin('saleOrder', 'saleOrder.id', 'controlledSale.orderId')
      .innerJoin('staff', 'staff.id', 'controlledSale.staffId')
      .select([
        'controlledSale.atMs',
        'controlledSale.controlClass',
        'controlledSale.genericName',
        'controlledSale.specification',
        'controlledSale.quantity',
        'controlledSale.manufacturer',
        'controlledSale.batchNumber',
        'controlledSale.buyerName',
        'controlledSale.buyerIdNumber',
        'saleOrder.orderNumber',
        'staff.name as staffName',
      ])
      .where('controlledSale.atMs', '>=', p.fromMs)
      .where('controlledSale.atMs', '<', p.endMs)
      .orderBy('controlledSale.atMs')
      .orderBy('controlledSale.orderId')
      .orderBy('controlledSale.lineNo')
      .orderBy('controlledSale.batchId'),
  tally: (db, p) =>
    db
      .selectFrom('controlledSale')
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('quantity'), eb.lit(0)).as('quantity'),
      ])
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs),
});
