/**
 * Lets prints on one device run one after the other, so that they never interleave, while other devices go on.
 * A print that fails does not stop the ones behind it.
 */
export class PrintQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `job` after all jobs handed in before it under the same key. */
  async run<T>(key: string, job: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key);
    const mine = this.#after(before, job);
    this.#tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(key) === mine) this.#tails.delete(key);
    }
  }

  async #after<T>(before: Promise<unknown> | undefined, job: () => Promise<T>): Promise<T> {
    // Whoever handed in the job before has been told of its failure; here only its end matters.
    await before?.catch(() => undefined);
    return job();
  }
}
