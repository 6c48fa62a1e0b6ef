import type { DemoDrug } from '../../resources/demo/generate.ts';
import { expect, test } from './support/counter-test.ts';
import {
  barcodeOf,
  beginSale,
  cartRows,
  demoDrug,
  nextCustomer,
  openPayment,
  plainDrug,
  scan,
  scanDrug,
  total,
  typeText,
  unitsInStock,
} from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const yuan = (fen: number) => (fen / 100).toFixed(2);

for (const language of ['zh', 'en'] as const) {
  test(`PAY-1: cash with change, sold once however often Enter is pressed (${language})`, async ({
    page,
  }) => {
    await beginSale(page, language);
    await scanDrug(page, plainDrug(0));
    await scanDrug(page, plainDrug(1));
    await takeScreen(page, `sale-cart-${language}`);
    await openPayment(page);
    await page.keyboard.press('F8');
    await takeScreen(page, `sale-pay-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('change')).toHaveText(/^¥\d+\.\d{2}$/);
    await expect(page.getByTestId('order-number')).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}$/);
    await expect(
      page.getByRole('region', { name: language === 'zh' ? '打印预览' : 'Print preview' }).last(),
    ).toContainText(plainDrug(0).specification);
    await takeScreen(page, `sale-result-${language}`);
    await expectAccessible(page);
    await nextCustomer(page);
    await expect(cartRows(page)).toHaveCount(0);
  });
}

test('PAY-1: part in cash, the rest by card with its slip', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await openPayment(page);
  await typeText(page, '1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('现金¥1.00');
  await page.keyboard.press('F3');
  await page.keyboard.press('Tab');
  await typeText(page, '004217');
  await takeScreen(page, 'sale-pay-mixed-zh');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('change')).toHaveText('¥0.00');
  await expect(page.getByRole('dialog')).toContainText('银行卡');
});

test('PAY-1: a card is never charged more than is due', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await openPayment(page);
  await page.keyboard.press('F3');
  await typeText(page, '9999');
  await page.keyboard.press('Enter');
  await expect(page.getByText('只有现金可以找零')).toBeVisible();
  await expect(page.getByTestId('change')).toHaveCount(0);
});

test('ORD-11: a sale under way when the core dies is made once', async ({ page, counter }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(2));
  const before = await unitsInStock(page);
  await openPayment(page);
  await counter.killCore();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('order-number')).toBeVisible({ timeout: 30_000 });
  await nextCustomer(page);
  await expect(cartRows(page)).toHaveCount(0);
  await scanDrug(page, plainDrug(2));
  expect(await unitsInStock(page)).toBe(before - 1);
});

test('ORD-4: an order placed now and paid later says until when', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await page.keyboard.press('F8');
  await expect(page.getByRole('dialog')).toContainText('保留库存');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/请在 \d\d:\d\d 前付款/)).toBeVisible();
  await takeScreen(page, 'sale-placed-zh');
  await expectAccessible(page);
});

test('RX-7: a prescription drug is refused with the reason, and the rest can be sold', async ({ page }) => {
  const rx = demoDrug((drug, units) => drug.category === 'rx' && drug.controlClass === 'none' && units > 20);
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await scanDrug(page, rx);
  await expect(cartRows(page).last()).toContainText('须凭处方');
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('请先录入处方并由药师审核')).toBeVisible();
  await takeScreen(page, 'sale-rx-refused-zh');
  await expectAccessible(page);
  await page.keyboard.press('Space');
  await openPayment(page);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('order-number')).toBeVisible();
});

for (const [language, says, told] of [
  ['zh', '不得赠送', '优惠后为零元，不得赠送'],
  ['en', 'May not be a gift', 'must not be given away would be free'],
] as const) {
  test(`RX-7: a drug that must not be given away is not free, and a lower discount sells it (${language})`, async ({
    page,
  }) => {
    const drug = demoDrug(
      ({ category, controlClass }, units) => category === 'otc_a' && controlClass === 'none' && units > 20,
    );
    await beginSale(page, language);
    await scanDrug(page, drug);
    await page.keyboard.press('F4');
    await page.keyboard.press('F4');
    await typeText(page, yuan(drug.priceFen));
    await page.keyboard.press('Enter');
    await expect(cartRows(page)).toContainText(says);
    await page.keyboard.press('F9');
    await expect(page.getByText(told)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await takeScreen(page, `sale-gift-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F4');
    await page.keyboard.press('F4');
    await page.keyboard.press('Control+a');
    await typeText(page, '0.01');
    await page.keyboard.press('Enter');
    await expect(cartRows(page)).not.toContainText(says);
    await openPayment(page);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('order-number')).toBeVisible();
  });
}

test('RX-7: a watched drug is limited to two packs and asks who buys it', async ({ page }) => {
  const watched = demoDrug(
    (drug, units) => drug.controlClass === 'ephedrine' && drug.category !== 'rx' && units > 5,
  );
  await beginSale(page);
  await scanDrug(page, watched);
  await typeText(page, '*3');
  await page.keyboard.press('Enter');
  await expect(cartRows(page)).toContainText('限购 2，已选 3');
  await page.keyboard.press('F9');
  await expect(page.getByText('特殊管理药品超过单次限购数量')).toBeVisible();
  await page.keyboard.press('-');
  await expect(cartRows(page).locator('output')).toHaveText('2');
  await page.keyboard.press('F9');
  await expect(page.locator('#buyer-name')).toBeFocused();
  await takeScreen(page, 'sale-buyer-zh');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.locator('#buyer-name')).toBeFocused();
  await typeText(page, '李雷');
  await page.keyboard.press('Enter');
  await expect(page.locator('#buyer-id-number')).toBeFocused();
  await typeText(page, '110105194912310021');
  await page.keyboard.press('Enter');
  await expect(page.getByText('身份证号有误')).toBeVisible();
  await page.locator('#buyer-id-number').fill('');
  await typeText(page, '11010519491231002x');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('order-number')).toBeVisible();
});

test('INV-1: every shortage of the cart is shown at its line, all together', async ({ page }) => {
  const scarce = (drug: DemoDrug, units: number) => drug.category === 'otc_b' && units > 4 && units < 60;
  const first = demoDrug(scarce);
  const second = demoDrug((drug, units) => scarce(drug, units) && drug !== first);
  await beginSale(page);
  for (const drug of [first, second]) {
    await scanDrug(page, drug);
    await typeText(page, '*99');
    await page.keyboard.press('Enter');
    await expect(page.locator('tr[aria-current] output')).toHaveText('99');
  }
  await scanDrug(page, plainDrug(2));
  await expect(cartRows(page).getByText(/仅剩 \d+|无货/)).toHaveCount(2);
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('2 行库存不足')).toBeVisible();
  await takeScreen(page, 'sale-shortage-zh');
});

test('CAT-4: the next customer’s first scan closes the last sale', async ({ page }) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await openPayment(page);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('order-number')).toBeVisible();
  await scan(page, barcodeOf(plainDrug(1)));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(cartRows(page)).toContainText(plainDrug(1).genericName);
  await expect(total(page)).not.toHaveText('¥0.00');
});
