import { useEffect, useEffectEvent } from 'react';
import type { CoreEvent } from '#shared/contracts/envelope.ts';
import { coreEvents } from './core-events.ts';

/** Hears the core's events of one kind while the component is on the screen, e.g. progress. */
export function useCoreEvent<K extends CoreEvent['kind']>(
  kind: K,
  listener: (event: Extract<CoreEvent, { kind: K }>) => void,
): void {
  const onEvent = useEffectEvent((event: CoreEvent) => {
    if (event.kind === kind) listener(event as Extract<CoreEvent, { kind: K }>);
  });
  useEffect(() => coreEvents.listen((event) => onEvent(event)), []);
}
