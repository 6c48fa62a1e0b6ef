import type { Page } from '@playwright/test';
import { type Counter, expect, test } from './support/counter-test.ts';
import { chooseFile } from './support/import-steps.ts';
import { callCore } from './support/other-screen.ts';
import { beginSale, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: { title: '药物相互作用', missing: '缺少药品B列', wrong: '级别：应为“禁忌”或“慎用”' },
  en: {
    title: 'Drug interactions',
    missing: 'Missing columns: Drug B',
    wrong: 'Severity: has to be forbidden or caution',
  },
} as const;

const HEADER = '药品A,药品B,级别,说明,来源';
const table = (...rows: string[]) => [HEADER, ...rows].join('\r\n');

/** Writes a file where the counter may pick it, and chooses it by the key of the screen. */
async function choose(on: { page: Page; counter: Counter }, name: string, content: string): Promise<void> {
  await chooseFile(on.page, await on.counter.writeFile(name, content));
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`RX-3: a table of interactions is looked at, mended and put in force by keyboard (${language})`, async ({
    page,
    counter,
  }) => {
    await beginSale(page, language);
    await page.keyboard.press('Alt+0');
    await expect(page.locator('tr[aria-current]')).toHaveCount(1);
    await page.keyboard.press('Control+ArrowDown');
    await expect(page.locator('h1')).toHaveText(words.title);
    await takeScreen(page, `interactions-none-${language}`);
    await expectAccessible(page);

    await choose({ page, counter }, 'columns.csv', '药品A,级别\r\n甲,禁忌\r\n');
    await expect(page.getByRole('alert')).toContainText(words.missing);

    const bad = table('华法林,阿司匹林,慎用,出血风险增加,说明书', '甲,,可能,,');
    await choose({ page, counter }, 'bad.csv', bad);
    await expect(page.locator('[data-count="rowsRejected"] dd')).toHaveText('1');
    await expect(page.getByText(words.wrong)).toBeVisible();
    await takeScreen(page, `interactions-rejected-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F9');
    expect((await callCore(page, 'prescriptions.listInteractions', {})).set).toBeNull();
    await page.keyboard.press('Escape');

    const good = table(
      '华法林,阿司匹林,慎用,出血风险增加,说明书',
      '甲氨蝶呤,复方磺胺甲噁唑,禁忌,骨髓抑制,说明书',
    );
    await choose({ page, counter }, 'good.csv', good);
    await expect(page.locator('[data-count="added"] dd')).toHaveText('2');
    await takeScreen(page, `interactions-preview-${language}`);
    await page.keyboard.press('F9');
    await expect(page.locator('h1')).toHaveText(words.title);
    await expect(page.locator('tbody tr')).toHaveCount(2);
    await page.keyboard.press('F3');
    await typeText(page, '甲氨');
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await takeScreen(page, `interactions-in-force-${language}`);
    await expectAccessible(page);
    expect((await callCore(page, 'prescriptions.listInteractions', {})).set).toMatchObject({
      version: 1,
      fileName: 'good.csv',
      rowCount: 2,
    });
  });
}

test('RX-3: a table that another screen put in force meanwhile is compared with before mine replaces it', async ({
  page,
  counter,
}) => {
  await beginSale(page, 'zh');
  await page.keyboard.press('Alt+0');
  await expect(page.locator('tr[aria-current]')).toHaveCount(1);
  await page.keyboard.press('Control+ArrowDown');
  await expect(page.locator('h1')).toHaveText(WORDS.zh.title);
  const mine = table('华法林,阿司匹林,慎用,,');
  await choose({ page, counter }, 'mine.csv', mine);
  await expect(page.locator('[data-count="added"] dd')).toHaveText('1');
  const fileRef = await registerElsewhere({ page, counter }, mine);
  await callCore(page, 'prescriptions.importInteractions', { fileRef, version: 0 });
  await expect(page.getByRole('alert')).toContainText('刚刚换了新的表');
  await page.keyboard.press('F9');
  expect((await callCore(page, 'prescriptions.listInteractions', {})).set?.version).toBe(1);
  await page.keyboard.press('F5');
  await expect(page.locator('[data-count="added"] dd')).toHaveText('0');
  await page.keyboard.press('F9');
  await expect(page.locator('h1')).toHaveText(WORDS.zh.title);
  expect((await callCore(page, 'prescriptions.listInteractions', {})).set?.version).toBe(2);
});

/** Picks a file beside what the screen shows, and names it to the core. */
async function registerElsewhere(
  { page, counter }: { page: Page; counter: Counter },
  text: string,
): Promise<string> {
  const path = await counter.writeFile('theirs.csv', text);
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'elsewhere' });
    document.body.append(input);
  });
  await page.setInputFiles('#elsewhere', path);
  return page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('#elsewhere');
    const file = input?.files?.[0] ?? new File([], '');
    input?.remove();
    const bridge = (window as { counter?: { registerFile(file: File): Promise<string> } }).counter;
    if (bridge !== undefined) return bridge.registerFile(file);
    const response = await fetch(`/files?name=${file.name}`, { method: 'PUT', body: file });
    return ((await response.json()) as { fileRef: string }).fileRef;
  });
}
