import { join } from 'node:path';
import { openTable } from '#core/table-files/open-table.ts';
import { expect, test } from './support/counter-test.ts';
import { callCore } from './support/other-screen.ts';
import { beginSale, plainDrug, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: { first: '通用名', changed: '本省规定', received: '收货记录', transitions: '允许的状态流转' },
  en: {
    first: 'Generic name',
    changed: 'A provincial rule',
    received: 'Goods received',
    transitions: 'Allowed transitions',
  },
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

    await page.keyboard.press('F9');
    const file = page.locator('[role="status"] strong');
    await expect(file).toHaveText(/^rules_.*\.xlsx$/, { timeout: 15_000 });
    // Interactions lie between them.
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Control+ArrowDown');
    await expect(page.locator('h1')).toHaveText(words.transitions);
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await takeScreen(page, `compliance-transitions-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F9');
    await expect(file).toHaveText(/^transitions_.*\.xlsx$/, { timeout: 15_000 });

    // What the demo's shelves were filled with is older than this month.
    const { hits } = await callCore(page, 'catalog.searchDrugs', { query: plainDrug(0).code, limit: 1 });
    const goods = { batchNumber: 'E2E1', expiryDate: '2099-12-31', quantity: 5, reason: '采购到货' };
    await callCore(page, 'inventory.receiveGoods', { drugId: hits[0]?.drugId ?? 0, ...goods });
    for (let step = 0; step < 20 && (await page.locator('h1').textContent()) !== words.received; step += 1)
      await page.keyboard.press('Control+ArrowDown');
    await expect(page.locator('thead th').nth(2)).toHaveText(words.first);
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await takeScreen(page, `compliance-register-${language}`);
    await expectAccessible(page);
    const rows = await page.locator('tbody tr').count();
    await page.keyboard.press('F9');
    await expect(file).toHaveText(/^goods_received_.*\.xlsx$/, { timeout: 15_000 });
    const cells: (readonly string[])[] = [];
    const path = join(counter.dataDir, 'exports', (await file.textContent()) ?? '');
    for await (const row of (await openTable(path)).rows()) cells.push(row.cells);
    expect(cells[0]?.[2]).toBe(words.first);
    expect(cells.length - 1).toBeGreaterThanOrEqual(rows);
  });
}

test('RX-7: the words of near expiry follow the rule that the chain has set', async ({ page }) => {
  await beginSale(page, 'zh');
  await page.keyboard.press('Alt+3');
  const tags = page.locator('[title$="天内到期"]');
  await expect(page.locator('[title="180 天内到期"], [title="90 天内到期"]').first()).toBeVisible();
  const { rules } = await callCore(page, 'rules.list', {});
  const version = rules.find(({ ruleId }) => ruleId === 'near_expiry')?.version ?? 0;
  const numbers = [
    { key: 'noticeDays', value: 720 },
    { key: 'urgentDays', value: 365 },
  ];
  const change = { ruleId: 'near_expiry', on: true, numbers, version, reason: '本店要求' } as const;
  await callCore(page, 'rules.change', change);
  await expect(page.locator('[title="720 天内到期"], [title="365 天内到期"]').first()).toBeVisible();
  await expect(page.locator('[title="180 天内到期"], [title="90 天内到期"]')).toHaveCount(0);
  await callCore(page, 'rules.change', { ...change, on: false, version: version + 1 });
  await expect(tags).toHaveCount(0);
});
