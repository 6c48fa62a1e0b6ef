import { useEffectEvent, useLayoutEffect } from 'react';
import { type ShortcutHandlers, shortcutRegistry } from './shortcut-registry.ts';
import type { ShortcutId, ShortcutScope } from './shortcut-table.ts';

export interface ShortcutOptions {
  readonly modal?: boolean;
  readonly enabled?: boolean;
}

/** Makes a scope's shortcuts work while the component is on the screen. */
export function useShortcuts<S extends ShortcutScope>(
  scope: S,
  handlers: Partial<Readonly<Record<ShortcutId<S>, () => void>>>,
  { modal = false, enabled = true }: ShortcutOptions = {},
): void {
  const current = useEffectEvent((): ShortcutHandlers => handlers);
  // Before the paint: a key that is on the screen is heard.
  useLayoutEffect(() => {
    if (!enabled) return;
    return shortcutRegistry.enter({ scope, modal, handlers: () => current() });
  }, [scope, modal, enabled]);
}
