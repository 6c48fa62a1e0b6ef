import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import iconv from 'iconv-lite';
import { expect, test } from './support/counter-test.ts';
import { chooseFile } from './support/import-steps.ts';
import { callCore } from './support/other-screen.ts';
import { beginSale, choosePin, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

const WORDS = {
  zh: {
    broken: '工作簿已损坏',
    missing: '还缺必需列：药品分类、零售价',
    problem: '零售价：小数超过两位（12.345）',
    done: '导入完成',
  },
  en: {
    broken: 'The workbook is damaged',
    missing: 'Still missing: Category, Price',
    problem: 'Price: more than two decimals (12.345)',
    done: 'Imported',
  },
} as const;

const HEADER = '商品编码,品名,规格,生产企业,分类,零售价,批号,有效期,库存数量';

/** A list as a shop has it: some rows are wrong, each in a way of its own. */
function shopList(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const number = index + 1;
    const category = number === 3 ? '神药' : '甲类OTC';
    const price = number === 5 ? '12.345' : `${number}.50`;
    const quantity = number === 7 ? '-3' : '4';
    return `S${number},店里的药${number}号,0.5g*12片,某某制药厂,${category},${price},B${number},2029-12-31,${quantity}`;
  });
  return [HEADER, ...lines].join('\r\n');
}

/** Lets go of a file of this machine over the screen. */
async function dropFile(page: Page, path: string): Promise<void> {
  const target = await page.getByRole('button', { name: /F2/ }).boundingBox();
  if (target === null) throw new Error('there is nothing to drop a file on');
  const mouse = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await mouse.send('Input.dispatchDragEvent', {
      type,
      x: target.x + target.width / 2,
      y: target.y + target.height / 2,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  }
  await mouse.detach();
}

async function openImport(page: Page, language: 'zh' | 'en'): Promise<void> {
  await beginSale(page, language);
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('button', { name: /F2/ })).toBeFocused();
}

test.describe('with a catalogue that is there', () => {
  test.use({ store: 'demo' });

  for (const language of ['zh', 'en'] as const) {
    const words = WORDS[language];

    test(`CAT-2: a list is looked at, checked, and applied without its wrong rows (${language})`, async ({
      page,
      counter,
    }) => {
      await openImport(page, language);
      await takeScreen(page, `import-${language}`);
      await expectAccessible(page);
      await chooseFile(page, await counter.writeFile('list.csv', iconv.encode(shopList(30), 'gb18030')));
      await expect(page.getByText('GB18030')).toBeVisible();
      await expect(page.getByRole('cell', { name: '店里的药1号', exact: true }).first()).toBeVisible();
      await takeScreen(page, `import-columns-${language}`);
      await expectAccessible(page);

      await page.keyboard.press('F9');
      await expect(page.locator('[data-count="rowsAccepted"] dd')).toHaveText('27');
      await expect(page.locator('[data-count="rowsRejected"] dd')).toHaveText('3');
      await expect(page.getByText(words.problem)).toBeVisible();
      await takeScreen(page, `import-checked-${language}`);
      await expectAccessible(page);
      const before = await callCore(page, 'system.status', {});

      const download = page.waitForEvent('download');
      await page.keyboard.press('F6');
      const report = await readFile(await (await download).path(), 'utf8');
      expect(report.split('\r\n').filter((line) => line !== '')).toHaveLength(4);

      await page.keyboard.press('F9');
      await expect(page.getByRole('heading', { name: words.done })).toBeVisible();
      await expect(page.locator('[data-count="newDrugs"] dd')).toHaveText('27');
      await takeScreen(page, `import-done-${language}`);
      await expectAccessible(page);
      const after = await callCore(page, 'system.status', {});
      expect(after.drugCount).toBe(before.drugCount + 27);
    });

    test(`CAT-2: files that cannot be used are refused with the reason (${language})`, async ({
      page,
      counter,
    }) => {
      await openImport(page, language);
      await chooseFile(page, await counter.writeFile('broken.xlsx', 'PK\u0003\u0004 and nothing more'));
      await expect(page.getByRole('alert')).toContainText(words.broken);
      await takeScreen(page, `import-unreadable-${language}`);
      await expectAccessible(page);

      await chooseFile(page, await counter.writeFile('colours.csv', '品名,颜色,分\r\n药,红,3\r\n'));
      await expect(page.getByText(words.missing)).toBeVisible();
      await page.keyboard.press('F9');
      await expect(page.getByText(words.missing)).toBeVisible();
      await takeScreen(page, `import-columns-missing-${language}`);
      await expectAccessible(page);
    });
  }

  test('CAT-2: a file dropped on the screen is read, and columns can be given by hand', async ({
    page,
    counter,
  }) => {
    await openImport(page, 'zh');
    const content = '叫什么,多少钱,哪一类\r\n手工药,3.50,乙类OTC\r\n';
    await dropFile(page, await counter.writeFile('dropped.csv', content));
    await expect(page.getByText('dropped.csv')).toBeVisible();
    for (const [field, column] of [
      ['通用名', '叫什么'],
      ['药品分类', '哪一类'],
      ['零售价', '多少钱'],
    ] as const) {
      await page.getByRole('combobox', { name: field, exact: true }).focus();
      await page.getByRole('combobox', { name: field, exact: true }).fill(column);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByText('必需的列已齐全。')).toBeVisible();
    await page.keyboard.press('F9');
    await expect(page.locator('[data-count="rowsAccepted"] dd')).toHaveText('1');
    await page.keyboard.press('F10');
    await expect(page.getByRole('button', { name: /F2/ })).toBeFocused();
  });

  test('CAT-2: the template has every column that an import knows', async ({ page, counter }) => {
    await openImport(page, 'zh');
    const download = page.waitForEvent('download');
    await page.keyboard.press('F4');
    const template = await readFile(await (await download).path());
    await chooseFile(page, await counter.writeFile('template.csv', template));
    await expect(page.getByText('必需的列已齐全。')).toBeVisible();
    await expect(page.getByText('— 不导入 —')).toHaveCount(0);
    await page.keyboard.press('F9');
    await expect(page.locator('[data-count="rowsAccepted"] dd')).toHaveText('1');
  });
});

test('CAT-2: a shop begins with its own catalogue, from the first run on', async ({ page, counter }) => {
  await page.locator('#first-name').focus();
  await typeText(page, '王芳');
  await choosePin(page);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /导入我的药品目录/ }).press('Enter');
  await expect(page.getByRole('button', { name: /F2/ })).toBeFocused();
  await chooseFile(page, await counter.writeFile('list.csv', shopList(2)));
  await expect(page.getByText('UTF-8 编码')).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.locator('[data-count="rowsAccepted"] dd')).toHaveText('2');
  await page.keyboard.press('F9');
  await expect(page.locator('[data-count="newBatches"] dd')).toHaveText('2');
  await page.keyboard.press('F9');
  await typeText(page, '店里的药1');
  await expect(page.getByRole('option')).toHaveCount(1);
});
