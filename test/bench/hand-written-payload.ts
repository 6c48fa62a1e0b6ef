import type { BatchColumns, DrugColumns } from './hand-written-statements.ts';

export interface SoldLine {
  readonly drug: DrugColumns;
  readonly batch: BatchColumns;
  readonly quantity: number;
  readonly grossFen: number;
  readonly taxFen: number;
}

export interface WrittenOrder {
  readonly orderId: number;
  readonly orderNumber: string;
  readonly staffId: number;
  readonly staffName: string;
  readonly itemCount: number;
  readonly quantity: number;
  readonly totalFen: number;
  readonly taxFen: number;
  readonly nowMs: number;
  readonly expiresAtMs: number;
  readonly chainHead: string;
  readonly eventDetails: string;
}

/** The message for central, field by field what the core's message holds. */
export function messageText(
  order: WrittenOrder,
  lines: readonly SoldLine[],
  movements: readonly object[],
): string {
  return JSON.stringify({
    order: orderFields(order),
    items: lines.map((line, index) => itemFields(line, index + 1)),
    batches: lines.map(({ batch, quantity }, index) => ({
      batchId: batch.id,
      batchNumber: batch.batch_number,
      expiryDate: batch.expiry_date,
      quantity,
      lineNo: index + 1,
      state: 'reserved',
    })),
    payments: [],
    events: [eventFields(order)],
    movements,
  });
}

function orderFields(order: WrittenOrder): object {
  return {
    id: order.orderId,
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
    itemsFen: order.totalFen,
    memberDiscountFen: 0,
    lineDiscountFen: 0,
    orderDiscountFen: 0,
    couponFen: 0,
    shippingFeeFen: 0,
    taxFen: order.taxFen,
    totalFen: order.totalFen,
    eventCount: 1,
    eventHash: order.chainHead,
    orderNumber: order.orderNumber,
    channel: 'counter',
    cartId: null,
    customerId: null,
    customerName: '',
    customerPhone: '',
    doctorId: null,
    doctorName: '',
    address: null,
    buyerName: '',
    buyerIdNumber: '',
    itemCount: order.itemCount,
    quantity: order.quantity,
    couponCode: '',
    remark: '',
    staffId: order.staffId,
    createdAtMs: order.nowMs,
    expiresAtMs: order.expiresAtMs,
  };
}

function itemFields({ drug, quantity, grossFen, taxFen }: SoldLine, lineNo: number): object {
  return {
    unitPriceFen: drug.price_fen,
    grossFen,
    memberDiscountFen: 0,
    lineDiscountFen: 0,
    orderDiscountFen: 0,
    couponFen: 0,
    netFen: grossFen,
    taxFen,
    lineNo,
    drugId: drug.id,
    drugCode: drug.code,
    genericName: drug.generic_name,
    tradeName: drug.trade_name,
    specification: drug.specification,
    manufacturer: drug.manufacturer,
    approvalNumber: drug.approval_number,
    unit: drug.unit,
    category: drug.category,
    controlClass: drug.control_class,
    quantity,
    listPriceFen: drug.price_fen,
    taxRateBp: drug.tax_rate_bp,
  };
}

function eventFields(order: WrittenOrder): object {
  return {
    seq: 1,
    action: 'create',
    fromStatus: null,
    toStatus: 'pending',
    staffId: order.staffId,
    staffName: order.staffName,
    role: 'cashier',
    reason: '',
    details: order.eventDetails,
    atMs: order.nowMs,
    orderId: order.orderId,
    hash: order.chainHead,
  };
}
