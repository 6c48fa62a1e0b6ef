import { useEffect } from 'react';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import { type CaptureDraft, isBlank, NEXT_KIND } from './capture-draft.ts';
import { CAPTURE_IDS, focusField } from './field-ids.ts';
import { useAddLine } from './use-add-line.ts';
import type { SavingCapture } from './use-save-capture.ts';

export interface CaptureKeysOptions {
  readonly saving: SavingCapture;
  readonly chooseFile: () => void;
}

/** The keys of the form. A dialog over it has its own. */
export function useCaptureKeys(draft: CaptureDraft, { saving, chooseFile }: CaptureKeysOptions) {
  const client = useClient();
  const { change, changeLine, leave, discard, openCapture, captureDialog } = usePrescriptionsStore();
  const addLine = useAddLine();
  const focusedLine = () =>
    draft.lines.find(({ key }) => document.activeElement?.id.startsWith(`capture-${key}-`));
  const keys = {
    patient: () => focusField(CAPTURE_IDS.patient),
    doctor: () => focusField(CAPTURE_IDS.doctor),
    drug: () => focusField(CAPTURE_IDS.drug),
    file: chooseFile,
    camera: () => openCapture({ kind: 'camera' }),
    kind: () => change({ kind: NEXT_KIND[draft.kind] }),
    editPatient: () => {
      if (draft.patient !== null) openCapture({ kind: 'editPatient' });
    },
    image: () => {
      if (draft.images.length + draft.pending.length > 0) openCapture({ kind: 'image', index: 0 });
    },
    submit: () => void saving.submit(),
    save: () => void saving.save(),
    asWritten: () => {
      const line = focusedLine();
      if (line !== undefined) changeLine(line.key, { asWritten: !line.asWritten });
    },
    removeLine: () => {
      const line = focusedLine() ?? draft.lines.at(-1);
      if (line === undefined) return;
      change({ lines: draft.lines.filter(({ key }) => key !== line.key) });
      focusField(CAPTURE_IDS.drug);
    },
    leave: () => (isBlank(draft) ? discard() : leave()),
    discard: () => (isBlank(draft) ? discard() : openCapture({ kind: 'discard' })),
  };
  useShortcuts('capture', keys, { enabled: captureDialog === null });
  useScan((code) => {
    const add = async () => {
      try {
        addLine((await client.query('catalog.resolveScan', { code })).hit);
      } catch {
        // What is not known by its code is looked for by it, where the answer says so.
        change({ drugText: code });
        focusField(CAPTURE_IDS.drug);
      }
    };
    void add();
  }, captureDialog === null);
  useEffect(() => focusField(CAPTURE_IDS.patient), []);
  return {
    keys,
    items: (
      ['patient', 'doctor', 'drug', 'file', 'camera', 'kind', 'editPatient', 'image', 'discard'] as const
    ).map((id) => ({ id, run: keys[id] })),
  };
}
