import { sql } from 'kysely';
import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** 退货验收: each line of which customers brought packs back, what the inspection took in and what it handed back. */
export const returns = defineRegister({
  id: 'returns',
  title: { zh: '退货验收', en: 'Returns' },
  columns: [
    { ...COLUMNS.atMs, title: { zh: '验收时间', en: 'Inspected at' } },
    COLUMNS.afterSalesNumber,
    COLUMNS.orderNumber,
    { key: 'soldAtMs', kind: 'time', title: { zh: '销售时间', en: 'Sold at' } },
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.manufacturer,
    { ...COLUMNS.batchNumber, key: 'batchNumbers' },
    COLUMNS.traceCodes,
    {
      key: 'reason',
      kind: 'text',
      title: { zh: '退货原因', en: 'Why' },
      words: {
        quality_fault: { zh: '质量问题', en: 'Quality fault' },
        wrong_item: { zh: '发错药品', en: 'Wrong item' },
        damaged_in_transit: { zh: '运输破损', en: 'Damaged in transit' },
        recalled: { zh: '药品召回', en: 'Recalled' },
        short_delivered: { zh: '少发漏发', en: 'Short delivered' },
        adverse_reaction: { zh: '不良反应', en: 'Adverse reaction' },
        change_of_mind: { zh: '改变主意', en: 'Change of mind' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    { key: 'received', kind: 'count', title: { zh: '收到', en: 'Received' } },
    { key: 'accepted', kind: 'count', title: { zh: '验收入待验区', en: 'Taken in' } },
    { key: 'handedBack', kind: 'count', title: { zh: '退还顾客', en: 'Handed back' } },
    { key: 'remark', kind: 'text', title: { zh: '说明', en: 'Remark' } },
    { ...COLUMNS.staffName, title: { zh: '验收人', en: 'Inspected by' } },
  ],
  rows: (db, p) =>
    db
      .selectFrom('afterSales')
      .innerJoin('afterSalesLine', 'afterSalesLine.afterSalesId', 'afterSales.id')
      .innerJoin('afterSalesEvent', 'afterSalesEvent.afterSalesId', 'afterSales.id')
      .innerJoin('saleOrder', 'saleOrder.id', 'afterSales.orderId')
      .innerJoin('orderItem', (join) =>
        join
          .onRef('orderItem.orderId', '=', 'afterSales.orderId')
          .onRef('orderItem.lineNo', '=', 'afterSalesLine.lineNo'),
      )
      .select([
        'afterSales.receivedAtMs as atMs',
        'afterSales.number as afterSalesNumber',
        'saleOrder.orderNumber',
        'saleOrder.paidAtMs as soldAtMs',
        'orderItem.genericName',
        'orderItem.specification',
        'orderItem.manufacturer',
        sql<string | null>`(SELECT group_concat(batch.batch_number, ' ') FROM return_batch
          JOIN batch ON batch.id = return_batch.batch_id
          WHERE return_batch.order_id = after_sales.order_id AND return_batch.line_no = after_sales_line.line_no
            AND return_batch.after_sales_id = after_sales.id)`.as('batchNumbers'),
        sql<string | null>`(SELECT group_concat(trace_event.code, ' ') FROM trace_event
          JOIN trace_code ON trace_code.code = trace_event.code
          WHERE trace_event.at_ms = after_sales.received_at_ms AND trace_event.order_id = after_sales.order_id
            AND trace_event.kind = 'return' AND trace_code.drug_id = order_item.drug_id)`.as('traceCodes'),
        'afterSales.reason',
        'afterSalesLine.received',
        'afterSalesLine.accepted',
        sql<number>`after_sales_line.received - after_sales_line.accepted`.as('handedBack'),
        'afterSalesEvent.reason as remark',
        'afterSalesEvent.staffName',
      ])
      .where('afterSales.receivedAtMs', '>=', p.fromMs)
      .where('afterSales.receivedAtMs', '<', p.endMs)
      .where('afterSalesLine.received', 'is not', null)
      .where('afterSalesEvent.action', '=', 'receive_goods')
      .orderBy('afterSales.receivedAtMs')
      .orderBy('afterSales.id')
      .orderBy('afterSalesLine.lineNo'),
  tally: (db, p) =>
    db
      .selectFrom('afterSales')
      .innerJoin('afterSalesLine', 'afterSalesLine.afterSalesId', 'afterSales.id')
      .select((eb) => [
        eb.fn.countAll<number>().as('rows'),
        eb.fn.coalesce(eb.fn.sum<number>('received'), eb.lit(0)).as('received'),
        eb.fn.coalesce(eb.fn.sum<number>('accepted'), eb.lit(0)).as('accepted'),
        eb.fn.coalesce(sql<number>`sum(received - accepted)`, eb.lit(0)).as('handedBack'),
      ])
      .where('receivedAtMs', '>=', p.fromMs)
      .where('receivedAtMs', '<', p.endMs)
      .where('received', 'is not', null),
});
