import { type CashRounding, cashRoundingAdjustment, type Fen } from './money.ts';

/** A way of paying part of an order at the counter, as far as its amount is concerned. */
export type TenderAmount =
  | { readonly kind: 'cash'; readonly receivedFen: Fen }
  | { readonly kind: 'card'; readonly amountFen: Fen };

export interface SettlementAmounts {
  readonly cardFen: Fen;
  readonly cashFen: Fen;
  /** What rounding to coins adds to the total; negative when the customer pays less. Only cash is rounded. */
  readonly roundingFen: Fen;
  /** What cash has to cover: the rest after cards, rounded. */
  readonly cashDueFen: Fen;
  readonly changeFen: Fen;
  /** What is still to be paid, at least nothing. */
  readonly missingFen: Fen;
  /** True when the cards alone are more than the total: only cash gives change. */
  readonly cardsExceedDue: boolean;
}

/**
 * How tenders add up against an amount (PAY-1): cards pay exactly what their slips say, cash pays the rest,
 * rounded to coins, and gets change.
 */
export function settlementAmounts(
  tenders: readonly TenderAmount[],
  dueFen: Fen,
  rounding: CashRounding,
): SettlementAmounts {
  const cardFen = tenders.reduce((sum, tender) => sum + (tender.kind === 'card' ? tender.amountFen : 0), 0);
  const cashFen = tenders.reduce((sum, tender) => sum + (tender.kind === 'cash' ? tender.receivedFen : 0), 0);
  const restFen = Math.max(dueFen - cardFen, 0);
  const paysCash = tenders.some((tender) => tender.kind === 'cash');
  const roundingFen = paysCash ? cashRoundingAdjustment(restFen, rounding) : 0;
  const cashDueFen = restFen + roundingFen;
  return {
    cardFen,
    cashFen,
    roundingFen,
    cashDueFen,
    changeFen: Math.max(cashFen - cashDueFen, 0),
    missingFen: Math.max(cashDueFen - cashFen, 0),
    cardsExceedDue: cardFen > dueFen,
  };
}
