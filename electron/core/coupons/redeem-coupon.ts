import { sql } from 'kysely';
import type { CallOutput } from '#shared/contracts/index.ts';
import { invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';

const insertUse = statement<{ couponId: number; customerId: number | null; atMs: number }>()((db, p) =>
  db
    .insertInto('couponUse')
    .values({ couponId: p.couponId, customerId: p.customerId, atMs: p.atMs, givenBackAtMs: null }),
);

const link = statement<{ useId: number; orderId: number }>()((db, p) =>
  db.insertInto('couponUseOrder').values({ useId: p.useId, orderId: p.orderId }),
);

/** Uses of an order that stand, and how many other orders that were not cancelled they belong to. */
const standingUses = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('couponUseOrder')
    .innerJoin('couponUse', 'couponUse.id', 'couponUseOrder.useId')
    .select([
      'couponUse.id as useId',
      sql<number>`(SELECT count(*) FROM coupon_use_order AS other
        JOIN sale_order ON sale_order.id = other.order_id
        WHERE other.use_id = coupon_use.id AND other.order_id <> ${p.orderId}
          AND sale_order.status <> 'cancelled')`.as('others'),
    ])
    .where('couponUseOrder.orderId', '=', p.orderId)
    .where('couponUse.givenBackAtMs', 'is', null),
);

const giveBack = statement<{ useId: number; atMs: number }>()((db, p) =>
  db.updateTable('couponUse').set({ givenBackAtMs: p.atMs }).where('id', '=', p.useId),
);

const usesOf = statement<{ couponId: number }>()((db, p) =>
  db
    .selectFrom('couponUse')
    .innerJoin('couponUseOrder', 'couponUseOrder.useId', 'couponUse.id')
    .innerJoin('saleOrder', 'saleOrder.id', 'couponUseOrder.orderId')
    .select([
      'saleOrder.id as orderId',
      'saleOrder.orderNumber',
      'saleOrder.customerName',
      'saleOrder.couponFen',
      'couponUse.atMs',
      'couponUse.givenBackAtMs',
    ])
    .where('couponUse.couponId', '=', p.couponId)
    .orderBy('couponUse.id', 'desc')
    .orderBy('saleOrder.id', 'desc')
    .limit(200),
);

/** Uses a coupon for an order, in the transaction that makes the order. The store refuses one use too many. */
export function redeemCoupon(
  context: CommandContext,
  { couponId, customerId, orderId }: { couponId: number; customerId: number | null; orderId: number },
): void {
  const useId = context.tx.run(insertUse, {
    couponId,
    customerId,
    atMs: context.nowMs,
  }).lastInsertRowid;
  context.tx.run(link, { useId, orderId });
  context.changed('coupons');
}

/** An order that is made from others takes their uses along: the coupon was used once, whatever became of the order. */
export function carryCoupons(tx: Tx, fromOrderIds: readonly number[], orderId: number): void {
  const useIds = fromOrderIds.flatMap((id) =>
    tx.all(standingUses, { orderId: id }).map(({ useId }) => useId),
  );
  for (const useId of new Set(useIds)) tx.run(link, { useId, orderId });
}

/**
 * Gives back what a cancelled order used, unless another part of the same sale still stands. Money that is refunded in
 * part gives nothing back: the coupon was used on what the customer keeps.
 */
export function giveCouponsBack(context: CommandContext, orderId: number): void {
  for (const { useId, others } of context.tx.all(standingUses, { orderId })) {
    if (others > 0) continue;
    const { changes } = context.tx.run(giveBack, { useId, atMs: context.nowMs });
    invariant(changes === 1, 'a use that stands is given back once');
  }
  context.changed('coupons');
}

/** The orders that a coupon was taken off, the latest first. */
export function listUses(reader: Reader, couponId: number): CallOutput<'coupons.uses'>['uses'] {
  return reader.all(usesOf, { couponId });
}
