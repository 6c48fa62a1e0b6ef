import { expect, test } from './support/counter-test.ts';
import {
  beginSale,
  cartRows,
  demoDrug,
  nextCustomer,
  openPayment,
  plainDrug,
  scanDrug,
  typeText,
} from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

test('OPS-9: who is on duty is asked in both languages', async ({ page }) => {
  for (const language of ['zh', 'en'] as const) {
    await expect(page.locator('#sign-in-pin')).toBeVisible();
    await takeScreen(page, `duty-${language}`);
    await expectAccessible(page);
    await page.getByRole('button', { name: language === 'zh' ? 'English' : '中文' }).click();
  }
});

test('CART-2: a member who comes first is served when the first drug is there', async ({ page }) => {
  const member = demoDrug(
    (drug, units) => drug.memberPriceFen !== null && drug.category === 'otc_b' && units > 20,
  );
  await beginSale(page);
  await page.keyboard.press('F3');
  await typeText(page, '13800010001');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toContainText('王秀英');
  await scanDrug(page, member);
  await expect(page.getByRole('complementary')).toContainText('会员优惠−¥');
});

test('OPS-9: the sale speaks English in every dialog', async ({ page }) => {
  const watched = demoDrug(
    (drug, units) => drug.controlClass === 'ephedrine' && drug.category !== 'rx' && units > 5,
  );
  const rx = demoDrug((drug, units) => drug.category === 'rx' && drug.controlClass === 'none' && units > 20);
  const dialog = page.getByRole('dialog');
  const look = async (name: string) => {
    await takeScreen(page, `sale-${name}-en`);
    await expectAccessible(page);
    await expect(page.locator('body')).not.toContainText(/[，。；：（]$/);
  };
  await beginSale(page, 'en');
  await scanDrug(page, plainDrug(0));
  for (const [key, name] of [
    ['F3', 'customer'],
    ['F4', 'line-discount'],
    ['F5', 'terms'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialog).toBeVisible();
    await look(name);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await scanDrug(page, rx);
  await page.keyboard.press('F9');
  await expect(page.getByText('needs a prescription')).toBeVisible();
  await look('rx-refused');
  await page.keyboard.press('Delete');
  await scanDrug(page, watched);
  await page.keyboard.press('F9');
  await expect(page.locator('#buyer-name')).toBeFocused();
  await look('buyer');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect(cartRows(page)).toHaveCount(1);
  await openPayment(page);
  await typeText(page, '1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F3');
  await look('pay-mixed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F6');
  await expect(cartRows(page)).toHaveCount(0);
  await page.keyboard.press('F7');
  await expect(page.getByRole('option')).toHaveCount(1);
  await look('resume');
  await page.keyboard.press('Enter');
  await expect(cartRows(page)).toHaveCount(1);
  await page.keyboard.press('F8');
  await expect(dialog).toContainText('Stock is reserved');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/To be paid by/)).toBeVisible();
  await look('placed');
  await nextCustomer(page);
});
