import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { RegisterRange } from '../register.ts';

/**
 * The packs of watched drugs that left the shelf for a buyer. A row is written when they leave it and is never
 * changed; those that went back before anybody took them home (a cancelled order on the bench, or one that ended in
 * what was given and what is owed) are told apart by what became of their batch.
 */
export function watchedPacks(db: Kysely<Schema>, p: RegisterRange) {
  return db
    .selectFrom('controlledSale')
    .innerJoin('orderItemBatch', (join) =>
      join
        .onRef('orderItemBatch.orderId', '=', 'controlledSale.orderId')
        .onRef('orderItemBatch.lineNo', '=', 'controlledSale.lineNo')
        .onRef('orderItemBatch.batchId', '=', 'controlledSale.batchId'),
    )
    .where('orderItemBatch.state', '<>', 'restocked')
    .where('controlledSale.atMs', '>=', p.fromMs)
    .where('controlledSale.atMs', '<', p.endMs);
}

/** How many of a row's packs came back: all of a parcel that was returned, else what was taken in at the counter. */
export const returnedPacks = sql<number>`iif(order_item_batch.state = 'quarantined', controlled_sale.quantity,
  (SELECT coalesce(sum(back.quantity), 0) FROM return_batch AS back
    WHERE back.order_id = controlled_sale.order_id AND back.line_no = controlled_sale.line_no
      AND back.batch_id = controlled_sale.batch_id))`;

/**
 * The order that the customer bought with: what was handed out in parts, now and later, was bought once. Goods that
 * were exchanged were bought again.
 */
export const boughtWith = sql<number>`(
  WITH RECURSIVE source(order_id) AS (
    SELECT controlled_sale.order_id
    UNION SELECT link.from_order_id FROM source JOIN order_link AS link ON link.to_order_id = source.order_id
    WHERE link.kind <> 'exchange')
  SELECT min(order_id) FROM source)`;
