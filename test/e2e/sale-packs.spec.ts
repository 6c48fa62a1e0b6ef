import type { Page } from '@playwright/test';
import { expect, test } from './support/counter-test.ts';
import {
  beginSale,
  cartRows,
  nextCustomer,
  openPayment,
  plainDrug,
  scan,
  scanDrug,
  typeText,
} from './support/sale-steps.ts';

test.use({ store: 'demo' });

const notice = (page: Page) => page.locator('div[role="status"][aria-live="polite"]');

/** The trace code of one pack of a demo drug. */
function packOf(drug: { barcodes: readonly string[] }, serial: number): string {
  const prefix = drug.barcodes.find((barcode) => barcode.length === 7) ?? '';
  return `${prefix}${String(serial).padStart(13, '0')}`;
}

test('CAT-4 RX-4: packs are scanned by their trace codes, sold, and never sold again', async ({ page }) => {
  await beginSale(page);
  const drug = plainDrug(0);
  await scan(page, packOf(drug, 1));
  await expect(cartRows(page)).toContainText('追溯码 1/1');
  await scan(page, packOf(drug, 1));
  await expect(notice(page)).toContainText('这一盒已在本购物单中');
  await scan(page, packOf(drug, 2));
  await scanDrug(page, drug);
  await expect(cartRows(page)).toHaveCount(1);
  await expect(cartRows(page)).toContainText('追溯码 2/3');

  await typeText(page, '*1');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText(`最后扫的追溯码已撤下：${packOf(drug, 2)}`);
  await expect(cartRows(page)).toContainText('追溯码 1/1');

  await page.keyboard.press('F6');
  await expect(cartRows(page)).toHaveCount(0);
  await scan(page, packOf(drug, 1));
  await expect(notice(page)).toContainText('这一盒在一张挂单中');
  await page.keyboard.press('F7');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cartRows(page)).toContainText('追溯码 1/1');

  await openPayment(page);
  await page.keyboard.press('Enter');
  await nextCustomer(page);
  await scan(page, packOf(drug, 1));
  await expect(notice(page)).toContainText('此追溯码已经售出过');
  await expect(cartRows(page)).toHaveCount(0);
});

test('CAT-4: what became of scanned packs is said in English too', async ({ page }) => {
  await beginSale(page, 'en');
  const drug = plainDrug(0);
  await scan(page, packOf(drug, 1));
  await scanDrug(page, drug);
  await expect(cartRows(page)).toContainText('Trace codes 1/2');
  await scan(page, packOf(drug, 1));
  await expect(notice(page)).toContainText('This pack is in the cart already');
});
