/** 支付方式 */
export const TENDER_KINDS = [
  'cash',
  'card',
  'insurance',
  'stored_value',
  'alipay',
  'wechat',
  'unionpay',
  'paypal',
] as const;
export type TenderKind = (typeof TENDER_KINDS)[number];

/** Tenders that this counter takes itself: the money is in the drawer or on the terminal's slip at once. */
export const COUNTER_TENDERS = ['cash', 'card'] as const satisfies readonly TenderKind[];

/** PAY-3 */
export const PAYMENT_STATUSES = [
  'pending',
  'paying',
  'paid',
  'partly_refunded',
  'refunded',
  'closed',
  'failed',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Legal steps of one payment; a counter tender is recorded straight as paid. */
export const PAYMENT_STEPS: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  pending: ['paying', 'paid', 'closed', 'failed'],
  paying: ['paid', 'closed', 'failed'],
  paid: ['partly_refunded', 'refunded'],
  partly_refunded: ['partly_refunded', 'refunded'],
  refunded: [],
  closed: [],
  failed: [],
};

/** True when a payment may go from one status to the other. */
export function isLegalPaymentStep(from: PaymentStatus, to: PaymentStatus): boolean {
  return PAYMENT_STEPS[from].includes(to);
}

/** The status that a payment has once `refundedFen` of `amountFen` has been given back. */
export function statusAfterRefund(amountFen: number, refundedFen: number): PaymentStatus {
  if (refundedFen === 0) return 'paid';
  return refundedFen < amountFen ? 'partly_refunded' : 'refunded';
}
