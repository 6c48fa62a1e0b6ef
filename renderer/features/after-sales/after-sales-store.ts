import { create } from 'zustand';
import type { ShownFailure } from '#renderer/ui/error-state.tsx';
import type { AfterSalesAction } from '#shared/domain/after-sales-states.ts';

/** The actions whose dialog asks for a reason alone. */
export type PlainAction = Extract<AfterSalesAction, 'approve' | 'reject' | 'withdraw' | 'fail'>;

export type AfterSalesDialog =
  | { readonly kind: 'plain'; readonly action: PlainAction }
  | { readonly kind: 'inspect' }
  | { readonly kind: 'refund' }
  | { readonly kind: 'replacement' }
  | { readonly kind: 'camera' }
  | { readonly kind: 'image'; readonly index: number };

interface AfterSalesScreenState {
  readonly search: string;
  /** Only what still waits for somebody. */
  readonly openOnly: boolean;
  readonly page: number;
  readonly dialog: AfterSalesDialog | null;
  /** Why the last thing that was asked of a request did not happen, and of which request. */
  readonly failure: { readonly afterSalesId: number; readonly failure: ShownFailure } | null;
  /** What was done last, and to which request. */
  readonly done: { readonly afterSalesId: number; readonly action: AfterSalesAction } | null;
  narrow(change: { readonly search?: string; readonly openOnly?: boolean }): void;
  setPage(page: number): void;
  open(dialog: AfterSalesDialog): void;
  close(): void;
  tell(failure: AfterSalesScreenState['failure']): void;
  finish(done: NonNullable<AfterSalesScreenState['done']>): void;
}

/** State of the after-sales screen only; it stays while other screens are open. */
export const useAfterSalesStore = create<AfterSalesScreenState>()((set) => ({
  search: '',
  openOnly: true,
  page: 1,
  dialog: null,
  failure: null,
  done: null,
  narrow: (change) => set({ ...change, page: 1 }),
  setPage: (page) => set({ page }),
  open: (dialog) => set({ dialog, failure: null, done: null }),
  close: () => set({ dialog: null }),
  tell: (failure) => set({ failure, done: null }),
  finish: (done) => set({ done, dialog: null, failure: null }),
}));
