import { join } from 'node:path';
import { openTable } from '#core/catalog/import/open-table.ts';
import { expect, test } from './support/counter-test.ts';
import { callCore } from './support/other-screen.ts';
import { beginSale, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: { first: '通用名', changed: '本省规定' },
  en: { first: 'Generic name', changed: 'A provincial rule' },
} as const;

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`RX-7: a rule is changed and a register exported by keyboard (${language})`, async ({
    page,
    counter,
  }) => {
    await beginSale(page, language);
    await page.keyboard.press('Alt+0');
    await expect(page.locator('tr[aria-current]')).toHaveCount(1);
    await takeScreen(page, `compliance-rules-${language}`);
    await expectAccessible(page);
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
    await expect(page.locator('tr[aria-current]')).toHaveAttribute('id', 'rule-ephedrine');
    await page.keyboard.press('F6');
    await page.keyboard.press('Control+a');
    await typeText(page, '1');
    await page.keyboard.press('Tab');
    await typeText(page, words.changed);
    await takeScreen(page, `compliance-change-${language}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const { changes } = await callCore(page, 'rules.history', { ruleId: 'ephedrine' });
    expect(changes).toMatchObject([{ numbers: [{ key: 'packs', value: 1 }], reason: words.changed }]);

    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+ArrowDown');
    await expect(page.locator('thead th').nth(2)).toHaveText(words.first);
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await takeScreen(page, `compliance-register-${language}`);
    await expectAccessible(page);
    const rows = await page.locator('tbody tr').count();
    await page.keyboard.press('F9');
    const file = page.locator('[role="status"] strong');
    await expect(file).toHaveText(/^goods_received_.*\.xlsx$/, { timeout: 15_000 });
    const cells: (readonly string[])[] = [];
    const path = join(counter.dataDir, 'exports', (await file.textContent()) ?? '');
    for await (const row of (await openTable(path)).rows()) cells.push(row.cells);
    expect(cells[0]?.[2]).toBe(words.first);
    expect(cells.length - 1).toBeGreaterThanOrEqual(rows);
  });
}
