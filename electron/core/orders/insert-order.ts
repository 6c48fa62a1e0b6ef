import type { ChainHead } from '../audit/event-chain.ts';
import { statement } from '../db/statement.ts';
import type { Tx } from '../db/store.ts';
import type { OrderDraft } from './draft-order.ts';
import type { OrderRow } from './order-rows.ts';

/** An order's row before the store has numbered it. */
export type NewOrder = Omit<OrderRow, 'id'>;

/** What an order is born with, before anything happened to it. */
export const UNTOUCHED = {
  version: 1,
  status: 'pending',
  roundingFen: 0,
  paidFen: 0,
  refundedFen: 0,
  payType: '',
  carrier: '',
  trackingNumber: '',
  cancelReason: '',
  receiptCount: 0,
  paidAtMs: null,
  dispensingAtMs: null,
  shippedAtMs: null,
  completedAtMs: null,
  cancelledAtMs: null,
  afterSalesAtMs: null,
} as const satisfies Partial<NewOrder>;

const insertRow = statement<Omit<NewOrder, keyof typeof UNTOUCHED>>()((db, p) =>
  db.insertInto('saleOrder').values({
    ...UNTOUCHED,
    orderNumber: p.orderNumber,
    channel: p.channel,
    cartId: p.cartId,
    customerId: p.customerId,
    customerName: p.customerName,
    customerPhone: p.customerPhone,
    doctorId: p.doctorId,
    doctorName: p.doctorName,
    address: p.address,
    buyerName: p.buyerName,
    buyerIdNumber: p.buyerIdNumber,
    itemCount: p.itemCount,
    quantity: p.quantity,
    itemsFen: p.itemsFen,
    memberDiscountFen: p.memberDiscountFen,
    lineDiscountFen: p.lineDiscountFen,
    orderDiscountFen: p.orderDiscountFen,
    couponCode: p.couponCode,
    couponFen: p.couponFen,
    shippingFeeFen: p.shippingFeeFen,
    taxFen: p.taxFen,
    totalFen: p.totalFen,
    remark: p.remark,
    staffId: p.staffId,
    createdAtMs: p.createdAtMs,
    expiresAtMs: p.expiresAtMs,
    eventCount: p.eventCount,
    eventHash: p.eventHash,
  }),
);

/** Writes an order's row and returns it as it now stands in the store. */
export function writeOrder(tx: Tx, row: NewOrder): OrderRow {
  return { id: tx.run(insertRow, row).lastInsertRowid, ...row };
}

/** Writes the row of an order that is made from a draft. */
export function insertOrder(
  tx: Tx,
  order: {
    draft: OrderDraft;
    orderNumber: string;
    expiresAtMs: number;
    head: ChainHead;
    staffId: number;
    nowMs: number;
  },
): OrderRow {
  const { draft, head } = order;
  const { details, cartId, couponCode } = draft.wish;
  const { lines: _, ...amounts } = draft.priced;
  const row: NewOrder = {
    ...UNTOUCHED,
    ...amounts,
    ...head,
    orderNumber: order.orderNumber,
    channel: details.channel,
    cartId,
    customerId: draft.customer.customerId,
    customerName: draft.customer.name,
    customerPhone: draft.customer.phone,
    doctorId: draft.doctor.doctorId,
    doctorName: draft.doctor.name,
    address: details.address === null ? null : JSON.stringify(details.address),
    buyerName: details.buyer?.name ?? '',
    buyerIdNumber: details.buyer?.idNumber ?? '',
    itemCount: draft.lines.length,
    quantity: draft.lines.reduce((sum, line) => sum + line.quantity, 0),
    couponCode,
    remark: details.remark === '' ? draft.wish.remark : details.remark,
    staffId: order.staffId,
    createdAtMs: order.nowMs,
    expiresAtMs: order.expiresAtMs,
  };
  return writeOrder(tx, row);
}
