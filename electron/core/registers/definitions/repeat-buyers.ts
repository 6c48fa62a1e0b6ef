import { sql } from 'kysely';
import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';
import { boughtWith, watchedPacks } from './watched-packs.ts';

const purchases = sql<number>`count(DISTINCT ${boughtWith})`;

/** 多次购买: who bought watched drugs of one class more than once in the days asked for, to be reported (2012 260号). */
export const repeatBuyers = defineRegister({
  id: 'repeat_buyers',
  title: { zh: '管控药品多次购买', en: 'Repeat buyers' },
  columns: [
    { key: 'buyerName', kind: 'text', title: { zh: '购买人', en: 'Buyer' } },
    { key: 'buyerIdNumber', kind: 'idNumber', title: { zh: '身份证号', en: 'ID number' } },
    COLUMNS.controlClass,
    { key: 'purchases', kind: 'count', title: { zh: '购买次数', en: 'Purchases' } },
    COLUMNS.quantity,
    { ...COLUMNS.atMs, title: { zh: '首次购买', en: 'First' } },
    { key: 'lastAtMs', kind: 'time', title: { zh: '末次购买', en: 'Last' } },
  ],
  rows: (db, p) =>
    watchedPacks(db, p)
      .select((eb) => [
        eb.fn.max<string>('buyerName').as('buyerName'),
        'buyerIdNumber',
        'controlClass',
        purchases.as('purchases'),
        eb.fn.sum<number>('controlledSale.quantity').as('quantity'),
        eb.fn.min<number>('atMs').as('atMs'),
        eb.fn.max<number>('atMs').as('lastAtMs'),
      ])
      .where('buyerIdNumber', '<>', '')
      .groupBy(['buyerIdNumber', 'controlClass'])
      .having(purchases, '>', 1)
      .orderBy('purchases', 'desc')
      .orderBy('buyerIdNumber')
      .orderBy('controlClass'),
  tally: (db, p) =>
    db
      .selectFrom(
        watchedPacks(db, p)
          .select((sub) => [
            purchases.as('purchases'),
            sub.fn.sum<number>('controlledSale.quantity').as('quantity'),
          ])
          .where('buyerIdNumber', '<>', '')
          .groupBy(['buyerIdNumber', 'controlClass'])
          .having(purchases, '>', 1)
          .as('buyer'),
      )
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('purchases'), eb.lit(0)).as('purchases'),
        eb.fn.coalesce(eb.fn.sum<number>('quantity'), eb.lit(0)).as('quantity'),
      ]),
});
