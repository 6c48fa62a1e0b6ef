import { z } from 'zod';
import { type CallError, type CallResult, type CoreEvent, callRequest } from './envelope.ts';

/** What a screen's side of a port sends to the core. Checked by the core, whoever holds the port. */
export const screenMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.int(), request: callRequest }),
  /** A file that the user picked. The shell finds the path; a screen can never name one. */
  z.object({ kind: z.literal('registerFile'), id: z.int(), path: z.string().min(1).max(4_096) }),
]);
export type ScreenMessage = z.infer<typeof screenMessage>;

/** What the core sends to a screen. */
export type CoreAnswer =
  | { readonly kind: 'result'; readonly id: number; readonly result: CallResult }
  | { readonly kind: 'fileRef'; readonly id: number; readonly fileRef: string }
  | { readonly kind: 'event'; readonly event: CoreEvent };

/** What a core process needs to open its store. */
export const coreStart = z.object({
  dataDir: z.string().min(1),
  resourcesDir: z.string().min(1),
  appVersion: z.string().min(1),
  /** A backup to put in the place of a store that did not open; null to open what is there. */
  restoreFrom: z.string().min(1).nullable(),
  /** Moves the core's clock against the machine's, in milliseconds, for trials. Zero in installed programs. */
  clockOffsetMs: z.int(),
});
export type CoreStart = z.infer<typeof coreStart>;
/** What of it stays the same through all restarts. */
export type CoreSetup = Omit<CoreStart, 'restoreFrom'>;

/** What the shell orders its core process to do. A `connect` carries a port that a screen holds the other end of. */
export const shellOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), options: coreStart }),
  z.object({ kind: z.literal('connect') }),
  z.object({ kind: z.literal('stop') }),
]);
export type ShellOrder = z.infer<typeof shellOrder>;

/** What a core process reports to the shell once: the store is open, or why it did not open. */
export type CoreReport = { readonly kind: 'ready' } | { readonly kind: 'refused'; readonly error: CallError };
