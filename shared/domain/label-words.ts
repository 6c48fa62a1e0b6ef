import type { ReceiptLanguage } from './receipt-words.ts';

/** The fixed words of a drug label. They are printed by the core, so they do not live with the screen's texts. */
export interface LabelWords {
  readonly reprint: (times: number) => string;
  readonly part: (partNo: number, of: number) => string;
  /** Said on the bag of a drug that was taken out of its pack. */
  readonly split: string;
  readonly splitBy: string;
  /** Said of a drug that is given for another one. */
  readonly instead: string;
  readonly reason: string;
  readonly pharmacist: string;
  readonly nobody: string;
  readonly sex: Readonly<Record<'male' | 'female', string>>;
  readonly age: (years: number) => string;
  readonly specification: string;
  readonly quantity: string;
  readonly directions: string;
  readonly batch: string;
  readonly expiry: string;
  readonly orderNumber: string;
  readonly prescription: string;
  readonly time: string;
  readonly phone: string;
  readonly cancelled: string;
}

const ZH: LabelWords = {
  reprint: (times) => `重印 第${times}次`,
  part: (partNo, of) => `${partNo}/${of}`,
  split: '拆零药品',
  splitBy: '分拆人',
  instead: '替代',
  reason: '原因',
  pharmacist: '药师',
  nobody: '姓名:',
  sex: { male: '男', female: '女' },
  age: (years) => `${years}岁`,
  specification: '规格',
  quantity: '数量',
  directions: '用法用量',
  batch: '批号',
  expiry: '效期',
  orderNumber: '单号',
  prescription: '处方',
  time: '时间',
  phone: '电话',
  cancelled: '订单已取消 请勿发药',
};

const EN: LabelWords = {
  reprint: (times) => `REPRINT NO. ${times}`,
  part: (partNo, of) => `${partNo}/${of}`,
  split: 'SPLIT PACK',
  splitBy: 'Split by',
  instead: 'In place of',
  reason: 'Reason',
  pharmacist: 'Pharmacist',
  nobody: 'Name:',
  sex: { male: 'M', female: 'F' },
  age: (years) => `age ${years}`,
  specification: 'Spec',
  quantity: 'Qty',
  directions: 'Directions',
  batch: 'Batch',
  expiry: 'Exp',
  orderNumber: 'Order',
  prescription: 'Rx',
  time: 'Date',
  phone: 'Phone',
  cancelled: 'ORDER CANCELLED - DO NOT DISPENSE',
};

export const LABEL_WORDS: Readonly<Record<ReceiptLanguage, LabelWords>> = { zh: ZH, en: EN };
