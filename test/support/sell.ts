import type { CartView } from '#shared/contracts/cart.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { DrugKey } from './small-catalog.ts';
import type { TestShop } from './test-shop.ts';
import type { Till } from './till.ts';

/** Any resident's number with a right check character. */
export const BUYER = { name: '李明', idNumber: '11010519491231002X' } as const;

/** Puts drugs into the till's cart; returns the cart as it stands then. */
export async function fillCart(
  { drugs, till }: Pick<TestShop, 'drugs' | 'till'>,
  wanted: Partial<Record<DrugKey, number>>,
): Promise<CartView> {
  let cart: CartView | null = null;
  for (const [key, quantity] of Object.entries(wanted)) {
    ({ cart } = await till.do('cart.addItem', { drugId: drugs[key as DrugKey], quantity }));
  }
  if (cart === null) throw new Error('nothing was put into the cart');
  return cart;
}

/** What the till sends to sell a cart as it is shown, for more cash than it costs. */
export function checkoutOf(cart: CartView): CallInput<'orders.checkout'> {
  const { totalFen } = cart.totals;
  return {
    cartId: cart.cartId,
    expectedTotalFen: totalFen,
    tenders: [{ kind: 'cash', receivedFen: totalFen + 100 }],
    details: { buyer: BUYER },
  };
}

/** Sells drugs over the counter; returns the order. */
export async function sell(shop: TestShop, wanted: Partial<Record<DrugKey, number>>): Promise<OrderDetail> {
  const cart = await fillCart(shop, wanted);
  return (await shop.till.do('orders.checkout', checkoutOf(cart))).order;
}

/** The till's own cart, which has to be there. */
export async function activeCart(till: Till): Promise<CartView> {
  const cart = await till.do('cart.getActive', {});
  if (cart === null) throw new Error('the till has no cart');
  return cart;
}
