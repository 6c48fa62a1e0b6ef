import type { CallRequest, CallResult } from '#shared/contracts/envelope.ts';
import type { CallInput, CallName, CallOutput, CommandName, QueryName } from '#shared/contracts/index.ts';
import { CallFailure } from './call-failure.ts';
import { CoreUnreachable, type Transport } from './transport.ts';

/** How long a call is repeated while the core restarts before the screen is told CORE_UNREACHABLE. */
const RETRY_FOR_MS = 60_000;
const FIRST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 2_000;

export interface QueryOptions {
  readonly signal?: AbortSignal;
}

export interface CommandOptions {
  /** The id of an attempt that may have arrived before; a fresh one when left out. */
  readonly commandId?: string;
}

/** The contract, callable. Every method resolves with the call's value or rejects with `CallFailure`. */
export interface CounterClient {
  query<N extends QueryName>(name: N, input: CallInput<N>, options?: QueryOptions): Promise<CallOutput<N>>;
  command<N extends CommandName>(
    name: N,
    input: CallInput<N>,
    options?: CommandOptions,
  ): Promise<CallOutput<N>>;
  registerFile(file: File): Promise<string>;
  restoreBackup(): Promise<void>;
  printReceipt(html: string): Promise<void>;
}

export interface CounterClientDeps {
  readonly transport: Transport;
  readonly readSession: () => string | null;
  readonly onUnauthenticated: () => void;
  /** Called with +1 when a call starts waiting for a core that is away, and with -1 when it stops. */
  readonly onWaiting: (change: 1 | -1) => void;
  readonly newCommandId: () => string;
  readonly nowMs: () => number;
  readonly pause: (durationMs: number) => Promise<void>;
}

export function createCounterClient(deps: CounterClientDeps): CounterClient {
  async function send<N extends CallName>(request: CallRequest & { name: N }, signal?: AbortSignal) {
    const result = await sendUntilReached(deps, request, signal);
    // The core validated the value against the contract's output before it answered.
    if (result.ok) return result.value as CallOutput<N>;
    if (result.error.code === 'UNAUTHENTICATED') deps.onUnauthenticated();
    throw new CallFailure(result.error);
  }
  return {
    query: (name, input, options = {}) =>
      send({ name, input, session: deps.readSession(), commandId: null }, options.signal),
    command: (name, input, options = {}) =>
      send({ name, input, session: deps.readSession(), commandId: options.commandId ?? deps.newCommandId() }),
    registerFile: (file) => deps.transport.registerFile(file),
    restoreBackup: () => deps.transport.restoreBackup(),
    printReceipt: (html) => deps.transport.printReceipt(html),
  };
}

/**
 * Repeats one and the same request, command id included, until the core answers: the core returns the first
 * result for an id it has seen, so a repeat after a lost answer changes nothing twice (ORD-11).
 */
async function sendUntilReached(deps: CounterClientDeps, request: CallRequest, signal?: AbortSignal) {
  const givesUpAtMs = deps.nowMs() + RETRY_FOR_MS;
  let pauseMs = FIRST_PAUSE_MS;
  let waiting = false;
  try {
    for (;;) {
      const result = await tryOnce(deps.transport, request, signal);
      if (!isAway(result) || deps.nowMs() >= givesUpAtMs) return result;
      signal?.throwIfAborted();
      if (!waiting) deps.onWaiting(1);
      waiting = true;
      await deps.pause(pauseMs);
      signal?.throwIfAborted();
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  } finally {
    if (waiting) deps.onWaiting(-1);
  }
}

async function tryOnce(
  transport: Transport,
  request: CallRequest,
  signal?: AbortSignal,
): Promise<CallResult> {
  try {
    return await transport.call(request, signal);
  } catch (error) {
    if (!(error instanceof CoreUnreachable)) throw error;
    return { ok: false, error: { code: 'CORE_UNREACHABLE', params: {}, correlationId: '' } };
  }
}

/** A core that is stopping refused the call before it did anything; one that is unreachable may have done it. */
function isAway(result: CallResult): boolean {
  return !result.ok && (result.error.code === 'CORE_UNREACHABLE' || result.error.code === 'CORE_STOPPING');
}
