import type { Page } from '@playwright/test';
import { expect, test } from './support/counter-test.ts';
import { expectState, openOrders, placeOrder } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { typeText } from './support/sale-steps.ts';
import { expectAccessible, expectFits, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: { afterSales: '售后中', completed: '已完成', approved: '已同意', received: '已验收', title: '订单' },
  en: {
    afterSales: 'After-sales',
    completed: 'Completed',
    approved: 'Approved',
    received: 'Inspected',
    title: 'Order',
  },
} as const;

/** An order of two units, paid by card and cash and handed over from elsewhere. */
async function sellOrder(page: Page, language: 'zh' | 'en') {
  const order = await placeOrder(page);
  const amountFen = Math.floor(order.amounts.totalFen / 3);
  const tenders = [
    { kind: 'card', amountFen, reference: 'POS7788' } as const,
    { kind: 'cash', receivedFen: order.amounts.totalFen } as const,
  ];
  await callCore(page, 'orders.settle', { orderId: order.orderId, tenders, handOver: true });
  await expectState(page, WORDS[language].completed);
  return order;
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`AS-1 AS-2 AS-3 PAY-6: one of two comes back, is inspected and refunded over both tenders (${language})`, async ({
    page,
  }) => {
    await openOrders(page, language);
    const { orderId } = await sellOrder(page, language);

    await page.keyboard.press('F5');
    // What is missing is said in its place, and nothing is sent.
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('7');
    await takeScreen(page, `aftersales-override-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('1');
    await takeScreen(page, `aftersales-request-${language}`);
    await expectFits(page);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.afterSales);
    await takeScreen(page, `aftersales-order-${language}`);

    await page.keyboard.press('Alt+8');
    await expect(page.getByTestId('request-number')).toBeVisible();
    await takeScreen(page, `aftersales-queue-${language}`);
    await expectFits(page);
    await expectAccessible(page);
    await page.keyboard.press('F5');
    await page.keyboard.press('Enter');
    await expectState(page, words.approved);

    await page.keyboard.press('F6');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('F4');
    await takeScreen(page, `aftersales-inspect-${language}`);
    await expectFits(page);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.received);

    await page.keyboard.press('F9');
    await typeText(page, 'R5566');
    await takeScreen(page, `aftersales-refund-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.completed);
    await takeScreen(page, `aftersales-done-${language}`);
    await expectAccessible(page);

    const order = await callCore(page, 'orders.get', { orderId });
    expect(order.status).toBe('completed');
    expect(order.payments.map(({ status }) => status)).toEqual(['partly_refunded', 'partly_refunded']);
    expect(order.amounts.refundedFen).toBe(Math.ceil(order.amounts.totalFen / 2));
  });
}
