import { useEffectEvent, useLayoutEffect } from 'react';
import { scanBus } from './scan-bus.ts';

/** Takes every scanned code while the component is on the screen; a dialog opened later takes precedence. */
export function useScan(onScan: (code: string) => void, enabled = true): void {
  const current = useEffectEvent(onScan);
  useLayoutEffect(() => {
    if (!enabled) return;
    return scanBus.take((code) => current(code));
  }, [enabled]);
}
