import type { ReceiptLanguage } from './receipt-words.ts';

/** The fixed words of a packing slip. They are printed by the core, so they do not live with the screen's texts. */
export interface PackingSlipWords {
  readonly title: string;
  readonly reprint: (times: number) => string;
  /** Drugs travel in packages of their own that say so. */
  readonly drugs: string;
  readonly drugsHint: string;
  /** A line to tick and sign while the parcel is packed, and what stands there once somebody confirmed it. */
  readonly drugsToPack: string;
  readonly drugsApartBy: string;
  readonly orderNumber: string;
  readonly time: string;
  readonly packedBy: string;
  readonly receiver: string;
  readonly phone: string;
  readonly address: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly packages: (count: number) => string;
  readonly specification: string;
  readonly batch: string;
  readonly expiry: string;
  readonly total: (kinds: number, units: number) => string;
  readonly remark: string;
  readonly note: string;
  readonly cancelled: string;
}

const ZH: PackingSlipWords = {
  title: '装箱单',
  reprint: (times) => `重印 第${times}次`,
  drugs: '药品',
  drugsHint: '请与非药品分开包装、运输',
  drugsToPack: '[ ] 药品已单独包装并标明  签名',
  drugsApartBy: '药品已单独包装',
  orderNumber: '单号',
  time: '打印时间',
  packedBy: '开单人',
  receiver: '收件人',
  phone: '电话',
  address: '地址',
  carrier: '承运方',
  trackingNumber: '运单号',
  packages: (count) => `共${count}个包裹`,
  specification: '规格',
  batch: '批号',
  expiry: '效期',
  total: (kinds, units) => `合计 ${kinds}种 ${units}件`,
  remark: '备注',
  note: '发货说明',
  cancelled: '订单已取消 请勿发货',
};

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const EN: PackingSlipWords = {
  title: 'PACKING SLIP',
  reprint: (times) => `REPRINT NO. ${times}`,
  drugs: 'DRUGS',
  drugsHint: 'Pack and carry apart from other goods',
  drugsToPack: '[ ] Drugs packed apart, marked. Signed',
  drugsApartBy: 'Drugs packed apart by',
  orderNumber: 'Order',
  time: 'Printed',
  packedBy: 'By',
  receiver: 'To',
  phone: 'Phone',
  address: 'Address',
  carrier: 'Carrier',
  trackingNumber: 'Tracking no.',
  packages: (count) => counted(count, 'package'),
  specification: 'Spec',
  batch: 'Batch',
  expiry: 'Exp',
  total: (kinds, units) => `Total: ${counted(kinds, 'kind')}, ${counted(units, 'unit')}`,
  remark: 'Remark',
  note: 'Note',
  cancelled: 'ORDER CANCELLED - DO NOT SHIP',
};

export const PACKING_SLIP_WORDS: Readonly<Record<ReceiptLanguage, PackingSlipWords>> = { zh: ZH, en: EN };
