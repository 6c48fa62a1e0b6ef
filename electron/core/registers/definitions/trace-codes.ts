import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** 追溯码: every scan of a pack's code at a sale or a return, with the fields that the insurance interface asks for. */
export const traceCodes = defineRegister({
  id: 'trace_codes',
  title: { zh: '药品追溯码', en: 'Trace codes' },
  columns: [
    COLUMNS.atMs,
    { key: 'code', kind: 'text', title: { zh: '追溯码', en: 'Trace code' } },
    {
      key: 'kind',
      kind: 'text',
      title: { zh: '事项', en: 'What' },
      words: {
        sale: { zh: '销售', en: 'Sold' },
        take_back: { zh: '未交付退回', en: 'Taken back' },
        return: { zh: '退货', en: 'Returned' },
      },
    },
    COLUMNS.genericName,
    COLUMNS.specification,
    COLUMNS.manufacturer,
    COLUMNS.batchNumber,
    COLUMNS.expiryDate,
    { key: 'insuranceCode', kind: 'text', title: { zh: '医保编码', en: 'Insurance code' } },
    COLUMNS.orderNumber,
    {
      key: 'state',
      kind: 'text',
      title: { zh: '现状', en: 'Now' },
      words: {
        sold: { zh: '已售', en: 'Sold' },
        taken_back: { zh: '未售', en: 'Not sold' },
        returned: { zh: '已退回', en: 'Returned' },
      },
    },
    COLUMNS.staffName,
  ],
  rows: (db, p) =>
    db
      .selectFrom('traceEvent')
      .innerJoin('traceCode', 'traceCode.code', 'traceEvent.code')
      .innerJoin('drug', 'drug.id', 'traceCode.drugId')
      .innerJoin('saleOrder', 'saleOrder.id', 'traceEvent.orderId')
      .innerJoin('staff', 'staff.id', 'traceEvent.staffId')
      .select([
        'traceEvent.atMs',
        'traceEvent.code',
        'traceEvent.kind',
        'drug.genericName',
        'drug.specification',
        'drug.manufacturer',
        'traceEvent.batchNumber',
        'traceEvent.expiryDate',
        'traceEvent.insuranceCode',
        'saleOrder.orderNumber',
        'traceCode.state',
        'staff.name as staffName',
      ])
      .where('traceEvent.atMs', '>=', p.fromMs)
      .where('traceEvent.atMs', '<', p.endMs)
      .orderBy('traceEvent.atMs')
      .orderBy('traceEvent.id'),
  tally: (db, p) =>
    db
      .selectFrom('traceEvent')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs),
});
