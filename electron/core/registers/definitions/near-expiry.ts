import { sql } from 'kysely';
import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';
import { STOCK_COLUMNS, stockByExpiry, tallyByExpiry } from './stock-by-expiry.ts';

/** 近效期药品: what is on hand and expires within the days that the rules warn of, by its expiry day. */
export const nearExpiry = defineRegister({
  id: 'near_expiry',
  title: { zh: '近效期药品', en: 'Near expiry' },
  period: 'coming',
  columns: [
    COLUMNS.expiryDate,
    { key: 'daysLeft', kind: 'count', title: { zh: '剩余天数', en: 'Days left' } },
    {
      key: 'level',
      kind: 'text',
      title: { zh: '提醒', en: 'Warning' },
      words: { urgent: { zh: '重点', en: 'Urgent' }, notice: { zh: '一般', en: 'Notice' } },
    },
    ...STOCK_COLUMNS,
  ],
  rows: (db, p) =>
    stockByExpiry(db, p)
      .select([
        sql<number>`CAST(julianday(batch.expiry_date) - julianday(${p.today}) AS INTEGER)`.as('daysLeft'),
        sql<string>`iif(batch.expiry_date <= ${p.urgentDate}, 'urgent', 'notice')`.as('level'),
      ])
      .where('batch.expiryDate', '>', p.today)
      .where('batch.expiryDate', '<=', p.noticeDate),
  tally: (db, p) =>
    tallyByExpiry(db, p).where('expiryDate', '>', p.today).where('expiryDate', '<=', p.noticeDate),
});
