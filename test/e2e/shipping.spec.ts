import type { Page } from '@playwright/test';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { expect, test } from './support/counter-test.ts';
import { expectState, HOME, shownNumber } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { beginSale, plainDrug, searchBox, typeText } from './support/sale-steps.ts';
import { expectAccessible, expectFits, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: {
    waiting: '待发出',
    sent: '已发出',
    lost: '丢失',
    refused: '拒收',
    returned: '已退回',
    delayed: '延误',
    delivered: '已签收',
    completed: '已完成',
    wrongNumber: '与承运方的格式不符',
    goods: '计为损失',
    money: '全额原路退还',
    cancelled: '已取消',
    slip: '装箱单',
    conflict: '刚被其他操作更改',
  },
  en: {
    waiting: 'To ship',
    sent: 'Sent',
    lost: 'Lost',
    refused: 'Refused',
    returned: 'Returned',
    delayed: 'Delayed',
    delivered: 'Delivered',
    completed: 'Completed',
    wrongNumber: 'not how this carrier writes',
    goods: 'written off',
    money: 'refunded the way it was paid',
    cancelled: 'Cancelled',
    slip: 'PACKING SLIP',
    conflict: 'changed elsewhere',
  },
} as const;

/** An order with an address that is paid and being dispensed. */
async function orderToShip(page: Page): Promise<OrderDetail> {
  const { hits } = await callCore(page, 'catalog.searchDrugs', { query: plainDrug(0).code, limit: 1 });
  const { order } = await callCore(page, 'orders.createDirect', {
    lines: [{ drugId: hits[0]?.drugId ?? 0, quantity: 2 }],
    details: { channel: 'mobile', address: HOME },
  });
  const { orderId } = order;
  const card = { kind: 'card', amountFen: order.amounts.totalFen, reference: 'POS1' } as const;
  await callCore(page, 'orders.settle', { orderId, tenders: [card], handOver: false });
  await callCore(page, 'orders.startDispensing', { orderId });
  return order;
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`SHIP-1 SHIP-2 SHIP-3: a parcel is packed, sent, lost and given up, by keys alone (${language})`, async ({
    page,
  }) => {
    await beginSale(page, language);
    await page.keyboard.press('Alt+7');
    await expect(searchBox(page)).toBeFocused();
    await takeScreen(page, `shipping-empty-${language}`);
    const order = await orderToShip(page);
    await expect(shownNumber(page)).toBeVisible();
    await expectState(page, words.waiting);
    await takeScreen(page, `shipping-waiting-${language}`);
    await expectAccessible(page);
    await expectFits(page);

    await page.keyboard.press('Control+p');
    await expect(page.getByRole('dialog')).toContainText(words.slip);
    await takeScreen(page, `shipping-slip-${language}`);
    await page.keyboard.press('Escape');

    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    await expect(page.locator('#ship-carrier')).toBeFocused();
    await page.keyboard.press('1');
    await expect(page.locator('#ship-tracking-number')).toBeFocused();
    await typeText(page, 'SF12');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText(words.wrongNumber);
    await typeText(page, '34567890123');
    await page.keyboard.press('Enter');
    await expect(page.locator('#ship-drugs-apart')).toBeFocused();
    await page.keyboard.press('F4');
    await takeScreen(page, `shipping-ship-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.sent);

    await page.keyboard.press('F6');
    await page.keyboard.press('4');
    await expect(page.locator('#track-note')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('#track-note')).toBeFocused();
    await typeText(page, 'SF 95338');
    await takeScreen(page, `shipping-track-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.lost);
    await page.keyboard.press('F3');
    await page.keyboard.press('F3');
    await expect(page.getByRole('listbox')).toContainText(words.lost);
    await takeScreen(page, `shipping-trouble-${language}`);
    await expectFits(page);

    await page.keyboard.press('F10');
    await expect(page.getByRole('dialog')).toContainText(words.goods);
    await expect(page.getByRole('dialog')).toContainText(words.money);
    await page.keyboard.press('1');
    await takeScreen(page, `shipping-give-up-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.cancelled);
    const after = await callCore(page, 'orders.get', { orderId: order.orderId });
    expect(after.amounts.refundedFen).toBe(after.amounts.paidFen);

    await page.keyboard.press('F4');
    await expect(page.locator('[data-event="track_shipment"]')).toContainText(words.lost);
    await takeScreen(page, `shipping-order-story-${language}`);
  });

  test(`SHIP-3 ORD-11: a refused parcel comes back, and who is overtaken is told (${language})`, async ({
    page,
  }) => {
    await beginSale(page, language);
    const { orderId, orderNumber } = await orderToShip(page);
    await callCore(page, 'orders.ship', { drugsApart: true, orderId, carrier: '自送' });
    await page.keyboard.press('Alt+7');
    await expect(searchBox(page)).toBeFocused();
    // A search looks in every group.
    await typeText(page, orderNumber);
    await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
    await expectState(page, words.sent);

    await page.keyboard.press('F6');
    await page.keyboard.press('1');
    const { shipment } = await callCore(page, 'shipping.get', { orderId });
    const { shipmentId, version } = shipment ?? { shipmentId: 0, version: 0 };
    const note = '顾客不收';
    await callCore(page, 'shipping.track', { shipmentId, version, to: 'refused', note });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(words.conflict);
    await expectState(page, words.refused);
    await takeScreen(page, `shipping-overtaken-${language}`);

    await page.keyboard.press('F10');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expectState(page, words.returned);
    await expectState(page, words.cancelled);
    await expect(page.getByRole('listbox')).toContainText(words.returned);
  });

  test(`SHIP-2 SHIP-3 SHIP-4 ORD-5: a delayed parcel goes on, is delivered, and its receipt is confirmed (${language})`, async ({
    page,
  }) => {
    await beginSale(page, language);
    const { orderId, orderNumber } = await orderToShip(page);
    await callCore(page, 'orders.ship', { drugsApart: true, orderId, carrier: '自送' });
    await page.keyboard.press('Alt+7');
    await expect(searchBox(page)).toBeFocused();
    await typeText(page, orderNumber);
    await expectState(page, words.sent);
    await page.keyboard.press('F6');
    await page.keyboard.press('3');
    await expect(page.locator('#track-note')).toBeFocused();
    await typeText(page, '95338');
    await page.keyboard.press('Enter');
    await expectState(page, words.delayed);
    // Neither lost nor refused: there is nothing to close.
    await page.keyboard.press('F10');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('F6');
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await expectState(page, words.delivered);
    // What arrived is not told again.
    await page.keyboard.press('F6');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('F7');
    await expect(page.getByRole('dialog')).toBeVisible();
    await takeScreen(page, `shipping-receipt-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.completed);
    const { status, amounts, events } = await callCore(page, 'orders.get', { orderId });
    expect(status).toBe('completed');
    expect(amounts.refundedFen).toBe(0);
    expect(events.at(-1)).toMatchObject({ action: 'confirm_receipt', staffName: '王芳' });
  });
}
