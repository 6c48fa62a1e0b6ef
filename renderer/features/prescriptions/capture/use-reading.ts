import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useClient } from '#renderer/client/client-context.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useDebounced } from '#renderer/ui/use-debounced.ts';
import type { CaptureLine } from './capture-draft.ts';
import type { Reading } from './check-capture.ts';

const PAUSE_MS = 120;

const inputFor = (text: string, drugId: number) => ({ text, drugId });

/** What the core reads in the directions of a line, a moment after each key. */
export function useReading({ text, drug }: CaptureLine): Reading | null {
  const settled = useDebounced(text, PAUSE_MS);
  const reading = useQueryCall('prescriptions.readDirections', inputFor(settled, drug.drugId), {
    enabled: settled.trim() !== '',
    keepPrevious: true,
  });
  return settled.trim() === '' ? null : (reading.data ?? null);
}

/** The reading of a line as it stands now, waiting for it where it is not there yet. */
export function useReadDirections(): (line: CaptureLine) => Promise<Reading> {
  const client = useClient();
  const queryClient = useQueryClient();
  return useCallback(
    ({ text, drug }) => {
      const input = inputFor(text, drug.drugId);
      return queryClient.fetchQuery({
        queryKey: queryKey('prescriptions.readDirections', input),
        queryFn: ({ signal }) => client.query('prescriptions.readDirections', input, { signal }),
      });
    },
    [client, queryClient],
  );
}
