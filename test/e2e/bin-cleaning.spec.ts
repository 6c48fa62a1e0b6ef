import type { Page } from '@playwright/test';
import { expect, test } from './support/counter-test.ts';
import { callCore } from './support/other-screen.ts';
import { beginSale, cartRows, demoDrug, PIN, searchBox, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const HERB = demoDrug(({ category }, fresh) => category === 'tcm_piece' && fresh > 4);
/** More than the demo has of it, and as many as one order may have. */
const WANTED = '99';

const WORDS = {
  zh: {
    received: '批号 NEXT1 待清斗装斗（Alt+B）',
    waits: '待装斗',
    inStock: '斗外 200',
    goesIn: '装入：批号 NEXT1，200',
    comesOut: '清出：批号',
    wrongPin: 'PIN',
    filled: '已清斗装斗，现售批号 NEXT1',
    takenOut: '已清出',
    atTheTill: '批号 NEXT1 待清斗装斗（Alt+3 Alt+B）',
    none: '待装斗 200',
  },
  en: {
    received: 'batch NEXT1 waits for its bin (Alt+B)',
    waits: 'Waits for bin',
    inStock: '200 outside the bin',
    goesIn: 'Goes in: batch NEXT1, 200',
    comesOut: 'Comes out: batch',
    wrongPin: 'PIN',
    filled: 'Bin filled; batch NEXT1 is sold now',
    takenOut: 'Taken out',
    atTheTill: 'Batch NEXT1 waits for its bin (Alt+3 Alt+B)',
    none: '200 wait for the bin',
  },
} as const;

const dialog = (page: Page) => page.getByRole('dialog');
const batch = (page: Page, number: string) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: number }) });

async function openStock(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3');
  await expect(searchBox(page)).toBeFocused();
  await typeText(page, HERB.code);
  await expect(page.getByRole('heading', { level: 2 })).toContainText(HERB.genericName);
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`RX-7 INV-1: a new batch of herbs waits for its bin, and is sold once two people put it in (${language})`, async ({
    page,
  }) => {
    await beginSale(page, language);
    await openStock(page);
    await page.keyboard.press('F6');
    await expect(page.locator('#goods-in-batch')).toBeFocused();
    await typeText(page, 'NEXT1');
    await page.keyboard.press('Tab');
    await typeText(page, '20291231');
    await page.keyboard.press('Tab');
    await typeText(page, '200');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').getByText(words.received)).toBeVisible();
    await expect(batch(page, 'NEXT1')).toContainText(words.waits);
    await expect(page.getByText(words.inStock)).toBeVisible();
    await takeScreen(page, `bin-waits-${language}`);
    await expectAccessible(page);

    // The till says what is missing and where to do something about it.
    await page.keyboard.press('Alt+1');
    await expect(searchBox(page)).toBeFocused();
    await typeText(page, HERB.code);
    await expect(page.getByText(words.none)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(cartRows(page)).toHaveCount(1);
    await typeText(page, `*${WANTED}`);
    await page.keyboard.press('Enter');
    await expect(cartRows(page).first()).toContainText(words.atTheTill);
    await takeScreen(page, `bin-till-${language}`);
    await expectAccessible(page);

    await page.keyboard.press('Alt+3');
    await expect(page.getByRole('heading', { level: 2 })).toContainText(HERB.genericName);
    const { hits } = await callCore(page, 'catalog.searchDrugs', { query: HERB.code, limit: 1 });
    const { batches } = await callCore(page, 'inventory.listBatches', { drugId: hits[0]?.drugId ?? 0 });
    const place = batches.findIndex(({ batchNumber }) => batchNumber === 'NEXT1');
    for (let step = 0; step < place; step += 1) await page.keyboard.press('Control+ArrowDown');
    await expect(batch(page, 'NEXT1')).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Alt+B');
    await expect(page.locator('#bin-checker-pin')).toBeFocused();
    await expect(dialog(page)).toContainText(words.goesIn);
    await expect(dialog(page)).toContainText(words.comesOut);
    await takeScreen(page, `bin-fill-${language}`);
    await expectAccessible(page);
    await typeText(page, '9137');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('alert')).toContainText(words.wrongPin);
    await expect(page.locator('#bin-checker-pin')).toHaveValue('');
    await typeText(page, PIN);
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByRole('status').getByText(words.filled)).toBeVisible();
    await expect(page.getByRole('cell', { name: words.takenOut }).first()).toBeVisible();
    await takeScreen(page, `bin-filled-${language}`);

    await page.keyboard.press('Alt+1');
    await expect(cartRows(page).first()).not.toContainText(words.atTheTill);
    const { differences } = await callCore(page, 'system.verifyStore', {});
    expect(differences).toEqual([]);
  });
}
