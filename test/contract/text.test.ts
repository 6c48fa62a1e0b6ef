import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIn } from '#test/support/order-paths.ts';
import { activeCart, fillCart, sell } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const NASTY = [
  "Robert'); DROP TABLE sale_order;--",
  '<img src=x onerror=alert(1)>',
  '" OR ""="',
  '%_\\*?[a-z]',
  '{{7*7}}<%= 7*7 %>',
  '王\u{20000}\u{1F48A}é',
] as const;

describe.each(NASTY)('SEC-5: a text stays a text: %s', (text) => {
  it('SEC-5: in the names of people', async () => {
    const { till, counter } = shop;
    const saved = await till.do('customers.save', {
      customerId: null,
      name: text,
      phone: '',
      isMember: false,
    });
    expect(saved.name).toBe(text);
    expect((await till.do('customers.search', { query: text })).customers).toEqual([saved]);
    const person = await counter.signIn(text);
    expect((await person.do('staff.currentDuty', {})).name).toBe(text);
    const { order } = await person.do('orders.createDirect', {
      lines: [{ drugId: shop.drugs.vitamin, quantity: 1 }],
      customerId: saved.customerId,
    });
    expect(order).toMatchObject({ customer: { name: text }, staffName: text, historyIntact: true });
    expect((await till.do('orders.list', { search: text })).rows.map((row) => row.orderId)).toEqual([
      order.orderId,
    ]);
  });

  it('SEC-5: in what is written on carts and orders', async () => {
    const { till } = shop;
    const { cartId } = await fillCart(shop, { vitamin: 1 });
    await till.do('cart.setTerms', { cartId, couponCode: text, remark: text });
    await till.do('cart.park', { cartId, label: text });
    expect((await till.do('cart.listParked', {})).carts[0]?.label).toBe(text);
    await till.do('cart.resume', { cartId });
    expect(await activeCart(till)).toMatchObject({ couponCode: text, remark: text });
    const { order } = await till.do('orders.createFromCart', { cartId, details: { doctorName: text } });
    expect(order).toMatchObject({ remark: text, doctor: { name: text } });
    const dispensing = await orderIn(shop, 'dispensing');
    const shipped = await till.do('orders.ship', {
      drugsApart: true,
      orderId: dispensing.orderId,
      carrier: text,
      trackingNumber: text,
    });
    expect(shipped.order).toMatchObject({ carrier: text, trackingNumber: text });
    const cancelled = await till.do('orders.cancel', { orderId: order.orderId, reason: text });
    expect(cancelled.order.cancelReason).toBe(text);
    expect(cancelled.order.events.at(-1)?.reason).toBe(text);
  });

  it('SEC-5: in stock and settings', async () => {
    const { till, drugs } = shop;
    const goods = {
      drugId: drugs.vitamin,
      batchNumber: text,
      expiryDate: '2028-01-01',
      quantity: 1,
      reason: text,
    };
    const batch = await till.do('inventory.receiveGoods', goods);
    expect(batch.batchNumber).toBe(text);
    const { rows } = await till.do('inventory.listMovements', { batchId: batch.batchId });
    expect(rows[0]?.reason).toBe(text);
    const shopTexts = { name: text, address: text, phone: text, licence: text, footer: text };
    expect((await till.do('settings.update', { shop: shopTexts })).shop).toEqual(shopTexts);
    expect((await till.do('system.status', {})).shopName).toBe(text);
    const { orderId } = await sell(shop, { vitamin: 1 });
    await till.do('printing.documentPreview', { orderId });
  });

  it('SEC-5: in every search box', async () => {
    const { till } = shop;
    for (const query of [text, `${text}*`, `"${text}"`, `${text} NEAR vitamin`, `genericName:${text}`]) {
      expect((await till.do('catalog.searchDrugs', { query: query.slice(0, 100) })).hits).toEqual([]);
      expect((await till.do('inventory.listStock', { search: query.slice(0, 100) })).rows).toEqual([]);
      expect((await till.do('orders.list', { search: query.slice(0, 60) })).rows).toEqual([]);
    }
    expect(['BARCODE_UNKNOWN', 'BARCODE_INVALID']).toContain(
      await till.refused('catalog.resolveScan', { code: text }),
    );
    expect(['BARCODE_UNKNOWN', 'BARCODE_INVALID']).toContain(
      await till.refused('cart.addScan', { code: text }),
    );
  });
});

describe('CAT-4: barcodes with control characters', () => {
  it.each([
    '\u0000',
    '690\u0000123',
    '\u001b[2J6901234567892',
    '６９０１２３４５６７８９２',
    '6901234567893',
    ' ',
    '\n',
  ])('CAT-4: %o is refused as no code', async (code) => {
    expect(await shop.till.refused('catalog.resolveScan', { code })).toBe('BARCODE_INVALID');
    expect(await shop.till.refused('cart.addScan', { code })).toBe('BARCODE_INVALID');
  });
});
