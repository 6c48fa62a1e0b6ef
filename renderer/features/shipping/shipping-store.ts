import { create } from 'zustand';
import type { ShownFailure } from '#renderer/ui/error-state.tsx';
import type { ShipmentGroup } from '#shared/contracts/shipping.ts';
import type { ShipmentExit, TrackedState } from '#shared/domain/shipment-states.ts';

export type ShippingDialog =
  | { readonly kind: 'ship' }
  | { readonly kind: 'track' }
  | { readonly kind: 'exit'; readonly exit: ShipmentExit }
  | { readonly kind: 'slip' };

/** What was done to a parcel. */
export type ShippingDeed = 'ship' | TrackedState | ShipmentExit;

interface ShippingState {
  readonly group: ShipmentGroup;
  readonly search: string;
  readonly page: number;
  readonly dialog: ShippingDialog | null;
  /** Why the last thing that was asked of a parcel did not happen, and of which order. */
  readonly failure: { readonly orderNumber: string; readonly failure: ShownFailure } | null;
  readonly done: { readonly orderNumber: string; readonly deed: ShippingDeed } | null;
  narrow(change: { readonly group?: ShipmentGroup; readonly search?: string }): void;
  setPage(page: number): void;
  open(dialog: ShippingDialog): void;
  close(): void;
  tell(failure: ShippingState['failure']): void;
  finish(done: NonNullable<ShippingState['done']>): void;
}

/** State of the shipping screen only; it stays while other screens are open, so that people find their place again. */
export const useShippingStore = create<ShippingState>()((set) => ({
  group: 'waiting',
  search: '',
  page: 1,
  dialog: null,
  failure: null,
  done: null,
  narrow: (change) => set({ ...change, page: 1 }),
  setPage: (page) => set({ page }),
  open: (dialog) => set({ dialog, failure: null, done: null }),
  close: () => set({ dialog: null }),
  tell: (failure) => set({ failure, done: null, dialog: null }),
  finish: (done) => set({ done, dialog: null, failure: null }),
}));
