import type { Page } from '@playwright/test';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { expect, test } from './support/counter-test.ts';
import {
  amountOf,
  expectState,
  openOrders,
  orderRows,
  shownNumber,
  timeline,
} from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { plainDrug } from './support/sale-steps.ts';
import { expectAccessible, expectFits, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const WORDS = {
  zh: {
    pending: '待支付',
    paid: '已支付',
    cancelled: '已取消',
    splitFrom: '由下列订单拆分',
    splitInto: '已拆分为',
    mergedFrom: '由下列订单合并',
    nothing: '请填写拆到第二张的数量',
    allServable: '订单商品现在都能供应',
    takenOver: /由订单 .* 转入/,
    moved: '转入新订单',
  },
  en: {
    pending: 'Awaiting payment',
    paid: 'Paid',
    cancelled: 'Cancelled',
    splitFrom: 'Split from:',
    splitInto: 'Split into:',
    mergedFrom: 'Merged from:',
    nothing: 'Say how many units go to the second order',
    allServable: 'All of the order can be served now',
    takenOver: /Moved here from order/,
    moved: 'Moved to new orders',
  },
} as const;

/** An order of a customer that waits for payment, made on another screen, and shown on this one. */
async function placeFor(page: Page, customerId: number, quantities: readonly number[]): Promise<OrderDetail> {
  const lines = await Promise.all(
    quantities.map(async (quantity, place) => {
      const { hits } = await callCore(page, 'catalog.searchDrugs', {
        query: plainDrug(place).code,
        limit: 1,
      });
      return { drugId: hits[0]?.drugId ?? 0, quantity };
    }),
  );
  const { order } = await callCore(page, 'orders.createDirect', { lines, customerId, shippingFeeFen: 601 });
  const number = formatOrderNumber(order.orderNumber);
  await expect(orderRows(page).first()).toContainText(number);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(shownNumber(page)).toHaveText(number);
  return order;
}

const links = (page: Page) => page.locator('[data-links]');
const yuan = async (locator: ReturnType<typeof amountOf>) =>
  Math.round(Number((await locator.textContent())?.replace(/[¥,]/g, '')) * 100);

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`ORD-9: an order is split, paid, split again and merged, by keyboard alone (${language})`, async ({
    page,
  }) => {
    await openOrders(page, language);
    const person = { customerId: null, name: '王秀英', phone: '13800010001', isMember: false };
    const { customerId } = await callCore(page, 'customers.save', person);
    const order = await placeFor(page, customerId, [5, 2]);

    await page.keyboard.press('Alt+s');
    const dialog = page.getByRole('dialog');
    await expect(page.locator('#split-quantity-0')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText(words.nothing);
    await page.keyboard.press('F3');
    await expect(dialog).toContainText(words.allServable);
    await page.keyboard.type('2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F4');
    await expect(page.locator('#split-quantity-1')).toHaveValue('2');
    const [first, second] = [dialog.locator('[data-part="1"]'), dialog.locator('[data-part="2"]')];
    const [firstFen, secondFen] = [await yuan(first), await yuan(second)];
    expect(firstFen + secondFen).toBe(order.amounts.totalFen);
    await takeScreen(page, `orders-split-${language}`);
    await expectAccessible(page);
    await expectFits(page);
    await page.keyboard.press('Enter');
    await expect(links(page)).toContainText(words.splitFrom);
    await expectState(page, words.pending);
    expect(await yuan(amountOf(page, 'total'))).toBe(firstFen);
    await takeScreen(page, `orders-split-done-${language}`);
    await expectAccessible(page);

    // Both parts of the customer are offered to each other, and become one again.
    await page.keyboard.press('Alt+m');
    await expect(dialog.getByRole('option')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Space');
    await expect(dialog.getByRole('option')).toHaveAttribute('aria-selected', 'false');
    await page.keyboard.press('Space');
    await takeScreen(page, `orders-merge-${language}`);
    await expectAccessible(page);
    await expectFits(page);
    await page.keyboard.press('Enter');
    await expect(links(page)).toContainText(words.mergedFrom);
    expect(await yuan(amountOf(page, 'total'))).toBe(order.amounts.totalFen);

    await page.keyboard.press('F9');
    await page.keyboard.press('F4');
    await page.keyboard.press('Enter');
    await expectState(page, words.paid);
    await page.keyboard.press('Alt+s');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expectState(page, words.paid);
    await expect(page.getByText(words.takenOver)).toBeVisible();
    await expect(timeline(page)).toHaveCount(2);
    await takeScreen(page, `orders-split-paid-${language}`);

    // The order that was split says what it became, and that no money went back.
    await links(page).getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expectState(page, words.cancelled);
    await expect(links(page).last()).toContainText(words.splitInto);
    await expect(page.getByText(words.moved).first()).toBeVisible();
    await takeScreen(page, `orders-split-from-${language}`);
    await expectAccessible(page);
    await expectFits(page);
  });
}
