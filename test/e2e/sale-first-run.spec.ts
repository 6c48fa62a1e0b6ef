import { expect, test } from './support/counter-test.ts';
import { choosePin, searchBox, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'none' });

for (const language of ['zh', 'en'] as const) {
  test(`OPS-9: the first run leads by keyboard to a counter that sells (${language})`, async ({ page }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await page.locator('#first-name').focus();
    await typeText(page, '王芳');
    await choosePin(page);
    await takeScreen(page, `first-run-name-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    const demo = page.getByRole('button', {
      name: language === 'zh' ? '用演示数据试用' : 'Try it with demo data',
    });
    await expect(demo).toBeFocused();
    await takeScreen(page, `first-run-data-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('progressbar')).toBeVisible();
    await takeScreen(page, `first-run-loading-${language}`);
    await expect(searchBox(page)).toBeFocused({ timeout: 50_000 });
    await typeText(page, 'gpw');
    await expect(page.getByRole('option').first()).toContainText('归脾丸');
  });
}

test('CAT-2: the first run offers to import a catalogue of one’s own', async ({ page }) => {
  await page.locator('#first-name').focus();
  await typeText(page, '王芳');
  await choosePin(page);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '导入我的药品目录' }).press('Enter');
  await expect(page.getByRole('button', { name: '导入' })).toHaveAttribute('aria-current', 'page');
});

test('SEC-1: the first account takes a name, and a PIN typed twice', async ({ page }) => {
  await page.locator('#first-name').focus();
  await typeText(page, '   ');
  await choosePin(page);
  await expect(page.getByRole('button', { name: '下一步' })).toBeDisabled();
  await page.locator('#first-name').fill('王芳');
  await page.locator('#first-pin-again').fill('2589');
  await expect(page.getByText('两次输入的 PIN 不同')).toBeVisible();
  await expect(page.getByRole('button', { name: '下一步' })).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(page.locator('#first-name')).toBeVisible();
});
