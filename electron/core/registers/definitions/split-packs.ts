import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { COLUMNS } from '../columns.ts';
import { defineRegister, type RegisterRange } from '../register.ts';

/**
 * 拆零药品销售记录: every pack that was opened, and every sale out of it with the day on which it was opened. Goods that
 * went back to the shelf before anybody took them home stand with a minus.
 */
export const splitPacks = defineRegister({
  id: 'split_packs',
  title: { zh: '拆零销售记录', en: 'Split packs' },
  columns: [
    { ...COLUMNS.atMs, title: { zh: '时间', en: 'Time' } },
    {
      key: 'entry',
      kind: 'text',
      title: { zh: '事项', en: 'Entry' },
      words: {
        opened: { zh: '拆零', en: 'Opened' },
        sold: { zh: '销售', en: 'Sold' },
        taken_back: { zh: '退回货架', en: 'Back on the shelf' },
      },
    },
    { key: 'startedAtMs', kind: 'time', title: { zh: '拆零起始时间', en: 'Opened at' } },
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.batchNumber,
    COLUMNS.manufacturer,
    COLUMNS.expiryDate,
    { ...COLUMNS.traceCodes, key: 'traceCode', title: { zh: '追溯码', en: 'Trace code' } },
    { key: 'openedUnits', kind: 'count', title: { zh: '拆零数量', en: 'Units opened' } },
    { ...COLUMNS.quantity, title: { zh: '销售数量', en: 'Units sold' } },
    COLUMNS.unit,
    { key: 'soldAtMs', kind: 'time', title: { zh: '销售时间', en: 'Sold at' } },
    COLUMNS.orderNumber,
    { key: 'splitterName', kind: 'text', title: { zh: '分拆人', en: 'Split by' } },
    { key: 'checkerName', kind: 'text', title: { zh: '复核人', en: 'Checked by' } },
  ],
  rows: (db, p) =>
    entriesIn(db, p)
      .innerJoin('openedPack', 'openedPack.id', 'entry.openedPackId')
      .innerJoin('batch', 'batch.id', 'openedPack.looseBatchId')
      .leftJoin('saleOrder', 'saleOrder.id', 'entry.orderId')
      .select([
        'entry.atMs',
        'entry.entry',
        'openedPack.atMs as startedAtMs',
        'openedPack.genericName',
        'openedPack.specification',
        'batch.batchNumber',
        'openedPack.manufacturer',
        'batch.expiryDate',
        'openedPack.traceCode',
        'entry.openedUnits',
        'entry.quantity',
        'openedPack.unit',
        'entry.soldAtMs',
        'saleOrder.orderNumber',
        'openedPack.splitterName',
        'openedPack.checkerName',
      ])
      .orderBy('entry.atMs')
      .orderBy('entry.openedPackId')
      .orderBy('entry.saleId'),
  tally: (db, p) =>
    entriesIn(db, p).select((eb) => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.coalesce(eb.fn.sum<number>('entry.openedUnits'), eb.lit(0)).as('openedUnits'),
      eb.fn.coalesce(eb.fn.sum<number>('entry.quantity'), eb.lit(0)).as('quantity'),
    ]),
});

interface Entry {
  readonly atMs: number;
  readonly entry: 'opened' | 'sold' | 'taken_back';
  readonly openedPackId: number;
  readonly saleId: number;
  readonly openedUnits: number | null;
  readonly quantity: number | null;
  readonly orderId: number | null;
  readonly soldAtMs: number | null;
}

/** Both tables are read by their own index of times. */
function entriesIn(db: Kysely<Schema>, p: RegisterRange) {
  return db.selectFrom(
    sql<Entry>`(
      SELECT at_ms, 'opened' AS entry, id AS opened_pack_id, 0 AS sale_id, units AS opened_units,
        NULL AS quantity, NULL AS order_id, NULL AS sold_at_ms
      FROM opened_pack WHERE at_ms >= ${p.fromMs} AND at_ms < ${p.endMs}
      UNION ALL
      SELECT at_ms, iif(quantity > 0, 'sold', 'taken_back'), opened_pack_id, id, NULL, quantity, order_id, at_ms
      FROM loose_sale WHERE at_ms >= ${p.fromMs} AND at_ms < ${p.endMs})`.as('entry'),
  );
}
