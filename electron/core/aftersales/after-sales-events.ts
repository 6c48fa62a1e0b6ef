import type { AfterSalesState } from '#shared/domain/after-sales-states.ts';
import { type ChainEvent, eventColumns } from '../audit/event-chain.ts';
import type { NextEvent } from '../audit/next-event.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

const insertEvent = statement<ChainEvent<AfterSalesState> & { afterSalesId: number; hash: Uint8Array }>()(
  (db, p) => db.insertInto('afterSalesEvent').values({ afterSalesId: p.afterSalesId, ...eventColumns(p) }),
);

const eventsOf = statement<{ afterSalesId: number }>()((db, p) =>
  db.selectFrom('afterSalesEvent').selectAll().where('afterSalesId', '=', p.afterSalesId).orderBy('seq'),
);

/** Writes an event whose place in the chain has been worked out. */
export function writeAfterSalesEvent(
  tx: Tx,
  afterSalesId: number,
  { event, head }: NextEvent<AfterSalesState>,
): void {
  tx.run(insertEvent, { ...event, afterSalesId, hash: head.eventHash });
}

/** A request's events in order, with their hashes. */
export function readAfterSalesEvents(reader: Reader, afterSalesId: number) {
  return reader.all(eventsOf, { afterSalesId });
}
