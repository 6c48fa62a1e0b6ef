import type { Page } from '@playwright/test';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { expect, test } from './support/counter-test.ts';
import { holdAnswers, holdScreen, needNetwork } from './support/held-answers.ts';
import { openOrders, orderRows, paidOrder, placeOrder, shownNumber } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import {
  barcodeOf,
  beginSale,
  cartRows,
  plainDrug,
  scan,
  searchBox,
  typeText,
} from './support/sale-steps.ts';

test.use({ store: 'demo' });
test.beforeEach(({ counter }, testInfo) => needNetwork(counter, testInfo));

const DRUG = plainDrug(0);

/** The orders screen at the newer of two paid orders, the older one under it never read; answers wait from here on. */
async function showNewerOfTwo(page: Page) {
  await beginSale(page);
  const older = await paidOrder(page, DRUG, 1);
  const newer = await paidOrder(page, DRUG, 2);
  await page.keyboard.press('Alt+2');
  await expect(shownNumber(page)).toHaveText(formatOrderNumber(newer.orderNumber));
  return { older, newer, answer: await holdAnswers(page, ['orders.get']) };
}

test('OPS-9: a key and a scan that come before the order was read begin it and verify a pack', async ({
  page,
}) => {
  await beginSale(page);
  await paidOrder(page, DRUG, 2);
  const answer = await holdAnswers(page, ['dispensing.queue', 'dispensing.get']);
  await page.keyboard.press('Alt+6');
  await page.keyboard.press('F6');
  await scan(page, barcodeOf(DRUG));
  answer();
  await expect(page.getByText('1 / 2')).toBeVisible();
});

test('OPS-9: they wait for a screen too that was never opened and is slow to come', async ({ page }) => {
  const come = await holdScreen(page, 'dispensing');
  await beginSale(page);
  await paidOrder(page, DRUG, 1);
  await page.keyboard.press('Alt+6');
  await page.keyboard.press('F6');
  await scan(page, barcodeOf(DRUG));
  come();
  await expect(page.getByText('1 / 1')).toBeVisible();
});

test('OPS-9: a key is for the order that was chosen last, not for the one that is still shown', async ({
  page,
}) => {
  const { older, answer } = await showNewerOfTwo(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F10');
  answer();
  await expect(page.getByRole('dialog')).toContainText('占用的 1 件释放');
  await expect(shownNumber(page)).toHaveText(formatOrderNumber(older.orderNumber));
});

test('OPS-9: what is pressed after such a key is for the dialog that it opens', async ({ page }) => {
  const { older, newer, answer } = await showNewerOfTwo(page);
  for (const key of ['ArrowDown', 'F10', '1', 'Enter']) await page.keyboard.press(key);
  await expect(searchBox(page)).toHaveValue('');
  answer();
  await expect
    .poll(async () => (await callCore(page, 'orders.get', { orderNumber: older.orderNumber })).status)
    .toBe('cancelled');
  expect((await callCore(page, 'orders.get', { orderNumber: newer.orderNumber })).status).toBe('paid');
});

test('OPS-9: text that comes after such a key is not lost', async ({ page }) => {
  await beginSale(page);
  await paidOrder(page, DRUG, 1);
  const answer = await holdAnswers(page, ['dispensing.get']);
  await page.keyboard.press('Alt+6');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('F8');
  await typeText(page, 'zm');
  answer();
  await expect(searchBox(page)).toHaveValue('zm');
});

test('OPS-9: goods come in for the first drug, whose key came before it was read', async ({ page }) => {
  await beginSale(page);
  const answer = await holdAnswers(page, ['inventory.listStock', 'catalog.getDrug']);
  await page.keyboard.press('Alt+3');
  await page.keyboard.press('F6');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  answer();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('OPS-9: a key that was for a screen is left behind with it', async ({ page }) => {
  await openOrders(page);
  await placeOrder(page);
  await page.keyboard.press('Alt+1');
  await scan(page, barcodeOf(DRUG));
  await expect(cartRows(page)).toHaveCount(1);
  const answer = await holdAnswers(page, ['orders.list', 'orders.get']);
  await page.reload();
  await expect(cartRows(page)).toHaveCount(1);
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('F10');
  await page.keyboard.press('Alt+1');
  answer();
  await expect(cartRows(page)).toHaveCount(1);
  await page.keyboard.press('Alt+2');
  await expect(orderRows(page).first()).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(searchBox(page)).toBeFocused();
});
