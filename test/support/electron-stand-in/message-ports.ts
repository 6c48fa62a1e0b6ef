let lastId = 0;

/** One end of a channel. It lies in the program until it is sent to a page or to a utility process. */
export class StandInPort {
  readonly id: number;
  #other: StandInPort | null = null;
  #waiting: unknown[] = [];
  #deliver: ((data: unknown) => void) | null = null;
  #tellClosed: () => void = () => undefined;
  #isClosed = false;

  constructor() {
    lastId += 1;
    this.id = lastId;
  }

  entangle(other: StandInPort): void {
    this.#other = other;
  }

  /** What arrives at this end goes there from now on. */
  place(deliver: (data: unknown) => void, tellClosed: () => void): void {
    this.#deliver = deliver;
    this.#tellClosed = tellClosed;
    for (const data of this.#waiting) deliver(data);
    this.#waiting = [];
    if (this.#isClosed) tellClosed();
  }

  /** Something was posted at this end: it arrives at the other. */
  post(data: unknown): void {
    this.#other?.arrive(data);
  }

  /** Whoever holds this end is gone: the other end closes. */
  close(): void {
    this.#other?.end();
  }

  arrive(data: unknown): void {
    if (this.#deliver === null) this.#waiting.push(data);
    else this.#deliver(data);
  }

  end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#tellClosed();
  }
}

export class MessageChannelMain {
  readonly port1 = new StandInPort();
  readonly port2 = new StandInPort();

  constructor() {
    this.port1.entangle(this.port2);
    this.port2.entangle(this.port1);
  }
}
