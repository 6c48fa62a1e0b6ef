import type { Page } from '@playwright/test';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { expect, test } from './support/counter-test.ts';
import {
  expectState,
  openOrders,
  orderRows,
  placeOrder,
  sendOrder,
  shownNumber,
  timeline,
} from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { CAPSULE, handIn, prescriptionNumber } from './support/prescription-steps.ts';
import { beginSale, PHARMACIST_KEY, switchToPharmacist } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WEEK_AND_A_DAY_MS = 8 * 86_400_000;
/** The schedule takes its turns, a few orders in each. */
const SCHEDULE = { timeout: 20_000 };

const WORDS = {
  zh: {
    shipped: '已发货',
    completed: '已完成',
    cancelled: '已取消',
    lapsed: '已失效',
    over: '处方已失效',
    ended: '行的处方已失效、退回或撤回，不能销售，请删除。',
    system: '系统自动',
  },
  en: {
    shipped: 'Shipped',
    completed: 'Completed',
    cancelled: 'Cancelled',
    lapsed: 'Lapsed',
    over: 'Prescription ended',
    ended: 'The prescription of a line has ended. Remove it.',
    system: 'By the system',
  },
} as const;

/** A cart with a prescription that was approved today, parked for who comes for it. */
async function parkPrescription(page: Page): Promise<void> {
  const { prescriptionId, version } = await handIn(page, '单秀英', 3);
  await switchToPharmacist(page);
  await callCore(page, 'prescriptions.approve', { prescriptionId, version });
  await page.keyboard.press('Alt+P');
  await expect(prescriptionNumber(page)).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.locator('tr[aria-current]')).toContainText(CAPSULE.genericName);
  await page.keyboard.press('F6');
  await expect(page.locator('tr[aria-current]')).toHaveCount(0);
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`ORD-5 ORD-6 SHIP-4 RX-3: what ran out while the program was closed is over when it opens: unpaid, unconfirmed, lapsed (${language})`, async ({
    page: before,
    counter,
  }) => {
    await openOrders(before, language);
    const unpaid = await placeOrder(before);
    const sent = await sendOrder(before, words.shipped);
    await parkPrescription(before);

    const page = await counter.openAgainAfter(WEEK_AND_A_DAY_MS);
    await beginSale(page, language, PHARMACIST_KEY);
    // The prescription is out of date, and its line is paid by nobody.
    await page.keyboard.press('F7');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.locator('tr[aria-current]')).toContainText(words.over);
    await page.keyboard.press('F9');
    await expect(page.getByRole('status').getByText(words.ended)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await takeScreen(page, `days-later-cart-${language}`);
    await page.keyboard.press('Alt+P');
    await expectState(page, words.lapsed);
    await page.keyboard.press('F8');
    await expectState(page, words.lapsed);

    await page.keyboard.press('Alt+2');
    await expect(orderRows(page).first()).toContainText(formatOrderNumber(sent.orderNumber));
    await expect(shownNumber(page)).toHaveText(formatOrderNumber(sent.orderNumber));
    await expect(timeline(page).first()).toHaveAttribute('data-event', 'complete_automatically', SCHEDULE);
    await expectState(page, words.completed);
    await takeScreen(page, `days-later-received-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await expect(shownNumber(page)).toHaveText(formatOrderNumber(unpaid.orderNumber));
    await expectState(page, words.cancelled);
    await expect(timeline(page).first()).toHaveAttribute('data-event', 'expire');
    await expect(timeline(page).first()).toContainText(words.system);
    // Its goods are there for others again.
    const { items } = await callCore(page, 'orders.get', { orderId: unpaid.orderId });
    expect(items.flatMap(({ batches }) => batches.map(({ state }) => state))).toEqual(['released']);
  });
}
