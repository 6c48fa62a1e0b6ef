/** A scanner sends its keys at most this far apart; people rarely manage two in a row, never six. */
export const LONGEST_GAP_MS = 50;
/** Shorter than this is no code. */
export const SHORTEST_CODE = 6;
/**
 * From this key of a fast run on, keys are held back. The first ones pass at once, so that ordinary typing is
 * never delayed; three keys within two gaps of 50 ms are rare for a person, and then wait 60 ms at most.
 */
const HOLD_FROM = 3;
/** Silence after which a run is over: the gap and a little for the timer. */
export const SILENCE_MS = LONGEST_GAP_MS + 10;

export interface PressOutcome {
  /** True when the key begins a run: what the field holds now is what must be there after a scan. */
  readonly startsRun: boolean;
  /** True when the key must not reach the field yet. */
  readonly hold: boolean;
  /** Held characters of an earlier run that turned out to be typing: they go to the field first. */
  readonly release: string;
}

/**
 * Tells a scanner from a person by the time between keys. Pure: it is told of keys and times, and says what to
 * do with them; `scan-listener.ts` does it.
 */
export class ScanRecognizer {
  #run = '';
  #held = '';
  #lastAtMs = Number.NEGATIVE_INFINITY;

  /** A character arrived. `holdable` is false for keys that cannot be kept from the field (input methods). */
  press(character: string, atMs: number, holdable = true): PressOutcome {
    const startsRun = atMs - this.#lastAtMs > LONGEST_GAP_MS;
    const release = startsRun ? this.typed() : '';
    this.#lastAtMs = atMs;
    this.#run += character;
    const hold = holdable && this.#run.length >= HOLD_FROM;
    if (hold) this.#held += character;
    return { startsRun, hold, release };
  }

  /** True while the next fast key would belong to a run that has begun. */
  isRunning(atMs: number): boolean {
    return this.#run !== '' && atMs - this.#lastAtMs <= LONGEST_GAP_MS;
  }

  /** Enter or Tab: the code when the run was a scan, else null and the held characters must be released. */
  finish(atMs: number): string | null {
    return this.isRunning(atMs) ? this.silence() : null;
  }

  /** Nothing came for a while: the code when the run was a scan, else null. */
  silence(): string | null {
    if (this.#run.length < SHORTEST_CODE) return null;
    const code = this.#run;
    this.#forget();
    return code;
  }

  /** The run was typing after all: gives the held characters and forgets it. */
  typed(): string {
    const held = this.#held;
    this.#forget();
    return held;
  }

  /** Gives the held characters to the field while the run may still go on. */
  letHeldGo(): string {
    const held = this.#held;
    this.#held = '';
    return held;
  }

  #forget(): void {
    this.#run = '';
    this.#held = '';
    this.#lastAtMs = Number.NEGATIVE_INFINITY;
  }
}
