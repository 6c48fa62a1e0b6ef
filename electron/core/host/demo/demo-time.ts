import { addDays } from '#shared/domain/expiry.ts';
import { invariant } from '#shared/errors/index.ts';
import { type Clock, calendarDay, type Timers } from '../../platform/platform.ts';
import { startOfDay } from '../../platform/wall-clock.ts';

const MINUTE_MS = 60_000;
/** How far the clock moves at once: what the schedule does by itself is dated no later than this. */
const STRIDE_MS = 20 * MINUTE_MS;

/**
 * The clock of a demo that is being made: it stands until it is moved and never goes back. The schedule's timers fire
 * as it passes, so that what happens by itself (a parcel that nobody confirmed, a prescription that lapses) does.
 */
export class DemoTime implements Clock, Timers {
  readonly timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** The moment at which the demo is opened: everything in it lies before. */
  readonly openedAtMs: number;
  readonly #timers = new Set<() => void>();
  #nowMs: number;

  constructor(openedAtMs: number, days: number) {
    this.openedAtMs = openedAtMs;
    this.#nowMs = this.day(days, '08:00');
  }

  nowMs(): number {
    return this.#nowMs;
  }

  today(): string {
    return calendarDay(this.#nowMs, this.timeZone);
  }

  /** A time of day (`HH:MM` on the shop's wall) so many days before the opening. */
  day(daysAgo: number, wallTime: string): number {
    const match = /^(\d\d):(\d\d)$/.exec(wallTime);
    invariant(match !== null, `${wallTime} is a time of day`);
    const date = addDays(calendarDay(this.openedAtMs, this.timeZone), -daysAgo);
    return startOfDay(date, this.timeZone) + (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS;
  }

  /** The first moment of the next day. */
  nextMidnight(): number {
    return startOfDay(addDays(this.today(), 1), this.timeZone);
  }

  minutesAgo(minutes: number): number {
    return this.openedAtMs - minutes * MINUTE_MS;
  }

  /** From now on. */
  in(minutes: number): number {
    return this.#nowMs + minutes * MINUTE_MS;
  }

  /** What a person needs for one step at a screen. Nothing is dated later than the opening. */
  spend(ms: number): void {
    this.moveTo(Math.min(this.#nowMs + ms, this.openedAtMs));
  }

  /** Time passes until then; a moment that is over is now. */
  moveTo(atMs: number): void {
    while (this.#nowMs < atMs) {
      this.#nowMs = Math.min(this.#nowMs + STRIDE_MS, atMs);
      for (const work of [...this.#timers]) work();
    }
  }

  repeat(_everyMs: number, work: () => void): () => void {
    this.#timers.add(work);
    return () => this.#timers.delete(work);
  }
}
