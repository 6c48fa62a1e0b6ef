import type { CoreEvent } from '#shared/contracts/envelope.ts';

type Listener = (event: CoreEvent) => void;

const listeners = new Set<Listener>();

/** Hands the one subscription to the core on to whoever is on the screen. */
export const coreEvents = {
  listen(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  tell(event: CoreEvent): void {
    for (const listener of [...listeners]) listener(event);
  },
};
