import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

describe('counting what sells', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.counter.dispose());

  const sold = (drugId: number): number =>
    shop.counter.sql((db) =>
      Number(db.prepare('SELECT sold FROM drug_popularity WHERE drug_id = ?').pluck().get(drugId) ?? 0),
    );

  it('CAT-3: counts each order once, when the counter idles, also over a restart', async () => {
    const { till, counter, drugs } = shop;
    const order = (quantity: number) =>
      till.do('orders.createDirect', { lines: [{ drugId: drugs.paracetamol, quantity }] });
    await order(2);
    await order(3);
    expect(sold(drugs.paracetamol)).toBe(0);
    counter.time.advance(MINUTE_MS);
    expect(sold(drugs.paracetamol)).toBe(5);
    await counter.close();
    await counter.open();
    await order(1);
    counter.time.advance(MINUTE_MS);
    counter.time.advance(MINUTE_MS);
    expect(sold(drugs.paracetamol)).toBe(6);
  });
});
