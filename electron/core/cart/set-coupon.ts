import { fail } from '#shared/errors/index.ts';
import { findCouponByCode } from '../coupons/coupon-rows.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { cartView } from './cart-view.ts';
import { finishEdit, ownCart } from './edit-cart.ts';

const setCouponOf = statement<{ id: number; couponId: number | null; code: string; atMs: number }>()(
  (db, p) =>
    db
      .updateTable('cart')
      .set({ couponId: p.couponId, couponCode: p.code, couponFen: 0, updatedAtMs: p.atMs })
      .where('id', '=', p.id),
);

/**
 * Puts a coupon on the session's cart, in the place of one that was there; an empty code takes it off (CART-3).
 *
 * Fails with COUPON_NOT_FOUND, or with COUPON_REFUSED, whose reason says which of its terms does not hold.
 */
export function setCoupon(context: CommandContext, cartId: number, typed: string): void {
  ownCart(context, cartId);
  const coupon = typed === '' ? null : (findCouponByCode(context.tx, typed) ?? null);
  if (typed !== '' && coupon === null) fail('COUPON_NOT_FOUND', { code: typed });
  const { id: couponId = null, code = '' } = coupon ?? {};
  context.tx.run(setCouponOf, { id: cartId, couponId, code, atMs: context.nowMs });
  const shown = cartView({ reader: context.tx, today: context.today }, cartId).coupon;
  if (shown !== null && shown.problem !== null) {
    const { reason, params } = shown.problem;
    const name = [shown.name, params.from ?? params.to ?? ''].join(' ').trim();
    fail('COUPON_REFUSED', { ...params, name, reason });
  }
  finishEdit(context, cartId);
}
