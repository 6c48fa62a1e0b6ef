import type { OrderStatus } from './order-states.ts';
import type { TenderKind } from './payment-states.ts';

export type ReceiptLanguage = 'zh' | 'en';

/** The fixed words of a receipt. They are printed by the core, so they do not live with the screen's texts. */
export interface ReceiptWords {
  readonly title: string;
  readonly reprint: (times: number) => string;
  readonly address: string;
  readonly phone: string;
  readonly licence: string;
  readonly orderNumber: string;
  readonly time: string;
  readonly cashier: string;
  readonly customer: string;
  readonly specification: string;
  readonly manufacturer: string;
  readonly batch: string;
  readonly expiry: string;
  readonly itemsTotal: (kinds: number, units: number) => string;
  readonly memberDiscount: string;
  readonly lineDiscount: string;
  readonly orderDiscount: string;
  readonly coupon: string;
  readonly shippingFee: string;
  readonly rounding: string;
  readonly total: string;
  readonly received: string;
  readonly change: string;
  readonly reference: string;
  readonly refunded: string;
  readonly tenders: Readonly<Record<TenderKind, string>>;
  /** Said on the paper of an order whose goods and money have not both changed hands for good. */
  readonly unsettled: Readonly<Partial<Record<OrderStatus, string>>>;
}

const ZH: ReceiptWords = {
  title: '销售小票',
  reprint: (times) => `重印 第${times}次`,
  address: '地址',
  phone: '电话',
  licence: '药品经营许可证',
  orderNumber: '单号',
  time: '时间',
  cashier: '收银员',
  customer: '顾客',
  specification: '规格',
  manufacturer: '厂家',
  batch: '批号',
  expiry: '效期',
  itemsTotal: (kinds, units) => `商品合计(${kinds}种${units}件)`,
  memberDiscount: '会员优惠',
  lineDiscount: '单品优惠',
  orderDiscount: '整单优惠',
  coupon: '优惠券',
  shippingFee: '配送费',
  rounding: '抹零舍入',
  total: '合计',
  received: '实收',
  change: '找零',
  reference: '凭证号',
  refunded: '已退款',
  tenders: {
    cash: '现金',
    card: '银行卡',
    insurance: '医保',
    stored_value: '储值卡',
    alipay: '支付宝',
    wechat: '微信支付',
    unionpay: '云闪付',
    paypal: 'PayPal',
  },
  unsettled: { pending: '待付款 非付款凭证', cancelled: '订单已取消', after_sales: '售后处理中' },
};

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const EN: ReceiptWords = {
  title: 'SALES RECEIPT',
  reprint: (times) => `REPRINT NO. ${times}`,
  address: 'Address',
  phone: 'Phone',
  licence: 'Licence',
  orderNumber: 'Order',
  time: 'Time',
  cashier: 'Cashier',
  customer: 'Customer',
  specification: 'Spec',
  manufacturer: 'Maker',
  batch: 'Batch',
  expiry: 'Exp',
  itemsTotal: (kinds, units) => `Items (${counted(kinds, 'kind')}, ${counted(units, 'unit')})`,
  memberDiscount: 'Member discount',
  lineDiscount: 'Item discount',
  orderDiscount: 'Order discount',
  coupon: 'Coupon',
  shippingFee: 'Delivery',
  rounding: 'Rounding',
  total: 'TOTAL',
  received: 'Received',
  change: 'Change',
  reference: 'Ref',
  refunded: 'Refunded',
  tenders: {
    cash: 'Cash',
    card: 'Bank card',
    insurance: 'Medical insurance',
    stored_value: 'Stored value',
    alipay: 'Alipay',
    wechat: 'WeChat Pay',
    unionpay: 'UnionPay',
    paypal: 'PayPal',
  },
  unsettled: {
    pending: 'NOT PAID - NOT A PROOF OF PAYMENT',
    cancelled: 'ORDER CANCELLED',
    after_sales: 'IN AFTER-SALES',
  },
};

export const RECEIPT_WORDS: Readonly<Record<ReceiptLanguage, ReceiptWords>> = { zh: ZH, en: EN };
