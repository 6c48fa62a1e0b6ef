import type { Page } from '@playwright/test';
import { expect, test } from './support/counter-test.ts';
import { chooseFile } from './support/import-steps.ts';
import { orderRows, shownNumber } from './support/order-steps.ts';
import { callCore } from './support/other-screen.ts';
import {
  barcodeOf,
  beginSale,
  cartRows,
  openPayment,
  plainDrug,
  scanDrug,
  searchBox,
  typeText,
} from './support/sale-steps.ts';
import { expectFits, scaleTo125, takeScreen } from './support/screens.ts';

test.use({ store: 'demo' });

const LONG_NAME =
  '复方氨酚烷胺伪麻黄碱右美沙芬马来酸氯苯那敏维生素Ｃ葡萄糖酸锌缓释双层薄膜衣片（儿童加强型无糖不含防腐剂家庭装）';
const LONG_MAKER = '内蒙古自治区呼伦贝尔市海拉尔区北方生物医药科技集团股份有限公司第二分公司';
const LONG_CUSTOMER = '阿卜杜热依木·麦麦提依明·努尔穆罕默德·吐尔逊江';
const HEADER = '商品编码,品名,规格,生产企业,分类,零售价,批号,有效期,库存数量';

/** Thirty drugs; the first has all that can be long, and the dearest price. */
function longList(): string {
  const rows = Array.from({ length: 29 }, (_, index) => {
    const number = index + 2;
    return `L${number},长单药品${number}号,0.5g*12片,某某制药厂,乙类OTC,${number}.50,B${number},2029-12-31,40`;
  });
  const first = `L1,${LONG_NAME},0.25g*12片*2板*10小盒/中盒,${LONG_MAKER},甲类OTC,999999.99,2026LOT-000001,2029-12-31,5`;
  return [HEADER, first, ...rows].join('\r\n');
}

/** The two that a cashier never looks for: how to pay, and what the keys do. */
async function expectTillInView(page: Page): Promise<void> {
  await expect(page.getByRole('complementary').getByRole('button', { name: /F9/ })).toBeInViewport({
    ratio: 1,
  });
  for (const button of await page.getByRole('toolbar').getByRole('button').all()) {
    await expect(button).toBeInViewport({ ratio: 1 });
  }
}

for (const language of ['zh', 'en'] as const) {
  test(`OPS-9: every screen fits a display at 125 % (${language})`, async ({ page, counter }) => {
    const look = async (name: string) => {
      await takeScreen(page, `scaled-${name}-${language}`);
      await expectFits(page);
    };
    await scaleTo125(page);
    await look('duty');
    await beginSale(page, language);
    for (let index = 0; index < 8; index += 1) {
      await callCore(page, 'cart.addScan', { code: barcodeOf(plainDrug(index)) });
    }
    await page.reload();
    await expect(cartRows(page)).toHaveCount(8);
    await scanDrug(page, plainDrug(7));
    await look('sale');
    await expectTillInView(page);
    await typeText(page, 'gp');
    await expect(page.getByRole('option').first()).toBeVisible();
    await look('search');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('help');
    await page.keyboard.press('Escape');
    await openPayment(page);
    await look('pay');
    await expect(page.getByRole('dialog').getByRole('button', { name: /Enter/ })).toBeInViewport({
      ratio: 1,
    });
    await page.keyboard.press('Escape');

    await page.keyboard.press('Alt+2');
    await expect(shownNumber(page)).toBeVisible();
    await expect(orderRows(page).first()).toBeVisible();
    await look('orders');
    await page.keyboard.press('Control+p');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('orders-receipt');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Alt+3');
    await expect(page.locator('[aria-current] td').first()).toBeVisible();
    await look('stock');
    await page.keyboard.press('F6');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('goods-in');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Alt+4');
    await expect(page.getByRole('button', { name: /F2/ })).toBeFocused();
    await chooseFile(page, await counter.writeFile('list.csv', longList()));
    await expect(page.getByRole('button', { name: /F9/ })).toBeFocused();
    await look('import-columns');

    await page.keyboard.press('Alt+5');
    await expect(page.getByRole('textbox').first()).toBeFocused();
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Control+ArrowDown');
    await look('coupons');
    await page.keyboard.press('Control+ArrowDown');
    await expect(page.locator('input[type=radio]:checked').first()).toBeFocused();
    await look('settings-receipt');
  });

  test(`OPS-9: long names, large amounts and a long cart keep their places (${language})`, async ({
    page,
    counter,
  }) => {
    await beginSale(page, language);
    await page.keyboard.press('Alt+4');
    await expect(page.getByRole('button', { name: /F2/ })).toBeFocused();
    await chooseFile(page, await counter.writeFile('list.csv', longList()));
    await expect(page.getByRole('button', { name: /F9/ })).toBeFocused();
    await page.keyboard.press('F9');
    await expect(page.locator('[data-count="rowsAccepted"] dd')).toHaveText('30');
    await page.keyboard.press('F9');
    await expect(page.locator('[data-count="newDrugs"] dd')).toHaveText('30');
    const { limits } = await callCore(page, 'settings.get', {});
    await callCore(page, 'settings.update', { limits: { ...limits, maxItemKinds: 30 } });
    const drugIds: number[] = [];
    for (let number = 30; number >= 1; number -= 1) {
      const { hits } = await callCore(page, 'catalog.searchDrugs', {
        query: number === 1 ? LONG_NAME.slice(0, 20) : `长单药品${number}号`,
        limit: 1,
      });
      drugIds.push(hits[0]?.drugId ?? 0);
      await callCore(page, 'cart.addItem', { drugId: drugIds.at(-1) ?? 0, quantity: number });
    }
    const customer = await callCore(page, 'customers.save', {
      customerId: null,
      name: LONG_CUSTOMER,
      phone: '13900000001',
      isMember: true,
    });
    const cart = await callCore(page, 'cart.getActive', {});
    await callCore(page, 'cart.setCustomer', {
      cartId: cart?.cartId ?? 0,
      customerId: customer.customerId,
    });
    for (const scale of ['plain', 'scaled'] as const) {
      if (scale === 'scaled') await scaleTo125(page);
      const look = async (name: string) => {
        await takeScreen(page, `long-${name}-${scale}-${language}`);
        await expectFits(page);
      };
      await page.keyboard.press('Alt+1');
      await page.reload();
      await expect(cartRows(page)).toHaveCount(30);
      await expect(searchBox(page)).toBeFocused();
      await look('sale');
      await expectTillInView(page);
      await typeText(page, LONG_NAME.slice(0, 20));
      await expect(page.getByRole('option').first()).toContainText(LONG_NAME);
      await look('search');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F4');
      await look('discount');
      await page.keyboard.press('Escape');
      await openPayment(page);
      await look('pay');
      await page.keyboard.press('Escape');
    }
    await openPayment(page);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('order-number')).toBeVisible();
    await takeScreen(page, `long-result-scaled-${language}`);
    await expectFits(page);
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+2');
    await expect(shownNumber(page)).toBeVisible();
    await takeScreen(page, `long-order-scaled-${language}`);
    await expectFits(page);
    await page.keyboard.press('Alt+3');
    await expect(searchBox(page)).toBeFocused();
    await typeText(page, LONG_NAME.slice(0, 20));
    await expect(page.getByRole('heading', { name: LONG_NAME })).toBeVisible();
    await takeScreen(page, `long-stock-scaled-${language}`);
    await expectFits(page);
  });
}
