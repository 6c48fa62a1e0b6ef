import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { expect, test } from './support/counter-test.ts';
import { callCore } from './support/other-screen.ts';
import { expectAccessible, expectFits, takeScreen } from './support/screens.ts';
import {
  benchOrder,
  FIRST_PERSON,
  needTwoScreens,
  openBenches,
  PHARMACIST,
} from './support/second-screen.ts';

test.use({ store: 'demo' });
test.beforeEach(({ counter }, testInfo) => needTwoScreens(counter, testInfo));

const WORDS = {
  zh: {
    start: '按 F6 开始调配',
    ready: '可以发药',
    verified: '此药已经扫够',
    checked: `复核：${PHARMACIST}`,
    handedOver: '已交给顾客',
    begun: '订单正在配药，不能这样操作。',
    over: '此单已不在调配中。',
    gaveOut: `交付顾客：${FIRST_PERSON}`,
  },
  en: {
    start: 'F6 starts dispensing',
    ready: 'Ready: F7',
    verified: 'All packs of this drug are verified',
    checked: `Checked by ${PHARMACIST}`,
    handedOver: 'Handed over',
    begun: 'The order is being dispensed. This cannot be done now.',
    over: 'This order is not being dispensed any more.',
    gaveOut: `Handed over by ${FIRST_PERSON}`,
  },
} as const;

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`RX-4 ORD-11: two at the bench with one order: each sees what the other did, and who is late goes on with the next (${language})`, async ({
    page,
  }) => {
    const { order, next, second } = await openBenches(page, language, 'hears');
    await page.keyboard.press('F6');
    await expect(second.getByText(words.ready)).toBeVisible();
    // Both compare the same packs by eye; the second is told who did.
    await page.keyboard.press('F5');
    await second.keyboard.press('F5');
    await expect(second.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('1');
    await expect(page.getByText('2 / 2')).toBeVisible();
    await second.keyboard.press('1');
    const late = second.getByRole('dialog').getByRole('alert');
    await expect(late).toContainText(words.verified);
    await expect(late).toContainText(FIRST_PERSON);
    await takeScreen(second, `two-people-by-eye-${language}`);
    await second.keyboard.press('Escape');
    await expect(second.getByText('2 / 2')).toBeVisible();
    // One checks what the other verified, and both see it.
    await second.keyboard.press('F4');
    await expect(second.getByText(words.checked)).toBeVisible();
    await expect(page.getByText(words.checked)).toBeVisible();

    await page.keyboard.press('F7');
    await expect(page.getByText(words.handedOver)).toBeVisible();
    await expect(benchOrder(page)).toHaveText(formatOrderNumber(next.orderNumber));
    // The other screen stays with its order: no key that was meant for it reaches the next one.
    const told = second.getByRole('alert');
    await expect(told).toContainText(words.over);
    await expect(told).toContainText(words.gaveOut);
    await expect(benchOrder(second)).toHaveText(formatOrderNumber(order.orderNumber));
    await takeScreen(second, `two-people-over-${language}`);
    await expectFits(second);
    await expectAccessible(second);
    await second.keyboard.press('F7');
    await second.keyboard.press('ArrowDown');
    await expect(benchOrder(second)).toHaveText(formatOrderNumber(next.orderNumber));
    await expect(second.getByText(words.start)).toBeVisible();
    const { status, events } = await callCore(page, 'orders.get', { orderId: order.orderId });
    expect(status).toBe('completed');
    expect(events.filter(({ action }) => action === 'hand_over')).toHaveLength(1);
  });

  test(`RX-4 ORD-11: who hands over what was handed over is told by whom, and sees the bench anew (${language})`, async ({
    page,
  }) => {
    const { order, second } = await openBenches(page, language, 'deaf');
    await page.keyboard.press('F6');
    await expect(page.getByText(words.ready)).toBeVisible();
    // Who did not hear of it begins what was begun.
    await second.keyboard.press('F6');
    await expect(second.getByRole('alert')).toContainText(words.begun);
    await expect(second.getByRole('alert')).toContainText(FIRST_PERSON);
    await takeScreen(second, `two-people-begun-${language}`);
    await page.keyboard.press('F7');
    await expect(page.getByText(words.handedOver)).toBeVisible();
    await second.keyboard.press('F7');
    await expect(second.getByRole('alert')).toContainText(words.over);
    await expect(second.getByRole('alert')).toContainText(words.gaveOut);
    await expect(second.getByRole('option')).toHaveCount(1);
    const { events } = await callCore(page, 'orders.get', { orderId: order.orderId });
    const steps = events.map(({ action }) => action);
    expect(steps.filter((step) => step === 'start_dispensing' || step === 'hand_over')).toEqual([
      'start_dispensing',
      'hand_over',
    ]);
  });
}
