import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

/** More than are verified on the spot. */
const ORDERS = 320;

describe('INV-2 ORD-10: verifying a store with many orders', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openShop();
    for (let index = 0; index < ORDERS; index += 1) await order();
  });
  afterAll(() => shop.counter.dispose());

  const order = () =>
    shop.till.do('orders.createDirect', { lines: [{ drugId: shop.drugs.vitamin, quantity: 1 }] });

  it('INV-2: looks at one moment of it while the counter sells on', async () => {
    let verified = false;
    const verifying = shop.till.do('system.verifyStore', {}).then((report) => {
      verified = true;
      return report;
    });
    const sameAnswer = shop.till.do('system.verifyStore', {});
    await order();
    expect(verified).toBe(false);
    const report = await verifying;
    expect(report.differences).toEqual([]);
    expect(report.checked.orders).toBeGreaterThanOrEqual(ORDERS);
    expect(await sameAnswer).toEqual(report);
  });

  it('ORD-10: names what somebody changed', async () => {
    shop.counter.sql((db) => db.exec('UPDATE sale_order SET paid_fen = 1 WHERE id = 7'));
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences).toContainEqual(
      expect.objectContaining({ kind: 'paid_fen', expected: '0', actual: '1' }),
    );
    shop.counter.sql((db) => db.exec('UPDATE sale_order SET paid_fen = 0 WHERE id = 7'));
  });

  it('INV-2: gives way when the counter is closed', async () => {
    const verifying = shop.till.refused('system.verifyStore', {});
    await shop.counter.close();
    expect(await verifying).toBe('CORE_STOPPING');
    await shop.counter.open();
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  });
});
