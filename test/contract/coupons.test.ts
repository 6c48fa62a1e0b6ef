import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contracts/index.ts';
import { requestFor } from '#test/support/after-sales-paths.ts';
import { addCoupon } from '#test/support/coupons.ts';
import { activeCart, checkoutOf, fillCart } from '#test/support/sell.ts';
import type { DrugKey } from '#test/support/small-catalog.ts';
import { DAY_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import type { Till } from '#test/support/till.ts';
import { addMember } from '#test/support/waiting-orders.ts';

let shop: TestShop;
let till: Till;
beforeEach(async () => {
  shop = await openShop();
  till = shop.till;
});
afterEach(async () => {
  expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

type Terms = Partial<CallInput<'coupons.save'>>;

/** A cart with these goods, onto which somebody types the coupon. */
async function tryCoupon(terms: Terms, goods: Partial<Record<DrugKey, number>>, code = 'SAVE5') {
  await addCoupon(shop, terms);
  const { cartId } = await fillCart(shop, goods);
  return till.try('cart.setCoupon', { cartId, code });
}

async function cartWith(terms: Terms, goods: Partial<Record<DrugKey, number>>) {
  const result = await tryCoupon(terms, goods);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function refusal(terms: Terms, goods: Partial<Record<DrugKey, number>>) {
  const result = await tryCoupon(terms, goods);
  if (result.ok) throw new Error('the coupon was taken');
  expect((await activeCart(till)).coupon).toBeNull();
  return result.error;
}

const card = (amountFen: number) => [{ kind: 'card' as const, amountFen, reference: 'POS' }];
const usedOf = async () => (await till.do('coupons.list', {})).coupons.map(({ used }) => used);

/** An order of the active cart that waits to be paid. */
async function pending() {
  const cart = await activeCart(till);
  const sale = { cartId: cart.cartId, expectedTotalFen: cart.totals.totalFen };
  return (await till.do('orders.createFromCart', sale)).order;
}

describe('CART-3: a coupon is used by its terms', () => {
  it('CART-3: an amount is split over the goods it covers alone, and the order keeps every share', async () => {
    const cart = await cartWith(
      { amountFen: 100, drugCodes: ['T002', 'T003'] },
      {
        paracetamol: 1,
        vitamin: 2,
        plaster: 1,
      },
    );
    expect(cart).toMatchObject({
      couponCode: 'SAVE5',
      coupon: { name: '五角券', problem: null },
      totals: { couponFen: 100, totalFen: 1_250 + 666 + 1 - 100 },
    });
    const { order } = await till.do('orders.checkout', checkoutOf(cart));
    expect(order.items.map(({ couponFen }) => couponFen)).toEqual([0, 100, 0]);
    expect(order.amounts.couponFen).toBe(100);
    expect(await usedOf()).toEqual([1]);
    const { couponId } = (await till.do('coupons.list', {})).coupons[0] ?? { couponId: 0 };
    expect(await till.do('coupons.uses', { couponId })).toEqual({
      uses: [
        expect.objectContaining({ orderNumber: order.orderNumber, couponFen: 100, givenBackAtMs: null }),
      ],
    });
  });

  it('CART-3: a percentage is rounded half up over all covered goods, and capped', async () => {
    const percent = { kind: 'percent', amountFen: 0, percentBp: 1_500 } as const;
    // 15 % of 3 × ¥3.33 is ¥1.4985.
    expect((await cartWith(percent, { vitamin: 3 })).totals.couponFen).toBe(150);
    await addCoupon(shop, { ...percent, code: 'CAPPED', capFen: 99 });
    const { cartId } = await activeCart(till);
    expect((await till.do('cart.setCoupon', { cartId, code: 'capped ' })).totals.couponFen).toBe(99);
  });

  it('CART-3: a coupon takes no more than the goods cost', async () => {
    expect((await cartWith({ amountFen: 5_000 }, { plaster: 3 })).totals).toMatchObject({
      couponFen: 3,
      totalFen: 0,
    });
  });

  it('CART-3: prescription, class A and watched drugs are never promoted', async () => {
    expect((await refusal({ drugCodes: ['T004'] }, { ephedrine: 1 })).params).toMatchObject({
      reason: 'not_these_goods',
    });
    await till.do('cart.addItem', { drugId: shop.drugs.vitamin, quantity: 1 });
    await addCoupon(shop, { code: 'ALL', amountFen: 400 });
    const { cartId } = await activeCart(till);
    expect((await till.do('cart.setCoupon', { cartId, code: 'ALL' })).totals.couponFen).toBe(333);
  });

  it.each<[string, Terms, Record<string, unknown>]>([
    ['expired', { validFrom: '2026-06-01', validTo: '2026-06-14' }, { name: '五角券 2026-06-14' }],
    ['not_yet', { validFrom: '2026-06-16', validTo: '2026-06-17' }, { name: '五角券 2026-06-16' }],
    ['minimum', { minimumFen: 1_000 }, { short_fen: 334 }],
    ['not_these_goods', { categories: ['device'] }, {}],
    ['not_these_goods', { excludedDrugCodes: ['T002'] }, {}],
    ['members_only', { membersOnly: true }, {}],
    ['customer_needed', { maxUsesPerCustomer: 1 }, {}],
  ])('CART-3: it is refused with %s and what the words need', async (reason, terms, params) => {
    expect(await refusal(terms, { vitamin: 2 })).toMatchObject({
      code: 'COUPON_REFUSED',
      params: { reason, ...params },
    });
  });

  it('CART-3: one that does not stack is refused where another discount is, and taken off the rest', async () => {
    const { cartId } = await fillCart(shop, { vitamin: 1 });
    const discount = { kind: 'percent' as const, bp: 500 };
    await till.do('cart.setLineDiscount', { cartId, lineId: 1, discount });
    await addCoupon(shop, { stackable: false });
    expect(await till.try('cart.setCoupon', { cartId, code: 'SAVE5' })).toMatchObject({
      error: { code: 'COUPON_REFUSED', params: { reason: 'not_with_discount' } },
    });
    await till.do('cart.addItem', { drugId: shop.drugs.paracetamol, quantity: 1 });
    const cart = await till.do('cart.setCoupon', { cartId, code: 'SAVE5' });
    expect(cart.totals.couponFen).toBe(50);
  });

  it('CART-3: an unknown code says so, and an empty one takes the coupon off', async () => {
    const { cartId } = await cartWith({}, { vitamin: 1 });
    expect(await till.refused('cart.setCoupon', { cartId, code: 'NONE' })).toBe('COUPON_NOT_FOUND');
    expect(await till.do('cart.setCoupon', { cartId, code: '' })).toMatchObject({
      couponCode: '',
      coupon: null,
      totals: { couponFen: 0 },
    });
  });

  it('CART-3: it falls away when the cart no longer meets its terms, is said so, and is not used up', async () => {
    const { cartId } = await cartWith({ minimumFen: 600, maxUses: 1 }, { vitamin: 2 });
    const less = await till.do('cart.setQuantity', { cartId, lineId: 1, quantity: 1 });
    expect(less).toMatchObject({
      coupon: { problem: { reason: 'minimum', params: { short_fen: 267 } } },
      totals: { couponFen: 0, totalFen: 333 },
    });
    const { order } = await till.do('orders.checkout', checkoutOf(less));
    expect(order.amounts.couponFen).toBe(0);
    expect(await usedOf()).toEqual([0]);
  });
});

describe('CART-3 SEC-1: who may promise a discount', () => {
  it('CART-3: coupons are made, changed and stopped by those who lead', async () => {
    const made = await addCoupon(shop);
    const { couponId, version, used: _, stopped: __, ...terms } = made;
    const changed = await till.do('coupons.save', { ...terms, couponId, version, amountFen: 80 });
    expect(changed).toMatchObject({ version: 2, amountFen: 80 });
    expect(await till.refused('coupons.save', { ...terms, couponId, version, amountFen: 90 })).toBe(
      'VERSION_CONFLICT',
    );
    expect(
      await till.refused('coupons.save', { ...terms, couponId: null, version: null, code: 'save5' }),
    ).toBe('COUPON_CODE_TAKEN');
    const unknown = { ...terms, couponId: null, version: null, code: 'X', drugCodes: ['NONE'] };
    expect(await till.refused('coupons.save', unknown)).toBe('DRUG_NOT_FOUND');
    await till.do('coupons.setStopped', { couponId, version: 2, stopped: true });
    const { cartId } = await fillCart(shop, { vitamin: 1 });
    const result = await till.try('cart.setCoupon', { cartId, code: 'SAVE5' });
    expect(result).toMatchObject({ ok: false, error: { params: { reason: 'stopped' } } });
    const cashier = await shop.counter.signInWith('赵磊', ['cashier']);
    expect(await cashier.refused('coupons.list', {})).toBe('FORBIDDEN');
  });

  it('CART-3: the amount of a voucher is stated by who may manage coupons alone', async () => {
    const cashier = await shop.counter.signInWith('赵磊', ['cashier']);
    const { cart } = await cashier.do('cart.addItem', { drugId: shop.drugs.vitamin, quantity: 1 });
    const { cartId } = cart;
    expect(await cashier.refused('cart.setTerms', { cartId, couponFen: 100 })).toBe('FORBIDDEN');
    await cashier.do('cart.setTerms', { cartId, remark: '送货' });
    await addCoupon(shop);
    expect((await cashier.do('cart.setCoupon', { cartId, code: 'SAVE5' })).totals.couponFen).toBe(50);
  });

  it('CART-3: a limit is not set below what was used', async () => {
    const cart = await cartWith({ maxUses: 3 }, { vitamin: 1 });
    await till.do('orders.checkout', checkoutOf(cart));
    const cart2 = await fillCart(shop, { vitamin: 1 });
    await till.do('cart.setCoupon', { cartId: cart2.cartId, code: 'SAVE5' });
    await till.do('orders.checkout', checkoutOf(await activeCart(till)));
    const {
      used,
      stopped: _,
      ...coupon
    } = (await till.do('coupons.list', {})).coupons[0] ?? (await addCoupon(shop));
    expect(used).toBe(2);
    expect(await till.refused('coupons.save', { ...coupon, maxUses: 1 })).toBe('COUPON_LIMIT_BELOW_USES');
  });
});

describe('CART-3 ORD-7 ORD-9: a use is counted once, whatever becomes of the order', () => {
  it('CART-3: of two screens with the last use one gets it, and the other sees the price without', async () => {
    const colleague = await shop.counter.signInWith('赵磊', ['cashier']);
    const first = await cartWith({ maxUses: 1 }, { vitamin: 1 });
    const { cart } = await colleague.do('cart.addItem', { drugId: shop.drugs.vitamin, quantity: 1 });
    const second = await colleague.do('cart.setCoupon', { cartId: cart.cartId, code: 'SAVE5' });
    const sales = await Promise.all([
      till.try('orders.checkout', checkoutOf(first)),
      colleague.try('orders.checkout', checkoutOf(second)),
    ]);
    expect(sales.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sales.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'PRICE_CHANGED' } });
    expect(await usedOf()).toEqual([1]);
    const shown = await activeCart(sales[0]?.ok === true ? colleague : till);
    expect(shown.coupon?.problem).toEqual({ reason: 'used_up', params: {} });
  });

  it('ORD-2: the same checkout again uses no second one', async () => {
    const cart = await cartWith({}, { vitamin: 1 });
    const commandId = '01890a5d-ac96-774b-bcce-b302099a8058';
    await till.do('orders.checkout', checkoutOf(cart), commandId);
    await till.do('orders.checkout', checkoutOf(cart), commandId);
    expect(await usedOf()).toEqual([1]);
  });

  it('CART-3: a customer uses it as often as it says, and has it back when the order is cancelled', async () => {
    const customerId = await addMember(shop);
    await addCoupon(shop, { maxUsesPerCustomer: 1, membersOnly: true });
    const use = async () => {
      const { cartId } = await fillCart(shop, { vitamin: 1 });
      await till.do('cart.setCustomer', { cartId, customerId });
      return till.try('cart.setCoupon', { cartId, code: 'SAVE5' });
    };
    expect((await use()).ok).toBe(true);
    const order = await pending();
    expect(await use()).toMatchObject({ ok: false, error: { params: { reason: 'used_by_customer' } } });
    await till.do('orders.cancel', { orderId: order.orderId, reason: '不要了' });
    expect(await usedOf()).toEqual([0]);
    const { cartId } = await activeCart(till);
    expect((await till.do('cart.setCoupon', { cartId, code: 'SAVE5' })).totals.couponFen).toBe(50);
  });

  it('ORD-6: an order that times out gives its coupon back', async () => {
    await cartWith({}, { vitamin: 1 });
    await pending();
    shop.counter.time.advance(DAY_MS);
    expect(await usedOf()).toEqual([0]);
  });

  it('ORD-9: parts share the use of the whole, to the fen, and give it back together', async () => {
    await cartWith({ amountFen: 101 }, { vitamin: 3 });
    const whole = await pending();
    const line = (quantity: number) => ({ lines: [{ lineNo: 1, quantity }] });
    const { parts } = await till.do('orders.split', { orderId: whole.orderId, parts: [line(2), line(1)] });
    expect(parts.reduce((sum, part) => sum + part.amounts.couponFen, 0)).toBe(101);
    expect(await usedOf()).toEqual([1]);
    const [first, second] = parts;
    await till.do('orders.cancel', { orderId: first?.orderId ?? 0, reason: '不要了' });
    expect(await usedOf()).toEqual([1]);
    await till.do('orders.cancel', { orderId: second?.orderId ?? 0, reason: '不要了' });
    expect(await usedOf()).toEqual([0]);
  });

  it('ORD-9: a merged order carries the uses of both', async () => {
    const customerId = await addMember(shop);
    await addCoupon(shop);
    const orders = [];
    for (const quantity of [1, 2]) {
      const { cartId } = await fillCart(shop, { vitamin: quantity });
      await till.do('cart.setCustomer', { cartId, customerId });
      await till.do('cart.setCoupon', { cartId, code: 'SAVE5' });
      orders.push(await pending());
    }
    const { order } = await till.do('orders.merge', { orders: orders.map(({ orderId }) => ({ orderId })) });
    expect([order.amounts.couponFen, await usedOf()]).toEqual([100, [2]]);
    await till.do('orders.cancel', { orderId: order.orderId, reason: '不要了' });
    expect(await usedOf()).toEqual([0]);
  });

  it('AS-2: a part that is refunded gives no coupon back; what is refunded is exact', async () => {
    const cart = await cartWith({ amountFen: 100 }, { vitamin: 3 });
    const { order } = await till.do('orders.checkout', {
      ...checkoutOf(cart),
      tenders: card(cart.totals.totalFen),
    });
    const lines = [{ lineNo: 1, quantity: 1 }];
    const { afterSalesId, version } = await requestFor(till, order, { kind: 'refund_only', lines });
    const { afterSales } = await till.do('aftersales.approve', { afterSalesId, version });
    // 8.99 for three: the largest remainder goes first.
    const done = { afterSalesId, version: afterSales.version, expectedRefundFen: 300 };
    expect((await till.do('aftersales.complete', done)).afterSales.state).toBe('completed');
    expect(await usedOf()).toEqual([1]);
  });
});
