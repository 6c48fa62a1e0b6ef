import type { Page } from '@playwright/test';
import { expect, test } from './support/counter-test.ts';
import { orderRows as drugRows } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import {
  barcodeOf,
  beginSale,
  CASHIER_KEY,
  plainDrug,
  scan,
  searchBox,
  typeText,
} from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: {
    received: '已入库 12',
    adjusted: '已调整，批号 E2E01 在库 10',
    reason: '破损报废',
    past: '当时在库 0，占用 0',
    refused: '过期药品不得入库',
    scanned: '已从扫码填入',
    expired: '已过期',
    notYours: '可由配药员、药师、店长操作；按 F12 换人。',
  },
  en: {
    received: '12',
    adjusted: 'Adjusted: batch E2E01 has 10 on hand',
    reason: 'Damaged',
    past: '0 on hand then, 0 reserved',
    refused: 'expired goods are refused',
    scanned: 'filled in from the scan',
    expired: 'Expired',
    notYours: 'Allowed for: Dispenser, Pharmacist, Manager (F12 switches).',
  },
} as const;

const batchTable = (page: Page) => page.getByRole('table').first();
const movementTable = (page: Page) => page.getByRole('table').nth(1);

/** Begins a shift and opens the stock at a drug. */
async function openStock(page: Page, language: 'zh' | 'en'): Promise<void> {
  await beginSale(page, language);
  await page.keyboard.press('Alt+3');
  await expect(drugRows(page)).toHaveCount(20);
  await typeText(page, plainDrug(0).code);
  await expect(page.getByRole('heading', { level: 2 })).toContainText(plainDrug(0).genericName);
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`SEC-1: what is not for a cashier is barred, and its key says whose it is (${language})`, async ({
    page,
  }) => {
    await beginSale(page, language, CASHIER_KEY);
    await page.keyboard.press('Alt+3');
    await expect(page.getByRole('button', { name: /F6$/ })).toBeDisabled();
    await page.keyboard.press('F6');
    await expect(page.getByRole('status').getByText(words.notYours)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await takeScreen(page, `stock-cashier-${language}`);
    await expectAccessible(page);
  });

  test(`INV-1: drugs by search and filter, batches by how near they expire (${language})`, async ({
    page,
  }) => {
    await beginSale(page, language);
    await page.keyboard.press('Alt+3');
    await expect(drugRows(page)).toHaveCount(20);
    await takeScreen(page, `stock-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F3');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(batchTable(page)).toContainText(words.expired);
    await takeScreen(page, `stock-expired-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F4');
    await expect(searchBox(page)).toBeFocused();
    await scan(page, barcodeOf(plainDrug(1)));
    await expect(page.getByRole('heading', { level: 2 })).toContainText(plainDrug(1).genericName);
    await page.keyboard.press('F2');
    await typeText(page, 'zzzz');
    await expect(drugRows(page)).toHaveCount(0);
    await expectAccessible(page);
  });

  test(`INV-2: goods in and a counted adjustment, each a movement with its reason (${language})`, async ({
    page,
  }) => {
    await openStock(page, language);
    await page.keyboard.press('F6');
    await page.keyboard.press('Enter');
    await expect(page.locator('#goods-in-batch')).toBeFocused();
    await takeScreen(page, `stock-goods-in-missing-${language}`);
    await expectAccessible(page);
    await typeText(page, 'E2E01');
    await page.keyboard.press('Tab');
    await typeText(page, '20200101');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText(words.refused);
    await page.locator('#goods-in-expiry').selectText();
    await typeText(page, '202912');
    await page.keyboard.press('Tab');
    await expect(page.locator('#goods-in-expiry')).toHaveValue('2029-12-31');
    await typeText(page, '12');
    await takeScreen(page, `stock-goods-in-${language}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('status').getByText(words.received)).toBeVisible();
    await expect(movementTable(page).getByRole('row').nth(1)).toContainText('+12');

    await page.keyboard.press('F7');
    await typeText(page, '10');
    await page.keyboard.press('Tab');
    await page.keyboard.press('2');
    await takeScreen(page, `stock-adjust-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.adjusted)).toBeVisible();
    await expect(movementTable(page).getByRole('row').nth(1)).toContainText(words.reason);
    await expect(movementTable(page).getByRole('row').nth(1)).toContainText('−2');

    await page.keyboard.press('F8');
    await typeText(page, '20200101');
    await expect(page.getByText(words.past)).toBeVisible();
    await takeScreen(page, `stock-movements-${language}`);
    await expectAccessible(page);
    const { differences } = await callCore(page, 'system.verifyStore', {});
    expect(differences).toEqual([]);
  });
}

test('CAT-4 INV-1: the code on a pack fills in batch and expiry of a delivery', async ({ page }) => {
  const words = WORDS.zh;
  await openStock(page, 'zh');
  await page.keyboard.press('F6');
  await scan(page, `010${barcodeOf(plainDrug(0))}17291130\u001d10LOT77`);
  await expect(page.getByText(words.scanned)).toBeVisible();
  await expect(page.locator('#goods-in-batch')).toHaveValue('LOT77');
  await expect(page.locator('#goods-in-expiry')).toHaveValue('2029-11-30');
});

test('INV-1: what orders have reserved cannot be counted away', async ({ page }) => {
  await openStock(page, 'zh');
  const { hits } = await callCore(page, 'catalog.searchDrugs', { query: plainDrug(0).code, limit: 1 });
  await callCore(page, 'orders.createDirect', { lines: [{ drugId: hits[0]?.drugId ?? 0, quantity: 3 }] });
  await expect(movementTable(page).getByRole('row').nth(1)).toContainText('+3');
  await page.keyboard.press('F7');
  await typeText(page, '2');
  await expect(page.getByRole('dialog')).toContainText('不能少于已被订单占用的 3');
  await expectAccessible(page);
});
