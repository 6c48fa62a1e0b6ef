import type { Generated } from 'kysely';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import type { Json } from './json.ts';

interface SaleOrderTable {
  id: Generated<number>;
  orderNumber: string;
  version: Generated<number>;
  status: OrderStatus;
  channel: string;
  cartId: number | null;
  customerId: number | null;
  customerName: string;
  customerPhone: string;
  doctorId: number | null;
  doctorName: string;
  address: Json | null;
  buyerName: string;
  buyerIdNumber: string;
  itemCount: number;
  quantity: number;
  itemsFen: number;
  memberDiscountFen: number;
  lineDiscountFen: number;
  orderDiscountFen: number;
  couponCode: string;
  couponFen: number;
  shippingFeeFen: number;
  taxFen: number;
  totalFen: number;
  roundingFen: Generated<number>;
  paidFen: Generated<number>;
  refundedFen: Generated<number>;
  payType: Generated<string>;
  remark: string;
  carrier: Generated<string>;
  trackingNumber: Generated<string>;
  cancelReason: Generated<string>;
  receiptCount: Generated<number>;
  staffId: number;
  createdAtMs: number;
  expiresAtMs: number;
  paidAtMs: number | null;
  dispensingAtMs: number | null;
  shippedAtMs: number | null;
  completedAtMs: number | null;
  cancelledAtMs: number | null;
  afterSalesAtMs: number | null;
  eventCount: Generated<number>;
  eventHash: Uint8Array;
}

interface OrderLinkTable {
  fromOrderId: number;
  toOrderId: number;
  kind: 'split' | 'merge' | 'owe' | 'exchange' | 'substitute';
  atMs: number;
}

interface OwedBalanceTable {
  orderId: number;
  cause: 'not_on_shelf' | 'damaged' | 'customer_choice';
  reason: string;
  collectUntil: string | null;
  staffId: number;
  owedAtMs: number;
}

interface OrderTallyTable {
  day: number;
  status: string;
  channel: string;
  orders: number;
}

interface OrderItemTable {
  orderId: number;
  lineNo: number;
  drugId: number;
  drugCode: string;
  genericName: string;
  tradeName: string;
  specification: string;
  manufacturer: string;
  approvalNumber: string;
  unit: string;
  category: string;
  controlClass: string;
  quantity: number;
  listPriceFen: number;
  unitPriceFen: number;
  grossFen: number;
  memberDiscountFen: number;
  lineDiscountFen: number;
  orderDiscountFen: number;
  couponFen: number;
  netFen: number;
  taxRateBp: number;
  taxFen: number;
  prescriptionId: number | null;
  prescriptionLineNo: number | null;
  substitutionId: number | null;
}

interface SubstitutionTable {
  id: Generated<number>;
  orderId: number;
  lineNo: number;
  drugId: number;
  quantity: number;
  soldOrderId: number;
  soldLineNo: number;
  soldUnits: number;
  perUnits: number;
  cause: 'not_on_shelf' | 'damaged' | 'out_of_stock' | 'customer_choice';
  reason: string;
  staffId: number;
  staffName: string;
  licenceNumber: string;
  atMs: number;
}

interface OrderItemBatchTable {
  orderId: number;
  lineNo: number;
  batchId: number;
  quantity: number;
  state: 'reserved' | 'dispensed' | 'released' | 'restocked' | 'quarantined' | 'lost';
}

interface OrderEventTable {
  orderId: number;
  seq: number;
  action: string;
  fromStatus: string | null;
  toStatus: string;
  staffId: number;
  staffName: string;
  role: string;
  reason: string;
  details: Json;
  atMs: number;
  hash: Uint8Array;
}

interface PaymentTable {
  id: Generated<number>;
  orderId: number;
  tender: string;
  status: string;
  amountFen: number;
  receivedFen: number;
  changeFen: number;
  refundedFen: Generated<number>;
  reference: string;
  createdAtMs: number;
  paidAtMs: number | null;
}

interface PaymentTransferTable {
  toPaymentId: number;
  fromPaymentId: number;
  staffId: number;
  atMs: number;
}

interface RefundTable {
  id: Generated<number>;
  orderId: number;
  paymentId: number;
  amountFen: number;
  reason: string;
  staffId: number;
  atMs: number;
  afterSalesId: number | null;
  reference: Generated<string>;
}

interface RefundLineTable {
  afterSalesId: number;
  lineNo: number;
  quantity: number;
  amountFen: number;
}

interface ControlledSaleTable {
  orderId: number;
  lineNo: number;
  batchId: number;
  controlClass: string;
  genericName: string;
  specification: string;
  manufacturer: string;
  batchNumber: string;
  quantity: number;
  buyerName: string;
  buyerIdNumber: string;
  staffId: number;
  atMs: number;
}

interface DispensedPackTable {
  id: Generated<number>;
  orderId: number;
  lineNo: number;
  batchId: number;
  quantity: number;
  takenBackId: number | null;
  code: string;
  traceCode: string | null;
  noCodeReason: string;
  staffId: number;
  atMs: number;
}

interface DispensingCheckTable {
  orderId: number;
  lastPackId: number;
  staffId: number;
  atMs: number;
}

/** Orders with their goods, money, story and what they became. */
export interface OrderTables {
  saleOrder: SaleOrderTable;
  orderLink: OrderLinkTable;
  owedBalance: OwedBalanceTable;
  orderTally: OrderTallyTable;
  orderItem: OrderItemTable;
  substitution: SubstitutionTable;
  orderItemBatch: OrderItemBatchTable;
  orderEvent: OrderEventTable;
  payment: PaymentTable;
  paymentTransfer: PaymentTransferTable;
  refund: RefundTable;
  refundLine: RefundLineTable;
  controlledSale: ControlledSaleTable;
  dispensedPack: DispensedPackTable;
  dispensingCheck: DispensingCheckTable;
}
