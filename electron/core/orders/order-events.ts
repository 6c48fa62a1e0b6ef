import { hash } from 'node:crypto';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import { type Permission, ROLES_WITH_PERMISSION } from '#shared/domain/permissions.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { SessionInfo } from '../platform/context.ts';

/** One line of an order's story (ORD-10). */
export interface OrderEvent {
  readonly seq: number;
  readonly action: string;
  readonly fromStatus: OrderStatus | null;
  readonly toStatus: OrderStatus;
  readonly staffId: number;
  readonly staffName: string;
  readonly role: string;
  readonly reason: string;
  /** JSON text. */
  readonly details: string;
  readonly atMs: number;
}

/** Where an order's chain of events stands. */
export interface ChainHead {
  readonly eventCount: number;
  readonly eventHash: Uint8Array;
}

const insertEvent = statement<OrderEvent & { orderId: number; hash: Uint8Array }>()((db, p) =>
  db.insertInto('orderEvent').values({
    orderId: p.orderId,
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
  }),
);

const eventsOf = statement<{ orderId: number }>()((db, p) =>
  db.selectFrom('orderEvent').selectAll().where('orderId', '=', p.orderId).orderBy('seq'),
);

/** The start of an order's chain: it depends on the order's number, so chains cannot be swapped. */
export function chainStart(orderNumber: string): ChainHead {
  return { eventCount: 0, eventHash: hash('sha256', orderNumber, 'buffer') };
}

/** The chain's head after an event: SHA-256 over the head before it and every field of the event. */
export function chainAfter(head: ChainHead, event: OrderEvent): ChainHead {
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
  const eventHash = hash('sha256', Buffer.concat([head.eventHash, Buffer.from(fields)]), 'buffer');
  return { eventCount: event.seq, eventHash };
}

/** Writes an event whose place in the chain has been worked out, and returns its row. */
export function writeEvent(tx: Tx, orderId: number, event: OrderEvent, head: ChainHead): StoredEvent {
  const row = { ...event, orderId, hash: head.eventHash };
  tx.run(insertEvent, row);
  return row;
}

/** An order's events in order, with their hashes. */
export function readEvents(reader: Reader, orderId: number) {
  return reader.all(eventsOf, { orderId });
}

export type StoredEvent = ReturnType<typeof readEvents>[number];

/** True when the events form the chain that the order's row says they form. */
export function isChainIntact(orderNumber: string, events: readonly StoredEvent[], head: ChainHead): boolean {
  let current = chainStart(orderNumber);
  for (const event of events) {
    if (event.seq !== current.eventCount + 1) return false;
    current = chainAfter(current, {
      ...event,
      fromStatus: event.fromStatus as OrderStatus | null,
      toStatus: event.toStatus as OrderStatus,
    });
    if (Buffer.compare(current.eventHash, event.hash) !== 0) return false;
  }
  return current.eventCount === head.eventCount && Buffer.compare(current.eventHash, head.eventHash) === 0;
}

/** The role in which somebody acts: the first of theirs that holds the permission. */
export function actingRole(session: SessionInfo, permission: Permission): string {
  return ROLES_WITH_PERMISSION[permission].find((role) => session.roles.includes(role)) ?? 'system';
}
