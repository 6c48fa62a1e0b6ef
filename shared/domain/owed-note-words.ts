import type { ReceiptLanguage } from './receipt-words.ts';

/** The fixed words of an owed note. They are printed by the core, so they do not live with the screen's texts. */
export interface OwedNoteWords {
  readonly title: string;
  readonly reprint: (times: number) => string;
  readonly cancelled: string;
  readonly collected: string;
  readonly keep: string;
  readonly orderNumber: string;
  readonly owedSince: string;
  readonly from: string;
  readonly customer: string;
  readonly specification: string;
  readonly total: (kinds: number, units: number) => string;
  readonly paid: string;
  readonly reason: string;
  readonly collectUntil: string;
  readonly handledBy: string;
  readonly phone: string;
  readonly address: string;
  readonly printed: string;
}

const ZH: OwedNoteWords = {
  title: '欠药单',
  reprint: (times) => `重印 第${times}次`,
  cancelled: '已退款 不再取药',
  collected: '已取药',
  keep: '药费已付，凭此单取药，请妥善保管',
  orderNumber: '取药单号',
  owedSince: '欠药时间',
  from: '原订单',
  customer: '顾客',
  specification: '规格',
  total: (kinds, units) => `共欠 ${kinds}种 ${units}件`,
  paid: '已付',
  reason: '原因',
  collectUntil: '请于此日前取药',
  handledBy: '经手人',
  phone: '电话',
  address: '地址',
  printed: '打印时间',
};

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const EN: OwedNoteWords = {
  title: 'OWED NOTE',
  reprint: (times) => `REPRINT NO. ${times}`,
  cancelled: 'REFUNDED - NOT TO BE COLLECTED',
  collected: 'COLLECTED',
  keep: 'Paid for. Bring this note to collect.',
  orderNumber: 'Collect with',
  owedSince: 'Owed since',
  from: 'From order',
  customer: 'Customer',
  specification: 'Spec',
  total: (kinds, units) => `Owed: ${counted(kinds, 'kind')}, ${counted(units, 'unit')}`,
  paid: 'Paid',
  reason: 'Reason',
  collectUntil: 'Collect by',
  handledBy: 'By',
  phone: 'Phone',
  address: 'Address',
  printed: 'Printed',
};

export const OWED_NOTE_WORDS: Readonly<Record<ReceiptLanguage, OwedNoteWords>> = { zh: ZH, en: EN };
