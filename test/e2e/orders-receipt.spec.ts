import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/counter-test.ts';
import { openOrders, timeline } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const PRINTED = {
  zh: (copyNo: number) => `第 ${copyNo} 联已送出打印。`,
  en: (copyNo: number) => `Copy ${copyNo} was sent to the printer.`,
} as const;

for (const language of ['zh', 'en'] as const) {
  test(`OPS-7 ORD-10: a receipt is seen, printed, printed again and both noted (${language})`, async ({
    page,
    counter,
  }) => {
    await openOrders(page, language);
    await page.keyboard.press('Control+p');
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('[data-paper-mm="58"]')).toBeVisible();
    await takeScreen(page, `orders-receipt-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F9');
    await expect(dialog.getByRole('alert')).toBeVisible();

    const { receipt } = await callCore(page, 'settings.get', {});
    await callCore(page, 'settings.update', { receipt: { ...receipt, printer: { kind: 'file' } } });
    await page.keyboard.press('F9');
    await expect(dialog.getByText(PRINTED[language](1))).toBeVisible();
    await page.keyboard.press('F9');
    await expect(dialog.getByText(PRINTED[language](2))).toBeVisible();
    const printed = await readdir(join(counter.dataDir, 'receipts'));
    expect(printed.filter((name) => name.endsWith('.bin'))).toHaveLength(2);
    await page.keyboard.press('Escape');
    await expect(timeline(page).first()).toHaveAttribute('data-event', 'reprint_receipt');
    await expect(timeline(page).nth(1)).toHaveAttribute('data-event', 'print_receipt');
  });
}
