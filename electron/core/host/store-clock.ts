import { CLOCK_TOLERANCE_MS } from '#shared/domain/limits.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { Moment } from '../platform/context.ts';
import { type Clock, calendarDay } from '../platform/platform.ts';

const newestRecord = statement()((db) =>
  db.selectFrom('auditLog').select('atMs').orderBy('seq', 'desc').limit(1),
);

/**
 * Time as the store sees it. It never runs backwards: within a small tolerance a clock that was set back reads
 * as the newest record's time; further back, commands are refused until somebody corrects the clock or
 * vouches for it, because a wrong day would sell expired batches and misdate the registers.
 */
export class StoreClock {
  readonly #clock: Clock;
  #newestRecordMs: number;

  constructor(clock: Clock, reader: Reader) {
    this.#clock = clock;
    this.#newestRecordMs = reader.get(newestRecord, {})?.atMs ?? 0;
  }

  get newestRecordMs(): number {
    return this.#newestRecordMs;
  }

  isBehind(): boolean {
    return this.#clock.nowMs() < this.#newestRecordMs - CLOCK_TOLERANCE_MS;
  }

  now(): Moment {
    const clockMs = this.#clock.nowMs();
    const nowMs = this.isBehind() ? clockMs : Math.max(clockMs, this.#newestRecordMs);
    return { nowMs, today: calendarDay(nowMs, this.#clock.timeZone) };
  }

  /** Called after each commit that wrote records. */
  recorded(atMs: number): void {
    this.#newestRecordMs = Math.max(this.#newestRecordMs, atMs);
  }

  /** Takes the clock's present time as right from now on. */
  accept(): void {
    this.#newestRecordMs = this.#clock.nowMs();
  }
}
