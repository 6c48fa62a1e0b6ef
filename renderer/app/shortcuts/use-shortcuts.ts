import { use, useEffectEvent, useLayoutEffect } from 'react';
import { KeysHeardContext } from './record-keys.tsx';
import { type ShortcutHandlers, shortcutRegistry } from './shortcut-registry.ts';
import type { ShortcutId, ShortcutScope } from './shortcut-table.ts';

export interface ShortcutOptions {
  readonly modal?: boolean;
  readonly enabled?: boolean;
}

/** Makes a scope's shortcuts work while the component is on the screen and shows what its keys are about. */
export function useShortcuts<S extends ShortcutScope>(
  scope: S,
  handlers: Partial<Readonly<Record<ShortcutId<S>, () => void>>>,
  { modal = false, enabled = true }: ShortcutOptions = {},
): void {
  const isHeard = use(KeysHeardContext) && enabled;
  const current = useEffectEvent((): ShortcutHandlers => handlers);
  // Before the paint: a key that is on the screen is heard.
  useLayoutEffect(() => {
    if (!isHeard) return;
    return shortcutRegistry.enter({ scope, modal, handlers: () => current() });
  }, [scope, modal, isHeard]);
}
