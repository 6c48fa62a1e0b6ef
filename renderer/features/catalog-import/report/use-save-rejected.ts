import { useState } from 'react';
import { asCallFailure, type CallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { saveTextFile } from '#renderer/ui/save-text-file.ts';

/** Saves the whole report of rejected rows as a file. */
export function useSaveRejected(importId: number) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [savedName, setSavedName] = useState<string | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { fileName, csv } = await client.query('catalog.rejectedRowsCsv', { importId });
      saveTextFile(fileName, csv);
      setSavedName(fileName);
    } catch (error) {
      setFailure(asCallFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, savedName, failure, save: () => void save() };
}
