import { expect, test } from './support/counter-test.ts';
import {
  amountOf,
  expectState,
  HOME,
  openOrders,
  placeOrder,
  shownNumber,
  timeline,
} from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { typeText } from './support/sale-steps.ts';
import { expectAccessible, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: {
    pending: '待支付',
    paid: '已支付',
    dispensing: '配药中',
    shipped: '已发货',
    completed: '已完成',
    cancelled: '已取消',
    intact: '记录完整',
    left: /剩余 1\d:\d\d/,
    returned: '进入待验区',
    conflict: '此内容刚被其他操作更改',
  },
  en: {
    pending: 'Awaiting payment',
    paid: 'Paid',
    dispensing: 'Dispensing',
    shipped: 'Shipped',
    completed: 'Completed',
    cancelled: 'Cancelled',
    intact: 'Intact',
    left: /1\d:\d\d left to pay/,
    returned: 'go to quarantine',
    conflict: 'changed elsewhere',
  },
} as const;

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`ORD-5 PAY-1: a waiting order is paid by card and cash and handed over (${language})`, async ({
    page,
  }) => {
    await openOrders(page, language);
    const order = await placeOrder(page);
    await expectState(page, words.pending);
    await expect(page.getByRole('timer')).toHaveText(words.left);
    await takeScreen(page, `orders-waiting-${language}`);
    await expectAccessible(page);

    await page.keyboard.press('F9');
    await page.keyboard.press('F3');
    await typeText(page, '1');
    await takeScreen(page, `orders-settle-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('F3');
    await page.keyboard.press('Enter');
    await expectState(page, words.completed);
    await expect(amountOf(page, 'paid')).not.toHaveText('¥0.00');
    await expect(timeline(page)).toHaveCount(4);
    await expect(page.getByText(words.intact)).toBeVisible();
    const { payments } = await callCore(page, 'orders.get', { orderId: order.orderId });
    expect(payments.map((payment) => payment.tender).sort()).toEqual(['card', 'cash']);
  });

  test(`ORD-5 ORD-7: paid, dispensed, shipped, refused, taken back (${language})`, async ({ page }) => {
    await openOrders(page, language);
    await placeOrder(page, { channel: 'mobile', doctorName: '周明', address: HOME });
    await expect(page.getByText(HOME.detail)).toBeVisible();
    await page.keyboard.press('F9');
    await page.keyboard.press('Enter');
    await expectState(page, words.paid);
    await page.keyboard.press('F6');
    await page.keyboard.press('Enter');
    await expectState(page, words.dispensing);

    await page.keyboard.press('F8');
    // What is missing is asked for in its place, and nothing is sent.
    await page.keyboard.press('Enter');
    await expect(page.locator('#step-carrier')).toBeFocused();
    await page.keyboard.press('1');
    await expect(page.locator('#step-tracking-number')).toBeFocused();
    await typeText(page, 'SF1002003004005');
    await page.keyboard.press('F4');
    await takeScreen(page, `orders-ship-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.shipped);

    await page.keyboard.press('F10');
    await page.keyboard.press('2');
    await page.keyboard.press('F3');
    await expect(page.getByRole('dialog')).toContainText(words.returned);
    await takeScreen(page, `orders-take-back-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectState(page, words.cancelled);
    await expect(timeline(page).first()).toHaveAttribute('data-event', 'cancel');
    expect(await amountOf(page, 'refunded').textContent()).toBe(
      `−${await amountOf(page, 'paid').textContent()}`,
    );
    await takeScreen(page, `orders-taken-back-${language}`);
    await expectAccessible(page);
  });

  test(`ORD-5 ORD-14: of two screens on one order the slower one is told and sees the order anew (${language})`, async ({
    page,
  }) => {
    await openOrders(page, language);
    const { orderId, version } = await placeOrder(page);
    await page.keyboard.press('F9');
    await callCore(page, 'orders.cancel', { orderId, version, reason: '另一台' });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(words.conflict);
    await expectState(page, words.cancelled);
    await takeScreen(page, `orders-conflict-${language}`);
    await expectAccessible(page);
    const { amounts } = await callCore(page, 'orders.get', { orderId });
    expect(amounts.paidFen).toBe(0);
  });
}

test('ORD-5: what the state does not allow is there with its reason, and its key says why', async ({
  page,
}) => {
  await openOrders(page);
  await page.keyboard.press('F3');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expectState(page, WORDS.zh.completed);
  await page.keyboard.press('F2');
  // Back to a month ago, past the days in which goods can be returned.
  for (let turn = 0; turn < 8; turn += 1) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(new RegExp(`${turn + 2} / \\d+`))).toBeVisible();
  }
  await expect(async () => {
    const number = await shownNumber(page).textContent();
    await expect(page.getByRole('option', { selected: true })).toContainText(number ?? '');
  }).toPass();
  await expect(page.getByRole('button', { name: /^申请售后/ })).toBeDisabled();
  await expect(page.getByText('不能申请售后：已超过售后期限。')).toBeVisible();
  // What a key says is about the order that is shown; one that comes up after it begins with nothing said.
  await expect(async () => {
    await page.keyboard.press('F5');
    await expect(page.getByRole('alert')).toContainText('已超过售后期限', { timeout: 1_000 });
  }).toPass();
  await expectAccessible(page);
});
