import { createHash } from 'node:crypto';
import type { Logger } from '#core/platform/logger.ts';
import { argon2Pins } from '#core/platform/pin-hasher.ts';
import type { Clock, Platform, Random, Timers } from '#core/platform/platform.ts';

/** 2026-06-15 09:30 in the shop's time zone: an ordinary Monday morning. */
export const MONDAY_MORNING_MS = Date.UTC(2026, 5, 15, 1, 30);
export const SHOP_TIME_ZONE = 'Asia/Shanghai';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

interface Timer {
  readonly everyMs: number;
  readonly work: () => void;
  dueMs: number;
}

/** Time under the test's hand: the clock stands still until it is moved, and timers fire as it passes them. */
export class TestTime implements Clock, Timers {
  readonly timeZone = SHOP_TIME_ZONE;
  readonly #timers = new Set<Timer>();
  #nowMs: number;

  constructor(nowMs: number = MONDAY_MORNING_MS) {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  /** Somebody sets the clock: no time passes, no timer fires. */
  set(nowMs: number): void {
    this.#nowMs = nowMs;
    for (const timer of this.#timers) timer.dueMs = nowMs + timer.everyMs;
  }

  /** Time passes, and each timer fires once, as after a machine that slept. */
  advance(ms: number): void {
    this.#nowMs += ms;
    for (const timer of [...this.#timers]) {
      if (timer.dueMs > this.#nowMs) continue;
      timer.dueMs = this.#nowMs + timer.everyMs;
      timer.work();
    }
  }

  repeat(everyMs: number, work: () => void): () => void {
    const timer = { everyMs, work, dueMs: this.#nowMs + everyMs };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
}

/** Random bytes that are the same for the same seed. */
export function seededRandom(seed: string): Random {
  let block = 0;
  let pool = Buffer.alloc(0);
  const take = (length: number): Buffer => {
    while (pool.length < length) {
      block += 1;
      pool = Buffer.concat([pool, createHash('sha512').update(`${seed}/${block}`).digest()]);
    }
    const bytes = pool.subarray(0, length);
    pool = pool.subarray(length);
    return bytes;
  };
  return {
    bytes: (length) => new Uint8Array(take(length)),
    uuid: () => {
      const hex = take(16).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

/** Keeps log lines for the test to look at. */
export function memoryLogger(lines: LogLine[]): Logger {
  const at = (level: LogLine['level']) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    close: () => Promise.resolve(),
  };
}

/** A guess costs as little as argon2 allows: tests sign in thousands of times. */
const CHEAP_PINS = { memoryKiB: 8, passes: 1 };

/** A platform of a standing clock, seeded randomness, a log in memory and cheap PINs. */
export function testPlatform(options: { time: TestTime; random: Random; log: LogLine[] }): Platform {
  const { time, random, log } = options;
  return { clock: time, timers: time, random, logger: memoryLogger(log), pins: argon2Pins(CHEAP_PINS) };
}
