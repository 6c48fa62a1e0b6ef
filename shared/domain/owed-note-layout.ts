import { formatYuan } from './money.ts';
import { formatOrderNumber } from './order-number.ts';
import type { OrderStatus } from './order-states.ts';
import { OWED_NOTE_WORDS, type OwedNoteWords } from './owed-note-words.ts';
import { labelled, printableText } from './receipt-characters.ts';
import { type PaperMm, ReceiptGrid, type ReceiptLayout } from './receipt-grid.ts';
import { drugName } from './receipt-items.ts';
import type { ReceiptItem, ReceiptShop } from './receipt-order.ts';
import type { ReceiptLanguage } from './receipt-words.ts';
import { packFields } from './receipt-wrap.ts';

export type OwedItem = Pick<
  ReceiptItem,
  'lineNo' | 'genericName' | 'tradeName' | 'specification' | 'unit' | 'quantity'
>;

export interface OwedNoteInput {
  /** Of the order that holds what is owed: it is scanned when the customer comes. */
  readonly orderNumber: string;
  /** Of the order that it comes from, which the customer's receipt names. */
  readonly fromNumbers: readonly string[];
  readonly status: OrderStatus;
  readonly customerName: string;
  readonly items: readonly OwedItem[];
  readonly paidFen: number;
  readonly reason: string;
  readonly staffName: string;
  /** `YYYY-MM-DD HH:mm:ss` in the shop's time zone. */
  readonly owedAt: string;
  /** Null where the customer may come whenever they like. */
  readonly collectUntil: string | null;
  readonly shop: ReceiptShop;
  readonly printedAt: string;
  readonly language: ReceiptLanguage;
  readonly paperMm: PaperMm;
  /** 1 is the original; a later copy says on the paper which reprint it is. */
  readonly copyNo: number;
}

const INDENT = 2;

/** Lays out the note with which a customer collects later what was paid and not handed over (RX-5). */
export function layOwedNote(input: OwedNoteInput): ReceiptLayout {
  const words = OWED_NOTE_WORDS[input.language];
  const grid = new ReceiptGrid(input.paperMm);
  layHead(grid, input, words);
  grid.rule();
  for (const item of input.items) {
    grid.pair(
      `${item.lineNo}.${printableText(drugName(item))}`,
      `x ${item.quantity}${printableText(item.unit)}`,
      { bold: true },
    );
    grid.left(labelled(words.specification, item.specification), { indent: INDENT });
  }
  grid.rule();
  const units = input.items.reduce((sum, item) => sum + item.quantity, 0);
  grid.pair(words.total(input.items.length, units), `${words.paid} ${formatYuan(input.paidFen)}`, {
    bold: true,
  });
  grid.left(labelled(words.reason, input.reason));
  if (input.collectUntil !== null)
    grid.left(labelled(words.collectUntil, input.collectUntil), { bold: true });
  grid.blank();
  // A dispenser finds the order by scanning this.
  grid.barcode('code128', input.orderNumber);
  grid.centre(formatOrderNumber(input.orderNumber), { bold: true });
  layFoot(grid, input, words);
  return grid.layout();
}

function layHead(grid: ReceiptGrid, input: OwedNoteInput, words: OwedNoteWords): void {
  grid.centre(printableText(input.shop.name), { bold: true, scale: 2 });
  grid.blank();
  grid.centre(words.title, { bold: true, scale: 2 });
  if (input.copyNo > 1) grid.centre(words.reprint(input.copyNo - 1), { bold: true });
  if (input.status === 'cancelled') grid.centre(words.cancelled, { bold: true });
  else if (input.status === 'paid' || input.status === 'dispensing') grid.centre(words.keep);
  else grid.centre(words.collected, { bold: true });
  const fields = [
    labelled(words.orderNumber, formatOrderNumber(input.orderNumber)),
    labelled(words.from, input.fromNumbers.map(formatOrderNumber).join(' ')),
    labelled(words.owedSince, input.owedAt),
    labelled(words.customer, input.customerName),
    labelled(words.handledBy, input.staffName),
  ];
  grid.rule();
  grid.lines(
    packFields(
      fields.filter((field) => field !== ''),
      grid.columns,
    ),
  );
}

function layFoot(grid: ReceiptGrid, { shop, printedAt }: OwedNoteInput, words: OwedNoteWords): void {
  grid.rule();
  grid.left(labelled(words.address, shop.address));
  grid.left(labelled(words.phone, shop.phone));
  grid.left(labelled(words.printed, printedAt));
}
