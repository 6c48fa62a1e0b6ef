/**
 * One command id for one attempt. The same input sent again before its outcome is known, by an impatient
 * second Enter or after a lost connection, carries the same id, so it can never happen twice (ORD-11).
 */
export class CommandAttempts {
  readonly #newCommandId: () => string;
  #open: { readonly key: string; readonly commandId: string } | null = null;

  constructor(newCommandId: () => string) {
    this.#newCommandId = newCommandId;
  }

  /** The id for this input: the open attempt's when it is the same, else a new one. */
  idFor(input: unknown): string {
    const key = JSON.stringify(input);
    if (this.#open?.key !== key) this.#open = { key, commandId: this.#newCommandId() };
    return this.#open.commandId;
  }

  /** The core gave a definite answer: what is sent next is a new attempt. */
  settle(commandId: string): void {
    if (this.#open?.commandId === commandId) this.#open = null;
  }
}
