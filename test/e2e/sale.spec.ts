import { expect, test } from './support/counter-test.ts';
import {
  beginSale,
  cartRows,
  demoDrug,
  plainDrug,
  scanDrug,
  searchBox,
  total,
  typeText,
} from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

for (const language of ['zh', 'en'] as const) {
  test(`CAT-3 CART-1: finding, adding and changing lines by keyboard (${language})`, async ({ page }) => {
    await beginSale(page, language);
    await takeScreen(page, `sale-empty-${language}`);
    await expectAccessible(page);

    await typeText(page, 'gp');
    const options = page.getByRole('option');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    await takeScreen(page, `sale-search-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(cartRows(page)).toHaveCount(1);
    await expect(searchBox(page)).toBeFocused();
    await expect(searchBox(page)).toHaveValue('');

    await typeText(page, '*3');
    await page.keyboard.press('Enter');
    await expect(cartRows(page).locator('output')).toHaveText('3');
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('-');
    await expect(cartRows(page).locator('output')).toHaveText('4');
    await page.keyboard.press('Space');
    await expect(page.getByRole('checkbox')).not.toBeChecked();
    await expect(total(page)).toHaveText('¥0.00');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('checkbox')).toBeChecked();
    await page.keyboard.press('Delete');
    await expect(cartRows(page)).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(cartRows(page).locator('output')).toHaveText('4');
  });

  test(`OPS-9: the screen says what the keyboard can do (${language})`, async ({ page }) => {
    await beginSale(page, language);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog');
    await expect(help).toContainText('F9');
    await expect(help).toContainText('*3');
    await takeScreen(page, `sale-help-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(searchBox(page)).toBeFocused();
    await expect(searchBox(page)).toHaveValue('');
    await expect(page.getByRole('toolbar').getByRole('button')).toHaveCount(10);
  });
}

test('OPS-9: whoever closes a dialog types on in the search box', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  for (const key of ['F3', 'F4', 'F5', 'F7', 'F8', 'F9', 'F1']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(searchBox(page)).toBeFocused();
    await typeText(page, 'am');
    await expect(searchBox(page), key).toHaveValue('am');
    await page.keyboard.press('Escape');
    await expect(searchBox(page)).toHaveValue('');
  }
  await page.keyboard.press('F4');
  await typeText(page, '9');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await typeText(page, '*3');
  await page.keyboard.press('Enter');
  await expect(cartRows(page).locator('output')).toHaveText('3');
});

test('CART-1: a key held down and scans in a row lose nothing', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  // A key that is down already repeats.
  for (let repeat = 0; repeat < 12; repeat += 1) await page.keyboard.down('+');
  await page.keyboard.up('+');
  await expect(cartRows(page).locator('output')).toHaveText('13');
  await scanDrug(page, plainDrug(0));
  await expect(cartRows(page).locator('output')).toHaveText('14');
});

test('CART-1: clearing can be taken back', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await scanDrug(page, plainDrug(1));
  const before = await total(page).textContent();
  await page.keyboard.press('F10');
  await expect(cartRows(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(cartRows(page)).toHaveCount(2);
  await expect(total(page)).toHaveText(before ?? '');
});

test('CART-2: a parked cart comes back, and the one in between waits', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await page.keyboard.press('F6');
  await expect(cartRows(page)).toHaveCount(0);
  await scanDrug(page, plainDrug(1));
  await typeText(page, '*2');
  await page.keyboard.press('Enter');
  await expect(cartRows(page).locator('output')).toHaveText('2');
  await page.keyboard.press('F7');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await takeScreen(page, 'sale-resume-zh');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(cartRows(page)).toContainText(plainDrug(0).genericName);
  await page.keyboard.press('F7');
  await expect(dialog.getByRole('option')).toContainText('1 种 2 件');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await expect(dialog.getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(searchBox(page)).toBeFocused();
});

test('CART-2: parked carts are thrown away one after the other in a hurry', async ({ page }) => {
  await beginSale(page);
  for (const index of [0, 1, 2]) {
    await scanDrug(page, plainDrug(index));
    await page.keyboard.press('F6');
    await expect(cartRows(page)).toHaveCount(0);
  }
  await page.keyboard.press('F7');
  const options = page.getByRole('dialog').getByRole('option');
  await expect(options).toHaveCount(3);
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Delete');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F7');
  await expect(options).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('CART-3: line discount, order discount, coupon, shipping and member price stand apart', async ({
  page,
}) => {
  const member = demoDrug(
    (drug, units) => drug.memberPriceFen !== null && drug.category === 'otc_b' && units > 20,
  );
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await page.keyboard.press('F4');
  await typeText(page, '9');
  await takeScreen(page, 'sale-line-discount-zh');
  await page.keyboard.press('Enter');
  await expect(cartRows(page).first()).toContainText('9折');

  await scanDrug(page, member);
  await page.keyboard.press('F3');
  await typeText(page, '13800010001');
  await expect(page.getByRole('option')).toHaveCount(1);
  await takeScreen(page, 'sale-customer-zh');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '王秀英' })).toBeVisible();

  await page.keyboard.press('F5');
  await page.keyboard.press('F4');
  await typeText(page, '1');
  await page.getByLabel('代金券金额').fill('2');
  await page.getByLabel('运费').fill('5.5');
  await page.getByRole('textbox', { name: '备注' }).fill('送货上门');
  await takeScreen(page, 'sale-terms-zh');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const amounts = page.getByRole('complementary');
  await expect(amounts).toContainText('整单优惠−¥1.00');
  await expect(amounts).toContainText('优惠券−¥2.00');
  await expect(amounts).toContainText('运费¥5.50');
  await expect(amounts).toContainText('会员优惠−¥');
  await expect(amounts).toContainText('单品折扣−¥');
  await expect(amounts).toContainText('送货上门');
});

test('CART-3: a discount larger than the amount is refused in the dialog', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await page.keyboard.press('F4');
  await page.keyboard.press('F4');
  await typeText(page, '99999');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('优惠金额超过了应付金额');
  await page.keyboard.press('Escape');
  await expect(searchBox(page)).toBeFocused();
});
