import { sql } from 'kysely';
import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/**
 * 清斗装斗记录: every batch of TCM pieces that was put into its bin, what the cleaning took out and how much of it was
 * left, who did it and who checked. The first batch of a drug goes into a new bin.
 */
export const binCleaning = defineRegister({
  id: 'bin_cleaning',
  title: { zh: '清斗装斗记录', en: 'Bin cleaning' },
  columns: [
    COLUMNS.atMs,
    {
      key: 'entry',
      kind: 'text',
      title: { zh: '事项', en: 'Entry' },
      words: {
        first: { zh: '首次装斗', en: 'First filled' },
        cleaned: { zh: '清斗装斗', en: 'Cleaned and filled' },
      },
    },
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.manufacturer,
    COLUMNS.shelf,
    { key: 'formerBatch', kind: 'text', title: { zh: '清出批号', en: 'Batch taken out' } },
    { key: 'formerQuantity', kind: 'count', title: { zh: '清出数量', en: 'Quantity taken out' } },
    COLUMNS.unit,
    { ...COLUMNS.batchNumber, title: { zh: '装斗批号', en: 'Batch put in' } },
    COLUMNS.expiryDate,
    { key: 'fillerName', kind: 'text', title: { zh: '清斗装斗人', en: 'Cleaned by' } },
    { key: 'checkerName', kind: 'text', title: { zh: '复核人', en: 'Checked by' } },
  ],
  rows: (db, p) =>
    db
      .selectFrom('binFill')
      .innerJoin('batch', 'batch.id', 'binFill.batchId')
      .innerJoin('drug', 'drug.id', 'batch.drugId')
      .leftJoin('binRemoval', 'binRemoval.fillId', 'binFill.id')
      .leftJoin('batch as former', 'former.id', 'binRemoval.batchId')
      .select([
        'binFill.atMs',
        sql<'first' | 'cleaned'>`iif(bin_fill.checker_id IS NULL, 'first', 'cleaned')`.as('entry'),
        'drug.genericName',
        'drug.specification',
        'drug.manufacturer',
        'drug.shelf',
        'former.batchNumber as formerBatch',
        'binRemoval.quantity as formerQuantity',
        'drug.unit',
        'batch.batchNumber',
        'batch.expiryDate',
        'binFill.fillerName',
        'binFill.checkerName',
      ])
      .where('binFill.atMs', '>=', p.fromMs)
      .where('binFill.atMs', '<', p.endMs)
      .orderBy('binFill.atMs')
      .orderBy('binFill.id')
      .orderBy('binRemoval.batchId'),
  tally: (db, p) =>
    db
      .selectFrom('binFill')
      .leftJoin('binRemoval', 'binRemoval.fillId', 'binFill.id')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .where('binFill.atMs', '>=', p.fromMs)
      .where('binFill.atMs', '<', p.endMs),
});
