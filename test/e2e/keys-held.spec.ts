import type { Page } from '@playwright/test';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { expect, test } from './support/counter-test.ts';
import { paidOrder } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { barcodeOf, beginSale, openPayment, plainDrug, scan } from './support/sale-steps.ts';

test.use({ store: 'demo' });

const DRUG = plainDrug(0);

/** A finger that stays on a key for a second: the keyboard says so again and again. */
async function holdDown(page: Page, key: string): Promise<void> {
  for (let told = 0; told < 20; told += 1) {
    await page.keyboard.down(key);
    await page.waitForTimeout(50);
  }
  await page.keyboard.up(key);
}

test('OPS-9 ORD-11: a key that is held down hands over one order, not the next one too', async ({ page }) => {
  await beginSale(page);
  const order = await paidOrder(page, DRUG, 1);
  const next = await paidOrder(page, DRUG, 2);
  for (const { orderId } of [order, next]) await callCore(page, 'orders.startDispensing', { orderId });
  await page.keyboard.press('Alt+6');
  await expect(page.getByRole('option')).toHaveCount(2);
  await holdDown(page, 'F7');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(formatOrderNumber(next.orderNumber));
  const statusOf = async ({ orderNumber }: typeof order) =>
    (await callCore(page, 'orders.get', { orderNumber })).status;
  expect(await statusOf(order)).toBe('completed');
  expect(await statusOf(next)).toBe('dispensing');
  await page.keyboard.press('F7');
  await expect.poll(() => statusOf(next)).toBe('completed');
});

test('OPS-9 ORD-11: Enter that is held down pays once, and what came of it stays to be read', async ({
  page,
}) => {
  await beginSale(page);
  const [newest] = (await callCore(page, 'orders.list', {})).rows;
  await scan(page, barcodeOf(DRUG));
  await openPayment(page);
  await holdDown(page, 'Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  const [sold, before] = (await callCore(page, 'orders.list', {})).rows;
  expect(sold).toMatchObject({ status: 'completed', quantity: 1 });
  expect(before?.orderNumber).toBe(newest?.orderNumber);
});
