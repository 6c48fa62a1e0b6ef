import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CartView } from '#shared/contracts/cart.ts';
import { approved } from '#test/support/prescriptions.ts';
import { activeCart, checkoutOf, fillCart } from '#test/support/sell.ts';
import { countRows } from '#test/support/store-dump.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const ALL = { kind: 'percent', bp: 10_000 } as const;
const GIFT = { code: 'gift_forbidden', blocking: true, params: {} };

/** Which lines the till marks as gifts that may not be. */
const marked = (cart: CartView) => cart.lines.map(({ warnings }) => warnings.some(isGift));
const isGift = ({ code }: { code: string }) => code === GIFT.code;

const discountLine = (cart: CartView, index: number) =>
  shop.till.do('cart.setLineDiscount', {
    cartId: cart.cartId,
    lineId: cart.lines[index]?.lineId ?? 0,
    discount: ALL,
  });

/** The cart as it stands is refused, and neither order nor money comes of it. */
const expectRefused = async (cart: CartView, drugIds: readonly number[]) => {
  expect(cart.sellable).toBe(false);
  expect(await shop.till.try('orders.checkout', checkoutOf(cart))).toMatchObject({
    ok: false,
    error: { code: 'GIFT_FORBIDDEN', params: { drugIds } },
  });
  expect(countRows(shop.counter, ['sale_order', 'payment'])).toEqual({ sale_order: 0, payment: 0 });
  expect((await activeCart(shop.till)).cartId).toBe(cart.cartId);
};

describe('RX-7: no gifts of prescription and class A OTC drugs', () => {
  it('RX-7: a line discount that leaves nothing is refused, and a fen less is not', async () => {
    const { till, drugs } = shop;
    const filled = await fillCart(shop, { ephedrine: 1, vitamin: 1 });
    const gift = await discountLine(filled, 0);
    expect(gift.lines[0]?.warnings).toContainEqual(GIFT);
    expect(marked(gift)).toEqual([true, false]);
    await expectRefused(gift, [drugs.ephedrine]);
    const price = filled.lines[0]?.listPriceFen ?? 0;
    const paid = await till.do('cart.setLineDiscount', {
      cartId: gift.cartId,
      lineId: gift.lines[0]?.lineId ?? 0,
      discount: { kind: 'amount', fen: price - 1 },
    });
    expect(marked(paid)).toEqual([false, false]);
    expect((await till.do('orders.checkout', checkoutOf(paid))).order.items[0]?.netFen).toBe(1);
  });

  it('RX-7: an order discount on everything gives the drug away, and other goods may be free', async () => {
    const { till, drugs } = shop;
    const { cartId } = await fillCart(shop, { ephedrine: 1, vitamin: 1 });
    const cart = await till.do('cart.setTerms', { cartId, orderDiscount: ALL });
    expect(marked(cart)).toEqual([true, false]);
    await expectRefused(cart, [drugs.ephedrine]);
    const place = { cartId, lineId: cart.lines[0]?.lineId ?? 0 };
    const without = await till.do('cart.setSelected', { ...place, selected: false });
    expect(marked(without)).toEqual([false, false]);
    expect((await till.do('orders.checkout', checkoutOf(without))).order.amounts.totalFen).toBe(0);
  });

  it('RX-7: a coupon worth all of it gives the drug away', async () => {
    const { till, drugs } = shop;
    const { cartId } = await fillCart(shop, { ephedrine: 1 });
    const cart = await till.do('cart.setTerms', { cartId, couponFen: 9_999 });
    expect(marked(cart)).toEqual([true]);
    await expectRefused(cart, [drugs.ephedrine]);
  });

  it('RX-7: a prescription drug is no gift either, and an order made without a cart is refused too', async () => {
    const { till, drugs } = shop;
    const { prescriptionId } = await approved(shop, { antibiotic: 1 });
    const cart = await till.do('cart.addPrescription', { prescriptionId });
    const gift = await discountLine(cart, 0);
    expect(marked(gift)).toEqual([true]);
    await expectRefused(gift, [drugs.antibiotic]);
    expect(
      await till.refused('orders.createDirect', {
        lines: [
          { drugId: drugs.antibiotic, quantity: 1, prescription: { prescriptionId, lineNo: 1 } },
          { drugId: drugs.vitamin, quantity: 1 },
        ],
        orderDiscount: ALL,
      }),
    ).toBe('GIFT_FORBIDDEN');
  });
});
