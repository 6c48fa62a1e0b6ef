import { invariant } from '#shared/errors/index.ts';
import { allocate, type Fen } from './money.ts';
import { type PaymentLeft, splitRefund } from './refund-amounts.ts';

/** How what came back pays for what the customer gets instead. */
export interface ExchangeAmounts {
  /** Of what came back, what pays for the new order. */
  readonly carriedFen: Fen;
  /** What the customer still has to pay. */
  readonly dueFen: Fen;
  /** What the customer gets back on top. */
  readonly backFen: Fen;
}

/**
 * Settles the difference in price of an exchange (AS-3): the new order takes over what the returned units are worth,
 * up to its own total. At most one of the two sides has something left, and it pays or gets it.
 */
export function exchangeAmounts(worthFen: Fen, newTotalFen: Fen): ExchangeAmounts {
  invariant(worthFen >= 0 && newTotalFen >= 0, 'nobody exchanges for less than nothing');
  const carriedFen = Math.min(worthFen, newTotalFen);
  return { carriedFen, dueFen: newTotalFen - carriedFen, backFen: worthFen - carriedFen };
}

/** What of one payment moves on to the new order, and what of it goes back the way it came. */
export type ExchangedPayment<P> = P & { readonly carriedFen: Fen; readonly backFen: Fen };

/**
 * Takes the worth of the returned units off the payments that are left, each in proportion, and divides each part
 * over the new order and the customer in one proportion: whatever is refunded of the new order later goes back the
 * way the old one was paid, and no payment gives more than is left of it.
 */
export function splitExchange<P extends PaymentLeft>(
  { carriedFen, backFen }: Pick<ExchangeAmounts, 'carriedFen' | 'backFen'>,
  payments: readonly P[],
): ExchangedPayment<P>[] {
  const taken = splitRefund(carriedFen + backFen, payments);
  if (taken.length === 0) return [];
  const carried = allocate(
    carriedFen,
    taken.map(({ amountFen }) => amountFen),
  );
  return taken.map((payment, index) => {
    const part = carried[index] ?? 0;
    invariant(part <= payment.amountFen, 'a payment gives no more than its part');
    return { ...payment, carriedFen: part, backFen: payment.amountFen - part };
  });
}
