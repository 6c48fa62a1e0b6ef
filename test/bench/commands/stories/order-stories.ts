import type { CartView } from '#shared/contracts/cart.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { PLAIN_COUPON } from '#test/support/coupons.ts';
import { checkoutOf } from '#test/support/sell.ts';
import { type Counter, cardFor, dispensing, linesOf, paid, REASON, type Story } from './counter.ts';

async function soldFromCart(counter: Counter): Promise<void> {
  const { clerk } = counter;
  let cart: CartView | null = null;
  for (const line of linesOf(counter)) ({ cart } = await clerk.do('cart.addItem', line));
  if (cart !== null) await clerk.do('orders.checkout', checkoutOf(cart));
}

async function soldWithCoupon(counter: Counter): Promise<void> {
  const { clerk, round } = counter;
  const code = `BENCH${round}`;
  const lists = { categories: [], drugCodes: [], excludedDrugCodes: [] };
  const { couponId, version } = await clerk.do('coupons.save', { ...PLAIN_COUPON, ...lists, code });
  let cart: CartView | null = null;
  for (const line of linesOf(counter)) ({ cart } = await clerk.do('cart.addItem', line));
  if (cart === null) return;
  const reduced = await clerk.do('cart.setCoupon', { cartId: cart.cartId, code });
  await clerk.do('orders.checkout', checkoutOf(reduced));
  const { version: used } = (await clerk.do('coupons.list', {})).coupons.find(
    (coupon) => coupon.couponId === couponId,
  ) ?? { version };
  await clerk.do('coupons.setStopped', { couponId, version: used, stopped: true });
}

async function splitAndMerged(counter: Counter): Promise<void> {
  const { clerk } = counter;
  const person = { customerId: null, name: '王秀英', isMember: true };
  const phone = `139${String(counter.round).padStart(8, '0')}`;
  const { customerId } = await clerk.do('customers.save', { ...person, phone });
  const { order } = await clerk.do('orders.createDirect', { lines: linesOf(counter), customerId });
  const seenOrder = ({ orderId, version }: OrderDetail) => ({ orderId, version });
  const whole = ({ lineNo, quantity }: OrderDetail['items'][number]) => ({ lineNo, quantity });
  const { parts } = await clerk.do('orders.split', {
    ...seenOrder(order),
    parts: [{ lines: order.items.slice(0, 1).map(whole) }, { lines: order.items.slice(1).map(whole) }],
  });
  await clerk.do('orders.merge', { orders: parts.map(seenOrder) });
}

async function owed(counter: Counter): Promise<void> {
  const { clerk } = counter;
  const { orderId, items } = await dispensing(counter);
  const [first] = items;
  const { owed: later } = await clerk.do('dispensing.owe', {
    orderId,
    cause: 'customer_choice',
    reason: REASON,
    lines: [{ lineNo: 1, batchId: first?.batches[0]?.batchId ?? 0, quantity: 1 }],
  });
  await clerk.do('orders.cancel', { orderId: later.orderId, reason: REASON });
}

/** An equivalent that the demo has of a second maker. */
async function substituted({ clerk }: Counter): Promise<void> {
  const { hits } = await clerk.do('catalog.searchDrugs', { query: '布洛芬片' });
  const [sold, other] = hits.filter(({ genericName }) => genericName === '布洛芬片');
  const { order } = await clerk.do('orders.createDirect', {
    lines: [{ drugId: sold?.drugId ?? 0, quantity: 1 }],
  });
  const { orderId } = order;
  await clerk.do('orders.settle', { orderId, tenders: [cardFor(order)], handOver: false });
  const { order: given } = await clerk.do('dispensing.substitute', {
    orderId,
    lineNo: 1,
    drugId: other?.drugId ?? 0,
    cause: 'customer_choice',
    reason: REASON,
    missing: [],
  });
  await clerk.do('orders.cancel', { orderId: given.orderId, reason: REASON });
}

async function cancelled(counter: Counter): Promise<void> {
  const { orderId } = await paid(counter);
  await counter.clerk.do('orders.cancel', { orderId, reason: REASON, disposition: 'returned' });
}

export const ORDER_STORIES: readonly Story[] = [
  soldFromCart,
  soldWithCoupon,
  splitAndMerged,
  owed,
  substituted,
  cancelled,
];
