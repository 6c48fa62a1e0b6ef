import type { DateText } from './expiry.ts';
import type { Fen } from './money.ts';
import type { OrderStatus } from './order-states.ts';
import type { PaymentStatus, TenderKind } from './payment-states.ts';

/** The parts of an order that a receipt shows. An order as the core returns it fits as it is. */
export interface ReceiptOrder {
  readonly orderNumber: string;
  readonly status: OrderStatus;
  readonly staffName: string;
  readonly customer: { readonly phone: string };
  readonly quantity: number;
  readonly items: readonly ReceiptItem[];
  readonly amounts: ReceiptAmounts;
  readonly payments: readonly ReceiptPayment[];
}

export interface ReceiptItem {
  readonly lineNo: number;
  readonly genericName: string;
  readonly tradeName: string;
  readonly specification: string;
  readonly manufacturer: string;
  readonly unit: string;
  readonly quantity: number;
  readonly listPriceFen: Fen;
  readonly grossFen: Fen;
  readonly memberDiscountFen: Fen;
  readonly lineDiscountFen: Fen;
  readonly batches: readonly ReceiptBatch[];
}

export interface ReceiptBatch {
  readonly batchNumber: string;
  readonly expiryDate: DateText;
  readonly quantity: number;
  readonly state: 'reserved' | 'dispensed' | 'released' | 'restocked' | 'quarantined' | 'lost';
}

interface ReceiptAmounts {
  readonly itemsFen: Fen;
  readonly memberDiscountFen: Fen;
  readonly lineDiscountFen: Fen;
  readonly orderDiscountFen: Fen;
  readonly couponFen: Fen;
  readonly shippingFeeFen: Fen;
  readonly totalFen: Fen;
  readonly roundingFen: Fen;
  readonly refundedFen: Fen;
}

export interface ReceiptPayment {
  readonly tender: TenderKind;
  readonly status: PaymentStatus;
  readonly amountFen: Fen;
  readonly receivedFen: Fen;
  readonly changeFen: Fen;
  readonly reference: string;
}

/** What the shop says of itself at the head and foot of every receipt; empty texts are left out. */
export interface ReceiptShop {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly licence: string;
  readonly footer: string;
}
