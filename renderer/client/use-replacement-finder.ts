import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from './client-context.ts';
import { queryKey } from './query-key.ts';
import { useDrugSearch } from './use-drug-search.ts';

/** The drugs that fit what is typed, as in a sale, and the batches that could be sold of those that were chosen. */
export function useReplacementFinder(lines: readonly { readonly drugId: number }[]) {
  const client = useClient();
  const [text, setText] = useState('');
  const { asked, search, hits } = useDrugSearch(text);
  const answers = useQueries({
    queries: lines.map(({ drugId }) => ({
      queryKey: queryKey('inventory.listBatches', { drugId }),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.query('inventory.listBatches', { drugId }, { signal }),
    })),
  });
  const batches = new Map(
    lines.map(({ drugId }, index) => [
      drugId,
      (answers[index]?.data?.batches ?? []).filter(({ sellable, available }) => sellable && available > 0),
    ]),
  );
  return { text, setText, hits, asked, stale: search.isPlaceholderData || search.isPending, batches };
}
