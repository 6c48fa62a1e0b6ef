import { formatOrderNumber } from './order-number.ts';
import { layAmounts, layPayments } from './receipt-amounts.ts';
import { labelled, printableText } from './receipt-characters.ts';
import { type PaperMm, ReceiptGrid, type ReceiptLayout } from './receipt-grid.ts';
import { layItem } from './receipt-items.ts';
import type { ReceiptOrder, ReceiptShop } from './receipt-order.ts';
import { RECEIPT_WORDS, type ReceiptLanguage, type ReceiptWords } from './receipt-words.ts';
import { packFields } from './receipt-wrap.ts';

export interface ReceiptInput {
  readonly order: ReceiptOrder;
  readonly shop: ReceiptShop;
  /** When it was paid, or made while it is not paid yet: `YYYY-MM-DD HH:mm:ss` in the shop's time zone. */
  readonly soldAt: string;
  readonly language: ReceiptLanguage;
  readonly paperMm: PaperMm;
  /** 1 is the original; a later copy says on the paper which reprint it is. */
  readonly copyNo: number;
}

/**
 * Lays out a receipt as rows of the paper's grid. Pure: the same order gives the same rows on the screen, on
 * the system printer and on a receipt printer.
 */
export function layReceipt(input: ReceiptInput): ReceiptLayout {
  const words = RECEIPT_WORDS[input.language];
  const grid = new ReceiptGrid(input.paperMm);
  layHead(grid, input, words);
  grid.rule();
  for (const item of input.order.items) layItem(grid, item, words);
  grid.rule();
  layAmounts(grid, input.order, words);
  layPayments(grid, input.order, words);
  grid.rule();
  layFoot(grid, input);
  return grid.layout();
}

function layHead(
  grid: ReceiptGrid,
  { order, shop, soldAt, copyNo }: ReceiptInput,
  words: ReceiptWords,
): void {
  grid.centre(printableText(shop.name), { bold: true, scale: 2 });
  grid.centre(labelled(words.address, shop.address));
  grid.centre(labelled(words.phone, shop.phone));
  grid.centre(labelled(words.licence, shop.licence));
  grid.blank();
  grid.centre(words.title, { bold: true });
  if (copyNo > 1) grid.centre(words.reprint(copyNo - 1), { bold: true });
  const unsettled = words.unsettled[order.status];
  if (unsettled !== undefined) grid.centre(unsettled, { bold: true });
  const fields = [
    labelled(words.orderNumber, formatOrderNumber(order.orderNumber)),
    labelled(words.time, soldAt),
    labelled(words.cashier, order.staffName),
    labelled(words.customer, maskPhone(order.customer.phone)),
  ];
  grid.lines(packFields(fields, grid.columns));
}

function layFoot(grid: ReceiptGrid, { order, shop }: ReceiptInput): void {
  grid.centre(printableText(shop.footer));
  grid.blank();
  grid.barcode('code128', order.orderNumber);
  grid.centre(formatOrderNumber(order.orderNumber));
}

/** Keeps three digits at the front and four at the end of a phone number, less of a short one. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits.length < 7) return digits.length === 0 ? '' : `${'*'.repeat(4)}${digits.slice(-2)}`;
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}
