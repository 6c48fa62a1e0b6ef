import { expect, test } from './support/counter-test.ts';
import {
  barcodeOf,
  beginSale,
  cartRows,
  plainDrug,
  scan,
  scanDrug,
  searchBox,
  typeText,
} from './support/sale-steps.ts';

test.use({ store: 'demo' });

test('CAT-4: a scan is no text, whatever stands in the search box', async ({ page }) => {
  await beginSale(page);
  await typeText(page, 'gpw');
  await page.keyboard.press('ArrowLeft');
  await scanDrug(page, plainDrug(0));
  await expect(searchBox(page)).toHaveValue('gpw');
  expect(await searchBox(page).evaluate((box: HTMLInputElement) => box.selectionStart)).toBe(2);
});

test('CAT-4: a scan is heard wherever the focus is', async ({ page }) => {
  await beginSale(page);
  await page.getByRole('button', { name: '设置' }).focus();
  await scanDrug(page, plainDrug(0));
  await scanDrug(page, plainDrug(1));
  await page.getByRole('checkbox').first().focus();
  await scanDrug(page, plainDrug(0));
  await expect(cartRows(page)).toHaveCount(2);
  await expect(cartRows(page).first().locator('output')).toHaveText('2');
  await expect(page.getByRole('checkbox').first()).toBeChecked();
});

test('CAT-4: no key of a scan reaches a field of a dialog, and nothing is sold by its Enter', async ({
  page,
}) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await page.keyboard.press('F9');
  const amount = page.locator('#pay-amount');
  await expect(amount).toBeFocused();
  const before = await amount.inputValue();
  await scan(page, barcodeOf(plainDrug(1)));
  await expect(page.getByText('对话框打开时不能加药')).toBeVisible();
  await expect(amount).toHaveValue(before);
  await expect(page.getByTestId('change')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(cartRows(page)).toHaveCount(1);
});

test('CAT-4: people who type fast lose no letter', async ({ page }) => {
  await beginSale(page);
  await page.keyboard.type('gpwan', { delay: 15 });
  await expect(searchBox(page)).toHaveValue('gpwan');
  await page.keyboard.type('12', { delay: 15 });
  await expect(searchBox(page)).toHaveValue('gpwan12');
});

test('CAT-4: a GS1 code brings its batch, and an expired one is refused while the pack is in hand', async ({
  page,
}) => {
  await beginSale(page);
  const gtin = barcodeOf(plainDrug(0)).padStart(14, '0');
  await scan(page, `01${gtin}17200131\u001d10OLD1`);
  await expect(page.getByText('该批次已过期，不可销售')).toBeVisible();
  await expect(cartRows(page)).toHaveCount(0);
  await scan(page, `01${gtin}17301231\u001d10NEW1`);
  await expect(cartRows(page)).toContainText(plainDrug(0).genericName);
});

test('CAT-4: an unknown code says so and leaves the cart as it is', async ({ page }) => {
  await beginSale(page);
  await scan(page, '4006381333931');
  await expect(page.getByText('目录中没有此条码对应的药品')).toBeVisible();
  await expect(searchBox(page)).toHaveValue('');
});
