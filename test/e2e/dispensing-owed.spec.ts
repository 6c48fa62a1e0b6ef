import type { Page } from '@playwright/test';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { expect, test } from './support/counter-test.ts';
import { openOrders, orderRows } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import { barcodeOf, beginSale, plainDrug, scan, typeText } from './support/sale-steps.ts';
import { expectAccessible, expectFits, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const DRUG = plainDrug(2);
const ORDERED = 3;

/** A paid order of three, with no further unit of the drug in the shop. */
async function lastThree(page: Page): Promise<{ orderNumber: string; drugId: number }> {
  const [hit] = (await callCore(page, 'catalog.searchDrugs', { query: barcodeOf(DRUG) })).hits;
  const drugId = hit?.drugId ?? 0;
  const lines = [{ drugId, quantity: ORDERED }];
  const { order } = await callCore(page, 'orders.createDirect', { lines });
  const tenders = [{ kind: 'cash' as const, receivedFen: order.amounts.totalFen + 1_000 }];
  await callCore(page, 'orders.settle', { orderId: order.orderId, tenders, handOver: false });
  const { batches } = await callCore(page, 'inventory.listBatches', { drugId });
  for (const { batchId, onHand, reserved } of batches) {
    if (onHand > reserved)
      await callCore(page, 'inventory.adjustStock', { batchId, countedQuantity: reserved, reason: '盘点' });
  }
  return { orderNumber: order.orderNumber, drugId };
}

const WORDS = {
  zh: {
    nothing: '请填写欠药数量',
    made: '已记欠药，取药单号',
    printed: '欠药单：第 1 联已送出打印。',
    hint: '可以发药',
    done: '已交给顾客',
    owedEmpty: '没有欠药',
    waiting: '等货 1 件',
    short: '欠药还没到货',
    ready: '货已留好，可来取',
    filter: '欠药未取',
  },
  en: {
    nothing: 'Say how many are owed',
    made: 'Owed, to be collected with',
    printed: 'Owed note: copy 1 was sent to the printer.',
    hint: 'Ready: F7',
    done: 'Handed over',
    owedEmpty: 'Nothing is owed',
    waiting: '1 waiting for goods',
    short: 'has not come yet',
    ready: 'Set aside: ready to collect',
    filter: 'Owed, not collected',
  },
} as const;

for (const language of ['zh', 'en'] as const) {
  test(`RX-5: what is not there is owed, waits for goods and is collected later (${language})`, async ({
    page,
  }) => {
    const words = WORDS[language];
    await beginSale(page, language);
    const { receipt } = await callCore(page, 'settings.get', {});
    await callCore(page, 'settings.update', { receipt: { ...receipt, printer: { kind: 'file' } } });
    const { orderNumber, drugId } = await lastThree(page);
    await page.keyboard.press('Alt+6');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('F3');
    await expect(page.getByText(words.owedEmpty)).toBeVisible();
    await takeScreen(page, `owed-empty-${language}`);
    await page.keyboard.press('F3');
    await scan(page, orderNumber);
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('F6');
    await expect(page.getByText(words.hint)).toBeVisible();
    await page.keyboard.press('F10');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.nothing)).toBeVisible();
    await typeText(page, '1');
    await takeScreen(page, `owed-dialog-${language}`);
    await expectAccessible(page);
    await expectFits(page);
    await page.keyboard.press('F6');
    await page.keyboard.press('F5');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.made)).toBeVisible();
    await expect(page.getByText('0 / 2')).toBeVisible();
    await page.keyboard.press('Control+p');
    await expect(page.getByText(words.printed)).toBeVisible();
    await takeScreen(page, `owed-made-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('F7');
    await expect(page.getByText(words.done).first()).toBeVisible();

    // The owed part waits apart; there is nothing to dispense of it yet.
    await page.keyboard.press('F2');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('F3');
    await expect(page.getByRole('option')).toHaveCount(1);
    await expect(page.getByText(words.waiting).last()).toBeVisible();
    await takeScreen(page, `owed-waiting-${language}`);
    await page.keyboard.press('F6');
    await expect(page.getByRole('alert')).toContainText(words.short);
    await callCore(page, 'inventory.receiveGoods', {
      drugId,
      batchNumber: 'NEW1',
      expiryDate: '2029-12-31',
      quantity: 5,
      reason: '到货',
    });
    await expect(page.getByText(words.ready)).toBeVisible();
    await page.keyboard.press('F6');
    await expect(page.getByText(words.hint)).toBeVisible();
    await page.keyboard.press('F7');
    await expect(page.getByText(words.done).first()).toBeVisible();
    await expect(page.getByText(words.owedEmpty)).toBeVisible();
  });

  test(`RX-5: what is owed is found among the orders, with its story and its note (${language})`, async ({
    page,
  }) => {
    const words = WORDS[language];
    await openOrders(page, language);
    const { orderNumber } = await lastThree(page);
    const order = await callCore(page, 'orders.get', { orderNumber });
    const { lineNo, batches } = order.items[0] ?? { lineNo: 0, batches: [] };
    const { owed } = await callCore(page, 'dispensing.owe', {
      orderId: order.orderId,
      cause: 'damaged',
      reason: '铝箔破损',
      lines: [{ lineNo, batchId: batches[0]?.batchId ?? 0, quantity: 1 }],
    });
    await page.keyboard.press('F3');
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(orderRows(page)).toHaveCount(1);
    await expect(page.getByTestId('order-number')).toHaveText(formatOrderNumber(owed.orderNumber));
    await expect(page.getByText('铝箔破损').first()).toBeVisible();
    await takeScreen(page, `owed-order-${language}`);
    await expectAccessible(page);
    await page.keyboard.press('Control+p');
    await page.keyboard.press('6');
    await takeScreen(page, `owed-note-${language}`);
    await expect(page.getByText(words.filter).first()).toBeVisible();
  });
}
