import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkoutOf, fillCart, sell } from '#test/support/sell.ts';
import { DAY_MS, HOUR_MS } from '#test/support/test-platform.ts';
import { EARLY_UNITS, openShop, type TestShop } from '#test/support/test-shop.ts';

/** Some days after the early batch of paracetamol has expired. */
const AFTER_EXPIRY_MS = Date.UTC(2026, 11, 10, 2);
const YEAR_MS = 365 * DAY_MS;

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
  shop.counter.time.set(AFTER_EXPIRY_MS);
  await sell(shop, { vitamin: 1 });
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

async function unitsOf(batchId: number): Promise<number | undefined> {
  const { batches } = await shop.till.do('inventory.listBatches', { drugId: shop.drugs.paracetamol });
  return batches.find((batch) => batch.batchId === batchId)?.onHand;
}

describe('INV-1 OPS-3: expired goods and a clock that was set back', () => {
  it('INV-1: goods that expired by the true date are not sold under a clock to which they look fresh', async () => {
    const { counter, till, batches } = shop;
    const cart = await fillCart(shop, { paracetamol: 1 });
    counter.time.set(AFTER_EXPIRY_MS - YEAR_MS);
    expect(await till.refused('orders.checkout', checkoutOf(cart))).toBe('CLOCK_BEHIND');
    await counter.close();
    await counter.open();
    expect(await till.refused('orders.checkout', checkoutOf(cart))).toBe('CLOCK_BEHIND');
    expect(await unitsOf(batches.early)).toBe(EARLY_UNITS);

    counter.time.set(AFTER_EXPIRY_MS + HOUR_MS);
    const { order } = await till.do('orders.checkout', checkoutOf(cart));
    expect(order.items.flatMap((item) => item.batches.map(({ batchNumber }) => batchNumber))).toEqual([
      'LATE',
    ]);
    expect(await unitsOf(batches.early)).toBe(EARLY_UNITS);
  });
});
