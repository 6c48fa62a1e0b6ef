import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { BUYER, fillCart } from './sell.ts';
import type { DrugKey } from './small-catalog.ts';
import type { TestShop } from './test-shop.ts';

type Details = NonNullable<CallInput<'orders.createFromCart'>['details']>;

/** An order of every amount that there is, which waits for payment: member prices, discounts, coupon, shipping. */
export async function waitingOrder(
  shop: TestShop,
  wanted: Partial<Record<DrugKey, number>>,
  order: { customerId?: number; couponFen?: number; shippingFeeFen?: number; details?: Details } = {},
): Promise<OrderDetail> {
  const { till } = shop;
  const { cartId } = await fillCart(shop, wanted);
  if (order.customerId !== undefined)
    await till.do('cart.setCustomer', { cartId, customerId: order.customerId });
  await till.do('cart.setTerms', {
    cartId,
    orderDiscount: { kind: 'percent', bp: 333 },
    couponCode: 'C50',
    couponFen: order.couponFen ?? 101,
    shippingFeeFen: order.shippingFeeFen ?? 601,
    remark: '',
  });
  const details = { buyer: BUYER, ...order.details };
  return (await till.do('orders.createFromCart', { cartId, details })).order;
}

/** A customer with member prices; returns the id. */
export async function addMember({ till }: TestShop, name = '王秀英'): Promise<number> {
  const person = { customerId: null, name, phone: '13800010001', isMember: true };
  return (await till.do('customers.save', person)).customerId;
}
