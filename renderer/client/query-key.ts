import type { CallInput, QueryName } from '#shared/contracts/index.ts';

/** The cache key of a query's answer. */
export function queryKey<N extends QueryName>(name: N, input: CallInput<N>) {
  return [name, input] as const;
}
