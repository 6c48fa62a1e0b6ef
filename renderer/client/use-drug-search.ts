import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import { useClient } from './client-context.ts';
import { queryKey } from './query-key.ts';
import { useQueryCall } from './use-query-call.ts';

/** Hits of a search, a screenful. */
const LIMIT = 20;

/**
 * False for a text on its way to a quantity, and for one or two digits: they find nothing worth reading, and
 * they are what a scanner types before it is recognised.
 */
export function isSearchable(text: string): boolean {
  return text.trim() !== '' && !/^\s*([*＊×]|[\d\]]\d?\s*$)/.test(text);
}

const inputFor = (text: string) => ({ query: text.trim(), limit: LIMIT });

/**
 * The hits for what is in the search box. Asked at every key without waiting; the hits before stay until the
 * next ones are here, and an answer that comes late is dropped.
 */
export function useDrugSearch(text: string) {
  const asked = isSearchable(text);
  const search = useQueryCall('catalog.searchDrugs', inputFor(text), { enabled: asked, keepPrevious: true });
  return { asked, search, hits: asked ? (search.data?.hits ?? []) : [] };
}

/** How to ask the core for a text's hits, for asking outside of a render. */
function useSearchQuery() {
  const client = useClient();
  return useCallback(
    (text: string) => {
      const input = inputFor(text);
      return {
        queryKey: queryKey('catalog.searchDrugs', input),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          client.query('catalog.searchDrugs', input, { signal }),
      };
    },
    [client],
  );
}

/** Sends the question in the moment of the key, so that the answer is often there before the letter is painted. */
export function useAskAhead(): (text: string) => void {
  const queryClient = useQueryClient();
  const searchQuery = useSearchQuery();
  return useCallback(
    (text) => {
      if (isSearchable(text)) void queryClient.prefetchQuery(searchQuery(text));
    },
    [queryClient, searchQuery],
  );
}

/** The best hit for a text, waiting for it when it is still on its way: Enter may come before the answer. */
export function useBestHit(): (text: string) => Promise<DrugHit | null> {
  const queryClient = useQueryClient();
  const searchQuery = useSearchQuery();
  return useCallback(
    async (text) => (await queryClient.fetchQuery(searchQuery(text))).hits[0] ?? null,
    [queryClient, searchQuery],
  );
}
