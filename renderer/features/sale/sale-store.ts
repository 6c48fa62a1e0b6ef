import { create } from 'zustand';
import type { Customer } from '#shared/contracts/customers.ts';
import type { Notice } from './notice.ts';

export type SaleDialog =
  | 'customer'
  | 'lineDiscount'
  | 'terms'
  | 'resume'
  | 'openPack'
  | 'pay'
  | 'payLater'
  | null;

/** The last sale or placed order, shown until the next customer. */
export interface SaleResult {
  readonly orderId: number;
  /** What goes back to the customer; null for an order that is paid later. */
  readonly changeFen: number | null;
}

interface SaleState {
  readonly text: string;
  readonly highlighted: number;
  readonly currentLineId: number | null;
  /** The last drug that was to be added was not, and no line was chosen since. */
  readonly addFailed: boolean;
  readonly dialog: SaleDialog;
  readonly result: SaleResult | null;
  readonly notice: Notice | null;
  /** Chosen before there was a cart to sell to them from; the first drug opens it. */
  readonly awaited: Customer | null;
  setText(text: string): void;
  highlight(index: number): void;
  setCurrentLine(lineId: number | null): void;
  open(dialog: SaleDialog): void;
  close(): void;
  showResult(result: SaleResult | null): void;
  tell(notice: Notice | null): void;
  await(customer: Customer | null): void;
  /** Forgets everything of the visit to the screen. */
  leave(): void;
}

const ON_ARRIVAL = {
  text: '',
  highlighted: 0,
  currentLineId: null,
  addFailed: false,
  dialog: null,
  result: null,
  notice: null,
  awaited: null,
} as const;

/** State of the sale screen only: the cart itself lives in the core and is never copied here. */
export const useSaleStore = create<SaleState>()((set) => ({
  ...ON_ARRIVAL,
  setText: (text) => set({ text, highlighted: 0 }),
  highlight: (highlighted) => set({ highlighted }),
  setCurrentLine: (currentLineId) => set({ currentLineId, addFailed: false }),
  open: (dialog) => set({ dialog }),
  close: () => set({ dialog: null }),
  showResult: (result) => set({ result, dialog: null }),
  tell: (notice) => set({ notice }),
  await: (awaited) => set({ awaited }),
  leave: () => set(ON_ARRIVAL),
}));
