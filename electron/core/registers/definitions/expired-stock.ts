import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';
import { STOCK_COLUMNS, stockByExpiry, tallyByExpiry } from './stock-by-expiry.ts';

/** 过期药品: what is still on the shelf of batches whose expiry day has come, by that day. */
export const expiredStock = defineRegister({
  id: 'expired_stock',
  title: { zh: '过期药品', en: 'Expired stock' },
  columns: [COLUMNS.expiryDate, ...STOCK_COLUMNS],
  rows: (db, p) => stockByExpiry(db, p).where('batch.expiryDate', '<=', p.today),
  tally: (db, p) => tallyByExpiry(db, p).where('expiryDate', '<=', p.today),
});
