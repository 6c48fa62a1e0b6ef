import { type ErrorCode, type ErrorParams, fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { sha256 } from '../platform/sha256.ts';

/** What a command came to: its receipt, or the expected failure that it ended in. */
export type Outcome =
  | { readonly ok: true; readonly receipt: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: ErrorParams };

const findCommand = statement<{ commandId: string }>()((db, p) =>
  db.selectFrom('commandLog').select(['inputHash', 'outcome']).where('commandId', '=', p.commandId),
);

const insertCommand = statement<{
  commandId: string;
  name: string;
  inputHash: Uint8Array;
  outcome: string;
  transient: number;
  atMs: number;
}>()((db, p) =>
  db.insertInto('commandLog').values({
    commandId: p.commandId,
    name: p.name,
    inputHash: p.inputHash,
    outcome: p.outcome,
    transient: p.transient,
    atMs: p.atMs,
  }),
);

const forgetTransient = statement<{ beforeMs: number; limit: number }>()((db, p) =>
  db
    .deleteFrom('commandLog')
    .where('commandId', 'in', (eb) =>
      eb
        .selectFrom('commandLog')
        .select('commandId')
        .where('transient', '=', 1)
        .where('atMs', '<', p.beforeMs)
        .orderBy('atMs')
        .limit(p.limit),
    ),
);

/** One command as it was sent. */
export interface SentCommand {
  readonly commandId: string;
  readonly name: string;
  /** Without what must be kept nowhere. */
  readonly input: unknown;
}

/** What identifies the content of a command: the same id with another content is a caller's defect. */
export function inputHash(command: SentCommand): Uint8Array {
  return sha256(JSON.stringify([command.name, command.input]));
}

/**
 * The outcome that a command's id already has, or null when it is new.
 * Fails with COMMAND_ID_REUSED when the id came with another content before.
 */
export function findOutcome(reader: Reader, command: SentCommand): Outcome | null {
  const row = reader.get(findCommand, { commandId: command.commandId });
  if (row === undefined) return null;
  if (Buffer.compare(row.inputHash, inputHash(command)) !== 0) {
    fail('COMMAND_ID_REUSED', { command: command.name });
  }
  return JSON.parse(row.outcome) as Outcome;
}

/** Keeps a command's outcome, in the command's own transaction. */
export function recordOutcome(
  tx: Tx,
  command: SentCommand,
  result: { outcome: Outcome; transient: boolean; atMs: number },
): void {
  tx.run(insertCommand, {
    commandId: command.commandId,
    name: command.name,
    inputHash: inputHash(command),
    outcome: JSON.stringify(result.outcome),
    transient: result.transient ? 1 : 0,
    atMs: result.atMs,
  });
}

/** Forgets some transient commands older than a moment; returns how many. */
export function forgetTransientCommands(tx: Tx, beforeMs: number, limit: number): number {
  return tx.run(forgetTransient, { beforeMs, limit }).changes;
}
