import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/counter-test.ts';
import { callCore } from './support/other-screen.ts';
import { beginSale, PHARMACIST_KEY, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: {
    saved: '已保存',
    unsaved: '有未保存的更改',
    clean: '全部一致',
    file: '测试页已写入文件',
    number: '整数',
    network: (spoken: string) => `经网线或 Wi-Fi，${spoken}`,
    readOnly: '由店长、管理员修改',
    coupons: '优惠券',
    shop: '门店信息',
  },
  en: {
    saved: 'Saved',
    unsaved: 'Unsaved changes',
    clean: 'Everything agrees',
    file: 'The test page was written',
    number: 'whole number',
    network: (spoken: string) => `${spoken} by cable or Wi-Fi`,
    readOnly: 'Changed by: Manager, Administrator',
    coupons: 'Coupons',
    shop: 'Shop',
  },
} as const;

const currentSection = (page: Page) => page.locator('[aria-current="page"]').last();

async function openSettings(page: Page, language: 'zh' | 'en'): Promise<void> {
  await beginSale(page, language);
  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('textbox').first()).toBeFocused();
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`ORD-4: shop and limits are changed by keyboard and hold for the sale (${language})`, async ({
    page,
  }) => {
    await openSettings(page, language);
    await takeScreen(page, `settings-shop-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Control+a');
    await typeText(page, '新店名');
    await expect(page.getByText(words.unsaved)).toBeVisible();
    // A look at another screen loses nothing of what was typed.
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Alt+5');
    await expect(page.getByRole('textbox').first()).toHaveValue('新店名');
    await page.keyboard.press('F9');
    await expect(page.getByText(words.saved, { exact: true })).toBeVisible();
    await expect(page.getByText('新店名 ·')).toBeVisible();

    await page.keyboard.press('Control+ArrowDown');
    await expect(page.getByRole('textbox').first()).toBeFocused();
    await page.keyboard.press('Control+a');
    await typeText(page, '0');
    await expect(page.getByText(words.number).first()).toBeVisible();
    await page.keyboard.press('F9');
    await expect(page.getByText(words.unsaved)).toBeVisible();
    await page.keyboard.press('Control+a');
    await typeText(page, '5');
    await takeScreen(page, `settings-limits-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F9');
    await expect(page.getByText(words.saved, { exact: true })).toBeVisible();
    const { limits, shop } = await callCore(page, 'settings.get', {});
    expect(limits.maxItemKinds).toBe(5);
    expect(shop.name).toBe('新店名');
  });

  test(`OPS-7: a printer is chosen and prints a test page (${language})`, async ({ page, counter }) => {
    await openSettings(page, language);
    for (let past = 0; past < 3; past += 1) await page.keyboard.press('Control+ArrowDown');
    await expect(page.locator('[data-paper-mm="58"]')).toBeVisible();
    await expect(page.getByRole('radio').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await takeScreen(page, `settings-receipt-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F8');
    await expect(page.getByText(words.file)).toBeVisible();
    const printed = await readdir(join(counter.dataDir, 'receipts'));
    expect(printed.filter((name) => name.endsWith('.bin'))).toHaveLength(1);

    await page.getByRole('radio').nth(1).press('ArrowDown');
    await page.keyboard.press('F9');
    await expect(page.locator('[aria-invalid="true"]')).toHaveCount(1);
    await takeScreen(page, `settings-network-${language}`);
    await expectAccessible(page);

    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F9');
    await expect
      .poll(async () => (await callCore(page, 'settings.get', {})).documents.label)
      .toMatchObject({
        printer: { kind: 'file' },
      });
    await takeScreen(page, `settings-documents-${language}`);
    await expectAccessible(page);
    await expect(page.getByText(words.network('ESC/POS'))).toBeVisible();
    await page.getByRole('radio', { name: /^ESC\/POS/ }).press('ArrowDown');
    await expect(page.getByText(words.network('TSPL'))).toBeVisible();
    await takeScreen(page, `settings-tspl-${language}`);
  });

  test(`OPS-4: the data are checked against their own log (${language})`, async ({ page }) => {
    await openSettings(page, language);
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('F7');
    await expect(page.getByText(words.clean)).toBeVisible();
    await takeScreen(page, `settings-check-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Control+ArrowDown');
    await takeScreen(page, `settings-clock-${language}`);
    await expectAccessible(page);
  });

  test(`SEC-1: who may not change the settings reads them and sees who may (${language})`, async ({
    page,
  }) => {
    await beginSale(page, language, PHARMACIST_KEY);
    await page.keyboard.press('Alt+5');
    await expect(page.getByRole('heading', { name: words.shop, level: 1 })).toBeVisible();
    await expect(page.getByText(words.readOnly)).toBeVisible();
    for (const field of await page.getByRole('textbox').all()) await expect(field).toBeDisabled();
    await expect(page.getByRole('navigation').getByText(words.coupons)).toHaveCount(0);
    await takeScreen(page, `settings-read-only-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F9');
    await page.keyboard.press('Control+ArrowDown');
    await expect(page.getByText(words.readOnly)).toBeVisible();
    await expect(page.getByRole('textbox').first()).toBeDisabled();
  });
}

test('OPS-9: the language is switched in its section and by its key', async ({ page }) => {
  await openSettings(page, 'zh');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+ArrowDown');
  await expect(currentSection(page)).toHaveText('语言');
  await page.keyboard.press('ArrowRight');
  await expect(currentSection(page)).toHaveText('Language');
  await takeScreen(page, 'settings-language-en');
  await expectAccessible(page);
  await page.keyboard.press('Alt+l');
  await expect(currentSection(page)).toHaveText('语言');
});
