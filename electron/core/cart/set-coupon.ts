import type { CartView } from '#shared/contracts/cart.ts';
import { fail } from '#shared/errors/index.ts';
import { findCouponByCode } from '../coupons/coupon-rows.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { finishEdit, ownCart } from './edit-cart.ts';

const setCouponOf = statement<{ id: number; couponId: number | null; code: string; atMs: number }>()(
  (db, p) =>
    db
      .updateTable('cart')
      .set({ couponId: p.couponId, couponCode: p.code, couponFen: 0, updatedAtMs: p.atMs })
      .where('id', '=', p.id),
);

/**
 * Puts a coupon on the session's cart, in the place of one that was there; an empty code takes it off (CART-3). Returns
 * the cart as it is now.
 *
 * Fails with COUPON_NOT_FOUND, or with COUPON_REFUSED, whose reason says which of its terms does not hold.
 */
export function setCoupon(context: CommandContext, cartId: number, typed: string): CartView {
  ownCart(context, cartId);
  const coupon = typed === '' ? null : (findCouponByCode(context.tx, typed) ?? null);
  if (typed !== '' && coupon === null) fail('COUPON_NOT_FOUND', { code: typed });
  const { id: couponId = null, code = '' } = coupon ?? {};
  context.tx.run(setCouponOf, { id: cartId, couponId, code, atMs: context.nowMs });
  const cart = finishEdit(context, cartId);
  if (cart.coupon !== null && cart.coupon.problem !== null) {
    const { reason, params } = cart.coupon.problem;
    const name = [cart.coupon.name, params.from ?? params.to ?? ''].join(' ').trim();
    fail('COUPON_REFUSED', { ...params, name, reason });
  }
  return cart;
}
