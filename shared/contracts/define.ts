import type { z } from 'zod';
import type { Permission } from '#shared/domain/permissions.ts';
import type { ErrorCode } from '#shared/errors/index.ts';

/** Who may make a call: a permission of the session's roles, any signed-in person, or anybody. */
export type Access = Permission | 'signedIn' | 'anybody';

interface CallSpec<I extends z.ZodType, O extends z.ZodType> {
  readonly access: Access;
  readonly input: I;
  readonly output: O;
  /** Codes this call can return besides those every call can (see `COMMON_ERRORS`). */
  readonly errors: readonly ErrorCode[];
}

/** A read-only call. */
export interface QueryDef<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType>
  extends CallSpec<I, O> {
  readonly kind: 'query';
}

/**
 * A call that changes the store. It carries a `commandId`; a repeat returns the first result (ORD-11).
 * A `transient` command may forget its id after a week (cart edits); others are remembered for ever.
 */
export interface CommandDef<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType>
  extends CallSpec<I, O> {
  readonly kind: 'command';
  readonly transient: boolean;
  /** Fields of the input that are kept nowhere, not even in the hash that a repeat is compared with: PINs. */
  readonly secrets: readonly string[];
}

export type CallDef = QueryDef | CommandDef;

/** Codes that any call can return. */
export const COMMON_ERRORS = [
  'VALIDATION_FAILED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'UNKNOWN_CALL',
  'COMMAND_ID_REUSED',
  'CLOCK_BEHIND',
  'CORE_STOPPING',
  'CORE_UNREACHABLE',
  'DISK_FULL',
  'STORE_LOCKED',
  'STORE_DAMAGED',
  'STORE_READ_ONLY',
  'INTERNAL',
] as const satisfies readonly ErrorCode[];

/** Declares a read-only call. */
export function query<I extends z.ZodType, O extends z.ZodType>(spec: CallSpec<I, O>): QueryDef<I, O> {
  return { kind: 'query', ...spec };
}

/** Declares a call that changes the store. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  spec: CallSpec<I, O> & { readonly transient?: boolean; readonly secrets?: readonly string[] },
): CommandDef<I, O> {
  return { kind: 'command', transient: false, secrets: [], ...spec };
}
