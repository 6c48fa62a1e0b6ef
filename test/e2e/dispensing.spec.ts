import { expect, test } from './support/counter-test.ts';
import { paidOrder } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { barcodeOf, beginSale, PIN, plainDrug, scan, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const DRUG = plainDrug(0);
const OTHER = plainDrug(1);

for (const language of ['zh', 'en'] as const) {
  test(`RX-4: packs are verified by scan and checked by a second person (${language})`, async ({ page }) => {
    const words =
      language === 'zh'
        ? {
            empty: '没有待调配的订单',
            wrong: '拿错药了',
            right: '还差 1',
            byEye: '无码核对',
            done: '已交给顾客',
            pickList: '配药单：第 1 联已送出打印。',
            labels: '药品标签：第 1 联已送出打印。',
            own: '调配人不能复核',
          }
        : {
            empty: 'Nothing to dispense',
            wrong: 'Wrong drug',
            right: '1 to go',
            byEye: 'Verify without a code',
            done: 'Handed over',
            pickList: 'Pick list: copy 1 was sent to the printer.',
            labels: 'Drug labels: copy 1 was sent to the printer.',
            own: 'Whoever dispensed cannot check',
          };
    await beginSale(page, language);
    await page.keyboard.press('Alt+6');
    await expect(page.getByText(words.empty)).toBeVisible();
    await takeScreen(page, `dispensing-empty-${language}`);
    const { receipt } = await callCore(page, 'settings.get', {});
    await callCore(page, 'settings.update', { receipt: { ...receipt, printer: { kind: 'file' } } });
    const { orderNumber } = await paidOrder(page, DRUG, 2);
    await expect(page.getByRole('option')).toHaveCount(1);
    await scan(page, orderNumber);
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('F6');
    await expect(page.getByRole('toolbar').getByRole('button', { name: /^F6/ })).toBeDisabled();
    await expect(page.getByRole('row').filter({ hasText: DRUG.genericName })).toContainText('0 / 2');
    await scan(page, barcodeOf(OTHER));
    await expect(page.getByRole('alert')).toContainText(words.wrong);
    await expect(page.getByRole('alert')).toContainText(OTHER.genericName);
    await expect(page.getByRole('alert')).toContainText(DRUG.genericName);
    await takeScreen(page, `dispensing-wrong-drug-${language}`);
    await expectAccessible(page);
    await scan(page, barcodeOf(DRUG));
    await expect(page.getByText(words.right)).toBeVisible();
    await page.keyboard.press('F5');
    await expect(page.getByRole('heading', { name: words.byEye })).toBeVisible();
    await takeScreen(page, `dispensing-by-eye-${language}`);
    await page.keyboard.press('2');
    await expect(page.getByText('2 / 2')).toBeVisible();
    await page.keyboard.press('F4');
    await expect(page.getByRole('alert')).toContainText(words.own);
    // 赵磊, the dispenser of the demo, takes the screen over and checks.
    await page.keyboard.press('F12');
    await page.keyboard.press('F2');
    await typeText(page, PIN);
    await page.keyboard.press('Enter');
    await expect(page.locator('dialog')).toHaveCount(0);
    await page.keyboard.press('F4');
    await expect(page.getByText('赵磊').nth(1)).toBeVisible();
    await takeScreen(page, `dispensing-checked-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F8');
    await expect(page.getByText(words.pickList)).toBeVisible();
    await page.keyboard.press('F9');
    await expect(page.getByText(words.labels)).toBeVisible();
    await takeScreen(page, `dispensing-printed-${language}`);
    await page.keyboard.press('F7');
    await expect(page.getByText(words.done)).toBeVisible();
  });
}
