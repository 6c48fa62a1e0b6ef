import { expect, type Page } from '@playwright/test';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import type { DemoDrug } from '../../../resources/demo/generate.ts';
import { callCore } from './other-screen.ts';
import { barcodeOf, beginSale, plainDrug, searchBox } from './sale-steps.ts';

export const orderRows = (page: Page) => page.getByRole('listbox').getByRole('option');
export const shownNumber = (page: Page) => page.getByTestId('order-number');
export const timeline = (page: Page) => page.locator('[data-event]');
export const amountOf = (page: Page, name: string) => page.locator(`[data-amount="${name}"] dd`);

/** Begins a shift and opens the orders by their key. */
export async function openOrders(page: Page, language: 'zh' | 'en' = 'zh'): Promise<void> {
  await beginSale(page, language);
  await page.keyboard.press('Alt+2');
  await expect(searchBox(page)).toBeFocused();
  await expect(orderRows(page).first()).toBeVisible();
}

/** Places an order that waits for payment from elsewhere, and goes up to it in the list, which hears of it. */
export async function placeOrder(page: Page, details: Partial<PlacedDetails> = {}): Promise<OrderDetail> {
  const drug = plainDrug(0);
  const { hits } = await callCore(page, 'catalog.searchDrugs', { query: drug.code, limit: 1 });
  const drugId = hits[0]?.drugId ?? 0;
  const { order } = await callCore(page, 'orders.createDirect', {
    lines: [{ drugId, quantity: 2 }],
    details: { ...details },
  });
  const number = formatOrderNumber(order.orderNumber);
  await expect(orderRows(page).first()).toContainText(number);
  await page.keyboard.press('ArrowUp');
  await expect(shownNumber(page)).toHaveText(number);
  return order;
}

interface PlacedDetails {
  readonly channel: 'counter' | 'mobile';
  readonly doctorName: string;
  readonly address: NonNullable<OrderDetail['address']>;
}

/** Where the orders of the specs are sent. */
export const HOME: NonNullable<OrderDetail['address']> = {
  name: '王秀英',
  phone: '13800010001',
  province: '北京市',
  city: '北京市',
  district: '海淀区',
  detail: '中关村南大街 5 号院 3 号楼',
  postCode: '100081',
};

/** The state of the order that is shown, by its words. */
export async function expectState(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2 }).getByText(words, { exact: true })).toBeVisible();
}

/** An order that was paid at the till in cash and waits for its drugs, made from elsewhere. */
export async function paidOrder(page: Page, drug: DemoDrug, quantity: number): Promise<OrderDetail> {
  const [hit] = (await callCore(page, 'catalog.searchDrugs', { query: barcodeOf(drug) })).hits;
  const lines = [{ drugId: hit?.drugId ?? 0, quantity }];
  const { order } = await callCore(page, 'orders.createDirect', { lines });
  const tenders = [{ kind: 'cash' as const, receivedFen: order.amounts.totalFen + 1_000 }];
  const settled = { orderId: order.orderId, tenders, handOver: false };
  return (await callCore(page, 'orders.settle', settled)).order;
}

/** An order of two that was paid in cash and sent from elsewhere, and is shown as such. */
export async function sendOrder(page: Page, shipped: string): Promise<OrderDetail> {
  const order = await placeOrder(page, { channel: 'mobile', address: HOME });
  const { orderId, amounts } = order;
  const tenders = [{ kind: 'cash' as const, receivedFen: amounts.totalFen + 1_000 }];
  await callCore(page, 'orders.settle', { orderId, tenders, handOver: false });
  await callCore(page, 'orders.startDispensing', { orderId });
  await callCore(page, 'orders.ship', { orderId, carrier: '自送', drugsApart: true });
  await expectState(page, shipped);
  return order;
}
