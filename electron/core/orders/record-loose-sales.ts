import { shareOverPacks } from '#shared/domain/split-packs.ts';
import { invariant } from '#shared/errors/index.ts';
import { looseAmong } from '../catalog/loose-articles.ts';
import { statement } from '../db/statement.ts';
import { getBatch } from '../inventory/batches.ts';
import { openedPacksOf } from '../inventory/opened-packs.ts';
import type { CommandContext } from '../platform/context.ts';
import type { ItemRow } from './order-rows.ts';

interface LooseSale {
  readonly openedPackId: number;
  readonly orderId: number;
  readonly lineNo: number;
  readonly batchId: number;
  readonly quantity: number;
}

const insertSale = statement<LooseSale & { atMs: number }>()((db, p) =>
  db.insertInto('looseSale').values({
    openedPackId: p.openedPackId,
    orderId: p.orderId,
    lineNo: p.lineNo,
    batchId: p.batchId,
    quantity: p.quantity,
    atMs: p.atMs,
  }),
);

/** What an order has reserved of loose units. */
const looseAllocations = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderItem')
    .innerJoin('looseArticle', 'looseArticle.drugId', 'orderItem.drugId')
    .innerJoin('orderItemBatch', (join) =>
      join
        .onRef('orderItemBatch.orderId', '=', 'orderItem.orderId')
        .onRef('orderItemBatch.lineNo', '=', 'orderItem.lineNo'),
    )
    .select(['orderItemBatch.lineNo', 'orderItemBatch.batchId', 'orderItemBatch.quantity'])
    .where('orderItem.orderId', '=', p.orderId)
    .where('orderItemBatch.state', '=', 'reserved')
    .orderBy('orderItemBatch.lineNo')
    .orderBy('orderItemBatch.batchId'),
);

const salesOfOrder = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('looseSale')
    .select((eb) => ['openedPackId', 'lineNo', 'batchId', eb.fn.sum<number>('quantity').as('quantity')])
    .where('orderId', '=', p.orderId)
    .groupBy(['lineNo', 'batchId', 'openedPackId'])
    .orderBy('openedPackId'),
);

/**
 * Writes the register of split packs (compliance.md, "Split pack"): from which opened pack the loose units of an order
 * come. Called before they leave the shelf, in the same transaction.
 */
export function recordLooseSales(context: CommandContext, orderId: number, items: readonly ItemRow[]): void {
  if (looseAmong(context.tx, items).length === 0) return;
  const taken = new Map<number, number>();
  for (const { lineNo, batchId, quantity } of context.tx.all(looseAllocations, { orderId })) {
    const before = taken.get(batchId) ?? 0;
    const onHand = getBatch(context.tx, batchId).onHand - before;
    const shares = shareOverPacks(openedPacksOf(context.tx, batchId), { onHand, quantity });
    for (const share of shares) {
      context.tx.run(insertSale, { ...share, orderId, lineNo, batchId, atMs: context.nowMs });
    }
    taken.set(batchId, before + quantity);
  }
}

/** Writes that loose units went back to the shelf before anybody took them home: out of the register again. */
export function takeBackLooseSales(context: CommandContext, orderId: number): void {
  for (const sale of context.tx.all(salesOfOrder, { orderId })) {
    invariant(sale.quantity > 0, 'loose units go back once');
    context.tx.run(insertSale, { ...sale, orderId, quantity: -sale.quantity, atMs: context.nowMs });
  }
}
