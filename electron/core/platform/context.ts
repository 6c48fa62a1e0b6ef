import type { ChangeTopic, CoreEvent } from '#shared/contracts/envelope.ts';
import type { CallName, CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { Logger } from './logger.ts';
import type { Random } from './platform.ts';

/** Who calls, from the session table, never from what the caller says. */
export interface SessionInfo {
  readonly sessionId: string;
  readonly staffId: number;
  readonly staffName: string;
  readonly roles: readonly Role[];
}

/** What every handler knows of the moment it runs in. */
export interface Moment {
  readonly nowMs: number;
  /** The shop's calendar day of `nowMs`. */
  readonly today: DateText;
}

export interface QueryContext extends Moment {
  readonly reader: Reader;
  /** Null only for calls that anybody may make. */
  readonly session: SessionInfo | null;
}

/** A movement as central hears of it: signed units on one batch of this counter. */
export interface BookedMovement {
  readonly movementId: number;
  readonly batchId: number;
  readonly kind: string;
  readonly onHandDelta: number;
  readonly reservedDelta: number;
}

/** A row of the outbox: what central has to hear of this transaction. */
export interface OutboxMessage {
  readonly kind: string;
  /** What the message is about: `order:K7F3QX92MTD`, `batch:12`. */
  readonly subject: string;
  readonly subjectVersion: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One command inside its transaction: everything written through it commits together or not at all. */
export interface CommandContext extends Moment {
  readonly tx: Tx;
  readonly session: SessionInfo;
  readonly commandId: string;
  readonly random: Random;
  /** Tells screens, after the commit, what to read again. */
  changed(...topics: ChangeTopic[]): void;
  /** Says for the audit row what the command was about. The last word counts. */
  note(subject: string, details: Readonly<Record<string, unknown>>): void;
  /** Adds an outbox row; the stock movements recorded since the last one belong to it. */
  publish(message: OutboxMessage): void;
  /** Remembers a stock movement for the outbox row that will carry it. */
  moved(movement: BookedMovement): void;
  /** Says that more can be sold than before though nothing moved: a batch was unlocked, or the day is another. */
  freed(): void;
}

/** A call that waits for files, printers or workers. It opens transactions of its own, each short. */
export interface AsyncContext {
  readonly session: SessionInfo;
  readonly commandId: string;
  now(): Moment;
  read<T>(work: (reader: Reader) => T): T;
  /** One transaction with everything a command's has, including its audit row. */
  transact<T>(work: (context: CommandContext) => T): T;
  /**
   * The last transaction of a command, which commits its answer together with the change: a repeat after a crash
   * gets that answer. A command that does not end so has its answer kept afterwards.
   */
  conclude<T>(work: (context: CommandContext) => T): T;
  emit(event: CoreEvent): void;
  readonly logger: Logger;
  readonly random: Random;
}

/** Answers a read-only call; may wait for a file. */
export interface QueryHandler<N extends CallName> {
  readonly kind: 'query';
  run(context: QueryContext, input: ParsedInput<N>): CallOutput<N> | Promise<CallOutput<N>>;
}

/**
 * Changes the store in one transaction. `apply` returns a small receipt, which is kept with the command's id;
 * `present` makes the answer from it. So a repeat changes nothing and still answers about the same order.
 */
export interface CommandHandler<N extends CallName, R> {
  readonly kind: 'command';
  apply(context: CommandContext, input: ParsedInput<N>): R;
  present(context: QueryContext, receipt: R): CallOutput<N>;
}

/** Changes the store in several short transactions around something slow. Its answer is kept with the id. */
export interface AsyncCommandHandler<N extends CallName> {
  readonly kind: 'async';
  run(context: AsyncContext, input: ParsedInput<N>): Promise<CallOutput<N>>;
}

/** What the host keeps; the name's types have been checked where the handler was made. */
export type AnyHandler =
  | { readonly kind: 'query'; run(context: QueryContext, input: unknown): unknown }
  | {
      readonly kind: 'command';
      apply(context: CommandContext, input: unknown): unknown;
      present(context: QueryContext, receipt: unknown): unknown;
    }
  | { readonly kind: 'async'; run(context: AsyncContext, input: unknown): Promise<unknown> };

/** A feature's handlers by the full name of the call. */
export type Handlers = Readonly<Record<string, AnyHandler>>;

/** Declares the handler of a read-only call: `{ ...onQuery('orders.get', (context, input) => …) }`. */
export function onQuery<N extends CallName>(name: N, run: QueryHandler<N>['run']): Handlers {
  return { [name]: { kind: 'query', run: run as (context: QueryContext, input: unknown) => unknown } };
}

/** Declares the handler of a command that is one transaction. */
export function onCommand<N extends CallName, R>(
  name: N,
  apply: CommandHandler<N, R>['apply'],
  present: CommandHandler<N, R>['present'],
): Handlers {
  return {
    [name]: {
      kind: 'command',
      apply: apply as (context: CommandContext, input: unknown) => unknown,
      present: present as (context: QueryContext, receipt: unknown) => unknown,
    },
  };
}

/** Declares the handler of a command that waits for something slow between its transactions. */
export function onAsyncCommand<N extends CallName>(name: N, run: AsyncCommandHandler<N>['run']): Handlers {
  return {
    [name]: { kind: 'async', run: run as (context: AsyncContext, input: unknown) => Promise<unknown> },
  };
}

/** The session of a call that only signed-in people can make. */
export function signedIn(context: QueryContext): SessionInfo {
  if (context.session === null) throw new Error('the host admits this call only with a session');
  return context.session;
}
