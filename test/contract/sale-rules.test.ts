import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIn } from '#test/support/order-paths.ts';
import { activeCart, BUYER, checkoutOf, fillCart } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const register = () =>
  shop.counter.sql((db) =>
    db
      .prepare(
        'SELECT control_class, generic_name, batch_number, quantity, buyer_name, buyer_id_number FROM controlled_sale',
      )
      .all(),
  );

describe('RX-7: what the law guards', () => {
  it('RX-7: a prescription drug may be looked up and put into the cart, and is not sold', async () => {
    const { till, drugs } = shop;
    const cart = await fillCart(shop, { antibiotic: 1, vitamin: 1 });
    expect(cart.sellable).toBe(false);
    expect(cart.lines[0]?.warnings).toContainEqual({
      code: 'prescription_required',
      blocking: true,
      params: {},
    });
    expect(cart.lines[1]?.warnings).toEqual([]);
    expect(await till.try('orders.checkout', checkoutOf(cart))).toMatchObject({
      ok: false,
      error: { code: 'PRESCRIPTION_REQUIRED', params: { drugIds: [drugs.antibiotic] } },
    });
    expect(
      await till.refused('orders.createDirect', { lines: [{ drugId: drugs.antibiotic, quantity: 1 }] }),
    ).toBe('PRESCRIPTION_REQUIRED');
    const place = { cartId: cart.cartId, lineId: cart.lines[0]?.lineId ?? 0 };
    const without = await till.do('cart.setSelected', { ...place, selected: false });
    expect(without.sellable).toBe(true);
    await till.do('orders.checkout', checkoutOf(without));
  });

  it('RX-7: two packs of a class in one sale; a third is refused, also of another brand or lot', async () => {
    const { till, drugs } = shop;
    const lines = [
      { drugId: drugs.ephedrine, quantity: 2 },
      { drugId: drugs.ephedrineSyrup, quantity: 1 },
    ];
    expect(await till.try('orders.createDirect', { lines, details: { buyer: BUYER } })).toMatchObject({
      ok: false,
      error: {
        code: 'CONTROLLED_QUANTITY_EXCEEDED',
        params: { controlClass: 'ephedrine', limit: 2, quantity: 3 },
      },
    });
    const cart = await fillCart(shop, { ephedrine: 2, ephedrineSyrup: 1 });
    const warning = {
      code: 'controlled_limit',
      blocking: true,
      params: { limit: 2, quantity: 3, controlClass: 'ephedrine' },
    };
    for (const line of cart.lines) expect(line.warnings).toContainEqual(warning);
    expect(await till.refused('orders.checkout', checkoutOf(cart))).toBe('CONTROLLED_QUANTITY_EXCEEDED');
    const less = await till.do('cart.undo', { cartId: cart.cartId });
    await till.do('orders.checkout', checkoutOf(less));
  });

  it.each([
    [undefined, 'BUYER_ID_REQUIRED'],
    [null, 'BUYER_ID_REQUIRED'],
    [{ name: '李明', idNumber: '110105194912310021' }, 'BUYER_ID_INVALID'],
    [{ name: '李明', idNumber: '' }, 'BUYER_ID_INVALID'],
    [{ name: '李明', idNumber: '11010519491231002x' }, 'BUYER_ID_INVALID'],
  ])('RX-7: a watched drug needs the buyer’s ID card: %o gives %s', async (buyer, code) => {
    const { till } = shop;
    const cart = await fillCart(shop, { ephedrine: 1 });
    expect(cart.buyerIdRequired).toBe(true);
    const sale = { ...checkoutOf(cart), details: buyer === undefined ? {} : { buyer } };
    expect(await till.refused('orders.checkout', sale)).toBe(code);
    expect((await activeCart(till)).cartId).toBe(cart.cartId);
  });

  it('RX-7: the register has every pack that left the shelf, by batch, with buyer and ID number; others see it masked', async () => {
    const { till } = shop;
    const cart = await fillCart(shop, { ephedrine: 2, vitamin: 1 });
    const { order } = await till.do('orders.checkout', checkoutOf(cart));
    expect(order.buyer).toEqual({ name: '李明', idNumberMasked: '110105********002X' });
    expect(JSON.stringify(order)).not.toContain(BUYER.idNumber);
    expect(register()).toEqual([
      {
        control_class: 'ephedrine',
        generic_name: '复方盐酸伪麻黄碱缓释胶囊',
        batch_number: 'B1',
        quantity: 2,
        buyer_name: '李明',
        buyer_id_number: BUYER.idNumber,
      },
    ]);
  });

  it('RX-7: a compound of more ephedrine than 30 mg a dose waits for a prescription, in the cart and when it is paid', async () => {
    const { till, drugs } = shop;
    const state = (unitUg: number | null, packUg: number | null) =>
      shop.counter.sql((db) =>
        db
          .prepare('UPDATE drug SET ephedrine_unit_ug = ?, ephedrine_pack_ug = ? WHERE id = ?')
          .run(unitUg, packUg, drugs.ephedrine),
      );
    state(30_000, 720_000);
    const { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: drugs.ephedrine, quantity: 1 }],
      details: { buyer: BUYER },
    });
    state(90_000, 720_000);
    const cart = await fillCart(shop, { ephedrine: 1 });
    expect(cart.lines[0]?.warnings.map(({ code }) => code)).toContain('prescription_required');
    expect(await till.refused('orders.checkout', checkoutOf(cart))).toBe('PRESCRIPTION_REQUIRED');
    const pay = {
      orderId: order.orderId,
      tenders: [{ kind: 'cash' as const, receivedFen: 10_000 }],
      handOver: true,
    };
    expect(await till.refused('orders.settle', pay)).toBe('PRESCRIPTION_REQUIRED');
    state(30_000, 720_001);
    const strong = await activeCart(till);
    expect(strong.lines[0]?.warnings.map(({ code }) => code)).toContain('ephedrine_pack');
    expect(await till.refused('orders.checkout', checkoutOf(strong))).toBe('EPHEDRINE_PACK_TOO_STRONG');
    expect(await till.refused('orders.settle', pay)).toBe('EPHEDRINE_PACK_TOO_STRONG');
    state(30_000, null);
    expect((await till.do('orders.settle', pay)).order.status).toBe('completed');
  });

  it('RX-7: packs that never left the shelf are not in the register', async () => {
    const { till, drugs } = shop;
    const { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: drugs.ephedrine, quantity: 1 }],
      details: { buyer: BUYER },
    });
    await till.do('orders.cancel', { orderId: order.orderId, reason: '顾客不要了' });
    await orderIn(shop, 'completed');
    expect(register()).toEqual([]);
  });

  it('RX-7: neither names nor numbers of people reach the log', async () => {
    const { till, counter } = shop;
    const cart = await fillCart(shop, { ephedrine: 1 });
    await till.do('orders.checkout', checkoutOf(cart));
    await till.try('orders.checkout', checkoutOf(cart));
    expect(JSON.stringify(counter.log)).not.toContain(BUYER.idNumber);
    expect(JSON.stringify(counter.log)).not.toContain(BUYER.name);
  });
});
