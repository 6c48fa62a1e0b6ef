import type { Clock } from './platform/platform.ts';

/** Core options for a clock that runs `offsetMs` beside the machine's; none for an offset of zero. */
export function offsetClock(offsetMs: number): { readonly platform?: { readonly clock: Clock } } {
  if (offsetMs === 0) return {};
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { platform: { clock: { nowMs: () => Date.now() + offsetMs, timeZone } } };
}
