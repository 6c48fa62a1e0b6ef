import { formatOrderNumber } from './order-number.ts';
import type { OrderStatus } from './order-states.ts';
import { PICK_LIST_WORDS, type PickListWords } from './pick-list-words.ts';
import { columnsOf, labelled, printableText } from './receipt-characters.ts';
import { type PaperMm, ReceiptGrid, type ReceiptLayout } from './receipt-grid.ts';
import { drugName } from './receipt-items.ts';
import type { ReceiptBatch, ReceiptItem } from './receipt-order.ts';
import type { ReceiptLanguage } from './receipt-words.ts';
import { packFields } from './receipt-wrap.ts';

/** What is taken from one shelf for one line. */
export type PickItem = Pick<
  ReceiptItem,
  'lineNo' | 'genericName' | 'tradeName' | 'specification' | 'manufacturer' | 'unit' | 'quantity'
> & {
  readonly shelf: string;
  readonly batches: readonly Omit<ReceiptBatch, 'state'>[];
};

export interface PickListInput {
  readonly orderNumber: string;
  readonly status: OrderStatus;
  readonly customerName: string;
  readonly remark: string;
  /** In the order of one walk along the shelves. */
  readonly items: readonly PickItem[];
  /** `YYYY-MM-DD HH:mm:ss` in the shop's time zone. */
  readonly printedAt: string;
  readonly language: ReceiptLanguage;
  readonly paperMm: PaperMm;
  /** 1 is the original; a later copy says on the paper which reprint it is. */
  readonly copyNo: number;
}

const INDENT = 2;

/** Lays out what is picked for an order, shelf by shelf, with the batches that were set aside for it. */
export function layPickList(input: PickListInput): ReceiptLayout {
  const words = PICK_LIST_WORDS[input.language];
  const grid = new ReceiptGrid(input.paperMm);
  layHead(grid, input, words);
  grid.rule();
  for (const item of input.items) layItem(grid, item, words);
  grid.rule();
  const units = input.items.reduce((sum, item) => sum + item.quantity, 0);
  grid.left(words.total(input.items.length, units), { bold: true });
  grid.left(labelled(words.remark, input.remark));
  grid.blank();
  const half = grid.columns / 2 - 1;
  grid.pair(toSign(words.picker, half), toSign(words.checker, half));
  grid.blank();
  grid.barcode('code128', input.orderNumber);
  return grid.layout();
}

/** A name to write by hand, `columns` wide together with its label. */
function toSign(label: string, columns: number): string {
  return `${label}:${'_'.repeat(columns - columnsOf(label) - 1)}`;
}

function layHead(grid: ReceiptGrid, input: PickListInput, words: PickListWords): void {
  grid.centre(words.title, { bold: true, scale: 2 });
  if (input.copyNo > 1) grid.centre(words.reprint(input.copyNo - 1), { bold: true });
  if (input.status === 'cancelled') grid.centre(words.cancelled, { bold: true });
  if (input.status === 'pending') grid.centre(words.pending, { bold: true });
  const fields = [
    labelled(words.orderNumber, formatOrderNumber(input.orderNumber)),
    labelled(words.time, input.printedAt),
    labelled(words.customer, input.customerName),
  ];
  grid.lines(packFields(fields, grid.columns));
}

function layItem(grid: ReceiptGrid, item: PickItem, words: PickListWords): void {
  const shelf = printableText(item.shelf);
  grid.pair(`□ ${shelf === '' ? words.noShelf : shelf}`, `x ${item.quantity}${printableText(item.unit)}`, {
    bold: true,
  });
  const indent = { indent: INDENT };
  grid.left(`${item.lineNo}.${printableText(drugName(item))}`, { bold: true, ...indent });
  const product = [
    labelled(words.specification, item.specification),
    labelled(words.manufacturer, item.manufacturer),
  ];
  grid.lines(packFields(product, grid.columns - INDENT), indent);
  for (const { batchNumber, expiryDate, quantity } of item.batches) {
    const fields = [
      labelled(words.batch, batchNumber),
      labelled(words.expiry, expiryDate),
      ...(item.batches.length > 1 ? [`x${quantity}`] : []),
    ];
    grid.lines(packFields(fields, grid.columns - INDENT), indent);
  }
}
