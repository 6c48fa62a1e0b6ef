import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** What was exported of the registers, by whom, and how much of it. */
export const registerExports = defineRegister({
  id: 'exports',
  title: { zh: '导出记录', en: 'Exports' },
  columns: [
    COLUMNS.atMs,
    { key: 'register', kind: 'text', title: { zh: '登记簿', en: 'Register' } },
    { key: 'fromDate', kind: 'date', title: { zh: '起始日', en: 'First day' } },
    { key: 'toDate', kind: 'date', title: { zh: '截止日', en: 'Last day' } },
    { key: 'rowCount', kind: 'count', title: { zh: '行数', en: 'Rows' } },
    { key: 'fileNames', kind: 'text', title: { zh: '文件', en: 'Files' } },
    COLUMNS.staffName,
  ],
  rows: (db, p) =>
    db
      .selectFrom('registerExport')
      .select(['atMs', 'register', 'fromDate', 'toDate', 'rowCount', 'fileNames', 'staffName'])
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs)
      .orderBy('atMs')
      .orderBy('id'),
  tally: (db, p) =>
    db
      .selectFrom('registerExport')
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('rowCount'), eb.lit(0)).as('rowCount'),
      ])
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs),
});
