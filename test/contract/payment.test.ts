import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CashRounding, cashRoundingAdjustment } from '#shared/domain/money.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { fillCart } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

async function roundCash(cashRounding: CashRounding): Promise<void> {
  const { limits } = await shop.till.do('settings.get', {});
  await shop.till.do('settings.update', { limits: { ...limits, cashRounding } });
}

const card = (amountFen: number, reference = 'POS1') => ({ kind: 'card', amountFen, reference }) as const;
const cash = (receivedFen: number) => ({ kind: 'cash', receivedFen }) as const;

describe('PAY-1: paying', () => {
  it.each([
    ['none', 999, 0, 1],
    ['down_to_jiao', 990, -9, 10],
    ['half_up_to_jiao', 1_000, 1, 0],
    ['down_to_yuan', 900, -99, 100],
  ] as const)(
    'PAY-1: cash with rounding %s: %i fen paid, %i rounded, %i change',
    async (rounding, paidFen, roundingFen, changeFen) => {
      await roundCash(rounding);
      const { cartId } = await fillCart(shop, { vitamin: 3 });
      const sold = await shop.till.do('orders.checkout', {
        cartId,
        expectedTotalFen: 999,
        tenders: [cash(1_000)],
      });
      expect(sold.changeFen).toBe(changeFen);
      expect(sold.order.amounts).toMatchObject({ totalFen: 999, roundingFen, paidFen, refundedFen: 0 });
      expect(sold.order.payments).toEqual([
        expect.objectContaining({
          tender: 'cash',
          status: 'paid',
          amountFen: paidFen,
          receivedFen: 1_000,
          changeFen,
        }),
      ]);
      expect(sold.order.payType).toBe('cash');
    },
  );

  it('PAY-1: a card pays to the fen, without rounding', async () => {
    const { cartId } = await fillCart(shop, { vitamin: 3 });
    const { order, changeFen } = await shop.till.do('orders.checkout', {
      cartId,
      expectedTotalFen: 999,
      tenders: [card(999)],
    });
    expect(order.amounts).toMatchObject({ paidFen: 999, roundingFen: 0 });
    expect([order.payType, changeFen]).toEqual(['card', 0]);
    expect(order.payments[0]).toMatchObject({ tender: 'card', reference: 'POS1', amountFen: 999 });
  });

  it('PAY-1: two cards and cash: the cards pay their slips, cash the rest rounded, with change', async () => {
    const { cartId } = await fillCart(shop, { vitamin: 3 });
    const tenders = [card(300, 'A'), cash(300), card(200, 'B'), cash(300)];
    const { order, changeFen } = await shop.till.do('orders.checkout', {
      cartId,
      expectedTotalFen: 999,
      tenders,
    });
    expect(
      order.payments.map(({ tender, amountFen, receivedFen, changeFen: change }) => [
        tender,
        amountFen,
        receivedFen,
        change,
      ]),
    ).toEqual([
      ['card', 300, 300, 0],
      ['card', 200, 200, 0],
      ['cash', 490, 600, 110],
    ]);
    expect(order.amounts).toMatchObject({ paidFen: 990, roundingFen: -9 });
    expect([order.payType, changeFen]).toEqual(['mixed', 110]);
  });

  it('PAY-1: too little is refused, too much on cards too; neither leaves anything', async () => {
    const { till } = shop;
    const { cartId } = await fillCart(shop, { vitamin: 3 });
    const pay = (tenders: (ReturnType<typeof card> | ReturnType<typeof cash>)[]) =>
      till.try('orders.checkout', { cartId, expectedTotalFen: 999, tenders });
    expect(await pay([cash(989)])).toMatchObject({
      ok: false,
      error: { code: 'PAYMENT_INCOMPLETE', params: { due_fen: 990, paid_fen: 989 } },
    });
    expect(await pay([card(998)])).toMatchObject({
      ok: false,
      error: { code: 'PAYMENT_INCOMPLETE', params: { due_fen: 999, paid_fen: 998 } },
    });
    expect(await pay([card(600), card(400)])).toMatchObject({
      ok: false,
      error: { code: 'PAYMENT_EXCEEDS_DUE', params: { due_fen: 999, paid_fen: 1_000 } },
    });
    expect((await till.do('orders.list', {})).total).toBe(0);
    expect(await pay([cash(990)])).toMatchObject({ ok: true, value: { changeFen: 0 } });
  });

  it('PAY-1: cards that pay all leave nothing for the cash beside them', async () => {
    const { cartId } = await fillCart(shop, { vitamin: 3 });
    const { order, changeFen } = await shop.till.do('orders.checkout', {
      cartId,
      expectedTotalFen: 999,
      tenders: [card(999), cash(500)],
    });
    expect(order.payments).toHaveLength(1);
    expect([changeFen, order.payType, order.amounts.roundingFen]).toEqual([500, 'card', 0]);
  });

  it('PAY-1 PAY-3: a waiting order is paid once', async () => {
    const { till } = shop;
    const waiting = await orderIn(shop, 'pending');
    const settle = { orderId: waiting.orderId, tenders: [card(3_750)], handOver: true };
    const { order } = await till.do('orders.settle', settle);
    expect(order).toMatchObject({ status: 'completed', payments: [{ status: 'paid' }] });
    expect(order.events.map((event) => event.action)).toEqual([
      'create',
      'pay',
      'start_dispensing',
      'hand_over',
    ]);
    expect(await till.refused('orders.settle', settle)).toBe('ORDER_ALREADY_PAID');
  });

  it('ORD-6: an order whose time is over is not paid, one second before it is', async () => {
    const { till, counter } = shop;
    const waiting = await orderIn(shop, 'pending');
    const settle = { orderId: waiting.orderId, tenders: [card(3_750)], handOver: false };
    counter.time.set(waiting.expiresAtMs);
    expect(await till.refused('orders.settle', settle)).toBe('ORDER_EXPIRED');
    const shown = await till.do('orders.get', { orderId: waiting.orderId });
    expect(shown.actions).toContainEqual({
      action: 'pay',
      allowed: false,
      reason: 'ORDER_EXPIRED',
      needs: ['payment'],
    });
    counter.time.set(waiting.expiresAtMs - 1);
    await till.do('orders.settle', settle);
  });

  it('PAY-1: who comes to pay a cancelled order is told so before anybody counts the money', async () => {
    const cancelled = await orderIn(shop, 'cancelled');
    const settle = { orderId: cancelled.orderId, tenders: [cash(1)], handOver: false };
    expect(await shop.till.refused('orders.settle', settle)).toBe('INVALID_ORDER_STATUS');
  });
});

describe('ORD-7: money back', () => {
  it('ORD-7 PAY-3: a cancel gives everything back, each part over the tender that paid it', async () => {
    const { till, counter } = shop;
    const waiting = await orderIn(shop, 'pending');
    const tenders = [card(1_000, 'A'), cash(5_000)];
    await till.do('orders.settle', { orderId: waiting.orderId, tenders, handOver: false });
    const { order } = await till.do('orders.cancel', { orderId: waiting.orderId, reason: '顾客不要了' });
    expect(order.amounts).toMatchObject({ totalFen: 3_750, paidFen: 3_750, refundedFen: 3_750 });
    expect(
      order.payments.map(({ tender, status, amountFen, refundedFen }) => [
        tender,
        status,
        amountFen,
        refundedFen,
      ]),
    ).toEqual([
      ['card', 'refunded', 1_000, 1_000],
      ['cash', 'refunded', 2_750, 2_750],
    ]);
    expect(order.events.at(-1)).toMatchObject({
      action: 'cancel',
      reason: '顾客不要了',
      details: {
        refunds: [
          { tender: 'card', amountFen: 1_000 },
          { tender: 'cash', amountFen: 2_750 },
        ],
      },
    });
    const refunds = counter.sql((db) =>
      db.prepare('SELECT amount_fen, reason FROM refund ORDER BY id').all(),
    );
    expect(refunds).toEqual([
      { amount_fen: 1_000, reason: '顾客不要了' },
      { amount_fen: 2_750, reason: '顾客不要了' },
    ]);
  });

  it('ORD-7: what rounding took off is not given back on top', async () => {
    const { till } = shop;
    const { order: waiting } = await till.do('orders.createDirect', {
      lines: [{ drugId: shop.drugs.vitamin, quantity: 3 }],
    });
    await till.do('orders.settle', { orderId: waiting.orderId, tenders: [cash(1_000)], handOver: false });
    const { order } = await till.do('orders.cancel', { orderId: waiting.orderId, reason: '顾客不要了' });
    expect(order.amounts).toMatchObject({
      totalFen: 999,
      roundingFen: cashRoundingAdjustment(999, 'down_to_jiao'),
      paidFen: 990,
      refundedFen: 990,
    });
  });
});

describe('SEC-1: who may take which step', () => {
  it('SEC-1: a cashier may cancel a waiting order but not ship a paid one', async () => {
    const { counter } = shop;
    const cashier = await counter.signInWith('小刘', ['cashier']);
    const packed = await orderIn(shop, 'dispensing');
    const ship = { drugsApart: true, orderId: packed.orderId, carrier: '顺丰', trackingNumber: 'SF1' };
    expect(await cashier.try('orders.ship', ship)).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN', params: { permission: 'order.ship' } },
    });
    const shown = await cashier.do('orders.get', { orderId: packed.orderId });
    expect(shown.actions).toContainEqual({
      action: 'ship',
      allowed: false,
      reason: 'FORBIDDEN',
      needs: ['carrier', 'drugsApart'],
    });
    const waiting = await orderIn(shop, 'pending');
    await cashier.do('orders.cancel', { orderId: waiting.orderId, reason: '顾客不要了' });
    await (await counter.signInWith('孙药师', ['pharmacist'])).do('orders.ship', ship);
  });

  it('ORD-5: an order in after-sales is ended by its request alone', async () => {
    const { orderId } = await orderIn(shop, 'after_sales');
    const cancel = { orderId, reason: '退款', disposition: 'lost' } as const;
    expect(await shop.till.refused('orders.cancel', cancel)).toBe('INVALID_ORDER_STATUS');
    expect((await shop.till.do('orders.get', { orderId })).actions).toEqual([]);
  });
});
