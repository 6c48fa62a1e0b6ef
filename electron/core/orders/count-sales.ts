import { recordSales } from '../catalog/popularity.ts';
import { getMeta, setMeta } from '../db/meta.ts';
import { statement } from '../db/statement.ts';
import type { Tx } from '../db/store.ts';

/** The last order whose lines were counted. */
const COUNTED_TO = 'sales_counted_to_order_id';

const newestOrder = statement()((db) =>
  db.selectFrom('saleOrder').select('id').orderBy('id', 'desc').limit(1),
);

const soldBetween = statement<{ afterId: number; lastId: number }>()((db, p) =>
  db
    .selectFrom('orderItem')
    .select(['drugId', (eb) => eb.fn.sum<number>('quantity').as('quantity')])
    .where('orderId', '>', p.afterId)
    .where('orderId', '<=', p.lastId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('orderLink')
            .select('orderLink.toOrderId')
            .whereRef('orderLink.toOrderId', '=', 'orderItem.orderId')
            .where('orderLink.kind', '<>', 'exchange'),
        ),
      ),
    )
    .groupBy('drugId'),
);

/**
 * Counts for search what the oldest uncounted orders sold; returns how many orders it counted. An order that was
 * made from others sold nothing new, unless it replaced goods by others. Done when the
 * counter idles: a sale need not wait for it, and the orders themselves remember what is still to count.
 */
export function countSales(tx: Tx, maxOrders: number): number {
  const afterId = Number(getMeta(tx, COUNTED_TO) ?? 0);
  const lastId = Math.min(tx.get(newestOrder, {})?.id ?? 0, afterId + maxOrders);
  if (lastId <= afterId) return 0;
  recordSales(tx, tx.all(soldBetween, { afterId, lastId }));
  setMeta(tx, COUNTED_TO, String(lastId));
  return lastId - afterId;
}
