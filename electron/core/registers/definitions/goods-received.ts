import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** 收货验收记录, as far as it is known: supplier and inspection come with purchase orders and are not invented. */
export const goodsReceived = defineRegister({
  id: 'goods_received',
  title: { zh: '收货记录', en: 'Goods received' },
  columns: [
    { ...COLUMNS.atMs, title: { zh: '到货时间', en: 'Arrived at' } },
    {
      key: 'kind',
      kind: 'text',
      title: { zh: '来源', en: 'How' },
      words: { opening: { zh: '期初', en: 'Opening' }, goods_in: { zh: '入库', en: 'Goods in' } },
    },
    COLUMNS.genericName,
    { key: 'dosageForm', kind: 'text', title: { zh: '剂型', en: 'Form' } },
    COLUMNS.specification,
    { key: 'approvalNumber', kind: 'text', title: { zh: '批准文号', en: 'Approval number' } },
    COLUMNS.batchNumber,
    { key: 'productionDate', kind: 'date', title: { zh: '生产日期', en: 'Produced' } },
    COLUMNS.expiryDate,
    COLUMNS.manufacturer,
    COLUMNS.quantity,
    COLUMNS.unit,
    { ...COLUMNS.staffName, title: { zh: '收货人', en: 'Received by' } },
  ],
  rows: (db, p) =>
    db
      .selectFrom('stockMovement')
      .innerJoin('batch', 'batch.id', 'stockMovement.batchId')
      .innerJoin('drug', 'drug.id', 'batch.drugId')
      .innerJoin('staff', 'staff.id', 'stockMovement.staffId')
      .select([
        'stockMovement.atMs',
        'stockMovement.kind',
        'drug.genericName',
        'drug.dosageForm',
        'drug.specification',
        'drug.approvalNumber',
        'batch.batchNumber',
        'batch.productionDate',
        'batch.expiryDate',
        'drug.manufacturer',
        'stockMovement.onHandDelta as quantity',
        'drug.unit',
        'staff.name as staffName',
      ])
      .where('stockMovement.kind', 'in', ['opening', 'goods_in'])
      .where('stockMovement.atMs', '>=', p.fromMs)
      .where('stockMovement.atMs', '<', p.endMs)
      .orderBy('stockMovement.atMs')
      .orderBy('stockMovement.id'),
  tally: (db, p) =>
    db
      .selectFrom('stockMovement')
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('onHandDelta'), eb.lit(0)).as('quantity'),
      ])
      .where('kind', 'in', ['opening', 'goods_in'])
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs),
});
