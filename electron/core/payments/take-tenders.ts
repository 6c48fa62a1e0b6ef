import type { Tender } from '#shared/contracts/orders.ts';
import type { CashRounding, Fen } from '#shared/domain/money.ts';
import { settlementAmounts } from '#shared/domain/settlement.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';

export interface TakenTender {
  readonly tender: Tender['kind'];
  readonly amountFen: Fen;
  readonly receivedFen: Fen;
  readonly changeFen: Fen;
  readonly reference: string;
}

export interface Settlement {
  readonly taken: readonly TakenTender[];
  /** What rounding to coins added to the total; negative when the customer pays less. */
  readonly roundingFen: Fen;
  readonly changeFen: Fen;
}

const insertPayment = statement<TakenTender & { orderId: number; atMs: number }>()((db, p) =>
  db.insertInto('payment').values({
    orderId: p.orderId,
    tender: p.tender,
    status: 'paid',
    amountFen: p.amountFen,
    receivedFen: p.receivedFen,
    changeFen: p.changeFen,
    reference: p.reference,
    createdAtMs: p.atMs,
    paidAtMs: p.atMs,
  }),
);

/**
 * Works out how tenders pay an amount (PAY-1). Cards pay exactly what their slips say; cash pays the rest,
 * rounded to coins, and gets change.
 *
 * Fails with PAYMENT_EXCEEDS_DUE when the cards alone are too much, PAYMENT_INCOMPLETE when all is too little.
 */
export function settleWith(tenders: readonly Tender[], dueFen: Fen, rounding: CashRounding): Settlement {
  const cards = tenders.filter((tender) => tender.kind === 'card');
  const amounts = settlementAmounts(tenders, dueFen, rounding);
  const { cardFen, cashFen, cashDueFen, roundingFen, changeFen } = amounts;
  if (amounts.cardsExceedDue) fail('PAYMENT_EXCEEDS_DUE', { due_fen: dueFen, paid_fen: cardFen });
  if (amounts.missingFen > 0) {
    fail('PAYMENT_INCOMPLETE', { due_fen: dueFen + roundingFen, paid_fen: cardFen + cashFen });
  }
  const taken: TakenTender[] = cards.map((card) => ({
    tender: 'card',
    amountFen: card.amountFen,
    receivedFen: card.amountFen,
    changeFen: 0,
    reference: card.reference,
  }));
  if (cashDueFen > 0) {
    taken.push({ tender: 'cash', amountFen: cashDueFen, receivedFen: cashFen, changeFen, reference: '' });
  }
  const paidFen = taken.reduce((sum, row) => sum + row.amountFen, 0);
  invariant(paidFen === dueFen + roundingFen, 'tenders pay the amount to the fen');
  return { taken, roundingFen, changeFen };
}

/** How an order was paid, in one word: cash, card, mixed; empty when there was nothing to pay. */
export function payTypeOf(tenders: readonly { readonly tender: string }[]): string {
  const kinds = new Set(tenders.map(({ tender }) => tender));
  return kinds.size > 1 ? 'mixed' : ([...kinds][0] ?? '');
}

/** Writes the payments of a settlement, each as paid: the money is in the drawer or on the slip (PAY-3). */
export function recordPayments(context: CommandContext, orderId: number, settlement: Settlement): void {
  for (const row of settlement.taken) context.tx.run(insertPayment, { ...row, orderId, atMs: context.nowMs });
}
