import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asCallFailure, type CallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { useToday } from '#renderer/ui/use-today.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import type { CaptureDraft } from './capture-draft.ts';
import { type CaptureProblems, captureProblems, type Reading, saveInput } from './check-capture.ts';
import { focusField } from './field-ids.ts';
import { useReadDirections } from './use-reading.ts';

export interface SavingCapture {
  readonly busy: boolean;
  readonly failure: CallFailure | null;
  readonly problems: CaptureProblems;
  save(): Promise<void>;
  submit(): Promise<void>;
}

const NO_PROBLEMS: CaptureProblems = new Map();

/**
 * Saves what is typed, then its pictures, then hands it in: each step from the version that the one before gave, so
 * that a step that failed is taken up where it stopped.
 */
export function useSaveCapture(draft: CaptureDraft): SavingCapture {
  const client = useClient();
  const queryClient = useQueryClient();
  const today = useToday();
  const read = useReadDirections();
  const show = useRouteStore((state) => state.show);
  const { change, discard, finish } = usePrescriptionsStore();
  const saveCommand = useCommand('prescriptions.save');
  const attachCommand = useCommand('prescriptions.attachImage');
  const submitCommand = useCommand('prescriptions.submit');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const [problems, setProblems] = useState(NO_PROBLEMS);

  const keep = (saved: PrescriptionDetail) => {
    queryClient.setQueryData(queryKey('prescriptions.get', { number: saved.number }), saved);
    const { prescriptionId, version, number, images } = saved;
    change({ prescriptionId, version, number, images });
  };

  const store = async (forReview: boolean): Promise<PrescriptionDetail | null> => {
    const readings = new Map<string, Reading>(
      await Promise.all(draft.lines.map(async (line) => [line.key, await read(line)] as const)),
    );
    const found = captureProblems(draft, readings, { today, forReview });
    setProblems(found);
    const [first] = found.keys();
    if (first !== undefined) focusField(first);
    const input = saveInput(draft, readings);
    if (found.size > 0 || input === null) return null;
    let { prescription } = await saveCommand.mutateAsync(input);
    keep(prescription);
    for (const { key, file } of draft.pending) {
      const fileRef = await client.registerFile(file);
      const { prescriptionId, version } = prescription;
      ({ prescription } = await attachCommand.mutateAsync({ prescriptionId, version, fileRef }));
      keep(prescription);
      const { draft: now } = usePrescriptionsStore.getState();
      change({ pending: (now?.pending ?? []).filter((image) => image.key !== key) });
    }
    return prescription;
  };

  const run = async (what: 'saved' | 'submitted') => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      let stored = await store(what === 'submitted');
      if (stored === null) return;
      if (what === 'submitted') {
        const { prescriptionId, version } = stored;
        ({ prescription: stored } = await submitCommand.mutateAsync({ prescriptionId, version }));
        queryClient.setQueryData(queryKey('prescriptions.get', { number: stored.number }), stored);
      }
      discard();
      finish({ number: stored.number, what });
      show(stored.number);
    } catch (error) {
      setFailure(asCallFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, problems, save: () => run('saved'), submit: () => run('submitted') };
}
