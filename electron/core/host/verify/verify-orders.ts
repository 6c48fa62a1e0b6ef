import { sql } from 'kysely';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import { readRecord } from '../../orders/order-record.ts';
import { readReturned } from '../../orders/returned-units.ts';
import type { Differ } from './differences.ts';
import { verifyLinks } from './verify-links.ts';
import { verifyOrder } from './verify-order.ts';
import { verifySubstitutions } from './verify-substitutions.ts';

const orderIds = statement()((db) => db.selectFrom('saleOrder').select('id').orderBy('id'));

const refundsOf = statement<{ orderId: number }>()((db, p) =>
  db.selectFrom('refund').select(['paymentId', 'amountFen']).where('orderId', '=', p.orderId),
);

const registerOf = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('controlledSale')
    .select(['lineNo', 'batchId', 'quantity'])
    .where('orderId', '=', p.orderId)
    .orderBy('lineNo')
    .orderBy('batchId'),
);

const movesOf = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('recallMove')
    .select(['lineNo', 'fromBatchId', 'toBatchId', 'quantity'])
    .where('orderId', '=', p.orderId)
    .orderBy('recallId'),
);

const recallsByOrder = statement()((db) =>
  db
    .selectFrom('recallOrder')
    .select((eb) => ['orderId', eb.fn.countAll<number>().as('recalls')])
    .groupBy('orderId'),
);

const tallyDifferences = statement()((db) =>
  db
    .selectFrom(
      sql<{ day: number; status: string; channel: string; counted: number; tallied: number }>`(
        SELECT day, status, channel, sum(counted) AS counted, sum(tallied) AS tallied FROM (
          SELECT created_at_ms / 86400000 AS day, status, channel, count(*) AS counted, 0 AS tallied
          FROM sale_order GROUP BY 1, 2, 3
          UNION ALL SELECT day, status, channel, 0, orders FROM order_tally)
        GROUP BY day, status, channel HAVING sum(counted) <> sum(tallied))`.as('difference'),
    )
    .selectAll(),
);

/** Every order, and that none is missing which central has heard of. */
export function verifyOrders(
  reader: Reader,
  toldVersions: ReadonlyMap<string, number>,
  differ: Differ,
): { orderCount: number; eventCount: number } {
  const unseen = new Set([...toldVersions.keys()].filter((subject) => subject.startsWith('order:')));
  const recalls = new Map(reader.all(recallsByOrder, {}).map((row) => [row.orderId, row.recalls]));
  let orderCount = 0;
  let eventCount = 0;
  for (const { id } of reader.iterate(orderIds, {})) {
    const record = readRecord(reader, id);
    const subject = `order:${record.order.orderNumber}`;
    const refunds = reader.all(refundsOf, { orderId: id });
    const register = reader.all(registerOf, { orderId: id });
    const recallCount = recalls.get(id) ?? 0;
    const moves = recallCount === 0 ? [] : reader.all(movesOf, { orderId: id });
    const toldVersion = toldVersions.get(subject);
    const returned = readReturned(reader, id);
    verifyOrder({ ...record, refunds, register, returned, moves, recallCount, toldVersion }, differ);
    unseen.delete(subject);
    orderCount += 1;
    eventCount += record.events.length;
  }
  verifyLinks(reader, differ);
  verifySubstitutions(reader, differ);
  for (const subject of unseen) differ('order_missing', subject, { expected: 'kept', actual: 'missing' });
  for (const row of reader.iterate(tallyDifferences, {})) {
    const subject = `${row.day}/${row.status}/${row.channel}`;
    differ('tally', subject, { expected: row.counted, actual: row.tallied });
  }
  return { orderCount, eventCount };
}
