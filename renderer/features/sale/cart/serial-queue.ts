/**
 * Runs tasks one after the other. Two scans in a row, or a `+` key held down, each build on what the one
 * before has left, however long its answer takes.
 */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const next = this.#last.then(task, task);
    this.#last = next;
    return next;
  }
}
