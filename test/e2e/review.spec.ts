import { expect, test } from './support/counter-test.ts';
import { callCore } from './support/other-screen.ts';
import { CAPSULE, handIn, openPrescriptions, prescriptionNumber } from './support/prescription-steps.ts';
import { switchToPharmacist, typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: {
    empty: '没有待审处方',
    approved: /已通过，记录锁定至 20\d\d-/,
    rejected: /已驳回/,
    days: '用药 14 天，超过 7 天',
    missing: '请填理由',
    reason: '用法用量不适宜',
    overtaken: /刚被 林婉清 处理/,
  },
  en: {
    empty: 'Nothing waits for review',
    approved: /approved; the record is locked until 20\d\d-/,
    rejected: /rejected/,
    days: '14 days, more than the 7 allowed',
    missing: 'Enter a reason',
    reason: 'Dose or directions not appropriate',
    overtaken: /was just handled by 林婉清/,
  },
} as const;

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`RX-2 RX-3: another person approves with a reason, rejects, and hears who was faster (${language})`, async ({
    page,
  }) => {
    await openPrescriptions(page, language);
    await handIn(page, '单秀英', 14);
    await handIn(page, '王大力', 3);
    await handIn(page, '李小妹', 3);
    await switchToPharmacist(page);
    await page.keyboard.press('Alt+R');
    await expect(page.getByRole('option')).toHaveCount(3);
    await expect(page.getByText(words.days)).toBeVisible();
    await takeScreen(page, `review-findings-${language}`);
    await expectAccessible(page);

    // What asks is answered first: nothing is approved before.
    await page.keyboard.press('F9');
    await expect(page.getByText(words.missing)).toBeVisible();
    await page.keyboard.press('1');
    await page.keyboard.press('F6');
    await takeScreen(page, `review-answered-${language}`);
    await page.keyboard.press('F9');
    await expect(page.getByText(words.approved)).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(2);
    await takeScreen(page, `review-approved-${language}`);
    await expectAccessible(page);

    await page.keyboard.press('F10');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.rejected)).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(1);

    const { rows } = await callCore(page, 'prescriptions.reviewQueue', {});
    const last = await callCore(page, 'prescriptions.get', { number: rows[0]?.number ?? '' });
    await page.keyboard.press('F10');
    await callCore(page, 'prescriptions.approve', {
      prescriptionId: last.prescriptionId,
      version: last.version,
    });
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.overtaken)).toBeVisible();
    await expect(page.getByRole('main').getByText(words.empty).first()).toBeVisible();
    await takeScreen(page, `review-overtaken-${language}`);
    await expectAccessible(page);

    // What came back is revised by key, and what was approved goes into the cart.
    await page.keyboard.press('Alt+P');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByText(words.reason).first()).toBeVisible();
    await takeScreen(page, `prescriptions-rejected-${language}`);
    await page.keyboard.press('F7');
    await expect(page.locator('#capture-diagnosis')).toHaveValue('急性支气管炎');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowUp');
    await expect(prescriptionNumber(page)).toHaveText(/^R/);
    if (language === 'zh') await page.keyboard.press('F8');
    else {
      const number = (await prescriptionNumber(page).textContent()) ?? '';
      await page.keyboard.press('Alt+1');
      await typeText(page, number);
      await page.keyboard.press('Enter');
    }
    await expect(page.locator('tr[aria-current]')).toContainText(CAPSULE.genericName);
    await takeScreen(page, `review-cart-${language}`);
  });
}
