import type { CartView } from '#shared/contracts/cart.ts';
import type { QueryContext } from '../platform/context.ts';
import { LeftBehind } from '../platform/left-behind.ts';
import { cartView } from './cart-view.ts';

/** What a command on a cart keeps under its id. */
export interface CartReceipt {
  readonly cartId: number;
}

const leftBehind = new LeftBehind<CartView>();

/** The receipt of a command that left a cart as the view shows it. */
export function receiptOf(cart: CartView): CartReceipt {
  return leftBehind.keep({ cartId: cart.cartId }, cart);
}

/** The same of a command that added something, with what else its answer says. */
export function receiptOfAdded<Rest extends object>({
  cart,
  ...rest
}: Rest & { readonly cart: CartView }): CartReceipt & Omit<Rest, 'cart'> {
  return leftBehind.keep({ cartId: cart.cartId, ...rest }, cart);
}

/** The cart behind a receipt: as the command just left it, or for a repeated command as it is now. */
export function cartBehind(context: QueryContext, receipt: CartReceipt): CartView {
  return leftBehind.find(receipt) ?? cartView(context, receipt.cartId);
}
