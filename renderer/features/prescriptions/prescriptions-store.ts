import { create } from 'zustand';
import type { ShownFailure } from '#renderer/ui/error-state.tsx';
import type { CaptureDraft, CaptureLine } from './capture/capture-draft.ts';
import { NO_FILTER, type PrescriptionFilter } from './prescription-filter.ts';

export type CaptureDialog =
  | { readonly kind: 'newPatient'; readonly text: string }
  | { readonly kind: 'editPatient' }
  | { readonly kind: 'newDoctor'; readonly text: string }
  | { readonly kind: 'camera' }
  | { readonly kind: 'image'; readonly index: number }
  | { readonly kind: 'discard' };

export type ListDialog = { readonly kind: 'withdraw' } | { readonly kind: 'image'; readonly index: number };

/** What was done last, and to which prescription. */
interface Done {
  readonly number: string;
  readonly what: 'saved' | 'submitted' | 'withdrawn';
}

interface PrescriptionsState {
  readonly filter: PrescriptionFilter;
  readonly page: number;
  readonly listDialog: ListDialog | null;
  readonly failure: { readonly number: string; readonly failure: ShownFailure } | null;
  readonly done: Done | null;
  /** What is being typed; it stays while other screens are open and while somebody looks something up. */
  readonly draft: CaptureDraft | null;
  readonly capturing: boolean;
  readonly captureDialog: CaptureDialog | null;
  narrow(change: Partial<PrescriptionFilter>): void;
  setPage(page: number): void;
  openList(dialog: ListDialog): void;
  openCapture(dialog: CaptureDialog): void;
  close(): void;
  tell(failure: PrescriptionsState['failure']): void;
  finish(done: Done): void;
  begin(draft: CaptureDraft): void;
  goOn(): void;
  leave(): void;
  discard(): void;
  change(part: Partial<CaptureDraft>): void;
  changeLine(key: string, part: Partial<CaptureLine>): void;
}

/** State of the prescriptions screen only, and the prescription that is being typed. */
export const usePrescriptionsStore = create<PrescriptionsState>()((set) => ({
  filter: NO_FILTER,
  page: 1,
  listDialog: null,
  failure: null,
  done: null,
  draft: null,
  capturing: false,
  captureDialog: null,
  narrow: (change) => set(({ filter }) => ({ filter: { ...filter, ...change }, page: 1 })),
  setPage: (page) => set({ page }),
  openList: (listDialog) => set({ listDialog, failure: null, done: null }),
  openCapture: (captureDialog) => set({ captureDialog }),
  close: () => set({ listDialog: null, captureDialog: null }),
  tell: (failure) => set({ failure, done: null }),
  finish: (done) => set({ done, listDialog: null, failure: null }),
  begin: (draft) => set({ draft, capturing: true, failure: null, done: null }),
  goOn: () => set({ capturing: true, done: null }),
  leave: () => set({ capturing: false }),
  discard: () => set({ draft: null, capturing: false, captureDialog: null }),
  change: (part) => set(({ draft }) => (draft === null ? {} : { draft: { ...draft, ...part } })),
  changeLine: (key, part) =>
    set(({ draft }) =>
      draft === null
        ? {}
        : {
            draft: {
              ...draft,
              lines: draft.lines.map((line) => (line.key === key ? { ...line, ...part } : line)),
            },
          },
    ),
}));
