import { formatYuan } from './money.ts';
import { labelled, printableText } from './receipt-characters.ts';
import type { ReceiptGrid } from './receipt-grid.ts';
import type { ReceiptBatch, ReceiptItem } from './receipt-order.ts';
import type { ReceiptWords } from './receipt-words.ts';
import { packFields } from './receipt-wrap.ts';

const INDENT = 2;

/**
 * One item: name, specification, maker, each batch with its expiry day, price and quantity. compliance.md
 * ("Every sale") asks for all of them, in Chinese as registered, whatever the receipt's language.
 */
export function layItem(grid: ReceiptGrid, item: ReceiptItem, words: ReceiptWords): void {
  grid.left(`${item.lineNo}.${printableText(drugName(item))}`, { bold: true });
  const product = [
    labelled(words.specification, item.specification),
    labelled(words.manufacturer, item.manufacturer),
  ];
  for (const fields of [product, ...batchFields(item.batches, words)]) {
    grid.lines(packFields(fields, grid.columns - INDENT), { indent: INDENT });
  }
  const price = `${formatYuan(item.listPriceFen)} x ${item.quantity}${printableText(item.unit)}`;
  grid.pair(price, formatYuan(item.grossFen), { indent: INDENT });
  layDeduction(grid, words.memberDiscount, item.memberDiscountFen);
  layDeduction(grid, words.lineDiscount, item.lineDiscountFen);
}

/** An article by its registered name, with its trade name where it has another. */
export function drugName({ genericName, tradeName }: Pick<ReceiptItem, 'genericName' | 'tradeName'>): string {
  return tradeName === '' || tradeName === genericName ? genericName : `${genericName}(${tradeName})`;
}

/** Each batch that left or will leave the shelf for this sale; the quantity is told where there are several. */
function batchFields(batches: readonly ReceiptBatch[], words: ReceiptWords): string[][] {
  const sold = batches.filter(({ state }) => state !== 'released');
  return sold.map(({ batchNumber, expiryDate, quantity }) => [
    labelled(words.batch, batchNumber),
    labelled(words.expiry, expiryDate),
    ...(sold.length > 1 ? [`x${quantity}`] : []),
  ]);
}

function layDeduction(grid: ReceiptGrid, label: string, amountFen: number): void {
  if (amountFen !== 0) grid.pair(label, formatYuan(-amountFen), { indent: INDENT });
}
