import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asCallFailure, type CallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { InteractionsInForce } from './interactions-in-force.tsx';
import { InteractionsPreview, type PickedTable } from './interactions-preview.tsx';

/** The chain's table of interactions (RX-3): what is in force, and the way to put a new table in its place. */
export function InteractionsPanel() {
  const client = useClient();
  const queryClient = useQueryClient();
  const [picked, setPicked] = useState<PickedTable | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const sets = useQueryCall('prescriptions.interactionSets', {});

  const look = async (fileRef: string) => {
    const preview = await queryClient.fetchQuery({
      queryKey: queryKey('prescriptions.previewInteractions', { fileRef }),
      // What it is compared with may have changed since it was looked at last.
      staleTime: 0,
      queryFn: ({ signal }) => client.query('prescriptions.previewInteractions', { fileRef }, { signal }),
    });
    setPicked({ fileRef, preview });
  };
  const take = async (file: File) => {
    setFailure(null);
    setReading(file.name);
    try {
      await look(await client.registerFile(file));
    } catch (error) {
      setFailure(asCallFailure(error));
    } finally {
      setReading(null);
    }
  };
  return picked === null ? (
    <InteractionsInForce
      sets={sets.data?.sets ?? []}
      reading={reading}
      failure={failure}
      onFile={(file) => void take(file)}
    />
  ) : (
    <InteractionsPreview
      key={picked.preview.version}
      picked={picked}
      newest={sets.data?.sets[0]}
      onLookAgain={() => void look(picked.fileRef)}
      onDone={() => setPicked(null)}
    />
  );
}
