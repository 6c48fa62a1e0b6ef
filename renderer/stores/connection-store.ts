import { create } from 'zustand';
import type { CallError } from '#shared/contracts/envelope.ts';

export type CoreState = 'starting' | 'ready' | 'restarting' | 'failed';

interface ConnectionState {
  readonly coreState: CoreState;
  readonly error: CallError | null;
  /** Calls that are being repeated because the core is away. */
  readonly waitingCalls: number;
  setCoreState(coreState: CoreState, error?: CallError): void;
  addWaiting(change: 1 | -1): void;
}

/** What this window knows of the core. */
export const useConnectionStore = create<ConnectionState>()((set) => ({
  coreState: 'ready',
  error: null,
  waitingCalls: 0,
  setCoreState: (coreState, error) => set({ coreState, error: error ?? null }),
  addWaiting: (change) => set((state) => ({ waitingCalls: state.waitingCalls + change })),
}));
