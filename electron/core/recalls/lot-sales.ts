import { sql } from 'kysely';
import type { LotBuyer } from '#shared/contracts/recalls.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

/** Everything that orders took of a lot, by order. One walk over an index of the lot's own. */
const unitsByOrder = statement<{ batchIds: string }>()((db, p) =>
  db
    .selectFrom('orderItemBatch')
    .select((eb) => [
      'orderId',
      eb.fn.sum<number>('quantity').as('quantity'),
      sql<number>`sum(iif(state = 'restocked', 0, quantity))`.as('leftQuantity'),
    ])
    .where('batchId', 'in', sql<number>`(SELECT value FROM json_each(${p.batchIds}))`)
    .where('state', 'not in', ['reserved', 'released'])
    .groupBy('orderId')
    .orderBy('orderId', 'desc'),
);

/** What came and went of a lot besides sales; orders' returns are among it. Its own index holds little else. */
const besidesSales = statement<{ batchIds: string }>()((db, p) =>
  db
    .selectFrom(
      sql<{ batchId: number; orderId: number | null; kind: string; onHandDelta: number }>`(
        SELECT batch_id, order_id, kind, on_hand_delta
        FROM stock_movement INDEXED BY stock_movement_besides_sales
        WHERE kind NOT IN ('reserve', 'release', 'dispense'))`.as('movement'),
    )
    .select((eb) => ['orderId', 'kind', eb.fn.sum<number>('onHandDelta').as('units')])
    .where('batchId', 'in', sql<number>`(SELECT value FROM json_each(${p.batchIds}))`)
    .groupBy(['orderId', 'kind']),
);

const ordersById = statement<{ orderIds: string }>()((db, p) =>
  db
    .selectFrom('saleOrder')
    .select([
      'id as orderId',
      'orderNumber',
      'status',
      sql<string>`coalesce(nullif(customer_name, ''), buyer_name)`.as('name'),
      'customerPhone as phone',
      sql<number>`coalesce(dispensing_at_ms, created_at_ms)`.as('atMs'),
    ])
    .where('id', 'in', sql<number>`(SELECT value FROM json_each(${p.orderIds}))`),
);

/** What orders took of a lot and what came back. */
export interface LotSales {
  /** Units taken off the shelf, by order, the newest order first; some went back before they left the bench. */
  readonly sold: readonly {
    readonly orderId: number;
    readonly quantity: number;
    readonly leftQuantity: number;
  }[];
  readonly returned: ReadonlyMap<number, number>;
  readonly received: number;
  readonly adjusted: number;
}

/** Adds a lot up from two sides: what orders were given, and what the ledger says came and went besides. */
export function lotSales(reader: Reader, batchIds: readonly number[]): LotSales {
  const lot = { batchIds: JSON.stringify(batchIds) };
  const returned = new Map<number, number>();
  let received = 0;
  let adjusted = 0;
  for (const { orderId, kind, units } of reader.all(besidesSales, lot)) {
    if (orderId !== null) returned.set(orderId, (returned.get(orderId) ?? 0) + units);
    else if (kind === 'opening' || kind === 'goods_in') received += units;
    else adjusted += units;
  }
  return { sold: reader.all(unitsByOrder, lot), returned, received, adjusted };
}

/** A page of the buyers of a lot, the newest order first: everybody to whom some of it went. */
export function pageOfBuyers(
  reader: Reader,
  { sold, returned }: LotSales,
  wanted: { page: number; pageSize: number; stillOnBench: ReadonlySet<number> },
): { rows: LotBuyer[]; total: number; page: number; pageSize: number } {
  const { page, pageSize, stillOnBench } = wanted;
  const left = sold.filter(({ orderId, leftQuantity }) => leftQuantity > 0 && !stillOnBench.has(orderId));
  const shown = left.slice((page - 1) * pageSize, page * pageSize);
  const orderIds = JSON.stringify(shown.map(({ orderId }) => orderId));
  const orders = new Map(reader.all(ordersById, { orderIds }).map((order) => [order.orderId, order]));
  const rows = shown.flatMap(({ orderId, leftQuantity }) => {
    const order = orders.get(orderId);
    const units = { quantity: leftQuantity, returned: returned.get(orderId) ?? 0 };
    return order === undefined ? [] : [{ ...order, ...units }];
  });
  return { rows, total: left.length, page, pageSize };
}
