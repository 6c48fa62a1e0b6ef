import type { Page } from '@playwright/test';
import { formatPrescriptionNumber } from '#shared/domain/prescription-number.ts';
import { expect, test } from './support/counter-test.ts';
import { expectState } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { CAPSULE, handIn, openPrescriptions, prescriptionNumber } from './support/prescription-steps.ts';
import { nextCustomer, openPayment, searchBox, switchTo, switchToPharmacist } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';
import { needTwoScreens, openSecondScreen } from './support/second-screen.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: {
    waiting: '待审',
    rejected: '已驳回',
    dispensed: '已调配',
    withdrawn: '已撤回',
    state: '已通过',
    over: '处方已失效',
    sentBack: /已驳回/,
    approved: /已通过，记录锁定至 20\d\d-/,
    waits: '行的处方待药师审核，通过后才能结算。',
    ended: '行的处方已失效、退回或撤回，不能销售，请删除。',
    start: '按 F6 开始调配',
    scan: '逐盒扫码核对',
  },
  en: {
    waiting: 'Waiting for review',
    rejected: 'Rejected',
    dispensed: 'Dispensed',
    withdrawn: 'Withdrawn',
    state: 'Approved',
    over: 'Prescription ended',
    sentBack: /rejected/,
    approved: /approved; the record is locked until 20\d\d-/,
    waits: 'The prescription of a line waits for the pharmacist.',
    ended: 'The prescription of a line has ended. Remove it.',
    start: 'F6 starts dispensing',
    scan: 'scan every pack',
  },
} as const;

const CAPTURER = { key: 'F1', name: '王芳' } as const;

/** Opens the prescriptions, where one is the first. */
async function showPrescription(page: Page, number: string): Promise<void> {
  await page.keyboard.press('Alt+P');
  await expect(searchBox(page)).toBeFocused();
  await expect(prescriptionNumber(page)).toHaveText(formatPrescriptionNumber(number));
}

/** Asks to be paid for the cart, which is refused with these words. */
async function expectUnpaid(page: Page, words: string): Promise<void> {
  await page.keyboard.press('F9');
  await expect(page.getByRole('status').getByText(words)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Opens the review of the only one that waits, about which the checks found nothing. */
async function openReview(page: Page, number: string): Promise<void> {
  await page.keyboard.press('Alt+R');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(formatPrescriptionNumber(number));
  await expect(page.getByText(/检查未发现问题|The checks found nothing/)).toBeVisible();
}

async function approveAtReview(page: Page, number: string, words: RegExp): Promise<void> {
  await openReview(page, number);
  await page.keyboard.press('F9');
  await expect(page.getByText(words)).toBeVisible();
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`RX-2 RX-4 RX-8: sent back, corrected, approved, paid and dispensed, each by whose turn it is (${language})`, async ({
    page,
  }) => {
    await openPrescriptions(page, language);
    const { number, prescriptionId } = await handIn(page, '单秀英', 3);
    await switchToPharmacist(page);
    await openReview(page, number);
    await page.keyboard.press('F10');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.sentBack)).toBeVisible();

    await switchTo(page, CAPTURER);
    await showPrescription(page, number);
    await expectState(page, words.rejected);
    await page.keyboard.press('F7');
    await expect(page.locator('#capture-diagnosis')).toHaveValue('急性支气管炎');
    await page.keyboard.press('F9');
    await expectState(page, words.waiting);

    await switchToPharmacist(page);
    await approveAtReview(page, number, words.approved);
    await showPrescription(page, number);
    await expectState(page, words.state);
    await page.keyboard.press('F8');
    await expect(page.locator('tr[aria-current]')).toContainText(CAPSULE.genericName);
    await openPayment(page);
    await page.keyboard.press('Enter');
    await nextCustomer(page);
    await page.keyboard.press('Alt+6');
    await expect(page.getByText(words.start)).toBeVisible();
    await page.keyboard.press('F6');
    await expect(page.getByText(words.scan)).toBeVisible();
    await showPrescription(page, number);
    await expectState(page, words.dispensed);
    await takeScreen(page, `prescriptions-dispensed-${language}`);
    await expectAccessible(page);
    const { events, signatures } = await callCore(page, 'prescriptions.get', { prescriptionId });
    expect(events.map(({ action, staffName }) => [action, staffName])).toEqual([
      ['create', '王芳'],
      ['submit', '王芳'],
      ['reject', '林婉清'],
      ['revise', '王芳'],
      ['edit', '王芳'],
      ['submit', '王芳'],
      ['approve', '林婉清'],
      ['dispense', '林婉清'],
    ]);
    expect(signatures.map(({ role, intact }) => [role, intact])).toEqual([
      ['doctor', true],
      ['reviewer', true],
      ['dispenser', true],
    ]);
  });

  test(`RX-2 ORD-11 ORD-14: what waits is not paid until another screen approved it, and what was withdrawn is not paid any more (${language})`, async ({
    page,
    counter,
  }, testInfo) => {
    needTwoScreens(counter, testInfo);
    await openPrescriptions(page, language);
    const { number } = await handIn(page, '单秀英', 3);
    const second = await openSecondScreen(page);
    await showPrescription(page, number);
    await page.keyboard.press('F8');
    await expect(page.locator('tr[aria-current]')).toContainText(words.waiting);
    await expectUnpaid(page, words.waits);
    await takeScreen(page, `prescriptions-unpaid-${language}`);
    await expectAccessible(page);

    // The till hears of it, and the customer pays.
    await approveAtReview(second, number, words.approved);
    await expect(page.locator('tr[aria-current]')).toContainText(words.state);
    await openPayment(page);
    await page.keyboard.press('Escape');

    await showPrescription(page, number);
    await expectState(page, words.state);
    await page.keyboard.press('F10');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expectState(page, words.withdrawn);
    // It is sold by no key any more, and the line that was taken into the cart before is not paid.
    await page.keyboard.press('F8');
    await expectState(page, words.withdrawn);
    await page.keyboard.press('Alt+1');
    await expect(page.locator('tr[aria-current]')).toContainText(words.over);
    await expectUnpaid(page, words.ended);
    await takeScreen(page, `prescriptions-withdrawn-unpaid-${language}`);
  });
}
