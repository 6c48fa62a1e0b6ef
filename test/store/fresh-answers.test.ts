import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { checkoutOf, fillCart } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

describe('an answer made from what a command wrote', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.counter.dispose());

  /** Time stands still, so the order reads the same as long as nobody changes it. */
  async function expectAsStored(order: OrderDetail): Promise<OrderDetail> {
    expect(await shop.till.do('orders.get', { orderId: order.orderId })).toEqual(order);
    return order;
  }

  it('ORD-1 ORD-2: of a new order is what the store has, with lines over several batches', async () => {
    const { till, drugs } = shop;
    const { customerId } = await till.do('customers.save', {
      customerId: null,
      name: '王秀英',
      phone: '13800010001',
      isMember: true,
      address: null,
    });
    const { order } = await till.do('orders.createDirect', {
      customerId,
      orderDiscount: { kind: 'percent', bp: 500 },
      shippingFeeFen: 600,
      lines: [
        { drugId: drugs.paracetamol, quantity: 7 },
        { drugId: drugs.vitamin, quantity: 2 },
      ],
      details: { doctorName: '陈医生', remark: '送货上门', channel: 'mobile' },
    });
    expect(order.items[0]?.batches).toHaveLength(2);
    await expectAsStored(order);
  });

  it('ORD-1 PAY-1: of a sale at the till is what the store has', async () => {
    const cart = await fillCart(shop, { vitamin: 3, ephedrine: 1 });
    const { order } = await shop.till.do('orders.checkout', checkoutOf(cart));
    expect((await expectAsStored(order)).status).toBe('completed');
  });

  it('ORD-5 ORD-7: of each step of an order is what the store has', async () => {
    const { till } = shop;
    const cart = await fillCart(shop, { plaster: 2 });
    const made = await till.do('orders.createFromCart', { cartId: cart.cartId });
    const { orderId, amounts } = await expectAsStored(made.order);
    const tenders = [{ kind: 'card' as const, amountFen: amounts.totalFen, reference: 'POS' }];
    await expectAsStored((await till.do('orders.settle', { orderId, tenders, handOver: false })).order);
    await expectAsStored((await till.do('orders.startDispensing', { orderId })).order);
    const parcel = { orderId, carrier: '顺丰速运', trackingNumber: 'SF1000000000001' };
    await expectAsStored((await till.do('orders.ship', parcel)).order);
    const cancelled = { orderId, reason: '拒收', disposition: 'returned' as const };
    await expectAsStored((await till.do('orders.cancel', cancelled)).order);
  });
});
