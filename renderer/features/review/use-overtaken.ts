import { useEffect, useRef } from 'react';
import { useClient } from '#renderer/client/client-context.ts';
import { isKnownHere, useReviewStore } from './review-store.ts';
import type { ReviewQueueState } from './use-review-queue.ts';

/**
 * Says so when the prescription that is looked at leaves the queue and it was not decided here: somebody else was
 * faster. What was open for it closes, so that no key meant for it reaches the next one.
 */
export function useOvertaken({ chosen, waiting }: Pick<ReviewQueueState, 'chosen' | 'waiting'>): void {
  const client = useClient();
  const looked = useRef<string | null>(null);
  const current = chosen?.number ?? null;
  useEffect(() => {
    const before = looked.current;
    looked.current = current;
    if (before === null || before === current || waiting.some(({ number }) => number === before)) return;
    const state = useReviewStore.getState();
    if (isKnownHere(state, before)) return;
    client
      .query('prescriptions.get', { number: before })
      .then(({ status, events }) =>
        state.tell({ kind: 'overtaken', number: before, status, staffName: events.at(-1)?.staffName ?? '' }),
      )
      // Whoever cannot read it any more has nothing to be told about it.
      .catch(() => undefined);
  }, [client, current, waiting]);
}
