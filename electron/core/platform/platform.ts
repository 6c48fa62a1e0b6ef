import { randomBytes } from 'node:crypto';
import { v7 as uuidV7 } from 'uuid';
import type { DateText } from '#shared/domain/expiry.ts';
import { createLogger, type Logger } from './logger.ts';
import { argon2Pins, type PinHasher } from './pin-hasher.ts';

/** The world outside the store, as the core may see it. Tests and simulations hand in their own. */
export interface Platform {
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly pins: PinHasher;
}

export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  nowMs(): number;
  /** The shop's time zone, an IANA name. */
  readonly timeZone: string;
}

export interface Random {
  bytes(length: number): Uint8Array;
  /** A UUID version 7: its order is the order of making, so indexes on it stay compact. */
  uuid(): string;
}

export interface Timers {
  /** Calls `work` every `everyMs`; returns the way to stop. */
  repeat(everyMs: number, work: () => void): () => void;
}

const MINUTE_MS = 60_000;

/** The day last asked for: every call asks for today's, and formatting a date is slow. */
let latest = { minute: Number.NaN, timeZone: '', day: '' };

/** The calendar day of a moment in a time zone. Days begin on a full minute everywhere. */
export function calendarDay(atMs: number, timeZone: string): DateText {
  const minute = Math.floor(atMs / MINUTE_MS);
  if (minute !== latest.minute || timeZone !== latest.timeZone) {
    latest = { minute, timeZone, day: dayFormat(timeZone).format(atMs) };
  }
  return latest.day;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  // The Swedish locale writes a date as YYYY-MM-DD.
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dayFormats.set(timeZone, made);
  return made;
}

const POOL_BYTES = 4096;
let pool = { bytes: new Uint8Array(0), used: 0 };

/** Random bytes, drawn from the system by the page: asking it for seven at a time takes longer than an insert. */
function pooledRandomBytes(length: number): Uint8Array {
  if (pool.used + length > pool.bytes.length) {
    pool = { bytes: randomBytes(Math.max(POOL_BYTES, length)), used: 0 };
  }
  const drawn = pool.bytes.slice(pool.used, pool.used + length);
  pool.used += length;
  return drawn;
}

/** The real world. */
export async function systemPlatform(options: { logDir: string; logLevel: string }): Promise<Platform> {
  return {
    clock: { nowMs: () => Date.now(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    random: { bytes: pooledRandomBytes, uuid: () => uuidV7() },
    timers: {
      repeat: (everyMs, work) => {
        const timer = setInterval(work, everyMs);
        timer.unref();
        return () => clearInterval(timer);
      },
    },
    logger: await createLogger(options),
    pins: argon2Pins(),
  };
}
