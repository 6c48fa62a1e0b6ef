import { useQueryClient } from '@tanstack/react-query';
import type { SplitView } from '#shared/contracts/splitting.ts';
import { queryKey } from './query-key.ts';

/** Shows at once what a command answered about a split drug: the next key counts on it. */
export function useKeepSplit(): (drugId: number, view: SplitView) => void {
  const queryClient = useQueryClient();
  return (drugId, view) => queryClient.setQueryData(queryKey('splitting.get', { drugId }), view);
}
