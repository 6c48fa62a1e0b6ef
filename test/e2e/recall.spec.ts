import type { Page } from '@playwright/test';
import { expect, test } from './support/counter-test.ts';
import { orderRows as drugRows } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { beginSale, plainDrug, typeText } from './support/sale-steps.ts';
import { expectAccessible, expectFits, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const LOT = 'E2E-R1';

const WORDS = {
  zh: {
    locked: `已锁定，批号 ${LOT}`,
    unlocked: `已解锁，批号 ${LOT}`,
    state: '已锁定',
    missing: '请填写原因',
    level: '二级召回',
    recalled: '已召回',
    ended: '仍锁定',
  },
  en: {
    locked: `Locked: batch ${LOT}`,
    unlocked: `Unlocked: batch ${LOT}`,
    state: 'Locked',
    missing: 'Give a reason',
    level: 'Class II',
    recalled: 'Recalled',
    ended: 'is still locked',
  },
} as const;

const dialog = (page: Page) => page.getByRole('dialog');

/** A lot that is sold first, of which one customer has bought, one has paid and one has parked a cart. */
async function makeLot(page: Page): Promise<void> {
  const { hits } = await callCore(page, 'catalog.searchDrugs', { query: plainDrug(0).code, limit: 1 });
  const drugId = hits[0]?.drugId ?? 0;
  const expiryDate = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
  const lot = { drugId, batchNumber: LOT, expiryDate, quantity: 12, reason: '采购到货' };
  await callCore(page, 'inventory.receiveGoods', lot);
  for (const handOver of [true, false]) {
    const { order } = await callCore(page, 'orders.createDirect', { lines: [{ drugId, quantity: 2 }] });
    const tenders = [{ kind: 'card' as const, amountFen: order.amounts.totalFen, reference: 'POS' }];
    await callCore(page, 'orders.settle', { orderId: order.orderId, tenders, handOver });
  }
  const { cart } = await callCore(page, 'cart.addItem', { drugId, quantity: 1 });
  await callCore(page, 'cart.park', { cartId: cart.cartId, label: '张大爷' });
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language];

  test(`INV-6: a batch is locked, unlocked, recalled and looked back at by keyboard (${language})`, async ({
    page,
  }) => {
    await beginSale(page, language);
    await makeLot(page);
    await page.keyboard.press('Alt+3');
    await expect(drugRows(page)).toHaveCount(20);
    await typeText(page, plainDrug(0).code);
    await expect(page.getByRole('heading', { level: 2 })).toContainText(plainDrug(0).genericName);
    const row = page.getByRole('row').filter({ hasText: LOT });
    await expect(row).toHaveAttribute('aria-current', 'true');

    await page.keyboard.press('F9');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toContainText(words.missing);
    await page.keyboard.press('2');
    await takeScreen(page, `stock-lock-${language}`);
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.locked)).toBeVisible();
    await expect(row).toContainText(words.state);
    await takeScreen(page, `stock-locked-${language}`);
    await expectAccessible(page);
    await expectFits(page);

    await page.keyboard.press('F9');
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.unlocked)).toBeVisible();

    await page.keyboard.press('F10');
    await expect(dialog(page).getByText('10 ')).toBeVisible();
    await page.keyboard.press('F3');
    await page.keyboard.press('1');
    await takeScreen(page, `stock-recall-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(dialog(page).locator('[data-outcome="reallocated"]')).toHaveCount(1);
    await expect(dialog(page)).toContainText(words.level);
    await expect(dialog(page).locator('[data-total="sold"]')).toContainText('2');
    await takeScreen(page, `stock-lot-${language}`);
    await expectAccessible(page);
    await expectFits(page);
    await page.keyboard.press('Escape');
    await expect(row).toContainText(words.recalled);
    await takeScreen(page, `stock-recalled-${language}`);

    await page.keyboard.press('F10');
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('2');
    await takeScreen(page, `stock-end-recall-${language}`);
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.ended)).toBeVisible();
    await page.keyboard.press('F5');
    await expect(dialog(page).locator('[data-outcome="reallocated"]')).toHaveCount(1);
    const { differences } = await callCore(page, 'system.verifyStore', {});
    expect(differences).toEqual([]);
  });
}
