import type { Page } from '@playwright/test';
import { expect, test } from './support/counter-test.ts';
import {
  beginSale,
  nextCustomer,
  openPayment,
  plainDrug,
  scan,
  scanDrug,
  searchBox,
  typeText,
} from './support/sale-steps.ts';

test.use({ store: 'demo' });

const section = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true });

/** Tabs on to the field and types into it. */
async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await typeText(page, text);
}

test('CART-3: a manager makes a coupon; the till takes it by scan, loses it and uses it', async ({
  page,
}) => {
  await beginSale(page);
  await section(page, '设置').focus();
  await page.keyboard.press('Enter');
  await section(page, '优惠券').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('还没有优惠券')).toBeVisible();
  await page.getByRole('button', { name: '新建优惠券' }).focus();
  await page.keyboard.press('Enter');
  await typeText(page, 'summer5');
  await fill(page, '名称', '夏季五元券');
  await page.keyboard.press('Enter');
  await expect(page.getByText('请填写大于零的金额，或 0.01 到 100 的百分比。')).toBeVisible();
  await fill(page, '减多少', '5');
  await fill(page, '最低消费', (plainDrug(0).priceFen / 100 + 1).toFixed(2));
  await fill(page, '最后一天', '2099-12-31');
  await fill(page, '总次数', '1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /SUMMER5/ })).toContainText('可用');

  await section(page, '收银').focus();
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toBeFocused();
  await scanDrug(page, plainDrug(0));
  await scan(page, 'SUMMER5');
  await expect(page.getByText('还没有达到优惠券的最低消费。')).toBeVisible();
  await typeText(page, '*2');
  await page.keyboard.press('Enter');
  await expect(page.locator('tr[aria-current] output')).toHaveText('2');
  await scan(page, 'SUMMER5');
  await expect(page.getByText('已使用优惠券：夏季五元券')).toBeVisible();
  await expect(page.getByRole('complementary', { name: '金额' })).toContainText('−¥5.00');

  await typeText(page, '*1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary').getByRole('alert')).toContainText('最低消费');
  await typeText(page, '*2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: '金额' })).toContainText('−¥5.00');
  await openPayment(page);
  await page.keyboard.press('Enter');
  await nextCustomer(page);

  await scanDrug(page, plainDrug(0));
  await page.keyboard.press('F5');
  await fill(page, '优惠券号', 'summer5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('这张优惠券的次数已用完。');
});

test('CART-3: coupons speak English too', async ({ page }) => {
  await beginSale(page, 'en');
  await section(page, 'Settings').focus();
  await page.keyboard.press('Enter');
  await section(page, 'Coupons').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'New coupon' }).focus();
  await page.keyboard.press('Enter');
  await typeText(page, 'TEN');
  await fill(page, 'Name', 'Ten percent');
  await page.getByRole('radio', { name: 'A fixed amount' }).focus();
  await page.keyboard.press('ArrowRight');
  await fill(page, 'Takes off', '10');
  await fill(page, 'Last day', '2099-12-31');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /TEN/ })).toContainText('10% off');
});
