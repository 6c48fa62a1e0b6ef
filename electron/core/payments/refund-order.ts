import type { Fen } from '#shared/domain/money.ts';
import { isLegalPaymentStep, type PaymentStatus, statusAfterRefund } from '#shared/domain/payment-states.ts';
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
}>()((db, p) =>
  db.insertInto('refund').values({
    orderId: p.orderId,
    paymentId: p.paymentId,
    amountFen: p.amountFen,
    reason: p.reason,
    staffId: p.staffId,
    atMs: p.atMs,
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
    refund(context, payment, { amountFen, reason });
    return [{ tender: payment.tender, amountFen }];
  });
}

function refund(
  context: CommandContext,
  payment: PaymentRow,
  { amountFen, reason }: { amountFen: Fen; reason: string },
): void {
  const refundedFen = payment.refundedFen + amountFen;
  const status = statusAfterRefund(payment.amountFen, refundedFen);
  invariant(refundedFen <= payment.amountFen, 'no more is given back than was paid');
  invariant(
    isLegalPaymentStep(payment.status as PaymentStatus, status),
    `payment goes from ${payment.status} to ${status}`,
  );
  context.tx.run(insertRefund, {
    orderId: payment.orderId,
    paymentId: payment.id,
    amountFen,
    reason,
    staffId: context.session.staffId,
    atMs: context.nowMs,
  });
  const { changes } = context.tx.run(updatePayment, {
    id: payment.id,
    status,
    refundedFen,
    before: payment.refundedFen,
  });
  invariant(changes === 1, 'the payment is as it was read');
}
