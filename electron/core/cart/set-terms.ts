import type { CartView } from '#shared/contracts/cart.ts';
import type { ParsedInput } from '#shared/contracts/index.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import type { Discount } from '#shared/domain/pricing.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { getCustomer } from '../customers/customers.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { cartView, orderDiscountOf } from './cart-view.ts';
import { editLine, finishEdit, ownCart } from './edit-cart.ts';

const updateTerms = statement<{
  id: number;
  orderDiscount: string | null;
  couponCode: string;
  couponFen: number;
  shippingFeeFen: number;
  remark: string;
  customerId: number | null;
  couponId: number | null;
  atMs: number;
}>()((db, p) =>
  db
    .updateTable('cart')
    .set({
      orderDiscount: p.orderDiscount,
      couponCode: p.couponCode,
      couponFen: p.couponFen,
      shippingFeeFen: p.shippingFeeFen,
      remark: p.remark,
      customerId: p.customerId,
      couponId: p.couponId,
      updatedAtMs: p.atMs,
    })
    .where('id', '=', p.id),
);

type Terms = Omit<ParsedInput<'cart.setTerms'>, 'cartId'> & { readonly customerId?: number | null };

/**
 * Sets the terms that are given and leaves the others; returns the cart as it is now. Fails with DISCOUNT_TOO_LARGE,
 * AMOUNT_TOO_LARGE, CUSTOMER_NOT_FOUND, or FORBIDDEN for the amount of a voucher.
 */
export function setTerms(context: CommandContext, cartId: number, terms: Terms): CartView {
  const cart = ownCart(context, cartId);
  if (terms.orderDiscount) checkOrderDiscount(context, cartId, terms.orderDiscount);
  if (terms.customerId) getCustomer(context.tx, terms.customerId);
  if (statesVoucher(terms) && !isPermitted(context.session.roles, 'coupon.manage')) {
    fail('FORBIDDEN', { permission: 'coupon.manage' });
  }
  const discount = terms.orderDiscount === undefined ? orderDiscountOf(cart) : terms.orderDiscount;
  context.tx.run(updateTerms, {
    id: cartId,
    orderDiscount: discount === null ? null : JSON.stringify(discount),
    couponCode: terms.couponCode ?? cart.couponCode,
    couponFen: terms.couponFen ?? cart.couponFen,
    // A stated amount takes the place of a coupon with terms.
    couponId: statesVoucher(terms) ? null : cart.couponId,
    shippingFeeFen: terms.shippingFeeFen ?? cart.shippingFeeFen,
    remark: terms.remark ?? cart.remark,
    customerId: terms.customerId === undefined ? cart.customerId : terms.customerId,
    atMs: context.nowMs,
  });
  return finishEdit(context, cartId);
}

function statesVoucher({ couponCode, couponFen }: Terms): boolean {
  return couponCode !== undefined || couponFen !== undefined;
}

/** Sets or clears a line's discount. Fails with DISCOUNT_TOO_LARGE when it exceeds what the line costs. */
export function setLineDiscount(
  context: CommandContext,
  place: { cartId: number; lineId: number },
  discount: Discount | null,
): CartView {
  return editLine(context, place, (line) => {
    const drug = findDrug(context.tx, line.drugId);
    invariant(drug !== undefined, 'a cart holds drugs of the catalogue');
    refuseExcess(discount, drug.priceFen * line.quantity);
    return { ...line, discount };
  });
}

function checkOrderDiscount(context: CommandContext, cartId: number, discount: Discount): void {
  const { totals } = cartView({ reader: context.tx, today: context.today }, cartId);
  refuseExcess(discount, totals.itemsFen - totals.memberDiscountFen - totals.lineDiscountFen);
}

function refuseExcess(discount: Discount | null, amountFen: number): void {
  if (discount?.kind !== 'amount' || discount.fen <= amountFen) return;
  fail('DISCOUNT_TOO_LARGE', { discount_fen: discount.fen, amount_fen: amountFen });
}
