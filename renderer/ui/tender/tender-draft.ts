import type { Tender } from '#shared/contracts/orders.ts';
import { type CashRounding, formatYuan, parseYuan } from '#shared/domain/money.ts';
import { type SettlementAmounts, settlementAmounts } from '#shared/domain/settlement.ts';

export type TenderKind = Tender['kind'];

/** What is being typed, on top of the tenders that were taken already. */
export interface TenderDraft {
  readonly taken: readonly Tender[];
  readonly kind: TenderKind;
  readonly amountText: string;
  readonly reference: string;
}

export interface DueFacts {
  readonly totalFen: number;
  readonly rounding: CashRounding;
}

/** The entry as a tender; null when its text is no amount. An empty text is no entry yet. */
export function entryTender({ kind, amountText, reference }: TenderDraft): Tender | null {
  const fen = parseYuan(amountText);
  if (fen === null) return null;
  return kind === 'cash' ? { kind, receivedFen: fen } : { kind, amountFen: fen, reference: reference.trim() };
}

/** What the taken tenders leave to pay with one more of this kind. */
export function restFen(taken: readonly Tender[], kind: TenderKind, due: DueFacts): number {
  if (kind === 'card') return settlementAmounts(taken, due.totalFen, 'none').missingFen;
  return settlementAmounts([...taken, { kind: 'cash', receivedFen: 0 }], due.totalFen, due.rounding)
    .missingFen;
}

/** A fresh entry asks for exactly what is left. */
export function freshDraft(taken: readonly Tender[], kind: TenderKind, due: DueFacts): TenderDraft {
  return { taken, kind, amountText: formatYuan(restFen(taken, kind, due)), reference: '' };
}

/** The sums with the entry counted in, for the change that is shown while typing. The core settles them anew. */
export function preview(draft: TenderDraft, due: DueFacts): SettlementAmounts {
  const entry = entryTender(draft);
  return settlementAmounts(
    entry === null ? draft.taken : [...draft.taken, entry],
    due.totalFen,
    due.rounding,
  );
}

export type Step =
  | { readonly kind: 'wrongAmount' }
  | { readonly kind: 'cardTooMuch' }
  /** Part is paid: the entry is kept and the rest is asked for. */
  | { readonly kind: 'more'; readonly draft: TenderDraft }
  | { readonly kind: 'pay'; readonly tenders: readonly Tender[] };

/** What Enter does with a draft: pay when it covers the amount, else keep the part and ask for the rest. */
export function nextStep(draft: TenderDraft, due: DueFacts): Step {
  const entry = entryTender(draft);
  if (entry === null) return { kind: 'wrongAmount' };
  const amounts = preview(draft, due);
  if (amounts.cardsExceedDue) return { kind: 'cardTooMuch' };
  const empty = entry.kind === 'cash' ? entry.receivedFen === 0 : entry.amountFen === 0;
  if (amounts.missingFen === 0) {
    return { kind: 'pay', tenders: empty && draft.taken.length > 0 ? draft.taken : [...draft.taken, entry] };
  }
  if (empty) return { kind: 'wrongAmount' };
  return { kind: 'more', draft: freshDraft([...draft.taken, entry], draft.kind, due) };
}
