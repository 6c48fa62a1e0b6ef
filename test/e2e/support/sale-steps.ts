import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { DEMO_SEED, type DemoDrug, demoCatalog } from '../../../resources/demo/generate.ts';
import { ROOT } from './target.ts';

/** A person's pace: far slower than any scanner. */
const TYPING_MS = 70;
/** Before this the result of a sale stays, whatever is pressed. */
const READING_MS = 500;
/** Milliseconds between the keys of a scanner. */
const SCANNING_MS = 8;

const { drugs, batches } = demoCatalog({
  resourcesDir: join(ROOT, 'resources'),
  seed: DEMO_SEED,
  today: new Date().toISOString().slice(0, 10),
});
const FRESH_FROM = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);

/** Units of a drug that no warning stands on. */
function freshUnits(drug: DemoDrug): number {
  const own = batches.filter((batch) => batch.drugCode === drug.code);
  if (own.some((batch) => batch.expiryDate < FRESH_FROM)) return 0;
  return own.reduce((sum, batch) => sum + batch.quantity, 0);
}

const plain = drugs.filter(
  (drug) =>
    drug.category === 'otc_b' &&
    drug.controlClass === 'none' &&
    drug.memberPriceFen === null &&
    freshUnits(drug) > 40,
);

/** Drugs of the demo that can be sold without more ado. */
export function plainDrug(index: number): DemoDrug {
  return plain[index] ?? missing();
}

/** The first drug of the demo that fits. */
export function demoDrug(fits: (drug: DemoDrug, freshUnits: number) => boolean): DemoDrug {
  return drugs.find((drug) => fits(drug, freshUnits(drug))) ?? missing();
}

function missing(): never {
  throw new Error('the demo catalogue has no such drug');
}

export const barcodeOf = (drug: DemoDrug): string => drug.barcodes[0] ?? missing();

export const searchBox = (page: Page) => page.locator('input[data-command-line]');
export const cartRows = (page: Page) => page.locator('tbody tr');
export const total = (page: Page) => page.getByTestId('cart-total');

/** Types as a person does. */
export async function typeText(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: TYPING_MS });
}

/** Begins the duty of the first on the list, or of whose key it is, in Chinese or in English, at the sale screen. */
export async function beginSale(page: Page, language: 'zh' | 'en' = 'zh', key = 'F1'): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await signIn(page, key);
  await expect(searchBox(page)).toBeFocused();
}

/** Types a first PIN and the same again, from the field before them. */
export async function choosePin(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await typeText(page, PIN);
  await page.keyboard.press('Tab');
  await typeText(page, PIN);
}

/** The PIN of everybody in the end-to-end tests; the demo's people have it too. */
export const PIN = '2580';

/** Keys of people among those who sign in at the demo: 陈静, who sells and books nothing in, and 林婉清, who reviews. */
export const CASHIER_KEY = 'F2';
export const PHARMACIST_KEY = 'F4';

/** Signs somebody in by keyboard: the first on the list, or whoever's key it is. */
export async function signIn(page: Page, key = 'F1'): Promise<void> {
  await page.locator('#sign-in-pin').focus();
  await page.keyboard.press(key);
  await typeText(page, PIN);
  await page.keyboard.press('Enter');
}

/** 林婉清, the pharmacist of the demo, takes the screen over by F12. */
export const switchToPharmacist = (page: Page): Promise<void> =>
  switchTo(page, { key: 'F3', name: '林婉清' });

/** Somebody takes the screen over by F12 and the key that they have among those who are not at it. */
export async function switchTo(page: Page, person: { key: string; name: string }): Promise<void> {
  await page.keyboard.press('F12');
  await expect(page.locator('dialog #sign-in-pin')).toBeFocused();
  await page.keyboard.press(person.key);
  await typeText(page, PIN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText(person.name).first()).toBeVisible();
}

/**
 * Sends a code as a scanner does: keys a few milliseconds apart by the clock of the keyboard, however busy this
 * machine is, and Enter after them.
 */
export async function scan(page: Page, code: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const startSeconds = Date.now() / 1_000;
  const sent = [...code, '\r'].flatMap((character, index) => {
    const timestamp = startSeconds + (index * SCANNING_MS) / 1_000;
    const key =
      character === '\r' ? { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 } : keyOf(character);
    return [
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...key, text: '' }),
    ];
  });
  await Promise.all(sent);
  await keyboard.detach();
}

function keyOf(character: string) {
  // The field separator of GS1 comes as Ctrl+].
  if (character === '\u001d')
    return { key: ']', code: 'BracketRight', windowsVirtualKeyCode: 221, modifiers: 2 };
  return { key: character, text: character, windowsVirtualKeyCode: character.toUpperCase().charCodeAt(0) };
}

/** Opens the payment and waits until it takes keys. */
export async function openPayment(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await expect(page.locator('#pay-amount')).toBeFocused();
}

/** Goes on from the result of a sale once it could be read. */
export async function nextCustomer(page: Page): Promise<void> {
  await expect(page.getByTestId('order-number')).toBeVisible();
  await page.waitForTimeout(READING_MS);
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toBeFocused();
}

/** Scans a drug and waits until the cart shows it. */
export async function scanDrug(page: Page, drug: DemoDrug): Promise<void> {
  await scan(page, barcodeOf(drug));
  await expect(page.locator('tr[aria-current]')).toContainText(drug.genericName);
}

/** What the current line says can still be sold of its drug. */
export async function unitsInStock(page: Page): Promise<number> {
  const text = await page
    .locator('tr[aria-current]')
    .getByText(/可售 [\d,]+/)
    .textContent();
  return Number((text ?? missing()).replaceAll(/\D/g, ''));
}
