import type { Page } from '@playwright/test';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { expect, test } from './support/counter-test.ts';
import { callCore } from './support/other-screen.ts';
import { beginSale, scan, switchToPharmacist, typeText } from './support/sale-steps.ts';
import { expectAccessible, expectFits, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

/** The demo's shop has it of two makers. */
const DRUG = '布洛芬片';

async function makersOf(page: Page): Promise<{ drugId: number; manufacturer: string }[]> {
  const { hits } = await callCore(page, 'catalog.searchDrugs', { query: DRUG, limit: 100 });
  return hits.filter(({ genericName }) => genericName === DRUG);
}

/** A paid order of two, with enough of both makers on the shelf. */
async function paidOrder(page: Page): Promise<{ orderId: number; orderNumber: string }> {
  const makers = await makersOf(page);
  for (const { drugId } of makers) {
    await callCore(page, 'inventory.receiveGoods', {
      drugId,
      batchNumber: 'SUB1',
      expiryDate: '2029-12-31',
      quantity: 9,
      reason: '到货',
    });
  }
  const lines = [{ drugId: makers[0]?.drugId ?? 0, quantity: 2 }];
  const { order } = await callCore(page, 'orders.createDirect', { lines });
  const tenders = [{ kind: 'cash' as const, receivedFen: order.amounts.totalFen + 1_000 }];
  await callCore(page, 'orders.settle', { orderId: order.orderId, tenders, handOver: false });
  return order;
}

const WORDS = {
  zh: {
    none: '没有可替换的在库药品',
    problem: '请填写整数',
    made: '已替换，接着办理',
    instead: '替代 布洛芬片',
    by: '货架缺货 · 药师',
    overtaken: '订单已取消，不能这样操作。',
    story: '等效替换',
    done: '已交给顾客',
  },
  en: {
    none: 'No equivalent in stock',
    problem: 'Type whole numbers',
    made: 'Replaced: it goes on as',
    instead: 'In place of 布洛芬片',
    by: 'Not on the shelf · pharmacist',
    overtaken: 'The order is cancelled. This cannot be done now.',
    story: 'Equivalent given',
    done: 'Handed over',
  },
} as const;

/** Starts the order on the screen, and waits until it can be handed over. */
async function startDispensing(page: Page): Promise<void> {
  await expect(page.getByText('0 / 2')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(page.getByRole('toolbar').getByRole('button', { name: /^F7/ })).toBeEnabled();
}

for (const language of ['zh', 'en'] as const) {
  test(`RX-5: a pharmacist gives the drug of another maker by keyboard (${language})`, async ({ page }) => {
    const words = WORDS[language];
    await beginSale(page, language);
    await switchToPharmacist(page);
    const [sold, other] = await makersOf(page);
    const { orderNumber } = await paidOrder(page);
    const before = await callCore(page, 'orders.get', { orderNumber });
    await page.keyboard.press('Alt+6');
    await scan(page, orderNumber);
    await startDispensing(page);
    await page.keyboard.press('Alt+e');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await expect(dialog.getByRole('option', { selected: true })).toContainText(other?.manufacturer ?? '?');
    await takeScreen(page, `substitution-dialog-${language}`);
    await expectAccessible(page);
    await expectFits(page);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+a');
    await typeText(page, '0');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(words.problem)).toBeVisible();
    await page.keyboard.press('F6');
    await page.keyboard.press('F5');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.made)).toBeVisible();
    await expect(page.getByText(words.instead)).toContainText(sold?.manufacturer ?? '?');
    await expect(page.getByText(words.by)).toBeVisible();
    await takeScreen(page, `substitution-made-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F7');
    await expect(page.getByText(words.done).first()).toBeVisible();

    // The order that ended tells of it and leads to the one that went on.
    await page.keyboard.press('Alt+2');
    await expect(page.getByTestId('order-number')).toBeVisible();
    await scan(page, orderNumber);
    await expect(page.getByTestId('order-number')).toHaveText(formatOrderNumber(orderNumber));
    const story = page.locator('[data-event="substitute"]');
    await expect(story).toContainText(words.story);
    await expect(story).toContainText(other?.manufacturer ?? '?');
    await takeScreen(page, `substitution-order-${language}`);
    const { links } = await callCore(page, 'orders.get', { orderNumber });
    const given = await callCore(page, 'orders.get', { orderId: links.became[0]?.orderId ?? 0 });
    expect(given.amounts.paidFen).toBe(before.amounts.paidFen);
    expect(given.status).toBe('completed');
  });

  test(`RX-5: without another maker in stock nothing is given, and who is late hears by whom (${language})`, async ({
    page,
  }) => {
    const words = WORDS[language];
    await beginSale(page, language);
    await switchToPharmacist(page);
    const [, other] = await makersOf(page);
    const { orderId, orderNumber } = await paidOrder(page);
    await page.keyboard.press('Alt+6');
    await scan(page, orderNumber);
    await startDispensing(page);
    await page.keyboard.press('Alt+e');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await callCore(page, 'orders.cancel', { orderId, reason: '顾客不要了', disposition: 'returned' });
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText(words.overtaken);
    await expect(dialog.getByRole('alert')).toContainText('林婉清');
    await page.keyboard.press('Escape');

    const next = await paidOrder(page);
    const { batches } = await callCore(page, 'inventory.listBatches', { drugId: other?.drugId ?? 0 });
    for (const { batchId, onHand, reserved } of batches) {
      if (onHand > reserved)
        await callCore(page, 'inventory.adjustStock', { batchId, countedQuantity: reserved, reason: '盘点' });
    }
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Alt+6');
    await scan(page, next.orderNumber);
    const heading = page.getByRole('heading', { level: 1, name: formatOrderNumber(next.orderNumber) });
    await expect(heading).toBeVisible();
    await page.keyboard.press('Alt+e');
    await expect(dialog.getByRole('option', { disabled: true })).toHaveCount(1);
    await expect(dialog.getByText(words.none)).toBeVisible();
    await expect(dialog.getByRole('option', { selected: true })).toHaveCount(0);
    await takeScreen(page, `substitution-short-${language}`);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
}
