import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Tender } from '#shared/contracts/orders.ts';
import { formatYuan } from '#shared/domain/money.ts';
import { quickAmounts } from './quick-amounts.ts';
import {
  type DueFacts,
  freshDraft,
  nextStep,
  preview,
  restFen,
  type TenderDraft,
  type TenderKind,
} from './tender-draft.ts';
import { AMOUNT_FIELD_ID } from './tender-entry.tsx';

/** The tenders for an amount while they are typed, and what keys and buttons do with them. */
export function useTenderDraft(due: DueFacts, onPay: (tenders: readonly Tender[]) => void) {
  const [draft, setDraft] = useState<TenderDraft>(() => freshDraft([], 'cash', due));
  const [problem, setProblem] = useState<'wrongAmount' | 'cardTooMuch' | null>(null);
  const quick = quickAmounts(restFen(draft.taken, 'cash', due));

  const change = (next: TenderDraft) => {
    setProblem(null);
    setDraft(next);
  };
  const setKind = (kind: TenderKind) => askAmount(() => change(freshDraft(draft.taken, kind, due)));
  const setAmount = (fen: number | undefined) => {
    if (fen !== undefined) askAmount(() => change({ ...draft, amountText: formatYuan(fen) }));
  };
  /** Pays when the tenders cover the amount; else keeps the part and asks for the rest. */
  const confirm = () => {
    const step = nextStep(draft, due);
    if (step.kind === 'pay') return onPay(step.tenders);
    const { kind } = step;
    askAmount(() => (kind === 'more' ? change(step.draft) : setProblem(kind)));
  };
  return {
    draft,
    quick,
    problem,
    amounts: preview(draft, due),
    change,
    setKind,
    setAmount,
    confirm,
    /** For the shortcuts of a payment. */
    keys: {
      tender: () => setKind(draft.kind === 'cash' ? 'card' : 'cash'),
      exact: () => setAmount(restFen(draft.taken, draft.kind, due)),
      quick1: () => setAmount(quick[0]),
      quick2: () => setAmount(quick[1]),
      quick3: () => setAmount(quick[2]),
      quick4: () => setAmount(quick[3]),
      removeTender: () => change(freshDraft(draft.taken.slice(0, -1), draft.kind, due)),
    },
  };
}

/**
 * Asks for the amount anew, within the key press that made the change: what is typed next, however fast, finds the
 * field that it is meant for.
 */
function askAmount(change: () => void): void {
  flushSync(change);
  const field = document.getElementById(AMOUNT_FIELD_ID);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}
