import { expect, type Page, type TestInfo } from '@playwright/test';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import type { Counter } from './counter-test.ts';
import { paidOrder } from './order-steps.ts';
import { PAGE_OPTIONS } from './page-options.ts';
import { beginSale, PHARMACIST_KEY, plainDrug, searchBox, signIn } from './sale-steps.ts';

/** A pharmacist may do all that two people can do at once. */
export const PHARMACIST = '林婉清';
export const FIRST_PERSON = '王芳';

/** Whether news of other screens reach a screen: one that hears none is always the slower. */
type Hearing = 'hears' | 'deaf';

/** Another screen of the same counter, in the language of the first, where the pharmacist of the demo begins a duty of her own. */
export async function openSecondScreen(page: Page, hearing: Hearing = 'hears'): Promise<Page> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('this window has no browser to open another in');
  const context = await browser.newContext({
    ...PAGE_OPTIONS,
    storageState: await page.context().storageState(),
  });
  const second = await context.newPage();
  // The stream of news is asked for and never begins.
  if (hearing === 'deaf') await second.route('**/events', () => undefined);
  await second.goto(new URL('/', page.url()).href);
  await second.getByRole('heading', { level: 1 }).waitFor();
  await signIn(second, PHARMACIST_KEY);
  await expect(searchBox(second)).toBeFocused();
  await expect(second.getByText(PHARMACIST).first()).toBeVisible();
  return second;
}

/** Leaves out a spec of two screens where the program has one window. */
export function needTwoScreens(counter: Counter, testInfo: TestInfo): void {
  if (counter.targetName !== 'browser') testInfo.skip(true, 'the desktop program has one window');
}

/** What is sold in the specs of two people. */
export const SHARED_DRUG = plainDrug(0);

/** The number of the order on the bench. */
export const benchOrder = (page: Page) => page.getByRole('heading', { level: 1 });

/** Opens the bench, where an order is the first. */
export async function openBench(page: Page, orderNumber: string): Promise<void> {
  await page.keyboard.press('Alt+6');
  await expect(benchOrder(page)).toHaveText(formatOrderNumber(orderNumber));
}

/** Two screens with the same order on the bench, and a next one after it. */
export async function openBenches(page: Page, language: 'zh' | 'en', hearing: Hearing) {
  await beginSale(page, language);
  const order = await paidOrder(page, SHARED_DRUG, 2);
  const next = await paidOrder(page, SHARED_DRUG, 1);
  const second = await openSecondScreen(page, hearing);
  await openBench(page, order.orderNumber);
  await openBench(second, order.orderNumber);
  return { order, next, second };
}
