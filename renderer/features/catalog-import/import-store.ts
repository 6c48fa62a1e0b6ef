import { create } from 'zustand';
import type { ColumnMapping } from './map/mapping.ts';

/** A file that was picked and is not being checked yet. */
export interface PickedFile {
  readonly fileRef: string;
  /** The mapping as it was changed; null is the guessed one. */
  readonly mapping: ColumnMapping | null;
}

interface ImportScreenState {
  readonly picked: PickedFile | null;
  pick(picked: PickedFile | null): void;
}

/** What of an import is only on the screen; from its check on it lives in the core, under its id. */
export const useImportStore = create<ImportScreenState>()((set) => ({
  picked: null,
  pick: (picked) => set({ picked }),
}));
