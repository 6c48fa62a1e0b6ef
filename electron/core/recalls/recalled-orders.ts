import { sql } from 'kysely';
import type { RecalledOrder } from '#shared/contracts/recalls.ts';
import type { RecallOutcome } from '#shared/domain/batches.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { UnfinishedOrders } from './unfinished-orders.ts';

const ordersOfRecall = statement<{ recallId: number }>()((db, p) =>
  db.selectFrom('recallOrder').select(['orderId', 'quantity', 'outcome']).where('recallId', '=', p.recallId),
);

const movesOf = statement<{ recallId: number; orderId: number }>()((db, p) =>
  db
    .selectFrom('recallMove')
    .innerJoin('batch', 'batch.id', 'recallMove.toBatchId')
    .select(['batch.batchNumber', 'recallMove.quantity'])
    .where('recallMove.recallId', '=', p.recallId)
    .where('recallMove.orderId', '=', p.orderId),
);

const headlines = statement<{ orderIds: string }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select(['id as orderId', 'orderNumber', 'status', 'customerName', 'customerPhone', 'createdAtMs'])
    .where('id', 'in', sql<number>`(SELECT value FROM json_each(${p.orderIds}))`),
);

interface Found {
  readonly orderId: number;
  readonly quantity: number;
  readonly outcome: RecalledOrder['outcome'];
}

/** What needs somebody's hand comes first. */
const URGENCY: Readonly<Record<RecallOutcome | 'waiting', number>> = {
  short: 0,
  pull_back: 1,
  contact: 2,
  waiting: 3,
  reallocated: 4,
};

/**
 * The orders that a recall met unfinished, with what it did about each. Before a recall: the orders that it would
 * meet now.
 */
export function recalledOrders(
  reader: Reader,
  { recallId, unfinished }: { recallId: number | null; unfinished: UnfinishedOrders },
): RecalledOrder[] {
  const recorded: readonly Found[] = recallId === null ? [] : reader.all(ordersOfRecall, { recallId });
  const found = new Map([...foundNow(unfinished), ...recorded].map((order) => [order.orderId, order]));
  const orderIds = JSON.stringify([...found.keys()]);
  return reader
    .all(headlines, { orderIds })
    .flatMap((headline) => {
      const order = found.get(headline.orderId);
      if (order === undefined) return [];
      const isMoved = recallId !== null && order.outcome === 'reallocated';
      const moves = isMoved ? reader.all(movesOf, { recallId, orderId: order.orderId }) : [];
      return [{ ...headline, ...order, moves }];
    })
    .sort((a, b) => URGENCY[a.outcome] - URGENCY[b.outcome] || a.orderId - b.orderId);
}

function foundNow(unfinished: UnfinishedOrders): Found[] {
  return [...unfinished].map(([orderId, shares]) => {
    const status = shares[0]?.status;
    const quantity = shares.reduce((sum, share) => sum + share.quantity, 0);
    const outcome = status === 'dispensing' ? 'pull_back' : status === 'shipped' ? 'contact' : 'waiting';
    return { orderId, quantity, outcome };
  });
}
