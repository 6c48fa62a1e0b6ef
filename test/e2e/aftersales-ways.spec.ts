import type { Page } from '@playwright/test';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { expect, test } from './support/counter-test.ts';
import { expectState, openOrders, sendOrder } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { expectAccessible, expectFits, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: {
    afterSales: '售后中',
    completed: '已完成',
    cancelled: '已取消',
    shipped: '已发货',
    approved: '已同意',
    received: '已验收',
    rejected: '已拒绝',
    withdrawn: '已撤回',
    failed: '退款失败',
  },
  en: {
    afterSales: 'After-sales',
    completed: 'Completed',
    cancelled: 'Cancelled',
    shipped: 'Shipped',
    approved: 'Approved',
    received: 'Inspected',
    rejected: 'Rejected',
    withdrawn: 'Withdrawn',
    failed: 'Refund failed',
  },
} as const;
type Language = keyof typeof WORDS;

/** Asks by keyboard for all of the order that is shown to come back for its fault, and goes to the request. */
async function askAll(page: Page, language: Language, number: string): Promise<void> {
  await page.keyboard.press('F5');
  await page.keyboard.press('F4');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expectState(page, WORDS[language].afterSales);
  await page.keyboard.press('Alt+8');
  // The one that was looked at last may still be there for a moment.
  await expect(page.getByTestId('request-number')).toHaveText(number);
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`AS-1 AS-2 ORD-5: a request is rejected with a reason, the next one withdrawn, and the order is completed (${language})`, async ({
    page,
  }) => {
    await openOrders(page, language);
    const { orderId, orderNumber } = await sendOrder(page, words.shipped);
    await askAll(page, language, `${formatOrderNumber(orderNumber)}-1`);
    await page.keyboard.press('F10');
    // Nobody is turned away without a word.
    await page.keyboard.press('Enter');
    await expect(page.locator('#after-sales-reason')).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('1');
    await takeScreen(page, `aftersales-reject-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.rejected);
    // What ended has no steps: its keys do nothing.
    for (const key of ['F5', 'F6', 'F7', 'F9', 'F10']) await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.keyboard.press('Alt+o');
    await expectState(page, words.completed);
    await askAll(page, language, `${formatOrderNumber(orderNumber)}-2`);
    await page.keyboard.press('F5');
    await page.keyboard.press('Enter');
    await expectState(page, words.approved);
    await page.keyboard.press('F7');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expectState(page, words.withdrawn);
    await page.keyboard.press('Alt+o');
    await expectState(page, words.completed);
    const { amounts, events } = await callCore(page, 'orders.get', { orderId });
    expect(amounts.refundedFen).toBe(0);
    expect(events.map(({ action }) => action).slice(-4)).toEqual([
      'open_after_sales',
      'close_after_sales',
      'open_after_sales',
      'close_after_sales',
    ]);
  });

  test(`AS-2 AS-3 PAY-6 ORD-5: all of it comes back; the refund fails, is tried again, and the order is cancelled (${language})`, async ({
    page,
  }) => {
    await openOrders(page, language);
    const { orderId, orderNumber } = await sendOrder(page, words.shipped);
    await askAll(page, language, `${formatOrderNumber(orderNumber)}-1`);
    await page.keyboard.press('F5');
    await page.keyboard.press('Enter');
    await expectState(page, words.approved);
    // No money before the goods.
    await page.keyboard.press('F9');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('F6');
    await page.keyboard.press('F4');
    await page.keyboard.press('Enter');
    await expectState(page, words.received);
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    await expect(page.locator('#after-sales-reason')).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await expectState(page, words.failed);
    await takeScreen(page, `aftersales-failed-${language}`);
    await expectFits(page);
    await expectAccessible(page);
    expect((await callCore(page, 'orders.get', { orderId })).amounts.refundedFen).toBe(0);

    await page.keyboard.press('F9');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Enter');
    await expectState(page, words.completed);
    await page.keyboard.press('Alt+o');
    await expectState(page, words.cancelled);
    await takeScreen(page, `aftersales-retried-order-${language}`);
    const { amounts, items } = await callCore(page, 'orders.get', { orderId });
    expect(amounts.refundedFen).toBe(amounts.paidFen);
    expect(items.flatMap(({ batches }) => batches.map(({ state }) => state))).toEqual(['quarantined']);
  });
}
