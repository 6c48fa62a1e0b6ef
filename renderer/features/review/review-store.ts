import { create } from 'zustand';
import type { CallFailure } from '#renderer/client/call-failure.ts';

export type ReviewNews =
  | { readonly kind: 'approved'; readonly number: string; readonly lockUntil: string }
  | { readonly kind: 'rejected'; readonly number: string }
  /** Somebody else was faster. */
  | {
      readonly kind: 'overtaken';
      readonly number: string;
      readonly staffName: string;
      readonly status: string;
    }
  | { readonly kind: 'failure'; readonly number: string; readonly failure: CallFailure };

interface ReviewState {
  readonly dialog: 'reject' | 'image' | null;
  /** What came of the last decision; it stays until the next one. */
  readonly news: ReviewNews | null;
  /** The prescription whose decision is on its way from here. */
  readonly deciding: string | null;
  decide(number: string): void;
  open(dialog: 'reject' | 'image'): void;
  close(): void;
  tell(news: ReviewNews): void;
}

/** State of the review screen only. */
export const useReviewStore = create<ReviewState>()((set) => ({
  dialog: null,
  news: null,
  deciding: null,
  decide: (deciding) => set({ deciding }),
  open: (dialog) => set({ dialog }),
  close: () => set({ dialog: null }),
  tell: (news) => set({ news, dialog: null, deciding: null }),
}));

/**
 * Whether what became of a prescription is known here: it is being decided from here, or its news has been told. A
 * decision that failed tells nothing of it: somebody else may still be faster.
 */
export function isKnownHere(
  { deciding, news }: Pick<ReviewState, 'deciding' | 'news'>,
  number: string,
): boolean {
  return deciding === number || (news?.number === number && news.kind !== 'failure');
}
