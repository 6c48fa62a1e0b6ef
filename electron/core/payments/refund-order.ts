import type { Fen } from '#shared/domain/money.ts';
import {
  isLegalPaymentStep,
  type PaymentStatus,
  statusAfterRefund,
  type TenderKind,
} from '#shared/domain/payment-states.ts';
import { invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';

const paymentsOf = statement<{ orderId: number }>()((db, p) =>
  db.selectFrom('payment').selectAll().where('orderId', '=', p.orderId).orderBy('id'),
);

const insertRefund = statement<{
  orderId: number;
  paymentId: number;
  amountFen: number;
  reason: string;
  staffId: number;
  atMs: number;
  afterSalesId: number | null;
  reference: string;
}>()((db, p) =>
  db.insertInto('refund').values({
    orderId: p.orderId,
    paymentId: p.paymentId,
    amountFen: p.amountFen,
    reason: p.reason,
    staffId: p.staffId,
    atMs: p.atMs,
    afterSalesId: p.afterSalesId,
    reference: p.reference,
  }),
);

const updatePayment = statement<{ id: number; status: string; refundedFen: number; before: number }>()(
  (db, p) =>
    db
      .updateTable('payment')
      .set({ status: p.status, refundedFen: p.refundedFen })
      .where('id', '=', p.id)
      .where('refundedFen', '=', p.before),
);

/** An order's payments, oldest first. */
export function readPayments(reader: Reader, orderId: number) {
  return reader.all(paymentsOf, { orderId });
}

export type PaymentRow = ReturnType<typeof readPayments>[number];

/** What was given back, by tender. */
export interface RefundedTender {
  readonly tender: string;
  readonly amountFen: Fen;
}

/** Gives back all that is left of an order's payments, each over the tender that paid it. */
export function refundEverything(context: CommandContext, orderId: number, reason: string): RefundedTender[] {
  return readPayments(context.tx, orderId).flatMap((payment) => {
    const amountFen = payment.amountFen - payment.refundedFen;
    if (amountFen === 0) return [];
    refund(context, payment, { amountFen, reason, afterSalesId: null, reference: '' });
    return [{ tender: payment.tender, amountFen }];
  });
}

/** An order's payments that still hold money, with how much. */
export function paymentsLeft(payments: readonly PaymentRow[]) {
  return payments
    .filter(({ status }) => status === 'paid' || status === 'partly_refunded')
    .map((payment) => ({
      paymentId: payment.id,
      tender: payment.tender as TenderKind,
      paidReference: payment.reference,
      leftFen: payment.amountFen - payment.refundedFen,
    }));
}

/** What one after-sales request gives back. `slips` are the card terminal's refund slips, by payment. */
interface RequestRefund {
  readonly parts: readonly { readonly paymentId: number; readonly amountFen: Fen }[];
  readonly reason: string;
  readonly afterSalesId: number;
  readonly slips: ReadonlyMap<number, string>;
}

/** Gives part of an order's money back for one after-sales request, over the payments that it says. */
export function refundParts(context: CommandContext, orderId: number, part: RequestRefund): RefundedTender[] {
  const payments = readPayments(context.tx, orderId);
  return part.parts.map(({ paymentId, amountFen }) => {
    const payment = payments.find(({ id }) => id === paymentId);
    invariant(payment !== undefined, 'a part goes to a payment of the order');
    const reference = part.slips.get(paymentId) ?? '';
    refund(context, payment, { amountFen, reason: part.reason, afterSalesId: part.afterSalesId, reference });
    return { tender: payment.tender, amountFen };
  });
}

/** Takes an amount off what is left of a payment; the caller says where it goes. */
export function reducePayment({ tx }: CommandContext, payment: PaymentRow, amountFen: Fen): void {
  const refundedFen = payment.refundedFen + amountFen;
  const status = statusAfterRefund(payment.amountFen, refundedFen);
  invariant(refundedFen <= payment.amountFen, 'no more is given back than was paid');
  invariant(
    isLegalPaymentStep(payment.status as PaymentStatus, status),
    `payment goes from ${payment.status} to ${status}`,
  );
  const { changes } = tx.run(updatePayment, {
    id: payment.id,
    status,
    refundedFen,
    before: payment.refundedFen,
  });
  invariant(changes === 1, 'the payment is as it was read');
}

interface RefundedPart {
  readonly amountFen: Fen;
  readonly reason: string;
  readonly afterSalesId: number | null;
  readonly reference: string;
}

function refund(
  context: CommandContext,
  payment: PaymentRow,
  { amountFen, reason, afterSalesId, reference }: RefundedPart,
): void {
  context.tx.run(insertRefund, {
    orderId: payment.orderId,
    paymentId: payment.id,
    amountFen,
    reason,
    staffId: context.session.staffId,
    atMs: context.nowMs,
    afterSalesId,
    reference,
  });
  reducePayment(context, payment, amountFen);
}
