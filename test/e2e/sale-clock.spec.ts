import { expect, test } from './support/counter-test.ts';
import { barcodeOf, beginSale, cartRows, plainDrug, scan, scanDrug } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

const YEAR_MS = 365 * 86_400_000;

test.describe('a clock that was set back a year', () => {
  test.use({ store: 'demo', clockOffsetMs: -YEAR_MS });

  test('OPS-4: is told at once, stops the sale, and sells again when somebody vouches for it', async ({
    page,
  }) => {
    await beginSale(page);
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('本机时间早于最近一笔记录');
    await scan(page, barcodeOf(plainDrug(0)));
    await expect(page.getByRole('status').getByText('暂停办理')).toBeVisible();
    await expect(cartRows(page)).toHaveCount(0);
    await takeScreen(page, 'clock-behind-zh');
    await expectAccessible(page);
    await notice.getByRole('button', { name: '确认时间无误' }).press('Enter');
    await expect(page.locator('#clock-reason')).toBeFocused();
    await page.keyboard.type('此前系统时间误设为明年', { delay: 60 });
    await page.keyboard.press('Enter');
    await expect(notice).toHaveCount(0);
    await scanDrug(page, plainDrug(0));
  });
});

test.describe('handing over', () => {
  test.use({ store: 'demo' });

  test('CART-2: the cart of who goes off duty waits for who comes', async ({ page }) => {
    await beginSale(page);
    await scanDrug(page, plainDrug(0));
    await page.getByRole('button', { name: '交接班' }).press('Enter');
    await beginSale(page);
    await expect(cartRows(page)).toHaveCount(0);
    await page.keyboard.press('F7');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(cartRows(page)).toContainText(plainDrug(0).genericName);
  });
});
