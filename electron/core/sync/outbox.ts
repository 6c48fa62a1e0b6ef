import { statement } from '../db/statement.ts';
import type { Tx } from '../db/store.ts';
import type { OutboxMessage } from '../platform/context.ts';
import { sha256 } from '../platform/sha256.ts';

const insertMessage = statement<{
  epoch: number;
  kind: string;
  subject: string;
  subjectVersion: number;
  firstMovementId: number | null;
  lastMovementId: number | null;
  payload: string;
  payloadHash: Uint8Array;
  atMs: number;
}>()((db, p) =>
  db.insertInto('outbox').values({
    epoch: p.epoch,
    kind: p.kind,
    subject: p.subject,
    subjectVersion: p.subjectVersion,
    firstMovementId: p.firstMovementId,
    lastMovementId: p.lastMovementId,
    payload: p.payload,
    payloadHash: p.payloadHash,
    atMs: p.atMs,
  }),
);

/** The ids of the stock movements that a message carries; they are neighbours, for one transaction made them. */
export interface MovementRange {
  readonly first: number;
  readonly last: number;
}

/** What central compares when the same seq arrives twice. */
export function payloadHash(payload: string): Uint8Array {
  return sha256(payload);
}

/**
 * Appends a message for central in the transaction of the change it tells (SYNC-1). The store's own numbering
 * gives `seq` without gaps: a rolled-back transaction gives its number back.
 */
export function appendOutbox(
  tx: Tx,
  message: OutboxMessage,
  place: { epoch: number; atMs: number; movements: MovementRange | null },
): void {
  const payload = JSON.stringify(message.payload);
  tx.run(insertMessage, {
    epoch: place.epoch,
    kind: message.kind,
    subject: message.subject,
    subjectVersion: message.subjectVersion,
    firstMovementId: place.movements?.first ?? null,
    lastMovementId: place.movements?.last ?? null,
    payload,
    payloadHash: payloadHash(payload),
    atMs: place.atMs,
  });
}
