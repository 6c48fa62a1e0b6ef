import { expect, test } from './support/counter-test.ts';
import { expectState, HOME, openOrders, placeOrder, timeline } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: { paid: '已支付', dispensing: '配药中', cancelled: '已取消', cancelReason: '数量有误' },
  en: { paid: 'Paid', dispensing: 'Dispensing', cancelled: 'Cancelled', cancelReason: 'Wrong quantity' },
} as const;

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`ORD-7: cancelling needs a reason, and a number key gives one (${language})`, async ({ page }) => {
    await openOrders(page, language);
    await placeOrder(page);
    await page.keyboard.press('F10');
    await page.keyboard.press('Enter');
    await expect(page.locator('#step-reason')).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('3');
    await expect(page.locator('#step-reason')).toHaveValue(words.cancelReason);
    await takeScreen(page, `orders-cancel-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.cancelled);
    await expect(timeline(page).first()).toContainText(words.cancelReason);
  });

  test(`ORD-5 ORD-7 INV-1: cancelled at the bench, the money goes back the way it came and the goods to their shelf (${language})`, async ({
    page,
  }) => {
    await openOrders(page, language);
    const { orderId, items } = await placeOrder(page, { channel: 'mobile', address: HOME });
    const drugId = items[0]?.drugId ?? 0;
    const onHand = async () =>
      (await callCore(page, 'inventory.listBatches', { drugId })).batches.map((batch) => batch.onHand);
    const before = await onHand();
    await page.keyboard.press('F9');
    await page.keyboard.press('Enter');
    await expectState(page, words.paid);
    await page.keyboard.press('F6');
    await page.keyboard.press('Enter');
    await expectState(page, words.dispensing);
    expect(await onHand()).not.toEqual(before);
    // Neither sent nor received: after-sales has not begun.
    await page.keyboard.press('F5');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('F10');
    await page.keyboard.press('1');
    await takeScreen(page, `orders-cancel-dispensing-${language}`);
    await page.keyboard.press('Enter');
    await expectState(page, words.cancelled);
    expect(await onHand()).toEqual(before);
    const { amounts, events } = await callCore(page, 'orders.get', { orderId });
    expect(amounts.refundedFen).toBe(amounts.paidFen);
    expect(events.at(-1)).toMatchObject({ action: 'cancel', fromStatus: 'dispensing' });
  });
}
