import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** 过期药品: what is still on the shelf of batches whose expiry day has come, by that day. */
export const expiredStock = defineRegister({
  id: 'expired_stock',
  title: { zh: '过期药品', en: 'Expired stock' },
  columns: [
    COLUMNS.expiryDate,
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.manufacturer,
    COLUMNS.batchNumber,
    { ...COLUMNS.quantity, title: { zh: '在库数量', en: 'On hand' } },
    COLUMNS.unit,
    { key: 'shelf', kind: 'text', title: { zh: '货位', en: 'Shelf' } },
    {
      key: 'zone',
      kind: 'text',
      title: { zh: '库区', en: 'Zone' },
      words: { saleable: { zh: '合格区', en: 'Saleable' }, quarantine: { zh: '待验区', en: 'Quarantine' } },
    },
  ],
  rows: (db, p) =>
    db
      .selectFrom('batch')
      .innerJoin('drug', 'drug.id', 'batch.drugId')
      .select([
        'batch.expiryDate',
        'drug.genericName',
        'drug.specification',
        'drug.manufacturer',
        'batch.batchNumber',
        'batch.onHand as quantity',
        'drug.unit',
        'drug.shelf',
        'batch.zone',
      ])
      .where('batch.onHand', '>', 0)
      .where('batch.expiryDate', '>=', p.fromDate)
      .where('batch.expiryDate', '<=', p.toDate)
      .where('batch.expiryDate', '<=', p.today)
      .orderBy('batch.expiryDate')
      .orderBy('batch.drugId')
      .orderBy('batch.id'),
  tally: (db, p) =>
    db
      .selectFrom('batch')
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('onHand'), eb.lit(0)).as('quantity'),
      ])
      .where('onHand', '>', 0)
      .where('expiryDate', '>=', p.fromDate)
      .where('expiryDate', '<=', p.toDate)
      .where('expiryDate', '<=', p.today),
});
