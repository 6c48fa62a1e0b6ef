import { type RawBuilder, sql } from 'kysely';
import { DRUG_CATEGORIES, isDrug } from '#shared/domain/drugs.ts';
import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';
import { STATE_WORDS } from './state-words.ts';

const DRUGS = JSON.stringify(DRUG_CATEGORIES.filter(isDrug));

/** What its sender said of the package in which a line travelled; parcels of before the question have no answer. */
const packing: RawBuilder<'apart' | 'no_drug' | 'unrecorded'> = sql`CASE
  WHEN order_item.category NOT IN (SELECT value FROM json_each(${DRUGS})) THEN 'no_drug'
  WHEN sent.details ->> 'drugsApart' THEN 'apart'
  ELSE 'unrecorded' END`;

/**
 * 药品配送记录 (药品经营质量管理规范附录6): every parcel that left with what lay in it by batch, who confirmed that drugs
 * travel in a marked package of their own, who sent it, and what became of it.
 */
export const deliveries = defineRegister({
  id: 'deliveries',
  title: { zh: '药品配送记录', en: 'Deliveries' },
  columns: [
    { ...COLUMNS.atMs, title: { zh: '发货时间', en: 'Sent at' } },
    COLUMNS.orderNumber,
    { key: 'carrier', kind: 'text', title: { zh: '承运方', en: 'Carrier' } },
    { key: 'trackingNumber', kind: 'text', title: { zh: '运单号', en: 'Tracking number' } },
    { key: 'packageCount', kind: 'count', title: { zh: '包裹数', en: 'Packages' } },
    { key: 'receiverName', kind: 'text', title: { zh: '收货人', en: 'Receiver' } },
    { key: 'receiverPhone', kind: 'phone', title: { zh: '联系电话', en: 'Phone' } },
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.manufacturer,
    COLUMNS.batchNumber,
    COLUMNS.expiryDate,
    COLUMNS.quantity,
    COLUMNS.unit,
    {
      key: 'packing',
      kind: 'text',
      title: { zh: '药品单独包装', en: 'Drugs packed apart' },
      words: {
        apart: { zh: '已单独包装并标明', en: 'Apart and marked' },
        no_drug: { zh: '非药品', en: 'No drug' },
        unrecorded: { zh: '无记录', en: 'Not recorded' },
      },
    },
    { key: 'packedBy', kind: 'text', title: { zh: '包装确认人', en: 'Confirmed by' } },
    { ...COLUMNS.staffName, title: { zh: '发货人', en: 'Sent by' } },
    {
      key: 'state',
      kind: 'text',
      title: { zh: '配送状态', en: 'State' },
      words: STATE_WORDS.shipment,
    },
    { key: 'stateAtMs', kind: 'time', title: { zh: '状态时间', en: 'Since' } },
  ],
  rows: (db, p) =>
    db
      .selectFrom('shipment')
      .innerJoin('saleOrder', 'saleOrder.id', 'shipment.orderId')
      .innerJoin('staff', 'staff.id', 'shipment.staffId')
      .innerJoin('orderItem', 'orderItem.orderId', 'shipment.orderId')
      .innerJoin('orderItemBatch', (join) =>
        join
          .onRef('orderItemBatch.orderId', '=', 'orderItem.orderId')
          .onRef('orderItemBatch.lineNo', '=', 'orderItem.lineNo'),
      )
      .innerJoin('batch', 'batch.id', 'orderItemBatch.batchId')
      .leftJoin('orderEvent as sent', (join) =>
        join
          .onRef('sent.orderId', '=', 'shipment.orderId')
          .onRef('sent.atMs', '=', 'shipment.createdAtMs')
          .on('sent.action', '=', 'ship'),
      )
      .select([
        'shipment.createdAtMs as atMs',
        'saleOrder.orderNumber',
        'shipment.carrier',
        'shipment.trackingNumber',
        'shipment.packageCount',
        'shipment.receiverName',
        'shipment.receiverPhone',
        'orderItem.genericName',
        'orderItem.specification',
        'orderItem.manufacturer',
        'batch.batchNumber',
        'batch.expiryDate',
        'orderItemBatch.quantity',
        'orderItem.unit',
        packing.as('packing'),
        sql<string | null>`iif(${packing} = 'apart', sent.staff_name, NULL)`.as('packedBy'),
        'staff.name as staffName',
        'shipment.state',
        'shipment.stateAtMs',
      ])
      // What a recall released before the parcel was packed did not travel in it.
      .where('orderItemBatch.state', '<>', 'released')
      .where('shipment.createdAtMs', '>=', p.fromMs)
      .where('shipment.createdAtMs', '<', p.endMs)
      .orderBy('shipment.createdAtMs')
      .orderBy('shipment.id')
      .orderBy('orderItem.lineNo')
      .orderBy('orderItemBatch.batchId'),
  tally: (db, p) =>
    db
      .selectFrom('shipment')
      .innerJoin('orderItemBatch', 'orderItemBatch.orderId', 'shipment.orderId')
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('orderItemBatch.quantity'), eb.lit(0)).as('quantity'),
      ])
      .where('orderItemBatch.state', '<>', 'released')
      .where('shipment.createdAtMs', '>=', p.fromMs)
      .where('shipment.createdAtMs', '<', p.endMs),
});
