import type { QueryClient } from '@tanstack/react-query';
import { v7 as newCommandId } from 'uuid';
import { bridgeTransport } from '#renderer/client/bridge-transport.ts';
import { coreEvents } from '#renderer/client/core-events.ts';
import { type CounterClient, createCounterClient } from '#renderer/client/counter-client.ts';
import { httpTransport } from '#renderer/client/http-transport.ts';
import { createQueryClient, invalidateTopics } from '#renderer/client/query-client.ts';
import { useConnectionStore } from '#renderer/stores/connection-store.ts';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import type { ChangeTopic, CoreEvent } from '#shared/contracts/envelope.ts';

export interface Connection {
  readonly client: CounterClient;
  readonly queryClient: QueryClient;
}

/** Connects this window to the core, for the window's whole life. */
export function connect(): Connection {
  const transport = window.counter === undefined ? httpTransport() : bridgeTransport(window.counter);
  const queryClient = createQueryClient();
  const client = createCounterClient({
    transport,
    readSession: () => useSessionStore.getState().session,
    onUnauthenticated: () => useSessionStore.getState().end(),
    onWaiting: (change) => useConnectionStore.getState().addWaiting(change),
    newCommandId,
    nowMs: () => Date.now(),
    pause: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
  });
  const heedChanges = gatherChanges(queryClient);
  transport.subscribe((event) => {
    if (event.kind === 'changed') heedChanges(event.topics);
    heedState(event, queryClient);
    coreEvents.tell(event);
  });
  return { client, queryClient };
}

/** Long enough for the answer of the command that made the change to be shown first. */
const GATHER_CHANGES_MS = 60;

/** Gathers what changed within a moment, so that many changes in a row are read once. */
function gatherChanges(queryClient: QueryClient): (topics: readonly ChangeTopic[]) => void {
  const gathered = new Set<ChangeTopic>();
  return (topics) => {
    if (gathered.size === 0) {
      setTimeout(() => {
        invalidateTopics(queryClient, [...gathered]);
        gathered.clear();
      }, GATHER_CHANGES_MS);
    }
    for (const topic of topics) gathered.add(topic);
  };
}

function heedState(event: CoreEvent, queryClient: QueryClient): void {
  if (event.kind !== 'coreState') return;
  useConnectionStore.getState().setCoreState(event.state, event.error);
  // Events may have been missed while the core was away.
  if (event.state === 'ready') void queryClient.invalidateQueries();
}
