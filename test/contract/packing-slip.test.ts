import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
  const { receipt } = await shop.till.do('settings.get', {});
  await shop.till.do('settings.update', { receipt: { ...receipt, printer: { kind: 'file' } } });
});
afterAll(() => shop.counter.dispose());

describe('OPS-7: packing slips through the contract', () => {
  it('OPS-7: count their copies by themselves, beside those of the receipt, in the order’s history', async () => {
    const { till } = shop;
    const { orderId, orderNumber } = await orderIn(shop, 'dispensing');
    expect(await till.do('printing.printDocument', { orderId })).toMatchObject({ copyNo: 1 });
    expect(await till.do('printing.printDocument', { orderId, document: 'packing_slip' })).toMatchObject({
      copyNo: 1,
      fileName: expect.stringContaining(`${orderNumber}-packing-1`),
    });
    expect(await till.do('printing.printDocument', { orderId, document: 'packing_slip' })).toMatchObject({
      copyNo: 2,
    });
    expect(await till.do('printing.printDocument', { orderId })).toMatchObject({ copyNo: 2 });
    const order = await till.do('orders.get', { orderId });
    expect(order.events.slice(-4).map(({ action }) => action)).toEqual([
      'print_receipt',
      'print_packing_slip',
      'reprint_packing_slip',
      'reprint_receipt',
    ]);
    const shown = receiptLines(
      await till.do('printing.documentPreview', { orderId, document: 'packing_slip' }),
    ).join('\n');
    expect(shown).toContain('重印 第1次');
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  it('OPS-7: carry the parcel once it is sent, and an order that is not there has none', async () => {
    const { orderId } = await orderIn(shop, 'dispensing');
    const preview = async () =>
      receiptLines(
        await shop.till.do('printing.documentPreview', { orderId, document: 'packing_slip' }),
      ).join('\n');
    expect(await preview()).not.toContain('中通快递');
    await shop.till.do('orders.ship', {
      drugsApart: true,
      orderId,
      carrier: '中通快递',
      trackingNumber: '78901',
      packageCount: 3,
    });
    expect(await preview()).toContain('中通快递');
    expect(await preview()).toContain('共3个包裹');
    for (const name of ['printing.documentPreview', 'printing.printDocument'] as const)
      expect(await shop.till.refused(name, { orderId: 999_999, document: 'packing_slip' })).toBe(
        'ORDER_NOT_FOUND',
      );
  });
});
