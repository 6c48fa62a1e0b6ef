import type { ErrorCode } from '#shared/errors/index.ts';

/** Thrown inside the model where the core has to refuse; nothing of the model has changed by then. */
export class Refused extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

export function refuse(code: ErrorCode): never {
  throw new Refused(code);
}

/** What an operation on the model comes to: `ok`, or the code of its refusal. */
export function outcomeOf(operation: () => void): 'ok' | ErrorCode {
  try {
    operation();
    return 'ok';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}
