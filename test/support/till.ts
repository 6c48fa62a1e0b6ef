import { v7 as uuidV7 } from 'uuid';
import type { CallResult } from '#shared/contracts/envelope.ts';
import { CALLS, type CallInput, type CallName, type CallOutput } from '#shared/contracts/index.ts';
import { InvariantError, invariant } from '#shared/errors/index.ts';
import { type Answering, enter, signInWithEveryRole } from './sign-in.ts';

/** A person on duty at a core: typed calls under one session, a fresh command id for each command. */
export class Till {
  readonly #core: Answering;
  readonly session: string;

  private constructor(core: Answering, session: string) {
    this.#core = core;
    this.session = session;
  }

  /** Puts somebody with every role on duty. */
  static async open(core: Answering, name = '小王'): Promise<Till> {
    return new Till(core, await signInWithEveryRole(core, name));
  }

  /** A screen that nobody has signed in at. */
  static ofNobody(core: Answering): Till {
    return new Till(core, '');
  }

  /** Puts somebody on duty who has an account already. */
  static async enter(core: Answering, staffId: number): Promise<Till> {
    return new Till(core, await enter(core, staffId));
  }

  /** Makes a call and returns its result, whichever it is. */
  async try<N extends CallName>(
    name: N,
    input: CallInput<N>,
    commandId: string | null = CALLS.get(name)?.kind === 'command' ? uuidV7() : null,
  ): Promise<CallResult<CallOutput<N>>> {
    const request = { name, input, session: this.session, commandId };
    return (await this.#core.call(request)) as CallResult<CallOutput<N>>;
  }

  /** Makes a call that has to succeed; returns its value. */
  async do<N extends CallName>(name: N, input: CallInput<N>, commandId?: string): Promise<CallOutput<N>> {
    const result = await this.try(name, input, commandId);
    if (!result.ok) throw new InvariantError(`${name} failed: ${JSON.stringify(result)}`);
    return result.value;
  }

  /** Makes a call that has to be refused; returns the code. */
  async refused<N extends CallName>(name: N, input: CallInput<N>, commandId?: string): Promise<string> {
    const result = await this.try(name, input, commandId);
    invariant(!result.ok, `${name} was not refused`);
    return result.error.code;
  }
}
