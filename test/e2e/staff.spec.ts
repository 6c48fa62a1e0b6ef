import { expect, test } from './support/counter-test.ts';
import { beginSale, cartRows, PIN, plainDrug, scanDrug, signIn, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

test('SEC-1: a colleague takes the till over by function key and PIN, and the cart stays', async ({
  page,
}) => {
  await beginSale(page);
  await scanDrug(page, plainDrug(0));
  await page.keyboard.press('F12');
  await expect(page.locator('dialog #sign-in-pin')).toBeFocused();
  await takeScreen(page, 'switch-person-zh');
  await expectAccessible(page);
  // 陈静, the cashier of the demo, mistypes and tries again.
  await page.keyboard.press('F1');
  await typeText(page, '2581');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('PIN 不正确');
  await expect(page.locator('#sign-in-pin')).toBeFocused();
  await typeText(page, PIN);
  await page.keyboard.press('Enter');
  await expect(page.getByText('当班：陈静')).toBeVisible();
  await expect(cartRows(page)).toContainText(plainDrug(0).genericName);
  // A cashier has no use for accounts, imports and settings of the shop.
  await expect(page.getByRole('button', { name: '人员', exact: true })).toHaveCount(0);
  await page.keyboard.press('Alt+9');
  await expect(cartRows(page)).toHaveCount(1);
});

for (const language of ['zh', 'en'] as const) {
  test(`SEC-1: an administrator opens an account, and its person signs in (${language})`, async ({
    page,
  }) => {
    const words =
      language === 'zh'
        ? {
            handOver: '交接班',
            pharmacist: '药师',
            onDuty: '当班：何小满',
            required: '必填',
            simple: '太简单',
          }
        : {
            handOver: 'Hand over',
            pharmacist: 'Pharmacist',
            onDuty: 'On duty: 何小满',
            required: 'Required',
            simple: 'Too simple',
          };
    await beginSale(page, language);
    await page.keyboard.press('Alt+9');
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('王芳');
    await takeScreen(page, `staff-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F6');
    await expect(page.locator('#staff-name')).toBeFocused();
    await typeText(page, '何小满');
    await page.keyboard.press('Tab');
    await typeText(page, '1234');
    await page.getByRole('checkbox', { name: words.pharmacist }).press('Space');
    await page.keyboard.press('F9');
    await expect(page.getByText(words.required)).toHaveCount(2);
    await expect(page.getByText(words.simple)).toBeVisible();
    await takeScreen(page, `staff-new-wrong-${language}`);
    await page.locator('#staff-pin').fill(PIN);
    await page.locator('#staff-licence').fill('ZY1100009');
    await page.locator('#staff-licence-date').fill('20301231');
    await page.keyboard.press('F9');
    await expect(page.getByRole('heading', { name: '何小满' })).toBeVisible();
    await takeScreen(page, `staff-new-${language}`);
    await expectAccessible(page);
    await page.getByRole('button', { name: words.handOver }).press('Enter');
    await signIn(page, 'F7');
    await expect(page.getByText(words.onDuty)).toBeVisible();
  });
}
