import type { z } from 'zod';
import {
  type CallRequest,
  type CallResult,
  type CoreEvent,
  callRequest,
} from '#shared/contracts/envelope.ts';
import { CALLS, type CallDef, type CommandDef } from '#shared/contracts/index.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { AppError, type ErrorCode, type ErrorParams, fail } from '#shared/errors/index.ts';
import type { Store, Tx } from '../db/store.ts';
import { storeErrorCode } from '../db/store-errors.ts';
import type { AnyHandler, CommandContext, Handlers, SessionInfo } from '../platform/context.ts';
import type { Platform } from '../platform/platform.ts';
import { findSession } from '../staff/sessions.ts';
import { RunningCommand } from './command-context.ts';
import { findOutcome, type Outcome, recordOutcome, type SentCommand } from './command-log.ts';
import { RunningCommands } from './running-commands.ts';
import type { StoreClock } from './store-clock.ts';

/** Commands that a wrong clock does not stop: signing in and out, and vouching for the clock. */
const CLOCK_INDEPENDENT = new Set([
  'staff.setUp',
  'staff.signIn',
  'staff.choosePin',
  'staff.switchTo',
  'staff.endDuty',
  'system.acceptClock',
]);

/** The caller before anybody signed in. */
const NOBODY: SessionInfo = { sessionId: '', staffId: 0, staffName: '', roles: [] };

export interface DispatcherParts {
  readonly store: Store;
  readonly platform: Platform;
  readonly clock: StoreClock;
  readonly epoch: number;
  readonly handlers: Handlers;
  readonly emit: (event: CoreEvent) => void;
  /** What a command that freed stock does before it ends: those who wait for goods get them first. */
  readonly onFreedStock: (context: CommandContext) => void;
}

/** A command that was let in: who sends it, and its input whole. */
interface AdmittedCommand {
  readonly def: CommandDef;
  readonly caller: SessionInfo;
  readonly input: unknown;
}

/** Takes calls to their handlers: who may, with what input, at most once. */
export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #running = new RunningCommands();

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  /** Answers one call. Never throws: what goes wrong is in the result, and a defect is INTERNAL and logged. */
  async call(request: CallRequest): Promise<CallResult> {
    try {
      return { ok: true, value: await this.#answer(request) };
    } catch (error) {
      const correlationId = this.#parts.platform.random.uuid();
      const name = typeof request?.name === 'string' ? request.name : '';
      const { code, params } = this.#explain(error, name, correlationId);
      return { ok: false, error: { code, params, correlationId } };
    }
  }

  /** Runs a command of the schedule under the store's own name; used by timers. */
  runAs<T>(session: SessionInfo, name: string, work: (context: CommandContext) => T): T {
    return this.#transact(
      { session, name, commandId: this.#parts.platform.random.uuid(), audited: true },
      work,
    );
  }

  #answer(raw: CallRequest): unknown {
    const request = parse(callRequest, raw);
    const def = CALLS.get(request.name);
    const handler = this.#parts.handlers[request.name];
    if (def === undefined || handler === undefined)
      return fail('UNKNOWN_CALL', { call: request.name.slice(0, 80) });
    const session = this.#admit(def, request.session);
    const input = parse(def.input, request.input ?? {});
    if (handler.kind === 'query') {
      return handler.run({ reader: this.#parts.store, session, ...this.#parts.clock.now() }, input);
    }
    if (request.commandId === null)
      return fail('VALIDATION_FAILED', { fields: [{ path: 'commandId', code: 'required' }] });
    if (def.kind === 'command' && !CLOCK_INDEPENDENT.has(request.name)) this.#checkClock();
    const call = { def: def as CommandDef, caller: session ?? NOBODY, input };
    const command = {
      commandId: request.commandId,
      name: request.name,
      input: withoutSecrets(call.def, input),
    };
    const running = this.#running.answerOf(command);
    if (running !== null) return running;
    return handler.kind === 'command'
      ? this.#runCommand(handler, command, call)
      : this.#running.add(command, this.#runAsync(handler, command, call));
  }

  #admit(def: CallDef, sessionId: string | null): SessionInfo | null {
    const session = sessionId === null ? null : findSession(this.#parts.store, sessionId);
    if (def.access === 'anybody') return session;
    if (session === null) return fail('UNAUTHENTICATED');
    if (def.access !== 'signedIn' && !isPermitted(session.roles, def.access)) {
      fail('FORBIDDEN', { permission: def.access });
    }
    return session;
  }

  #checkClock(): void {
    const { clock } = this.#parts;
    if (!clock.isBehind()) return;
    fail('CLOCK_BEHIND', { now_ms: clock.now().nowMs, newest_record_ms: clock.newestRecordMs });
  }

  #runCommand(
    handler: Extract<AnyHandler, { kind: 'command' }>,
    command: SentCommand,
    call: AdmittedCommand,
  ): unknown {
    const { store, clock } = this.#parts;
    // Calls on the one connection never interleave, so looking before the transaction is as good as inside it.
    const outcome = findOutcome(store, command) ?? this.#outcomeOf(handler, command, call);
    if (!outcome.ok) throw new AppError(outcome.code, outcome.params);
    return handler.present({ reader: store, session: call.caller, ...clock.now() }, outcome.receipt);
  }

  /** Runs a new command. Its outcome, also an expected failure, is kept under its id. */
  #outcomeOf(
    handler: Extract<AnyHandler, { kind: 'command' }>,
    command: SentCommand,
    { def, caller, input }: AdmittedCommand,
  ): Outcome {
    const { store, clock } = this.#parts;
    const keep = (tx: Tx, outcome: Outcome, atMs: number): Outcome => {
      recordOutcome(tx, command, { outcome, transient: def.transient, atMs });
      return outcome;
    };
    try {
      return this.#transact(
        { session: caller, name: command.name, commandId: command.commandId, audited: !def.transient },
        (context) => {
          const receipt = handler.apply(context, input) ?? null;
          return keep(context.tx, { ok: true, receipt }, context.nowMs);
        },
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const outcome: Outcome = { ok: false, code: error.code, params: error.params };
      return store.inTransaction((tx) => keep(tx, outcome, clock.now().nowMs));
    }
  }

  async #runAsync(
    handler: Extract<AnyHandler, { kind: 'async' }>,
    command: SentCommand,
    { def, caller, input }: AdmittedCommand,
  ): Promise<unknown> {
    const { store, clock, platform, emit } = this.#parts;
    const known = findOutcome(store, command);
    if (known !== null) {
      if (!known.ok) throw new AppError(known.code, known.params);
      return known.receipt;
    }
    const base = { session: caller, name: command.name, commandId: command.commandId, audited: true };
    const keep = (tx: Tx, receipt: unknown): void =>
      recordOutcome(tx, command, {
        outcome: { ok: true, receipt },
        transient: def.transient,
        atMs: clock.now().nowMs,
      });
    let isKept = false;
    const value = await handler.run(
      {
        session: caller,
        commandId: command.commandId,
        now: () => clock.now(),
        read: (work) => work(store),
        transact: (work) => this.#transact(base, work),
        conclude: (work) => {
          const answer = this.#transact(base, (context) => {
            const made = work(context);
            keep(context.tx, made);
            return made;
          });
          isKept = true;
          return answer;
        },
        emit,
        logger: platform.logger,
        random: platform.random,
      },
      input,
    );
    if (!isKept) store.inTransaction((tx) => keep(tx, value));
    return value;
  }

  #transact<T>(
    running: { session: SessionInfo; name: string; commandId: string; audited: boolean },
    work: (context: CommandContext) => T,
  ): T {
    const { store, clock, platform, epoch, emit, onFreedStock } = this.#parts;
    const moment = clock.now();
    const { value, topics } = store.inTransaction((tx) => {
      const context = new RunningCommand(tx, { ...running, moment, epoch, random: platform.random });
      const result = work(context);
      if (context.hasFreedStock) onFreedStock(context);
      context.finish();
      return { value: result, topics: [...context.topics] };
    });
    if (running.audited) clock.recorded(moment.nowMs);
    if (topics.length > 0) emit({ kind: 'changed', topics });
    return value;
  }

  #explain(error: unknown, call: string, correlationId: string): { code: ErrorCode; params: ErrorParams } {
    const { logger } = this.#parts.platform;
    if (error instanceof AppError) {
      logger.debug({ call, code: error.code, correlationId }, 'call refused');
      return { code: error.code, params: error.params };
    }
    const code = storeErrorCode(error);
    const problem =
      error instanceof Error ? { type: error.name, message: error.message, stack: error.stack } : {};
    logger.error({ call, correlationId, ...problem }, 'call failed');
    return code === null ? { code: 'INTERNAL', params: {} } : { code, params: {} };
  }
}

/** A command's input as it may be kept. */
function withoutSecrets({ secrets }: CommandDef, input: unknown): unknown {
  if (secrets.length === 0 || typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(Object.entries(input).filter(([field]) => !secrets.includes(field)));
}

/** Checks data against its contract; fails with VALIDATION_FAILED naming each field and what is wrong. */
function parse<S extends z.ZodType>(schema: S, data: unknown): z.output<S> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  return fail('VALIDATION_FAILED', {
    fields: parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      code: issue.code === 'custom' ? issue.message : issue.code,
    })),
  });
}
