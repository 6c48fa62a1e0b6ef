import type { CallError } from '#shared/contracts/envelope.ts';
import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';
import { CoreUnreachable } from './transport.ts';

/** An expected failure of a call, as the core returned it. The text is made from the code where it is shown. */
export class CallFailure extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly correlationId: string;

  constructor(error: CallError) {
    super(error.code);
    this.name = 'CallFailure';
    this.code = error.code;
    this.params = error.params;
    this.correlationId = error.correlationId;
  }
}

/** Anything thrown on the way to a screen, as a failure with a code: what is not one is a defect. */
export function asCallFailure(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  const code = error instanceof CoreUnreachable ? 'CORE_UNREACHABLE' : 'INTERNAL';
  return new CallFailure({ code, params: {}, correlationId: '' });
}
