import type { ReceiptLanguage } from './receipt-words.ts';

/** The fixed words of a pick list. They are printed by the core, so they do not live with the screen's texts. */
export interface PickListWords {
  readonly title: string;
  readonly reprint: (times: number) => string;
  readonly orderNumber: string;
  readonly time: string;
  readonly customer: string;
  readonly noShelf: string;
  readonly specification: string;
  readonly manufacturer: string;
  readonly batch: string;
  readonly expiry: string;
  readonly total: (kinds: number, units: number) => string;
  readonly remark: string;
  readonly picker: string;
  readonly checker: string;
  readonly pending: string;
  readonly cancelled: string;
}

const ZH: PickListWords = {
  title: '配药单',
  reprint: (times) => `重印 第${times}次`,
  orderNumber: '单号',
  time: '打印时间',
  customer: '顾客',
  noShelf: '无货位',
  specification: '规格',
  manufacturer: '厂家',
  batch: '批号',
  expiry: '效期',
  total: (kinds, units) => `合计 ${kinds}种 ${units}件`,
  remark: '备注',
  picker: '调配',
  checker: '复核',
  pending: '待付款 请勿发药',
  cancelled: '订单已取消 请勿配药',
};

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const EN: PickListWords = {
  title: 'PICK LIST',
  reprint: (times) => `REPRINT NO. ${times}`,
  orderNumber: 'Order',
  time: 'Printed',
  customer: 'Customer',
  noShelf: 'No shelf',
  specification: 'Spec',
  manufacturer: 'Maker',
  batch: 'Batch',
  expiry: 'Exp',
  total: (kinds, units) => `Total: ${counted(kinds, 'kind')}, ${counted(units, 'unit')}`,
  remark: 'Remark',
  picker: 'Picked',
  checker: 'Checked',
  pending: 'NOT PAID - DO NOT HAND OUT',
  cancelled: 'ORDER CANCELLED - DO NOT PICK',
};

export const PICK_LIST_WORDS: Readonly<Record<ReceiptLanguage, PickListWords>> = { zh: ZH, en: EN };
