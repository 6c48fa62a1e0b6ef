import { z } from 'zod';
import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';

/** One call as it crosses a process border. */
export const callRequest = z.object({
  name: z.string().max(80),
  input: z.unknown(),
  session: z.string().max(100).nullable(),
  /** A UUID (version 7 keeps the store's index compact), required for commands. */
  commandId: z.uuid().nullable(),
});
export type CallRequest = z.infer<typeof callRequest>;

export interface CallError {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** Finds the log lines of this call. */
  readonly correlationId: string;
}

export type CallResult<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CallError };

/** What the core tells every screen unasked. Hints only: a screen re-reads what it shows. */
export type CoreEvent =
  | { readonly kind: 'changed'; readonly topics: readonly ChangeTopic[] }
  | {
      readonly kind: 'importProgress';
      readonly importId: number;
      readonly phase: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'demoProgress'; readonly done: number; readonly total: number }
  /** Sent by the shell around the core, not by the core itself. */
  | {
      readonly kind: 'coreState';
      readonly state: 'starting' | 'ready' | 'restarting' | 'failed';
      readonly error?: CallError;
    };

export const CHANGE_TOPICS = [
  'catalog',
  'cart',
  'orders',
  'dispensing',
  'stock',
  'customers',
  'coupons',
  'prescriptions',
  'settings',
  'rules',
  'registers',
  'staff',
] as const;
export type ChangeTopic = (typeof CHANGE_TOPICS)[number];
