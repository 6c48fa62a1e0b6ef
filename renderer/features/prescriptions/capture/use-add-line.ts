import { useCallback } from 'react';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import { focusField, lineFieldId } from './field-ids.ts';

/** Writes a drug down and goes to its directions; one that is there already is gone to instead of doubled. */
export function useAddLine(): (hit: DrugHit) => void {
  return useCallback((hit) => {
    const { draft, change } = usePrescriptionsStore.getState();
    if (draft === null) return;
    const there = draft.lines.find(({ drug }) => drug.drugId === hit.drugId);
    const key = there?.key ?? `drug-${hit.drugId}`;
    const line = { key, drug: hit, text: '', quantityText: null, asWritten: false };
    change({ drugText: '', ...(there === undefined ? { lines: [...draft.lines, line] } : {}) });
    focusField(lineFieldId(key, 'directions'));
  }, []);
}
