import { create } from 'zustand';
import type { ShownFailure } from '#renderer/ui/error-state.tsx';
import { NO_FILTER, type OrderFilter } from './order-filter.ts';
import type { PersonAction, StepAction } from './person-action.ts';

export type OrderDialog =
  | { readonly kind: 'step'; readonly action: StepAction }
  | { readonly kind: 'pay' }
  | { readonly kind: 'request' }
  | { readonly kind: 'split' }
  | { readonly kind: 'merge' }
  | { readonly kind: 'documents' };

interface OrdersState {
  readonly filter: OrderFilter;
  readonly page: number;
  readonly dialog: OrderDialog | null;
  /** Why the last thing that was asked of an order did not happen, and of which order. */
  readonly failure: { readonly orderNumber: string; readonly failure: ShownFailure } | null;
  /** What was done last, and to which order. */
  readonly done: {
    readonly orderNumber: string;
    readonly action: PersonAction;
    /** What goes back to the customer after a payment. */
    readonly changeFen?: number;
  } | null;
  narrow(change: Partial<OrderFilter>): void;
  setPage(page: number): void;
  open(dialog: OrderDialog): void;
  close(): void;
  tell(failure: OrdersState['failure']): void;
  /** Closes the dialog of a step that was taken. */
  finish(done: NonNullable<OrdersState['done']>): void;
}

/** State of the orders screen only; it stays while other screens are open, so that people find their place again. */
export const useOrdersStore = create<OrdersState>()((set) => ({
  filter: NO_FILTER,
  page: 1,
  dialog: null,
  failure: null,
  done: null,
  narrow: (change) => set(({ filter }) => ({ filter: { ...filter, ...change }, page: 1 })),
  setPage: (page) => set({ page }),
  open: (dialog) => set({ dialog, failure: null, done: null }),
  close: () => set({ dialog: null }),
  tell: (failure) => set({ failure, done: null }),
  finish: (done) => set({ done, dialog: null, failure: null }),
}));
