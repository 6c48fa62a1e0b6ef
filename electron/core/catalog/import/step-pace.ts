import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportHost } from './import-host.ts';

/** A sale may have to wait for one step; it should not notice. */
const TARGET_MS = 8;
const FEWEST = 5;
const MOST = 250;
/** An import fills the store's log fast. Moved on a little at a time, it never has to be moved at once. */
const STEPS_PER_CHECKPOINT = 5;

/**
 * Does work in steps that are each about as long as a sale may wait, and lets calls run between them. How many rows
 * fit into a step is learnt as it goes: machines differ by ten times.
 */
export class StepPace {
  readonly #store: Pick<ImportHost['store'], 'checkpoint'>;
  #size = 25;
  #steps = 0;

  constructor(store: Pick<ImportHost['store'], 'checkpoint'>) {
    this.#store = store;
  }

  /** How many rows the next step should take. */
  get size(): number {
    return this.#size;
  }

  /** Runs a step of `size` rows, learns from how long it took, and lets everything else run that is waiting. */
  async step<T>(work: () => T): Promise<T> {
    const startedAt = performance.now();
    const value = work();
    const fitting = (this.#size * TARGET_MS) / Math.max(performance.now() - startedAt, 0.5);
    // Half the way each time, so that one slow write does not make the next hundred steps tiny.
    this.#size = Math.round(Math.min(MOST, Math.max(FEWEST, (this.#size + fitting) / 2)));
    await this.#giveWay();
    return value;
  }

  /** Runs a step whose length does not depend on a number of rows. */
  async fixedStep<T>(work: () => T): Promise<T> {
    const value = work();
    await this.#giveWay();
    return value;
  }

  async #giveWay(): Promise<void> {
    await nextTurn();
    this.#steps += 1;
    if (this.#steps % STEPS_PER_CHECKPOINT !== 0) return;
    this.#store.checkpoint('PASSIVE');
    await nextTurn();
  }
}
