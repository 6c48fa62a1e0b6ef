import type { CoreAnswer, ScreenMessage } from '#shared/contracts/core-wire.ts';
import type { CallRequest, CallResult, CoreEvent } from '#shared/contracts/envelope.ts';
import type { CoreStateEvent } from './core-supervisor.ts';

/** One end of a channel to a running core. */
export interface CorePort {
  post(message: ScreenMessage): void;
}

/** A call made while the core is away waits this long for it; its caller repeats it with the same command id. */
const WAIT_FOR_CORE_MS = 5_000;

type Answer = Exclude<CoreAnswer, { kind: 'event' }>;

const UNREACHABLE: CallResult = {
  ok: false,
  error: { code: 'CORE_UNREACHABLE', params: {}, correlationId: '' },
};

/**
 * The screen's side of the wire to the core, through all its restarts. A call whose core died comes back as
 * CORE_UNREACHABLE: whether it took effect is unknown here, and the repeat with the same id finds out.
 */
export class CoreClient {
  #port: CorePort | null = null;
  #state: CoreStateEvent = { kind: 'coreState', state: 'starting' };
  #lastId = 0;
  readonly #pending = new Map<number, (answer: Answer | null) => void>();
  readonly #waiting = new Set<(port: CorePort | null) => void>();
  readonly #listeners = new Set<(event: CoreEvent) => void>();

  async call(request: CallRequest): Promise<CallResult> {
    const answer = await this.#ask((id) => ({ kind: 'call', id, request }));
    return answer?.kind === 'result' ? answer.result : UNREACHABLE;
  }

  /** Gives the core a path and returns the name that calls use for it. */
  async registerFile(path: string): Promise<string> {
    const answer = await this.#ask((id) => ({ kind: 'registerFile', id, path }));
    if (answer?.kind !== 'fileRef') throw new Error('the core did not take the file');
    return answer.fileRef;
  }

  /** Tells the listener how the core is at once, and everything the core says from then on. */
  subscribe(listener: (event: CoreEvent) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#state);
    return () => this.#listeners.delete(listener);
  }

  /** A core is ready behind this port. */
  attach(port: CorePort): void {
    this.#port = port;
    this.#tellWaiting(port);
  }

  /** The core's process changed state; when it is not ready, nothing sent before will be answered. */
  changeState(event: CoreStateEvent): void {
    this.#state = event;
    if (event.state !== 'ready') this.#detach();
    if (event.state === 'failed') this.#tellWaiting(null);
    this.#publish(event);
  }

  /** Takes a message that arrived on the attached port. */
  receive(message: CoreAnswer): void {
    if (message.kind === 'event') {
      this.#publish(message.event);
      return;
    }
    const settle = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    settle?.(message);
  }

  async #ask(message: (id: number) => ScreenMessage): Promise<Answer | null> {
    const port = this.#port ?? (await this.#nextPort());
    if (port === null) return null;
    const { promise, resolve } = Promise.withResolvers<Answer | null>();
    this.#lastId += 1;
    const id = this.#lastId;
    this.#pending.set(id, resolve);
    try {
      port.post(message(id));
    } catch (error) {
      this.#pending.delete(id);
      throw error;
    }
    return promise;
  }

  #nextPort(): Promise<CorePort | null> {
    if (this.#state.state === 'failed') return Promise.resolve(null);
    const { promise, resolve } = Promise.withResolvers<CorePort | null>();
    const timer = setTimeout(() => settle(null), WAIT_FOR_CORE_MS);
    const settle = (port: CorePort | null) => {
      clearTimeout(timer);
      this.#waiting.delete(settle);
      resolve(port);
    };
    this.#waiting.add(settle);
    return promise;
  }

  #tellWaiting(port: CorePort | null): void {
    for (const settle of [...this.#waiting]) settle(port);
  }

  #detach(): void {
    this.#port = null;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const settle of pending) settle(null);
  }

  #publish(event: CoreEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
