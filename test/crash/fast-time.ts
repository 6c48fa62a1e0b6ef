import type { Clock, Timers } from '#core/platform/platform.ts';

/** A counter's time that runs this much faster than the machine's: orders time out while a test looks on. */
const SPEED = 300;
/** How much faster the schedule's timers fire; slower than the clock, or they would leave no time to sell. */
const TIMER_SPEED = 20;

/** A clock that begins at `fromMs` now, and timers that keep up with it. */
export function fastTime(fromMs: number): { clock: Clock; timers: Timers } {
  const startedAt = performance.now();
  return {
    clock: {
      nowMs: () => Math.floor(fromMs + (performance.now() - startedAt) * SPEED),
      timeZone: 'Asia/Shanghai',
    },
    timers: {
      repeat: (everyMs, work) => {
        const timer = setInterval(work, everyMs / TIMER_SPEED);
        timer.unref();
        return () => clearInterval(timer);
      },
    },
  };
}
