import { v7 as newKey } from 'uuid';
import { usePrescriptionsStore } from '../prescriptions-store.ts';

/** Puts a picture into the prescription that is being written down; it goes to the core when that is saved. */
export function addToDraft(file: File): void {
  const { draft, change } = usePrescriptionsStore.getState();
  if (draft !== null) change({ pending: [...draft.pending, { key: newKey(), file }] });
}
