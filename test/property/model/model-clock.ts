import { MINUTE_MS } from '#test/support/test-platform.ts';
import { refuse } from './refused.ts';

const TOLERANCE_MS = 5 * MINUTE_MS;
/** The shop's time zone has no summer time: eight hours ahead of UTC. */
const SHOP_OFFSET_MS = 8 * 60 * MINUTE_MS;

/** Time as the core has to see it: never backwards, and refused when it is far behind what is written. */
export class ModelClock {
  clockMs: number;
  #newestMs: number;

  constructor(startMs: number) {
    this.clockMs = startMs;
    this.#newestMs = startMs;
  }

  get isBehind(): boolean {
    return this.clockMs < this.#newestMs - TOLERANCE_MS;
  }

  get nowMs(): number {
    return this.isBehind ? this.clockMs : Math.max(this.clockMs, this.#newestMs);
  }

  get today(): string {
    return new Date(this.nowMs + SHOP_OFFSET_MS).toISOString().slice(0, 10);
  }

  /** Every command is refused under a clock that lies far behind. */
  check(): void {
    if (this.isBehind) refuse('CLOCK_BEHIND');
  }

  /** Something with a time was written. */
  recorded(): void {
    this.#newestMs = Math.max(this.#newestMs, this.nowMs);
  }

  accept(): void {
    const { nowMs } = this;
    this.#newestMs = this.clockMs;
    this.#newestMs = Math.max(this.#newestMs, nowMs);
  }
}
