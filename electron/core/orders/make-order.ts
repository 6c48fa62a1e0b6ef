import type { ParsedInput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { getCart, packsOf, readLines, type StoredLine, writeLines } from '../cart/cart-rows.ts';
import { orderDiscountOf } from '../cart/cart-view.ts';
import { openCart, ownCart } from '../cart/edit-cart.ts';
import { closeOrderedCart } from '../cart/park-cart.ts';
import { redeemCoupon } from '../coupons/redeem-coupon.ts';
import { freePacksOfCart, holdForOrder } from '../inventory/scanned-packs.ts';
import type { CommandContext } from '../platform/context.ts';
import { createOrder } from './create-order.ts';
import { draftOrder, type OrderDetails, type OrderWish } from './draft-order.ts';
import type { OrderRecord } from './order-record.ts';

interface CartSale {
  readonly cartId: number;
  readonly expectedTotalFen: number | null;
  readonly details: OrderDetails;
}

/** Makes an order from the selected lines of the session's cart; lines that are not selected stay in a new cart. */
export function orderFromCart(
  context: CommandContext,
  sale: CartSale,
): { record: OrderRecord; hasScannedPacks: boolean } {
  ownCart(context, sale.cartId);
  const lines = readLines(context.tx, sale.cartId);
  const sold = lines.filter((line) => line.selected);
  const draft = draftOrder(context.tx, wishOfCart(context, sale, sold));
  const record = createOrder(context, draft);
  const { customerId, id: orderId } = record.order;
  if (draft.wish.coupon !== null) redeemCoupon(context, { ...draft.wish.coupon, customerId, orderId });
  const hasScannedPacks = packsOf(lines).length > 0;
  if (hasScannedPacks) passPacks(context, { cartId: sale.cartId, orderId, sold });
  const left = lines.filter((line) => !line.selected);
  closeOrderedCart(context, sale.cartId);
  if (left.length > 0) writeLines(context.tx, openCart(context), { before: [], after: left });
  return { record, hasScannedPacks };
}

/** Packs that were scanned for the cart are set aside for the order from here on. */
function passPacks(
  { tx }: CommandContext,
  { cartId, orderId, sold }: { cartId: number; orderId: number; sold: readonly StoredLine[] },
): void {
  freePacksOfCart(tx, cartId);
  sold.forEach((line, index) => {
    holdForOrder(tx, { orderId, lineNo: index + 1 }, packsOf([line]));
  });
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
    coupon: null,
    remark: '',
  };
  return createOrder(context, draftOrder(context.tx, wish));
}

function wishOfCart({ tx, today }: CommandContext, sale: CartSale, lines: readonly StoredLine[]): OrderWish {
  const cart = getCart(tx, sale.cartId);
  if (lines.length === 0) fail('CART_EMPTY', { cartId: sale.cartId });
  return {
    lines,
    cartId: sale.cartId,
    customerId: cart.customerId,
    orderDiscount: orderDiscountOf(cart),
    couponCode: cart.couponCode,
    couponFen: cart.couponFen,
    coupon: cart.couponId === null ? null : { couponId: cart.couponId, today },
    shippingFeeFen: cart.shippingFeeFen,
    remark: cart.remark,
    expectedTotalFen: sale.expectedTotalFen,
    details: sale.details,
  };
}
