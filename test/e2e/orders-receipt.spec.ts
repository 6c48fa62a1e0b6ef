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

/** The first label of an order says which of how many it is. */
const LABEL_PART = /^\s*1\/\d+\s*$/;

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
    await page.keyboard.press('3');
    await expect(dialog.getByText(LABEL_PART)).toBeVisible();
    await takeScreen(page, `orders-labels-${language}`);
    await page.keyboard.press('F9');
    await expect(dialog.getByText(PRINTED[language](1))).toBeVisible();
    await page.keyboard.press('4');
    await takeScreen(page, `orders-pick-list-${language}`);
    await page.keyboard.press('2');
    await takeScreen(page, `orders-packing-slip-${language}`);
    await page.keyboard.press('Escape');
    const events = ['print_label', 'reprint_receipt', 'print_receipt'];
    for (const [place, event] of events.entries())
      await expect(timeline(page).nth(place)).toHaveAttribute('data-event', event);
  });
}
