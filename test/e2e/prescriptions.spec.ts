import { expect, test } from './support/counter-test.ts';
import {
  CAPSULE,
  openPrescriptions,
  prescriptionNumber,
  typeHead,
  typeLine,
} from './support/prescription-steps.ts';
import { searchBox, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: {
    words: '一次2粒，一日3次，饭后口服，连用3天',
    waiting: '待审',
    halfTyped: '单秀英的处方正在录入',
    missing: '请填用法用量',
    unknown: '标出的部分读不懂',
    withdrawn: '已撤回',
  },
  en: {
    words: '2 capsules each time, 3 times a day, after meals, by mouth, for 3 days',
    waiting: 'Waiting for review',
    halfTyped: 'The prescription of 单秀英 is half typed',
    missing: 'Enter the directions',
    unknown: 'The marked part is not understood',
    withdrawn: 'Withdrawn',
  },
} as const;

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`RX-1: a prescription is written down and handed in by keyboard, with a picture (${language})`, async ({
    page,
    counter,
  }) => {
    await openPrescriptions(page, language);
    await takeScreen(page, `prescriptions-empty-${language}`);
    await expectAccessible(page);
    await typeHead(page);
    await typeLine(page, CAPSULE.code, '2粒 tid po pc 吃 3d');
    // The part that is not understood is shown where it stands, and nothing is handed in before it is settled.
    await expect(page.locator('mark')).toHaveCount(1);
    await expect(page.locator('mark')).toHaveText('吃');
    await page.keyboard.press('F9');
    await expect(page.getByText(words.unknown)).toBeVisible();
    await takeScreen(page, `prescriptions-not-understood-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Control+A');
    await typeText(page, '2粒 tid po pc 3d');
    await expect(page.getByText(words.words)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.locator('[id$="-quantity"]')).toHaveValue(/^[1-9]\d*$/);
    await page.keyboard.press('Enter');
    await expect(page.locator('#capture-drug')).toBeFocused();

    const picture = await counter.writeFile('处方.png', await page.screenshot());
    const chooser = page.waitForEvent('filechooser');
    await page.waitForTimeout(200);
    await page.keyboard.press('F5');
    await (await chooser).setFiles(picture);
    await page.keyboard.press('F10');
    await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
    await page.keyboard.press('Escape');
    await takeScreen(page, `prescriptions-capture-${language}`);
    await expectAccessible(page);

    // What is typed is there again after a look elsewhere.
    await page.keyboard.press('Escape');
    await expect(page.getByText(words.halfTyped)).toBeVisible();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Alt+P');
    await expect(searchBox(page)).toBeFocused();
    await page.keyboard.press('F6');
    await expect(page.getByText(words.words)).toBeVisible();
    await page.keyboard.press('F9');
    await expect(prescriptionNumber(page)).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 }).getByText(words.waiting)).toBeVisible();
    await expect(page.getByText(words.words)).toBeVisible();
    await expect(page.locator('li button img')).toHaveCount(1);
    await takeScreen(page, `prescriptions-waiting-${language}`);
    await expectAccessible(page);

    await page.keyboard.press('F10');
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2 }).getByText(words.withdrawn)).toBeVisible();
  });
}
