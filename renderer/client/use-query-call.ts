import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CallInput, CallOutput, QueryName } from '#shared/contracts/index.ts';
import type { CallFailure } from './call-failure.ts';
import { useClient } from './client-context.ts';
import { queryKey } from './query-key.ts';

export interface QueryCallOptions {
  readonly enabled?: boolean;
  /** Shows the answer for the last input until the one for this input is here: lists that page or filter. */
  readonly keepPrevious?: boolean;
  /** Asks again after this time, for what changes without an event. */
  readonly refetchInterval_ms?: number;
}

/** Reads from the core and reads again when the core says that the answer is old. A late answer is dropped. */
export function useQueryCall<N extends QueryName>(
  name: N,
  input: CallInput<N>,
  options: QueryCallOptions = {},
): UseQueryResult<CallOutput<N>, CallFailure> {
  const client = useClient();
  return useQuery<unknown, CallFailure, CallOutput<N>>({
    queryKey: queryKey(name, input),
    queryFn: ({ signal }) => client.query(name, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(options.refetchInterval_ms === undefined ? {} : { refetchInterval: options.refetchInterval_ms }),
  });
}
