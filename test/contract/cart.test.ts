import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CartView } from '#shared/contracts/cart.ts';
import { activeCart, checkoutOf, fillCart } from '#test/support/sell.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const shape = (cart: CartView) => cart.lines.map((line) => [line.code, line.quantity, line.selected]);

function setPrice(drugId: number, priceFen: number): void {
  shop.counter.sql((db) => db.prepare('UPDATE drug SET price_fen = ? WHERE id = ?').run(priceFen, drugId));
}

describe('CART-1: the lines of a cart', () => {
  it('CART-1: the same item merges into its line; another gets a line of its own', async () => {
    const cart = await fillCart(shop, { paracetamol: 2, vitamin: 1 });
    expect(shape(cart)).toEqual([
      ['T001', 2, true],
      ['T002', 1, true],
    ]);
    const again = await shop.till.do('cart.addItem', { drugId: shop.drugs.paracetamol, quantity: 3 });
    expect(shape(again.cart)).toEqual([
      ['T001', 5, true],
      ['T002', 1, true],
    ]);
    expect(again.lineId).toBe(cart.lines[0]?.lineId);
  });

  it('CART-1 CAT-4: a scanned lot keeps a line of its own, and adding a deselected item selects it', async () => {
    const { till, drugs } = shop;
    await fillCart(shop, { paracetamol: 1 });
    const code = ']d201069012345678921728123110LATE';
    await till.do('cart.addScan', { code });
    const { cart } = await till.do('cart.addScan', { code, quantity: 2 });
    expect(cart.lines.map((line) => [line.quantity, line.scannedBatchNumber])).toEqual([
      [1, null],
      [3, 'LATE'],
    ]);
    const [first] = cart.lines;
    const place = { cartId: cart.cartId, lineId: first?.lineId ?? 0 };
    await till.do('cart.setSelected', { ...place, selected: false });
    const added = await till.do('cart.addItem', { drugId: drugs.paracetamol, quantity: 1 });
    expect(added.cart.lines[0]).toMatchObject({ quantity: 2, selected: true });
  });

  it('CART-1: quantity, selection, removing and clearing; only selected lines are paid', async () => {
    const { till } = shop;
    const { cartId, lines } = await fillCart(shop, { paracetamol: 1, vitamin: 2, plaster: 5 });
    const [first, second] = lines.map((line) => ({ cartId, lineId: line.lineId }));
    if (first === undefined || second === undefined) throw new Error('the cart has its lines');
    expect((await till.do('cart.setQuantity', { ...first, quantity: 4 })).totals.totalFen).toBe(
      4 * 1_250 + 2 * 333 + 5,
    );
    const deselected = await till.do('cart.setSelected', { ...first, selected: false });
    expect(deselected).toMatchObject({ totals: { totalFen: 2 * 333 + 5 }, quantity: 7, sellable: true });
    expect(shape(await till.do('cart.removeLine', second))).toEqual([
      ['T001', 4, false],
      ['T003', 5, true],
    ]);
    expect(await till.do('cart.clear', { cartId })).toMatchObject({
      lines: [],
      totals: { totalFen: 0 },
      sellable: false,
    });
  });

  it('CART-1: undo goes back step by step, also over clearing, and then has nothing left', async () => {
    const { till, drugs } = shop;
    const shapes: unknown[] = [];
    const { cartId, lines } = await fillCart(shop, { paracetamol: 1 });
    const place = { cartId, lineId: lines[0]?.lineId ?? 0 };
    shapes.push(shape(await activeCart(till)));
    await till.do('cart.addItem', { drugId: drugs.vitamin, quantity: 2 });
    shapes.push(shape(await activeCart(till)));
    await till.do('cart.setQuantity', { ...place, quantity: 9 });
    shapes.push(shape(await activeCart(till)));
    await till.do('cart.setLineDiscount', { ...place, discount: { kind: 'percent', bp: 1_000 } });
    shapes.push(shape(await activeCart(till)));
    await till.do('cart.clear', { cartId });
    while (shapes.length > 0) expect(shape(await till.do('cart.undo', { cartId }))).toEqual(shapes.pop());
    expect(await till.do('cart.undo', { cartId })).toMatchObject({ lines: [], canUndo: false });
    expect(await till.refused('cart.undo', { cartId })).toBe('NOTHING_TO_UNDO');
  });

  it('CART-1: a cart shows the prices and the stock of now', async () => {
    const { till, drugs } = shop;
    await fillCart(shop, { paracetamol: 2 });
    setPrice(drugs.paracetamol, 1_300);
    const cart = await activeCart(till);
    expect(cart.totals.totalFen).toBe(2_600);
    expect(cart.lines[0]).toMatchObject({
      listPriceFen: 1_300,
      availableQuantity: 10_005,
      nearestExpiry: '2026-12-01',
    });
    expect(cart.lines[0]?.warnings).toEqual([
      { code: 'near_expiry', blocking: false, params: { expiryDate: '2026-12-01' } },
      { code: 'price_changed', blocking: false, params: { from_fen: 1_250, to_fen: 1_300 } },
    ]);
  });

  it('CART-1: lines that were not selected are left in a new cart after the sale', async () => {
    const { till } = shop;
    const cart = await fillCart(shop, { paracetamol: 1, vitamin: 2 });
    const place = { cartId: cart.cartId, lineId: cart.lines[1]?.lineId ?? 0 };
    const deselected = await till.do('cart.setSelected', { ...place, selected: false });
    const { order } = await till.do('orders.checkout', checkoutOf(deselected));
    expect(order.items.map((item) => item.drugCode)).toEqual(['T001']);
    const left = await activeCart(till);
    expect(left.cartId).not.toBe(cart.cartId);
    expect(shape(left)).toEqual([['T002', 2, false]]);
    expect(await till.refused('orders.checkout', checkoutOf(left))).toBe('CART_EMPTY');
  });

  it('CART-1: a cart that was sold, and a cart of somebody else, are out of reach', async () => {
    const { counter, till } = shop;
    const cart = await fillCart(shop, { vitamin: 1 });
    const other = await counter.signIn('赵敏');
    const place = { cartId: cart.cartId, lineId: cart.lines[0]?.lineId ?? 0 };
    expect(await other.refused('cart.setQuantity', { ...place, quantity: 2 })).toBe('CART_NOT_FOUND');
    expect(await other.refused('orders.checkout', checkoutOf(cart))).toBe('CART_NOT_FOUND');
    expect(await other.do('cart.getActive', {})).toBeNull();
    await till.do('orders.checkout', checkoutOf(cart));
    for (const name of ['cart.clear', 'cart.undo', 'cart.park', 'cart.discard'] as const) {
      expect(await till.refused(name, { cartId: cart.cartId })).toBe('CART_NOT_FOUND');
    }
    expect(await till.refused('orders.checkout', checkoutOf(cart))).toBe('CART_NOT_FOUND');
    expect(
      await till.refused('cart.removeLine', {
        cartId: (await fillCart(shop, { vitamin: 1 })).cartId,
        lineId: 99,
      }),
    ).toBe('CART_LINE_NOT_FOUND');
  });
});

describe('ORD-4: limits', () => {
  it('ORD-4: at most so many of an item and so many kinds, in the cart and in the order', async () => {
    const { till, drugs } = shop;
    const { limits } = await till.do('settings.get', {});
    expect(limits).toMatchObject({ maxItemKinds: 20, maxItemQuantity: 99, minutesToPay: 15 });
    await till.do('settings.update', { limits: { ...limits, maxItemKinds: 2, maxItemQuantity: 10 } });
    await fillCart(shop, { paracetamol: 10, vitamin: 1 });
    expect(await till.refused('cart.addItem', { drugId: drugs.paracetamol, quantity: 1 })).toBe(
      'QUANTITY_LIMIT',
    );
    expect(await till.refused('cart.addItem', { drugId: drugs.plaster, quantity: 1 })).toBe('TOO_MANY_KINDS');
    const { cartId, lines } = await activeCart(till);
    expect(
      await till.refused('cart.setQuantity', { cartId, lineId: lines[1]?.lineId ?? 0, quantity: 11 }),
    ).toBe('QUANTITY_LIMIT');
    // A second lot of a drug is no further kind, but counts towards its limit when it is sold.
    const { cart } = await till.do('cart.addScan', { code: ']d201069012345678921728123110LATE' });
    expect(await till.refused('orders.checkout', checkoutOf(cart))).toBe('QUANTITY_LIMIT');
    const line = (drugId: number, quantity: number) => ({ drugId, quantity });
    expect(
      await till.refused('orders.createDirect', { lines: [line(drugs.vitamin, 6), line(drugs.vitamin, 5)] }),
    ).toBe('QUANTITY_LIMIT');
    const three = [line(drugs.vitamin, 1), line(drugs.plaster, 1), line(drugs.paracetamol, 1)];
    expect(await till.refused('orders.createDirect', { lines: three })).toBe('TOO_MANY_KINDS');
  });

  it('CART-1: what has no price is not sold', async () => {
    const { till, drugs } = shop;
    expect(await till.refused('cart.addItem', { drugId: drugs.unpriced, quantity: 1 })).toBe('NOT_FOR_SALE');
    expect(
      await till.refused('orders.createDirect', { lines: [{ drugId: drugs.unpriced, quantity: 1 }] }),
    ).toBe('NOT_FOR_SALE');
    const cart = await fillCart(shop, { vitamin: 1 });
    setPrice(drugs.vitamin, 0);
    expect((await activeCart(till)).lines[0]?.warnings).toContainEqual({
      code: 'not_for_sale',
      blocking: true,
      params: {},
    });
    expect(await till.refused('orders.checkout', checkoutOf(cart))).toBe('NOT_FOR_SALE');
    expect(await till.refused('cart.addItem', { drugId: 999, quantity: 1 })).toBe('DRUG_NOT_FOUND');
  });

  it('CART-3: an amount that no sale can have is refused, and the cart stays as it was', async () => {
    const { till, drugs } = shop;
    const { cartId } = await fillCart(shop, { vitamin: 2 });
    const before = dumpStore(shop.counter);
    expect(await till.refused('cart.setTerms', { cartId, shippingFeeFen: 10_000_000_000 })).toBe(
      'AMOUNT_TOO_LARGE',
    );
    expect(dumpStore(shop.counter)).toEqual(before);
    const lines = [{ drugId: drugs.vitamin, quantity: 1 }];
    expect(await till.refused('orders.createDirect', { lines, shippingFeeFen: 10_000_000_000 })).toBe(
      'AMOUNT_TOO_LARGE',
    );
    setPrice(drugs.paracetamol, 9_999_999_999);
    expect(await till.refused('cart.addItem', { drugId: drugs.paracetamol, quantity: 2 })).toBe(
      'AMOUNT_TOO_LARGE',
    );
    expect((await activeCart(till)).totals.totalFen).toBe(666);
  });
});

describe('CART-2: several carts', () => {
  it('CART-2: a parked cart keeps everything and is taken back by whoever is on duty', async () => {
    const { till, counter } = shop;
    const { cartId } = await fillCart(shop, { paracetamol: 2, vitamin: 1 });
    await till.do('cart.setTerms', {
      cartId,
      orderDiscount: { kind: 'percent', bp: 1_000 },
      remark: '下午来取',
    });
    const before = await activeCart(till);
    await till.do('cart.park', { cartId, label: '红衣服' });
    expect(await till.do('cart.getActive', {})).toBeNull();
    const { carts } = await till.do('cart.listParked', {});
    expect(carts).toEqual([
      expect.objectContaining({
        cartId,
        label: '红衣服',
        lineCount: 2,
        quantity: 3,
        totalFen: before.totals.totalFen,
        staffName: '王芳',
      }),
    ]);
    const other = await counter.signIn('赵敏');
    const resumed = await other.do('cart.resume', { cartId });
    expect(resumed).toMatchObject({
      lines: before.lines,
      totals: before.totals,
      remark: '下午来取',
      status: 'active',
    });
    expect(await till.refused('cart.resume', { cartId })).toBe('CART_NOT_FOUND');
    await other.do('orders.checkout', checkoutOf(resumed));
  });

  it('CART-2: taking a cart back parks the one that is being sold from, or drops it when it is empty', async () => {
    const { till } = shop;
    const first = await fillCart(shop, { paracetamol: 1 });
    await till.do('cart.park', { cartId: first.cartId });
    const second = await fillCart(shop, { vitamin: 1 });
    await till.do('cart.resume', { cartId: first.cartId });
    expect((await till.do('cart.listParked', {})).carts.map(({ cartId }) => cartId)).toEqual([second.cartId]);
    await till.do('cart.clear', { cartId: first.cartId });
    await till.do('cart.resume', { cartId: second.cartId });
    expect((await till.do('cart.listParked', {})).carts).toEqual([]);
  });

  it('CART-2: two screens that take the same parked cart: one gets it', async () => {
    const { till, counter } = shop;
    const { cartId } = await fillCart(shop, { vitamin: 1 });
    await till.do('cart.park', { cartId });
    const tills = [till, await counter.signIn('赵敏'), await counter.signIn('钱进')];
    const results = await Promise.all(tills.map((each) => each.try('cart.resume', { cartId })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(
      results.filter((result) => !result.ok).map((result) => (result.ok ? '' : result.error.code)),
    ).toEqual(['CART_NOT_FOUND', 'CART_NOT_FOUND']);
  });

  it('CART-2: an empty cart is not parked; a parked one can be thrown away', async () => {
    const { till, counter } = shop;
    const { cartId } = await fillCart(shop, { vitamin: 1 });
    await till.do('cart.clear', { cartId });
    expect(await till.refused('cart.park', { cartId })).toBe('CART_EMPTY');
    await till.do('cart.undo', { cartId });
    await till.do('cart.park', { cartId });
    await (await counter.signIn('赵敏')).do('cart.discard', { cartId });
    expect((await till.do('cart.listParked', {})).carts).toEqual([]);
    expect(await till.refused('cart.resume', { cartId })).toBe('CART_NOT_FOUND');
  });
});

describe('CART-3: terms', () => {
  it('CART-3: member price, discounts, coupon, shipping and tax: the order has what the cart showed, to the fen', async () => {
    const { till } = shop;
    const { cartId, lines } = await fillCart(shop, { paracetamol: 3, vitamin: 7, plaster: 11 });
    const member = { customerId: null, name: '王秀英', phone: '13800010001', isMember: true };
    const { customerId } = await till.do('customers.save', member);
    await till.do('cart.setCustomer', { cartId, customerId });
    const place = { cartId, lineId: lines[0]?.lineId ?? 0 };
    await till.do('cart.setLineDiscount', { ...place, discount: { kind: 'percent', bp: 1_150 } });
    const terms = {
      orderDiscount: { kind: 'amount', fen: 777 },
      couponCode: 'SPRING',
      couponFen: 333,
      shippingFeeFen: 600,
    } as const;
    const cart = await till.do('cart.setTerms', { cartId, ...terms });
    const { cashRoundingFen, ...totals } = cart.totals;
    expect(totals).toEqual({
      itemsFen: 3 * 1_250 + 7 * 333 + 11,
      memberDiscountFen: 7 * 34,
      lineDiscountFen: 431,
      orderDiscountFen: 777,
      couponFen: 333,
      shippingFeeFen: 600,
      taxFen: totals.taxFen,
      totalFen: 6_092 - 238 - 431 - 777 - 333 + 600,
    });
    expect(cashRoundingFen).toBe(-(totals.totalFen % 10));
    const { order } = await till.do('orders.createFromCart', { cartId, expectedTotalFen: totals.totalFen });
    expect(order.amounts).toEqual({ ...totals, roundingFen: 0, paidFen: 0, refundedFen: 0 });
    expect(order.customer).toEqual({ customerId, name: '王秀英', phone: '13800010001' });
    const sum = (pick: (item: (typeof order.items)[number]) => number) =>
      order.items.reduce((total, item) => total + pick(item), 0);
    expect(sum((item) => item.netFen) + 600).toBe(order.amounts.totalFen);
    expect(sum((item) => item.taxFen)).toBe(order.amounts.taxFen);
    expect(order.items.map((item) => [item.listPriceFen, item.unitPriceFen])).toEqual([
      [1_250, 1_250],
      [333, 299],
      [1, 1],
    ]);
  });

  it('CART-3: a discount above what it is taken from is refused; after lines left, it takes off what is there', async () => {
    const { till } = shop;
    const { cartId, lines } = await fillCart(shop, { paracetamol: 2, vitamin: 1 });
    const place = { cartId, lineId: lines[0]?.lineId ?? 0 };
    expect(
      await till.refused('cart.setLineDiscount', { ...place, discount: { kind: 'amount', fen: 2_501 } }),
    ).toBe('DISCOUNT_TOO_LARGE');
    expect(
      await till.refused('cart.setTerms', { cartId, orderDiscount: { kind: 'amount', fen: 2_834 } }),
    ).toBe('DISCOUNT_TOO_LARGE');
    await till.do('cart.setLineDiscount', { ...place, discount: { kind: 'amount', fen: 2_500 } });
    expect(await till.do('cart.setQuantity', { ...place, quantity: 1 })).toMatchObject({
      totals: { lineDiscountFen: 1_250, totalFen: 333 },
    });
    await till.do('cart.setTerms', { cartId, orderDiscount: { kind: 'amount', fen: 333 } });
    const free = await activeCart(till);
    expect(free.totals.totalFen).toBe(0);
    const { order, changeFen } = await till.do('orders.checkout', {
      cartId,
      expectedTotalFen: 0,
      tenders: [{ kind: 'cash', receivedFen: 0 }],
    });
    expect([order.status, order.amounts.paidFen, order.payments, changeFen]).toEqual(['completed', 0, [], 0]);
  });

  it('CART-3: what is left out of the terms stays, null takes it off', async () => {
    const { till } = shop;
    const { cartId } = await fillCart(shop, { paracetamol: 2 });
    await till.do('cart.setTerms', {
      cartId,
      orderDiscount: { kind: 'percent', bp: 1_000 },
      shippingFeeFen: 600,
      couponCode: 'A',
      couponFen: 50,
      remark: '备注',
    });
    const kept = await till.do('cart.setTerms', { cartId, couponFen: 60 });
    expect(kept).toMatchObject({
      orderDiscount: { kind: 'percent', bp: 1_000 },
      couponCode: 'A',
      remark: '备注',
      totals: { couponFen: 60, shippingFeeFen: 600 },
    });
    const cleared = await till.do('cart.setTerms', { cartId, orderDiscount: null, shippingFeeFen: 0 });
    expect(cleared).toMatchObject({ orderDiscount: null, totals: { totalFen: 2_440, shippingFeeFen: 0 } });
    expect(await till.refused('cart.setCustomer', { cartId, customerId: 77 })).toBe('CUSTOMER_NOT_FOUND');
  });

  it('CART-3: a price that changed between cart and sale stops the sale, and the new one sells', async () => {
    const { till, drugs } = shop;
    const cart = await fillCart(shop, { paracetamol: 2 });
    setPrice(drugs.paracetamol, 1_300);
    const stale = await till.try('orders.checkout', checkoutOf(cart));
    expect(stale).toMatchObject({
      ok: false,
      error: { code: 'PRICE_CHANGED', params: { expected_fen: 2_500, total_fen: 2_600 } },
    });
    shop.counter.time.advance(MINUTE_MS);
    const { order } = await till.do('orders.checkout', checkoutOf(await activeCart(till)));
    expect(order.amounts.totalFen).toBe(2_600);
  });
});
