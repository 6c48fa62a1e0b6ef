import type { Page } from '@playwright/test';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { expect, test } from './support/counter-test.ts';
import { expectState, openOrders, placeOrder, shownNumber, timeline } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { plainDrug, typeText } from './support/sale-steps.ts';
import { expectAccessible, expectFits, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: {
    afterSales: '售后中',
    completed: '已完成',
    approved: '已同意',
    received: '已验收',
    exchangeOrder: '换货单：',
    replaces: '换货单，原订单：',
    due: '顾客应补',
    back: '应退顾客',
    even: '差价',
  },
  en: {
    afterSales: 'After-sales',
    completed: 'Completed',
    approved: 'Approved',
    received: 'Inspected',
    exchangeOrder: 'Exchange order:',
    replaces: 'Exchange order, in place of goods of:',
    due: 'Customer pays',
    back: 'Goes back',
    even: 'Difference',
  },
} as const;

type Language = keyof typeof WORDS;

/** An order of two units, paid by card and cash and handed over from elsewhere. */
async function sellOrder(page: Page, language: Language): Promise<OrderDetail> {
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

/** Picks a file by the key that opens the system's dialog. */
async function pickFile(page: Page, key: string, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.waitForTimeout(200);
  await page.keyboard.press(key);
  await (await chooser).setFiles(path);
}

const summary = (page: Page) => page.locator('[data-exchange]');

/** Asks by keyboard to exchange one of the two units for a drug that is found by its code. */
async function askExchange(
  page: Page,
  language: Language,
  wish: { code: string; picture: string | null; photo?: string },
) {
  await page.keyboard.press('F5');
  await page.keyboard.press('F3');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('1');
  // What is wanted instead is asked for before anything is sent.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('F5');
  await typeText(page, wish.code);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(/./);
  await page.keyboard.press('Enter');
  await expect(summary(page)).toBeVisible();
  if (wish.photo !== undefined) {
    await pickFile(page, 'F7', wish.photo);
    await expect(page.getByRole('dialog').locator('li img')).toHaveCount(1);
  }
  if (wish.picture !== null) {
    await takeScreen(page, `${wish.picture}-${language}`);
    await expectFits(page);
    await expectAccessible(page);
  }
  await page.keyboard.press('Enter');
  await expectState(page, WORDS[language].afterSales);
  // It closes once its photos are kept.
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Approves the request and takes its goods back: what is left is to settle it. */
async function inspectGoods(page: Page, language: Language, { orderNumber }: OrderDetail) {
  const words = WORDS[language];
  await page.keyboard.press('Alt+8');
  // Others wait too, and the one that was looked at last may still be there for a moment.
  await expect(page.getByTestId('request-number')).toHaveText(`${formatOrderNumber(orderNumber)}-1`);
  await page.keyboard.press('F5');
  await page.keyboard.press('Enter');
  await expectState(page, words.approved);
  await page.keyboard.press('F6');
  await page.keyboard.press('F4');
  await page.keyboard.press('Enter');
  await expectState(page, words.received);
}

/** A drug of the demo that costs more, or less, than one unit of what was sold. */
async function drugBeside(page: Page, soldFen: number, side: 'dearer' | 'cheaper'): Promise<string> {
  for (let place = 1; place < 12; place += 1) {
    const drug = plainDrug(place);
    const { hits } = await callCore(page, 'catalog.searchDrugs', { query: drug.code, limit: 1 });
    const [hit] = hits;
    if (hit === undefined || hit.availableQuantity < 5) continue;
    if (side === 'dearer' ? hit.priceFen > soldFen + 50 : hit.priceFen < soldFen - 50) return drug.code;
  }
  throw new Error(`the demo has no ${side} drug`);
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`AS-1 AS-2 AS-3 ORD-9: dearer: the customer pays the difference, and the orders name each other (${language})`, async ({
    page,
    counter,
  }) => {
    await openOrders(page, language);
    const photo = await counter.writeFile('外盒.png', await page.screenshot());
    const sold = await sellOrder(page, language);
    const unitFen = Math.floor(sold.amounts.totalFen / 2);
    await askExchange(page, language, {
      code: await drugBeside(page, unitFen, 'dearer'),
      picture: 'exchange-request',
      photo,
    });
    await inspectGoods(page, language, sold);
    await expect(summary(page)).toContainText(words.due);
    // The photo went along; another is added later, and each opens large.
    await expect(page.locator('li button img')).toHaveCount(1);
    await pickFile(page, 'Alt+a', await counter.writeFile('批号.png', await page.screenshot()));
    await expect(page.locator('li button img')).toHaveCount(2);
    await page.keyboard.press('Alt+v');
    await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await takeScreen(page, `exchange-inspected-${language}`);
    await expectFits(page);
    await expectAccessible(page);

    await page.keyboard.press('F9');
    await expect(page.getByRole('dialog')).toContainText(words.due);
    await takeScreen(page, `exchange-due-${language}`);
    await expectFits(page);
    await expectAccessible(page);
    await page.keyboard.press('F6');
    await page.keyboard.press('Enter');
    await expectState(page, words.completed);
    await expect(page.getByTestId('replacement-order')).toBeVisible();
    await takeScreen(page, `exchange-done-${language}`);
    await expectFits(page);
    await expectAccessible(page);

    await page.keyboard.press('Alt+n');
    await expect(page.locator('[data-links="exchangedFrom"]')).toContainText(words.replaces);
    await expect(page.locator('[data-links="exchangedFrom"]')).toContainText(
      formatOrderNumber(sold.orderNumber),
    );
    await expectState(page, words.completed);
    await takeScreen(page, `exchange-order-${language}`);
    await expectFits(page);
    const old = await callCore(page, 'orders.get', { orderId: sold.orderId });
    const [made] = old.links.became;
    await expect(shownNumber(page)).toHaveText(formatOrderNumber(made?.orderNumber ?? ''));
    const replacement = await callCore(page, 'orders.get', { orderId: made?.orderId ?? 0 });
    expect(replacement.payments.map(({ takenOverFrom }) => takenOverFrom !== null)).toEqual([
      true,
      true,
      false,
    ]);
    expect(replacement.amounts.paidFen - replacement.amounts.roundingFen).toBe(replacement.amounts.totalFen);

    // The old order names the new one too, in its links and in its story.
    await page.keyboard.press('F2');
    await typeText(page, formatOrderNumber(sold.orderNumber));
    await expect(shownNumber(page)).toHaveText(formatOrderNumber(sold.orderNumber));
    await expect(page.locator('[data-links="exchangedInto"]')).toContainText(words.exchangeOrder);
    await expect(
      timeline(page).filter({ hasText: formatOrderNumber(made?.orderNumber ?? '') }),
    ).toBeVisible();
    await takeScreen(page, `exchange-old-order-${language}`);
  });
}

test('AS-3 PAY-6: cheaper: the rest goes back over both tenders, with the slip of the terminal', async ({
  page,
}) => {
  await openOrders(page, 'zh');
  const sold = await sellOrder(page, 'zh');
  const unitFen = Math.floor(sold.amounts.totalFen / 2);
  await askExchange(page, 'zh', { code: await drugBeside(page, unitFen, 'cheaper'), picture: null });
  await inspectGoods(page, 'zh', sold);
  await expect(summary(page)).toContainText(WORDS.zh.back);
  await page.keyboard.press('F9');
  await typeText(page, 'R5566');
  await takeScreen(page, 'exchange-back-zh');
  await expectFits(page);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expectState(page, WORDS.zh.completed);
  await takeScreen(page, 'exchange-back-done-zh');
  const old = await callCore(page, 'orders.get', { orderId: sold.orderId });
  expect(old.amounts.refundedFen).toBe(Math.ceil(sold.amounts.totalFen / 2));
  expect(old.payments.every(({ transferredFen, refundedFen }) => refundedFen > transferredFen)).toBe(true);
});

test('AS-3: equal: chosen anew, the same drug comes from another batch and no money moves', async ({
  page,
}) => {
  await openOrders(page, 'en');
  const sold = await sellOrder(page, 'en');
  const unitFen = Math.floor(sold.amounts.totalFen / 2);
  await askExchange(page, 'en', { code: await drugBeside(page, unitFen, 'dearer'), picture: null });
  await inspectGoods(page, 'en', sold);

  // The customer wants the same drug after all.
  await page.keyboard.press('F4');
  await page.keyboard.press('F4');
  await page.keyboard.press('F2');
  await typeText(page, plainDrug(0).code);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(/./);
  await page.keyboard.press('Enter');
  // From the search to the quantity, and from there to the batch.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const batch = page.getByRole('dialog').locator('select');
  await expect(batch).toBeFocused();
  await expect.poll(() => batch.locator('option').count()).toBeGreaterThan(1);
  await page.keyboard.press('ArrowDown');
  await expect(batch).not.toHaveValue('');
  await takeScreen(page, 'exchange-choose-en');
  await expectFits(page);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(summary(page)).toHaveAttribute('data-exchange', 'even');
  await page.keyboard.press('F9');
  await takeScreen(page, 'exchange-even-en');
  await page.keyboard.press('Enter');
  await expectState(page, WORDS.en.completed);
  const [made] = (await callCore(page, 'orders.get', { orderId: sold.orderId })).links.became;
  const replacement = await callCore(page, 'orders.get', { orderId: made?.orderId ?? 0 });
  expect(replacement.payments.every(({ takenOverFrom }) => takenOverFrom !== null)).toBe(true);
});
