import type { Fen } from '#shared/domain/money.ts';
import { splitRounding, splitTenders } from '#shared/domain/split-amounts.ts';
import { invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import { type PaymentRow, readPayments, reducePayment } from './refund-order.ts';

/** What a part of an order takes over of one of its payments. */
export interface TransferredTender {
  readonly source: PaymentRow;
  readonly amountFen: Fen;
}

/** How an order is paid, wholly or in part, by what another order was paid with. */
export interface PaymentTransfer {
  readonly taken: readonly TransferredTender[];
  readonly roundingFen: Fen;
}

/** What a transfer pays. */
export function transferredFen({ taken }: PaymentTransfer): Fen {
  return taken.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

/** The tenders of a transfer, as an event tells them. */
export function takenOverTenders({ taken }: PaymentTransfer): { tender: string; amountFen: Fen }[] {
  return taken.map(({ source, amountFen }) => ({ tender: source.tender, amountFen }));
}

const insertPayment = statement<{
  orderId: number;
  tender: string;
  amountFen: number;
  reference: string;
  paidAtMs: number | null;
  atMs: number;
}>()((db, p) =>
  db.insertInto('payment').values({
    orderId: p.orderId,
    tender: p.tender,
    status: 'paid',
    amountFen: p.amountFen,
    receivedFen: p.amountFen,
    changeFen: 0,
    reference: p.reference,
    createdAtMs: p.atMs,
    paidAtMs: p.paidAtMs,
  }),
);

const insertTransfer = statement<{
  toPaymentId: number;
  fromPaymentId: number;
  staffId: number;
  atMs: number;
}>()((db, p) =>
  db.insertInto('paymentTransfer').values({
    toPaymentId: p.toPaymentId,
    fromPaymentId: p.fromPaymentId,
    staffId: p.staffId,
    atMs: p.atMs,
  }),
);

const takenOverBy = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('payment as source')
    .innerJoin('paymentTransfer', 'paymentTransfer.fromPaymentId', 'source.id')
    .innerJoin('payment as target', 'target.id', 'paymentTransfer.toPaymentId')
    .select(['source.id as paymentId', 'target.amountFen'])
    .where('source.orderId', '=', p.orderId),
);

const takenOverFrom = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('payment as target')
    .innerJoin('paymentTransfer', 'paymentTransfer.toPaymentId', 'target.id')
    .innerJoin('payment as source', 'source.id', 'paymentTransfer.fromPaymentId')
    .select(['target.id as paymentId', 'source.tender', 'source.reference', 'source.orderId as fromOrderId'])
    .where('target.orderId', '=', p.orderId),
);

/** What other orders took over of an order's payments, and where those come from that it took over itself. */
export function readTransfers(reader: Reader, orderId: number) {
  return { out: reader.all(takenOverBy, { orderId }), in: reader.all(takenOverFrom, { orderId }) };
}

export type PaymentTransfers = Readonly<ReturnType<typeof readTransfers>>;

/** Those of an order whose payments are its own. */
export const NO_TRANSFERS: PaymentTransfers = { out: [], in: [] };

/**
 * Plans how the parts of a paid order are paid: each in full, with every tender in proportion, and with its share
 * of what rounding to coins changed. To be planned before the order hands its payments over.
 */
export function planTransfers(
  payments: readonly PaymentRow[],
  roundingFen: Fen,
  totalsFen: readonly Fen[],
): PaymentTransfer[] {
  const left = payments.filter((payment) => payment.amountFen > payment.refundedFen);
  const roundings = splitRounding(roundingFen, totalsFen);
  const shares = splitTenders(
    left.map((payment) => payment.amountFen - payment.refundedFen),
    totalsFen.map((totalFen, part) => totalFen + (roundings[part] ?? 0)),
  );
  return shares.map((amounts, part) => {
    const taken = left.flatMap((source, index) => {
      const amountFen = amounts[index] ?? 0;
      return amountFen === 0 ? [] : [{ source, amountFen }];
    });
    return { taken, roundingFen: roundings[part] ?? 0 };
  });
}

/** Takes all that is left of an order's payments from it, for its parts to take over; returns how much. */
export function handOverPayments(context: CommandContext, orderId: number): Fen {
  return readPayments(context.tx, orderId).reduce((sum, payment) => {
    const amountFen = payment.amountFen - payment.refundedFen;
    if (amountFen > 0) reducePayment(context, payment, amountFen);
    return sum + amountFen;
  }, 0);
}

/** Takes part of an order's payments from it, for the order that replaces its goods; returns what that takes over. */
export function handOverParts(
  context: CommandContext,
  orderId: number,
  parts: readonly { readonly paymentId: number; readonly carriedFen: Fen }[],
): PaymentTransfer {
  const payments = readPayments(context.tx, orderId);
  const taken = parts.flatMap(({ paymentId, carriedFen }) => {
    if (carriedFen === 0) return [];
    const source = payments.find(({ id }) => id === paymentId);
    invariant(source !== undefined, 'a part comes from a payment of the order');
    reducePayment(context, source, carriedFen);
    return [{ source, amountFen: carriedFen }];
  });
  return { taken, roundingFen: 0 };
}

/**
 * Writes the payments of an order as taken over: no cash moves, so the till counts the payment that they come from
 * and not these. They keep its tender and its slip, so that a refund goes back the way it came.
 */
export function takeOverPayments(context: CommandContext, orderId: number, transfer: PaymentTransfer): void {
  const { tx, nowMs, session } = context;
  for (const { source, amountFen } of transfer.taken) {
    const { lastInsertRowid } = tx.run(insertPayment, { ...source, orderId, amountFen, atMs: nowMs });
    tx.run(insertTransfer, {
      toPaymentId: lastInsertRowid,
      fromPaymentId: source.id,
      staffId: session.staffId,
      atMs: nowMs,
    });
  }
}
