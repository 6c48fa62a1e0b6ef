import { create } from 'zustand';
import type { ShownFailure } from '#renderer/ui/error-state.tsx';
import type { HoldAction } from '#shared/domain/batches.ts';
import { NO_FILTER, type StockFilter } from './stock-filter.ts';

/** What was booked last, said beside the buttons that booked it. */
export type StockDone =
  | {
      readonly kind: 'goodsIn';
      readonly drugId: number;
      readonly quantity: number;
      readonly number: string;
      readonly unit: string;
      /** True when it waits for its bin. */
      readonly waits: boolean;
    }
  | { readonly kind: 'binFilled'; readonly drugId: number; readonly number: string }
  | {
      readonly kind: 'adjust' | 'release' | 'destroy';
      readonly drugId: number;
      readonly number: string;
      readonly onHand: number;
    }
  | {
      readonly kind: 'packOpened';
      readonly drugId: number;
      readonly packUnit: string;
      readonly unit: string;
      /** Loose units that can be sold now. */
      readonly left: number;
    }
  | { readonly kind: 'marked' | 'unmarked'; readonly drugId: number }
  | { readonly kind: 'hold'; readonly drugId: number; readonly action: HoldAction; readonly number: string };

/** `lock` also unlocks, and `recall` also ends a recall: which of them, the batch's state says. */
export type StockDialog =
  | 'goodsIn'
  | 'adjust'
  | 'release'
  | 'destroy'
  | 'lock'
  | 'recall'
  | 'lot'
  | 'markSplit'
  | 'openPack'
  | 'fillBin';

interface StockScreenState {
  readonly filter: StockFilter;
  readonly page: number;
  /** The batch whose movements are shown; null is the drug's first with goods. */
  readonly batchId: number | null;
  readonly movementPage: number;
  readonly dialog: StockDialog | null;
  readonly done: StockDone | null;
  /** Why a scanned code led nowhere. */
  readonly failure: ShownFailure | null;
  narrow(change: Partial<StockFilter>): void;
  setPage(page: number): void;
  chooseBatch(batchId: number | null): void;
  setMovementPage(page: number): void;
  open(dialog: StockDialog): void;
  close(): void;
  /** Says what was booked and opens what comes next, if anything does. */
  finish(done: StockDone, batchId: number, next?: StockDialog): void;
  /** Says what was done to the drug, and closes the dialog. */
  say(done: StockDone): void;
  tell(failure: ShownFailure | null): void;
}

const FRESH_DRUG = { batchId: null, movementPage: 1, done: null, failure: null };

/** State of the stock screen only; what is on the shelves is read from the core. */
export const useStockStore = create<StockScreenState>()((set) => ({
  filter: NO_FILTER,
  page: 1,
  dialog: null,
  ...FRESH_DRUG,
  narrow: (change) => set(({ filter }) => ({ filter: { ...filter, ...change }, page: 1 })),
  setPage: (page) => set({ page }),
  chooseBatch: (batchId) => set({ ...FRESH_DRUG, batchId }),
  setMovementPage: (movementPage) => set({ movementPage }),
  open: (dialog) => set({ dialog, done: null, failure: null }),
  close: () => set({ dialog: null }),
  finish: (done, batchId, next) => set({ ...FRESH_DRUG, dialog: next ?? null, done, batchId }),
  say: (done) => set({ dialog: null, done, failure: null }),
  tell: (failure) => set({ failure }),
}));
