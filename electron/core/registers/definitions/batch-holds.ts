import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** 锁定与召回: every lock, recall and release of a batch, with the notice that it follows. */
export const batchHolds = defineRegister({
  id: 'batch_holds',
  title: { zh: '批号锁定与召回', en: 'Locks and recalls' },
  columns: [
    COLUMNS.atMs,
    {
      key: 'action',
      kind: 'text',
      title: { zh: '操作', en: 'Action' },
      words: {
        lock: { zh: '锁定', en: 'Locked' },
        unlock: { zh: '解锁', en: 'Unlocked' },
        recall: { zh: '召回', en: 'Recalled' },
        end_recall: { zh: '结束召回', en: 'Recall ended' },
      },
    },
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.manufacturer,
    COLUMNS.batchNumber,
    COLUMNS.expiryDate,
    COLUMNS.recallLevel,
    { key: 'noticeNumber', kind: 'text', title: { zh: '通知文号', en: 'Notice' } },
    { key: 'reason', kind: 'text', title: { zh: '原因', en: 'Reason' } },
    COLUMNS.staffName,
  ],
  rows: (db, p) =>
    db
      .selectFrom('batchHold')
      .innerJoin('batch', 'batch.id', 'batchHold.batchId')
      .innerJoin('drug', 'drug.id', 'batch.drugId')
      .innerJoin('staff', 'staff.id', 'batchHold.staffId')
      .leftJoin('recall', 'recall.id', 'batchHold.recallId')
      .select([
        'batchHold.atMs',
        'batchHold.action',
        'drug.genericName',
        'drug.specification',
        'drug.manufacturer',
        'batch.batchNumber',
        'batch.expiryDate',
        'recall.level',
        'recall.noticeNumber',
        'batchHold.reason',
        'staff.name as staffName',
      ])
      .where('batchHold.atMs', '>=', p.fromMs)
      .where('batchHold.atMs', '<', p.endMs)
      .orderBy('batchHold.atMs')
      .orderBy('batchHold.id'),
  tally: (db, p) =>
    db
      .selectFrom('batchHold')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs),
});
