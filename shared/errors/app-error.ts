import type { ErrorCode } from './codes.ts';

/** Values that an error text may show: numbers keep their unit in the name (`limit`, `due_fen`). */
export type ErrorParams = Readonly<Record<string, unknown>>;

/** While a check is only asked: nobody reads the trace of an answer, and taking one costs more than most checks. */
let isAsking = false;

/** How many lines of trace a new error takes: V8 has it, the language does not. */
const tracing: ErrorConstructor & { stackTraceLimit?: number } = Error;

/**
 * An expected failure inside a use case. Thrown, so that the transaction it is in rolls back; the host
 * catches it at the edge and returns it as a result. Anything else that is thrown is a defect: INTERNAL.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    const { stackTraceLimit = 10 } = tracing;
    if (isAsking) tracing.stackTraceLimit = 0;
    super(isAsking ? code : `${code} ${JSON.stringify(params)}`);
    tracing.stackTraceLimit = stackTraceLimit;
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** Raises an expected failure; the transaction in progress is rolled back. */
export function fail(code: ErrorCode, params: ErrorParams = {}): never {
  throw new AppError(code, params);
}

/** A broken invariant: a defect of the program, never a user's mistake. Stays on in production. */
export class InvariantError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvariantError';
  }
}

/** Asserts an invariant; when it does not hold the transaction in progress is rolled back. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/**
 * Asks whether a check would refuse: its refusal, or null when it passes. Screens ask so for every action that they
 * offer. What is no refusal is thrown on, with its trace.
 */
export function refusalOf(check: () => void): AppError | null {
  const wasAsking = isAsking;
  isAsking = true;
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  } finally {
    isAsking = wasAsking;
  }
}
