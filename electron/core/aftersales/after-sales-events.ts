import type { AfterSalesState } from '#shared/domain/after-sales-states.ts';
import type { ChainEvent, ChainHead } from '../audit/event-chain.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

/** One line of a request's story. */
export type AfterSalesEvent = ChainEvent<AfterSalesState>;

const insertEvent = statement<AfterSalesEvent & { afterSalesId: number; hash: Uint8Array }>()((db, p) =>
  db.insertInto('afterSalesEvent').values({
    afterSalesId: p.afterSalesId,
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

const eventsOf = statement<{ afterSalesId: number }>()((db, p) =>
  db.selectFrom('afterSalesEvent').selectAll().where('afterSalesId', '=', p.afterSalesId).orderBy('seq'),
);

/** Writes an event whose place in the chain has been worked out. */
export function writeAfterSalesEvent(
  tx: Tx,
  afterSalesId: number,
  event: AfterSalesEvent,
  head: ChainHead,
): void {
  tx.run(insertEvent, { ...event, afterSalesId, hash: head.eventHash });
}

/** A request's events in order, with their hashes. */
export function readAfterSalesEvents(reader: Reader, afterSalesId: number) {
  return reader.all(eventsOf, { afterSalesId });
}
