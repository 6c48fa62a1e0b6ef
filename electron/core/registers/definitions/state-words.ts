import type { RegisterWords } from '#shared/contracts/registers.ts';
import type { AfterSalesState } from '#shared/domain/after-sales-states.ts';
import type { BatchStatus } from '#shared/domain/batches.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import type { PaymentStatus } from '#shared/domain/payment-states.ts';
import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import type { ShipmentState } from '#shared/domain/shipment-states.ts';

type Words<Code extends string> = Readonly<Record<Code, RegisterWords>>;

/** What the states of each machine are called, as the screens call them. */
export const STATE_WORDS: {
  readonly order: Words<OrderStatus>;
  readonly prescription: Words<PrescriptionStatus>;
  readonly shipment: Words<ShipmentState>;
  readonly afterSales: Words<AfterSalesState>;
  readonly payment: Words<PaymentStatus>;
  readonly batch: Words<BatchStatus>;
} = {
  order: {
    pending: { zh: '待支付', en: 'Awaiting payment' },
    paid: { zh: '已支付', en: 'Paid' },
    dispensing: { zh: '配药中', en: 'Dispensing' },
    shipped: { zh: '已发货', en: 'Shipped' },
    completed: { zh: '已完成', en: 'Completed' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
    after_sales: { zh: '售后中', en: 'After-sales' },
  },
  prescription: {
    draft: { zh: '草稿', en: 'Draft' },
    waiting: { zh: '待审', en: 'Waiting for review' },
    approved: { zh: '已通过', en: 'Approved' },
    rejected: { zh: '已驳回', en: 'Rejected' },
    lapsed: { zh: '已失效', en: 'Lapsed' },
    dispensed: { zh: '已调配', en: 'Dispensed' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  shipment: {
    pending: { zh: '待发出', en: 'To ship' },
    shipped: { zh: '已发出', en: 'Sent' },
    in_transit: { zh: '运输中', en: 'In transit' },
    delivered: { zh: '已签收', en: 'Delivered' },
    delayed: { zh: '延误', en: 'Delayed' },
    lost: { zh: '丢失', en: 'Lost' },
    refused: { zh: '拒收', en: 'Refused' },
    returned: { zh: '已退回', en: 'Returned' },
  },
  afterSales: {
    requested: { zh: '待审核', en: 'To review' },
    approved: { zh: '已同意', en: 'Approved' },
    received: { zh: '已验收', en: 'Inspected' },
    completed: { zh: '已完成', en: 'Completed' },
    rejected: { zh: '已拒绝', en: 'Rejected' },
    failed: { zh: '退款失败', en: 'Refund failed' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  payment: {
    pending: { zh: '待付款', en: 'Pending' },
    paying: { zh: '付款中', en: 'Paying' },
    paid: { zh: '已付款', en: 'Paid' },
    partly_refunded: { zh: '部分退款', en: 'Partly refunded' },
    refunded: { zh: '已退款', en: 'Refunded' },
    closed: { zh: '已关闭', en: 'Closed' },
    failed: { zh: '失败', en: 'Failed' },
  },
  batch: {
    available: { zh: '可售', en: 'Available' },
    locked: { zh: '锁定', en: 'Locked' },
    recalled: { zh: '召回', en: 'Recalled' },
  },
};
