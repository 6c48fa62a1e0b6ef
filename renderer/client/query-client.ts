import { notifyManager, QueryClient } from '@tanstack/react-query';
import type { ChangeTopic } from '#shared/contracts/envelope.ts';
import type { QueryName } from '#shared/contracts/index.ts';
import { TOPICS_OF_QUERY } from './query-topics.ts';

/**
 * The cache of answers. The core is on this machine and says when something changed, so nothing is asked
 * again on focus or by age, and the client itself repeats what did not arrive.
 */
export function createQueryClient(): QueryClient {
  // An answer is shown in the moment it arrives; the library would wait for a timer first.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        refetchOnMount: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Marks every answer that a change made old; those on the screen are read again. */
export function invalidateTopics(queryClient: QueryClient, topics: readonly ChangeTopic[]): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) =>
      (TOPICS_OF_QUERY[queryKey[0] as QueryName] ?? []).some((topic) => topics.includes(topic)),
  });
}
