import type { Page } from '@playwright/test';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { expect, test } from './support/counter-test.ts';
import { expectState, openOrders, orderRows, paidOrder, shownNumber } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';
import {
  benchOrder,
  FIRST_PERSON,
  needTwoScreens,
  openBench,
  openBenches,
  openSecondScreen,
  PHARMACIST,
  SHARED_DRUG,
} from './support/second-screen.ts';

test.use({ store: 'demo' });
test.beforeEach(({ counter }, testInfo) => needTwoScreens(counter, testInfo));

const WORDS = {
  zh: {
    start: '按 F6 开始调配',
    ready: '可以发药',
    handedOver: '已交给顾客',
    calledOff: `取消：${FIRST_PERSON}`,
    conflict: '刚被其他操作更改',
    dispensing: '配药中',
    cancelled: '已取消',
    approved: '已同意',
    done: '已完成',
  },
  en: {
    start: 'F6 starts dispensing',
    ready: 'Ready: F7',
    handedOver: 'Handed over',
    calledOff: `Cancelled by ${FIRST_PERSON}`,
    conflict: 'This was changed elsewhere.',
    dispensing: 'Dispensing',
    cancelled: 'Cancelled',
    approved: 'Approved',
    done: 'Completed',
  },
} as const;

/** Goes up to an order that was made from elsewhere and is the newest of the list. */
async function showOrder(page: Page, orderNumber: string): Promise<void> {
  const number = formatOrderNumber(orderNumber);
  await expect(orderRows(page).first()).toContainText(number);
  await page.keyboard.press('ArrowUp');
  await expect(shownNumber(page)).toHaveText(number);
}

/** An order of two, sold over the counter for cash, whose customer wants the money for one back. */
async function askForRefund(page: Page) {
  const order = await paidOrder(page, SHARED_DRUG, 2);
  const { orderId } = order;
  await callCore(page, 'orders.startDispensing', { orderId });
  await callCore(page, 'orders.handOver', { orderId });
  const { afterSales: request } = await callCore(page, 'aftersales.request', {
    orderId,
    kind: 'refund_only',
    reasonCode: 'quality_fault',
    lines: [{ lineNo: 1, quantity: 1 }],
  });
  return { order, request };
}

/** Goes down the queue, the oldest first, to a request. */
async function showRequest(page: Page, number: string): Promise<void> {
  const [order = '', own = ''] = number.split('-');
  const shown = `${formatOrderNumber(order)}-${own}`;
  await expect(page.getByTestId('request-number')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('request-number')).toHaveText(shown);
}

async function expectOvertaken(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('alert')).toContainText(words);
  await expect(page.getByRole('alert')).toContainText(FIRST_PERSON);
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`ORD-5 ORD-7 ORD-11: of cancelling and dispensing a paid order the first happens, and the other is told by whom (${language})`, async ({
    page,
  }) => {
    await openOrders(page, language);
    const begun = await paidOrder(page, SHARED_DRUG, 2);
    const second = await openSecondScreen(page);
    await showOrder(page, begun.orderNumber);
    await openBench(second, begun.orderNumber);
    await page.keyboard.press('F10');
    await page.keyboard.press('1');
    await second.keyboard.press('F6');
    await expect(second.getByText(words.ready)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(words.conflict);
    await expect(page.getByRole('alert')).toContainText(PHARMACIST);
    await expectState(page, words.dispensing);
    await takeScreen(page, `two-people-cancel-late-${language}`);
    await expectAccessible(page);
    expect((await callCore(page, 'orders.get', { orderId: begun.orderId })).amounts.refundedFen).toBe(0);

    // The other way round: it is cancelled while it is the first on the bench.
    await second.keyboard.press('F7');
    await expect(second.getByText(words.handedOver)).toBeVisible();
    const called = await paidOrder(page, SHARED_DRUG, 1);
    await showOrder(page, called.orderNumber);
    await expect(benchOrder(second)).toHaveText(formatOrderNumber(called.orderNumber));
    await page.keyboard.press('F10');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expectState(page, words.cancelled);
    await expect(second.getByRole('alert')).toContainText(words.calledOff);
    await second.keyboard.press('F6');
    await takeScreen(second, `two-people-cancelled-${language}`);
    const after = await callCore(page, 'orders.get', { orderId: called.orderId });
    expect(after).toMatchObject({ status: 'cancelled', amounts: { refundedFen: called.amounts.paidFen } });
    expect(after.events.map(({ action }) => action)).not.toContain('start_dispensing');
  });

  test(`ORD-5 ORD-11: who begins an order that was cancelled unheard is told by whom, and the money went back once (${language})`, async ({
    page,
  }) => {
    const { order, next, second } = await openBenches(page, language, 'deaf');
    await page.keyboard.press('Alt+2');
    // The next one was made after it and stands above it.
    await expect(shownNumber(page)).toHaveText(formatOrderNumber(next.orderNumber));
    await page.keyboard.press('ArrowDown');
    await expect(shownNumber(page)).toHaveText(formatOrderNumber(order.orderNumber));
    await page.keyboard.press('F10');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expectState(page, words.cancelled);
    await second.keyboard.press('F6');
    await expect(second.getByRole('alert')).toContainText(words.calledOff);
    await expect(second.getByRole('option')).toHaveCount(1);
    await second.keyboard.press('ArrowDown');
    await expect(second.getByText(words.start)).toBeVisible();
    const after = await callCore(page, 'orders.get', { orderId: order.orderId });
    expect(after).toMatchObject({ status: 'cancelled', amounts: { refundedFen: order.amounts.paidFen } });
  });

  test(`AS-2 AS-3 PAY-6: of two at one request one decides and one pays; the other is told by whom, and the money goes back once (${language})`, async ({
    page,
  }) => {
    await openOrders(page, language);
    const { order, request } = await askForRefund(page);
    const second = await openSecondScreen(page);
    for (const screen of [page, second]) {
      await screen.keyboard.press('Alt+8');
      await showRequest(screen, request.number);
    }
    // One approves what the other is about to reject.
    await page.keyboard.press('F5');
    await second.keyboard.press('F10');
    await second.keyboard.press('2');
    await page.keyboard.press('Enter');
    await expectState(page, words.approved);
    await second.keyboard.press('Enter');
    await expectOvertaken(second, words.conflict);
    await expectState(second, words.approved);
    await takeScreen(second, `two-people-decided-${language}`);
    await expectAccessible(second);

    // Both have the cash in their hands.
    await page.keyboard.press('F9');
    await second.keyboard.press('F9');
    await expect(second.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Enter');
    await expectState(page, words.done);
    await second.keyboard.press('Enter');
    await expectOvertaken(second, words.conflict);
    await expectState(second, words.done);
    await takeScreen(second, `two-people-refunded-${language}`);
    const { amounts, payments, events } = await callCore(page, 'orders.get', { orderId: order.orderId });
    const wantedFen = request.refund?.totalFen ?? 0;
    expect(wantedFen).toBeGreaterThan(0);
    expect(amounts.refundedFen).toBe(wantedFen);
    expect(payments.map(({ refundedFen }) => refundedFen)).toEqual([wantedFen]);
    expect(events.filter(({ action }) => action === 'refund')).toHaveLength(1);
    const { state, events: story } = await callCore(page, 'aftersales.get', {
      afterSalesId: request.afterSalesId,
    });
    expect(state).toBe('completed');
    expect(story.map(({ action }) => action)).toEqual(['request', 'approve', 'complete']);
  });
}
