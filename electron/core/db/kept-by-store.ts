import type { Reader } from './store.ts';

/**
 * What is asked for with every call and changes once a month, read once for each store. Whoever changes it says
 * so with `forget` before the change, inside its transaction: the next reading is fresh, also when the
 * transaction rolls back.
 */
export class KeptByStore<T> {
  readonly #read: (reader: Reader) => T;
  readonly #kept = new WeakMap<Reader, { readonly value: T }>();

  constructor(read: (reader: Reader) => T) {
    this.#read = read;
  }

  get(reader: Reader): T {
    const kept = this.#kept.get(reader);
    if (kept !== undefined) return kept.value;
    const value = this.#read(reader);
    this.#kept.set(reader, { value });
    return value;
  }

  forget(reader: Reader): void {
    this.#kept.delete(reader);
  }
}
