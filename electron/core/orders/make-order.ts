import type { ParsedInput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { getCart, readLines, writeLines } from '../cart/cart-rows.ts';
import { orderDiscountOf } from '../cart/cart-view.ts';
import { openCart, ownCart } from '../cart/edit-cart.ts';
import { closeOrderedCart } from '../cart/park-cart.ts';
import type { CommandContext } from '../platform/context.ts';
import { createOrder } from './create-order.ts';
import { draftOrder, type OrderDetails, type OrderWish } from './draft-order.ts';
import type { OrderRecord } from './order-record.ts';

/** Makes an order from the selected lines of the session's cart; lines that are not selected stay in a new cart. */
export function orderFromCart(
  context: CommandContext,
  sale: { cartId: number; expectedTotalFen: number | null; details: OrderDetails },
): OrderRecord {
  ownCart(context, sale.cartId);
  const record = createOrder(context, draftOrder(context.tx, wishOfCart(context, sale)));
  const left = readLines(context.tx, sale.cartId).filter((line) => !line.selected);
  closeOrderedCart(context, sale.cartId);
  if (left.length > 0) writeLines(context.tx, openCart(context), left);
  return record;
}

/** Makes an order without a cart. */
export function orderDirectly(
  context: CommandContext,
  input: ParsedInput<'orders.createDirect'>,
): OrderRecord {
  const { lines, ...rest } = input;
  const wish: OrderWish = {
    ...rest,
    lines: lines.map((line) => ({ ...line, discount: null, scannedBatchId: null })),
    cartId: null,
    couponCode: '',
    couponFen: 0,
    remark: '',
  };
  return createOrder(context, draftOrder(context.tx, wish));
}

function wishOfCart(
  { tx }: CommandContext,
  sale: { cartId: number; expectedTotalFen: number | null; details: OrderDetails },
): OrderWish {
  const cart = getCart(tx, sale.cartId);
  const lines = readLines(tx, sale.cartId).filter((line) => line.selected);
  if (lines.length === 0) fail('CART_EMPTY', { cartId: sale.cartId });
  return {
    lines,
    cartId: sale.cartId,
    customerId: cart.customerId,
    orderDiscount: orderDiscountOf(cart),
    couponCode: cart.couponCode,
    couponFen: cart.couponFen,
    shippingFeeFen: cart.shippingFeeFen,
    remark: cart.remark,
    expectedTotalFen: sale.expectedTotalFen,
    details: sale.details,
  };
}
