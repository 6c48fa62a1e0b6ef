import type { OrderStatus } from '#shared/domain/order-states.ts';
import { type ChainEvent, eventColumns } from '../audit/event-chain.ts';
import type { NextEvent } from '../audit/next-event.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

/** One line of an order's story (ORD-10). */
export type OrderEvent = ChainEvent<OrderStatus>;

const insertEvent = statement<OrderEvent & { orderId: number; hash: Uint8Array }>()((db, p) =>
  db.insertInto('orderEvent').values({ orderId: p.orderId, ...eventColumns(p) }),
);

const eventsOf = statement<{ orderId: number }>()((db, p) =>
  db.selectFrom('orderEvent').selectAll().where('orderId', '=', p.orderId).orderBy('seq'),
);

/** Writes an event whose place in the chain has been worked out, and returns its row. */
export function writeEvent(tx: Tx, orderId: number, { event, head }: NextEvent<OrderStatus>): StoredEvent {
  const row = { ...event, orderId, hash: head.eventHash };
  tx.run(insertEvent, row);
  return row;
}

/** An order's events in order, with their hashes. */
export function readEvents(reader: Reader, orderId: number) {
  return reader.all(eventsOf, { orderId });
}

export type StoredEvent = ReturnType<typeof readEvents>[number];
