import { sha256 } from '../platform/sha256.ts';
import { chainHash } from './chain-hash.ts';

/** One line of the story of an order, a prescription or another document that goes through states (ORD-10). */
export interface ChainEvent<Status extends string = string> {
  readonly seq: number;
  readonly action: string;
  readonly fromStatus: Status | null;
  readonly toStatus: Status;
  readonly staffId: number;
  readonly staffName: string;
  readonly role: string;
  readonly reason: string;
  /** JSON text. */
  readonly details: string;
  readonly atMs: number;
}

/** The columns that every table of events has, as an insert fills them. */
export function eventColumns<Status extends string>(p: ChainEvent<Status> & { readonly hash: Uint8Array }) {
  return {
    seq: p.seq,
    action: p.action,
    fromStatus: p.fromStatus,
    toStatus: p.toStatus,
    staffId: p.staffId,
    staffName: p.staffName,
    role: p.role,
    reason: p.reason,
    details: p.details,
    atMs: p.atMs,
    hash: p.hash,
  };
}

/** An event as the screen of its document tells it. */
export interface ShownEvent<Status extends string> extends Omit<ChainEvent<Status>, 'staffId' | 'details'> {
  readonly details: Record<string, unknown>;
}

/** Events as the screen of their document tells them. */
export function showEvents<Status extends string>(
  events: readonly ChainEvent<Status>[],
): ShownEvent<Status>[] {
  return events.map((event) => ({
    seq: event.seq,
    action: event.action,
    fromStatus: event.fromStatus,
    toStatus: event.toStatus,
    staffName: event.staffName,
    role: event.role,
    reason: event.reason,
    details: JSON.parse(event.details),
    atMs: event.atMs,
  }));
}

/** Where a document's chain of events stands. */
export interface ChainHead {
  readonly eventCount: number;
  readonly eventHash: Uint8Array;
}

/** The start of a document's chain: it depends on the document's number, so chains cannot be swapped. */
export function chainStart(documentNumber: string): ChainHead {
  return { eventCount: 0, eventHash: sha256(documentNumber) };
}

/** The chain's head after an event: SHA-256 over the head before it and every field of the event. */
export function chainAfter(head: ChainHead, event: ChainEvent): ChainHead {
  const fields = JSON.stringify([
    event.seq,
    event.action,
    event.fromStatus,
    event.toStatus,
    event.staffId,
    event.staffName,
    event.role,
    event.reason,
    event.details,
    event.atMs,
  ]);
  return { eventCount: event.seq, eventHash: chainHash(head.eventHash, fields) };
}

/** True when the events form the chain that the document's row says they form. */
export function isChainIntact(
  documentNumber: string,
  events: readonly (ChainEvent & { readonly hash: Uint8Array })[],
  head: ChainHead,
): boolean {
  let current = chainStart(documentNumber);
  for (const event of events) {
    if (event.seq !== current.eventCount + 1) return false;
    current = chainAfter(current, event);
    if (Buffer.compare(current.eventHash, event.hash) !== 0) return false;
  }
  return current.eventCount === head.eventCount && Buffer.compare(current.eventHash, head.eventHash) === 0;
}
