import type { Page } from '@playwright/test';
import { isTracePrefix } from '#shared/domain/drug-codes.ts';
import { parseSpecification } from '#shared/domain/specification.ts';
import { unitPriceOf } from '#shared/domain/split-packs.ts';
import { expect, test } from './support/counter-test.ts';
import { callCore } from './support/other-screen.ts';
import {
  beginSale,
  cartRows,
  demoDrug,
  openPayment,
  PIN,
  scan,
  scanDrug,
  searchBox,
  total,
  typeText,
} from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const countOf = (specification: string) => parseSpecification(specification)?.count ?? 0;
const DRUG = demoDrug(
  ({ category, controlClass, specification, memberPriceFen }, fresh) =>
    category === 'otc_b' &&
    controlClass === 'none' &&
    memberPriceFen === null &&
    fresh > 40 &&
    parseSpecification(specification)?.piece === 'tablet' &&
    countOf(specification) >= 6 &&
    countOf(specification) <= 60,
);
const UNITS = countOf(DRUG.specification);
const UNIT_FEN = unitPriceOf(DRUG.priceFen, UNITS);
/** The code of the pack that is opened at the shelf. */
const CODE = `${DRUG.barcodes.find(isTracePrefix)}${'7700'.padStart(13, '0')}`;
const DIRECTIONS = '口服，一次1片，一日3次';

const WORDS = {
  zh: {
    marked: '拆零设置已保存',
    codeNeeded: '请扫这一盒的追溯码',
    wrongPin: 'PIN',
    isOpened: '这一盒已经拆零',
    noCode: '没有追溯码',
    opened: `拆零现有 ${UNITS} 片`,
    short: `只有 ${UNITS}`,
    bag: '拆零药品',
    register: '拆零销售记录',
    bags: '拆零药袋',
  },
  en: {
    marked: 'Saved how units are sold',
    codeNeeded: 'Scan the code of this pack',
    wrongPin: 'PIN',
    isOpened: 'This pack was opened',
    noCode: 'without a code',
    opened: `${UNITS} 片 are loose now`,
    short: `${UNITS}`,
    bag: 'SPLIT PACK',
    register: 'Split packs',
    bags: 'Bag labels',
  },
} as const;

const dialog = (page: Page) => page.getByRole('dialog');
const openPacks = (page: Page) => page.getByTestId('open-packs').locator('tbody tr');

/** Opens the stock at the drug. */
async function openStock(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3');
  await expect(page.locator('input[data-command-line]')).toBeFocused();
  await typeText(page, DRUG.code);
  await expect(page.getByRole('heading', { level: 2 })).toContainText(DRUG.genericName);
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`RX-6: a drug is marked, a pack opened by two people, and units sold with their bag (${language})`, async ({
    page,
  }) => {
    await beginSale(page, language);
    await openStock(page);

    // The mark: what the specification says is there already.
    await expect(page.getByRole('button', { name: 'Alt+U' })).toBeVisible();
    await page.keyboard.press('Alt+U');
    await expect(page.locator('#split-units')).toBeFocused();
    await expect(page.locator('#split-units')).toHaveValue(String(UNITS));
    await expect(page.locator('#split-unit')).toHaveValue('片');
    await takeScreen(page, `split-mark-${language}`);
    await expectAccessible(page);
    for (let field = 0; field < 3; field += 1) await page.keyboard.press('Tab');
    await page.keyboard.insertText(DIRECTIONS);
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.marked)).toBeVisible();

    // Opening a pack: without its code, or with a wrong PIN, nothing is opened.
    await page.keyboard.press('Alt+K');
    await expect(page.locator('#split-checker-pin')).toBeFocused();
    await typeText(page, '9137');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText(words.codeNeeded)).toBeVisible();
    await scan(page, CODE);
    await expect(page.locator('#split-pack-code')).toHaveValue(CODE);
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('alert')).toContainText(words.wrongPin);
    await expect(page.locator('#split-checker-pin')).toHaveValue('');
    await typeText(page, PIN);
    await takeScreen(page, `split-open-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.opened)).toBeVisible();
    await expect(openPacks(page)).toHaveCount(1);
    await expect(openPacks(page).first()).toContainText(CODE);
    await takeScreen(page, `split-stock-${language}`);
    await expectAccessible(page);

    // At the till the pack's code is scanned, and a key sells it by the unit.
    await page.keyboard.press('Alt+1');
    await expect(searchBox(page)).toBeFocused();
    // The pack that lies open is not sold sealed, and the till says who opened it.
    await scan(page, CODE);
    await expect(page.getByText(words.isOpened)).toBeVisible();
    await expect(page.getByText(CODE)).toContainText('王芳');
    await expect(cartRows(page)).toHaveCount(0);
    await scanDrug(page, DRUG);
    await page.keyboard.press('Alt+U');
    await expect(cartRows(page).first()).toContainText('拆零');
    await typeText(page, `*${UNITS + 2}`);
    await page.keyboard.press('Enter');
    await expect(total(page)).toContainText(((UNIT_FEN * (UNITS + 2)) / 100).toFixed(2));

    // Too few are loose: paying offers to open a pack, and opens none by itself.
    await page.keyboard.press('F9');
    await expect(page.locator('#split-checker-pin')).toBeFocused();
    await takeScreen(page, `split-till-${language}`);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await page.keyboard.press('Alt+K');
    await expect(page.locator('#split-checker-pin')).toBeFocused();
    // Older stock has no code: the reason is chosen instead, which lies two groups before the PIN.
    for (const key of ['Shift+Tab', 'Shift+Tab', 'ArrowDown']) await page.keyboard.press(key);
    await expect(dialog(page).getByRole('radio', { name: words.noCode })).toBeChecked();
    await expect(page.locator('#split-pack-code')).toBeDisabled();
    for (const key of ['Tab', 'Tab']) await page.keyboard.press(key);
    await typeText(page, PIN);
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);

    await openPayment(page);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('order-number')).toBeVisible();
    await expect(page.getByRole('button', { name: words.bags })).toBeVisible();
    await takeScreen(page, `split-sold-${language}`);
    const { rows } = await callCore(page, 'orders.list', {});
    const orderId = rows[0]?.orderId ?? 0;
    const layout = await callCore(page, 'printing.documentPreview', {
      orderId,
      document: 'bag_label',
      language,
    });
    const text = JSON.stringify(layout.rows);
    for (const fact of [words.bag, DRUG.specification, DIRECTIONS, '王芳']) expect(text).toContain(fact);
    const { differences } = await callCore(page, 'system.verifyStore', {});
    expect(differences).toEqual([]);
  });
}

test('RX-6: a controlled drug has no way to be split on the screen', async ({ page }) => {
  const controlled = demoDrug(({ controlClass }) => controlClass === 'ephedrine');
  await beginSale(page);
  await page.keyboard.press('Alt+3');
  await expect(searchBox(page)).toBeFocused();
  await typeText(page, controlled.code);
  await expect(page.getByRole('heading', { level: 2 })).toContainText(controlled.genericName);
  await page.keyboard.press('Alt+U');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: '拆零设置' })).toHaveCount(0);
});
