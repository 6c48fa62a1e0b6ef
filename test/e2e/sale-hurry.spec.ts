import { expect, test } from './support/counter-test.ts';
import {
  beginSale,
  cartRows,
  nextCustomer,
  openPayment,
  plainDrug,
  scan,
  scanDrug,
  searchBox,
  total,
} from './support/sale-steps.ts';
import { takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

/** Faster than people, slower than a scanner: nothing is waited for. */
const HURRY_MS = 55;

test('CART-1 CAT-3: Enter before the answer, and the next drug at once', async ({ page }) => {
  await beginSale(page);
  for (const drug of [plainDrug(0), plainDrug(1), plainDrug(2)]) {
    await page.keyboard.type(drug.code, { delay: HURRY_MS });
    await page.keyboard.press('Enter');
    await page.keyboard.type('*2', { delay: HURRY_MS });
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('F9');
  await expect(page.locator('#pay-amount')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cartRows(page)).toHaveCount(3);
  await expect(cartRows(page).locator('output')).toHaveText(['2', '2', '2']);
  await openPayment(page);
  await page.keyboard.press('Enter');
  await nextCustomer(page);
  await expect(total(page)).toHaveText('¥0.00');
});

test('CART-1: what found nothing is replaced by the next letters, and its quantity changes no other line', async ({
  page,
}) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await page.keyboard.type('zzqqx', { delay: HURRY_MS });
  await page.keyboard.press('Enter');
  await expect(page.getByText('没有找到药品，请换个关键字。')).toBeAttached();
  await expect(searchBox(page)).toHaveValue('zzqqx');
  await page.keyboard.type('*5', { delay: HURRY_MS });
  await expect(searchBox(page)).toHaveValue('*5');
  await page.keyboard.press('Enter');
  await expect(page.getByText('刚才的药品没有加入')).toBeVisible();
  await expect(cartRows(page).locator('output')).toHaveText('1');
  await takeScreen(page, 'sale-quantity-withheld-zh');

  await scan(page, '9999999999994');
  await expect(page.getByRole('status').or(page.getByRole('alert')).first()).toBeVisible();
  await page.keyboard.type('*5', { delay: HURRY_MS });
  await page.keyboard.press('Enter');
  await expect(page.getByText('刚才的药品没有加入')).toBeVisible();
  await expect(cartRows(page).locator('output')).toHaveText('1');

  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('*5', { delay: HURRY_MS });
  await page.keyboard.press('Enter');
  await expect(cartRows(page).locator('output')).toHaveText('5');
});

test('CART-1: quantities that are none say so and change nothing', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  for (const text of ['*1.5', '*-1', '*1e9', '*99999']) {
    await page.keyboard.type(text, { delay: HURRY_MS });
    await page.keyboard.press('Enter');
    await expect(page.getByText('数量须是 1 到 9999 的整数。')).toBeVisible();
    await expect(searchBox(page)).toHaveValue(text);
  }
  await expect(cartRows(page).locator('output')).toHaveText('1');
});

test('OPS-9: a browser never gets the keys of the counter, also where they do nothing', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await openPayment(page);
  await page.evaluate(() => {
    const left: string[] = [];
    Object.assign(window, { left });
    addEventListener('keydown', (event) => {
      if (!event.defaultPrevented) left.push(event.key);
    });
  });
  for (const key of ['F1', 'F2', 'F4', 'F8', 'F9', 'F10', 'Control+p']) await page.keyboard.press(key);
  expect(await page.evaluate('left')).toEqual(['Control']);
  await expect(page.getByRole('dialog')).toBeVisible();
});
