/**
 * What commands left behind, by their receipts: an answer right after the commit needs no second read. A repeated
 * command has its receipt from the log, with nothing behind it, and reads what there is now.
 */
export class LeftBehind<T> {
  readonly #byReceipt = new WeakMap<object, T>();

  /** Remembers what a command left behind; returns its receipt. */
  keep<Receipt extends object>(receipt: Receipt, left: T): Receipt {
    this.#byReceipt.set(receipt, left);
    return receipt;
  }

  /** What the command of this receipt left behind, or undefined for a repeated one. */
  find(receipt: object): T | undefined {
    return this.#byReceipt.get(receipt);
  }
}
