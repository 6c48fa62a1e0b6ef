import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** 无码清单: packs that went out without a scanned trace code, and why; what was taken back before it left counts off. */
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
    db
      .selectFrom('dispensedPack')
      .innerJoin('saleOrder', 'saleOrder.id', 'dispensedPack.orderId')
      .innerJoin('batch', 'batch.id', 'dispensedPack.batchId')
      .innerJoin('drug', 'drug.id', 'batch.drugId')
      .innerJoin('staff', 'staff.id', 'dispensedPack.staffId')
      .select([
        'dispensedPack.atMs',
        'saleOrder.orderNumber',
        'drug.genericName',
        'drug.specification',
        'drug.manufacturer',
        'batch.batchNumber',
        'batch.expiryDate',
        'dispensedPack.quantity',
        'drug.unit',
        'dispensedPack.noCodeReason as reason',
        'staff.name as staffName',
      ])
      .where('dispensedPack.noCodeReason', '<>', '')
      .where('dispensedPack.atMs', '>=', p.fromMs)
      .where('dispensedPack.atMs', '<', p.endMs)
      .orderBy('dispensedPack.atMs')
      .orderBy('dispensedPack.id'),
  tally: (db, p) =>
    db
      .selectFrom('dispensedPack')
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('quantity'), eb.lit(0)).as('quantity'),
      ])
      .where('noCodeReason', '<>', '')
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs),
});
