/** What is older by the time the screen is ready was meant for what somebody saw then. */
export const LONGEST_HOLD_MS = 3000;

export interface TypeAheadTimes {
  readonly nowMs: () => number;
  /** Runs something once the screen shows what it was told last. */
  readonly afterPaint: (run: () => void) => void;
}

interface Held {
  readonly atMs: number;
  /** The character of a key that types one; empty for any other. */
  readonly character: string;
  readonly give: () => void;
}

/**
 * Keys and scans that came before the screen could take them. Whoever knows the counter by heart presses on without
 * looking: `Alt+6 F6` and a scan arrive before the order that they are about was read. They wait for it here and are
 * given again in their order; what waits too long is forgotten.
 */
export class TypeAhead {
  readonly #times: TypeAheadTimes;
  #awaited = 0;
  #draining = false;
  #held: Held[] = [];

  constructor(times: TypeAheadTimes) {
    this.#times = times;
  }

  /** Says that the screen waits for what its keys are about; call what is returned when it is there. */
  wait(): () => void {
    this.#awaited += 1;
    let waits = true;
    return () => {
      if (!waits) return;
      waits = false;
      this.#awaited -= 1;
      this.#drain();
    };
  }

  /** True while the screen is not ready for what nothing on it takes. */
  get isAwaited(): boolean {
    return this.#awaited > 0;
  }

  /** True while something waits: what comes now comes after it. */
  get holdsSome(): boolean {
    this.#forgetOld();
    return this.#held.length > 0;
  }

  /** Keeps a key press or a scan until the screen is ready. */
  hold(give: () => void, character = ''): void {
    this.#held.push({ atMs: this.#times.nowMs(), character, give });
    this.#drain();
  }

  /** Takes back the characters that came last, when they are what a scanned code begins with. */
  takeBack(code: string): void {
    let begun = '';
    const place = this.#held.findLastIndex(({ character }) => {
      if (character === '') return true;
      begun = character + begun;
      return false;
    });
    if (begun !== '' && code.startsWith(begun)) this.#held.splice(place + 1);
  }

  /** Whoever goes to another screen leaves behind what was meant for this one. */
  forget(): void {
    this.#held = [];
  }

  #forgetOld(): void {
    const since = this.#times.nowMs() - LONGEST_HOLD_MS;
    this.#held = this.#held.filter(({ atMs }) => atMs >= since);
  }

  /** One at a time: a key may open a dialog, or make the screen read another record. */
  #drain(): void {
    if (this.#draining || this.isAwaited || !this.holdsSome) return;
    this.#draining = true;
    this.#times.afterPaint(() => {
      this.#draining = false;
      if (this.isAwaited) return;
      this.#forgetOld();
      this.#held.shift()?.give();
      this.#drain();
    });
  }
}

/** The window's. */
export const typeAhead = new TypeAhead({
  nowMs: () => performance.now(),
  afterPaint: (run) => requestAnimationFrame(() => setTimeout(run)),
});
