import { expect, test } from './support/counter-test.ts';
import { expectState, openOrders, orderRows, shownNumber, timeline } from './support/order-steps.ts';
import { searchBox, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: { completed: '已完成', cancelled: '已取消', total: /第 1–20 条，共 \d+ 条/ },
  en: { completed: 'Completed', cancelled: 'Cancelled', total: /1–20 of \d+/ },
} as const;

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`ORD-8 ORD-10: the list, an order and its history, by keyboard (${language})`, async ({ page }) => {
    await openOrders(page, language);
    await expect(orderRows(page)).toHaveCount(20);
    await expect(page.getByText(words.total)).toBeVisible();
    await expectState(page, words.completed);
    await expect(timeline(page)).toHaveCount(4);
    await takeScreen(page, `orders-${language}`);
    await expectAccessible(page);

    const first = await shownNumber(page).textContent();
    await page.keyboard.press('ArrowDown');
    await expect(orderRows(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(shownNumber(page)).not.toHaveText(first ?? '');
    await page.keyboard.press('ArrowUp');
    await expect(shownNumber(page)).toHaveText(first ?? '');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(/2 \/ \d+/)).toBeVisible();
    await expect(shownNumber(page)).not.toHaveText(first ?? '');
    await page.keyboard.press('ArrowLeft');
    await expect(shownNumber(page)).toHaveText(first ?? '');
  });

  test(`ORD-8: finding orders by number, name, phone and state (${language})`, async ({ page }) => {
    await openOrders(page, language);
    const number = (await shownNumber(page).textContent()) ?? '';
    await typeText(page, number.replaceAll('-', '').toLowerCase());
    await expect(orderRows(page)).toHaveCount(1);
    await expect(shownNumber(page)).toHaveText(number);
    await page.keyboard.press('Escape');
    await expect(searchBox(page)).toHaveValue('');
    await typeText(page, '1380001');
    await expect(orderRows(page).first()).toContainText('1380001');
    await page.keyboard.press('F4');
    await expect(searchBox(page)).toHaveValue('');
    await searchBox(page).fill('王秀英');
    await expect(orderRows(page).first()).toContainText('王秀英');
    await page.keyboard.press('F4');

    await page.keyboard.press('F3');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expectState(page, words.cancelled);
    const texts = await orderRows(page).allTextContents();
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.every((text) => text.includes(words.cancelled))).toBe(true);
    await page.keyboard.press('F2');
    await typeText(page, 'zzz');
    await expect(orderRows(page)).toHaveCount(0);
    await takeScreen(page, `orders-nothing-found-${language}`);
    await expectAccessible(page);
  });
}
