import { formatOrderNumber } from './order-number.ts';
import { PACKING_SLIP_WORDS, type PackingSlipWords } from './packing-slip-words.ts';
import { labelled, printableText } from './receipt-characters.ts';
import { type PaperMm, ReceiptGrid, type ReceiptLayout } from './receipt-grid.ts';
import { drugName } from './receipt-items.ts';
import type { ReceiptItem, ReceiptShop } from './receipt-order.ts';
import type { ReceiptLanguage } from './receipt-words.ts';
import { packFields } from './receipt-wrap.ts';

/** An article of the slip; what it costs is nobody's business who carries it. */
export type SlipItem = Pick<
  ReceiptItem,
  'lineNo' | 'genericName' | 'tradeName' | 'specification' | 'unit' | 'quantity' | 'batches'
> & {
  /** Other goods travel apart from drugs. */
  readonly isDrug: boolean;
};

export interface PackingSlipInput {
  readonly orderNumber: string;
  readonly isCancelled: boolean;
  readonly staffName: string;
  readonly shop: ReceiptShop;
  readonly receiver: { readonly name: string; readonly phone: string; readonly address: string };
  /** What is known of the parcel; empty texts while it waits to be sent. */
  readonly parcel: {
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly packageCount: number;
    readonly note: string;
    /** Who confirmed that the drugs are in a package of their own; null while nobody has. */
    readonly drugsApartBy: string | null;
  };
  readonly items: readonly SlipItem[];
  readonly remark: string;
  /** `YYYY-MM-DD HH:mm:ss` in the shop's time zone. */
  readonly printedAt: string;
  readonly language: ReceiptLanguage;
  readonly paperMm: PaperMm;
  /** 1 is the original; a later copy says on the paper which reprint it is. */
  readonly copyNo: number;
}

const INDENT = 2;
/** Characters of a Code 128 symbol that the paper holds at two dots a bar; a longer number becomes a QR code. */
const LONGEST_BARCODE: Readonly<Record<PaperMm, number>> = { 40: 11, 58: 14, 80: 23 };

/** Lays out the paper that lies in a parcel: for whom, with which carrier, and every batch in it, without prices. */
export function layPackingSlip(input: PackingSlipInput): ReceiptLayout {
  const words = PACKING_SLIP_WORDS[input.language];
  const grid = new ReceiptGrid(input.paperMm);
  layHead(grid, input, words);
  grid.rule();
  layReceiver(grid, input, words);
  grid.rule();
  for (const item of input.items) layLine(grid, item, words);
  grid.rule();
  const units = input.items.reduce((sum, item) => sum + item.quantity, 0);
  grid.pair(words.total(input.items.length, units), words.packages(input.parcel.packageCount), {
    bold: true,
  });
  grid.left(labelled(words.note, input.parcel.note));
  grid.left(labelled(words.remark, input.remark));
  grid.blank();
  layCode(grid, input);
  grid.centre(printableText(input.shop.footer));
  return grid.layout();
}

function layHead(grid: ReceiptGrid, input: PackingSlipInput, words: PackingSlipWords): void {
  grid.centre(printableText(input.shop.name), { bold: true, scale: 2 });
  grid.centre(labelled(words.phone, input.shop.phone));
  grid.blank();
  grid.centre(words.title, { bold: true });
  if (input.copyNo > 1) grid.centre(words.reprint(input.copyNo - 1), { bold: true });
  if (input.isCancelled) grid.centre(words.cancelled, { bold: true });
  if (input.items.some((item) => item.isDrug)) {
    grid.rule();
    grid.centre(words.drugs, { bold: true, scale: 2 });
    grid.centre(words.drugsHint);
    const { drugsApartBy } = input.parcel;
    grid.left(drugsApartBy === null ? words.drugsToPack : labelled(words.drugsApartBy, drugsApartBy));
    grid.rule();
  }
  const fields = [
    labelled(words.orderNumber, formatOrderNumber(input.orderNumber)),
    labelled(words.time, input.printedAt),
    labelled(words.packedBy, input.staffName),
  ];
  grid.lines(packFields(fields, grid.columns));
}

function layReceiver(
  grid: ReceiptGrid,
  { receiver, parcel }: PackingSlipInput,
  words: PackingSlipWords,
): void {
  grid.left(labelled(words.receiver, receiver.name), { bold: true });
  grid.left(labelled(words.phone, receiver.phone), { bold: true });
  grid.left(labelled(words.address, receiver.address), { bold: true });
  grid.left(labelled(words.carrier, parcel.carrier));
  grid.left(labelled(words.trackingNumber, parcel.trackingNumber));
}

function layLine(grid: ReceiptGrid, item: SlipItem, words: PackingSlipWords): void {
  grid.pair(
    `${item.lineNo}.${printableText(drugName(item))}`,
    `x ${item.quantity}${printableText(item.unit)}`,
    { bold: true },
  );
  const indent = { indent: INDENT };
  grid.lines(packFields([labelled(words.specification, item.specification)], grid.columns - INDENT), indent);
  const sent = item.batches.filter(({ state }) => state !== 'released');
  for (const { batchNumber, expiryDate, quantity } of sent) {
    const fields = [
      labelled(words.batch, batchNumber),
      labelled(words.expiry, expiryDate),
      ...(sent.length > 1 ? [`x${quantity}`] : []),
    ];
    grid.lines(packFields(fields, grid.columns - INDENT), indent);
  }
}

/** The tracking number to scan at the door; the order's while there is none. */
function layCode(grid: ReceiptGrid, { parcel, orderNumber, paperMm }: PackingSlipInput): void {
  const { trackingNumber } = parcel;
  const isScannable = /^[!-~]+$/.test(trackingNumber);
  const code = isScannable ? trackingNumber : orderNumber;
  grid.barcode(code.length <= LONGEST_BARCODE[paperMm] ? 'code128' : 'qrcode', code);
  grid.centre(isScannable ? trackingNumber : formatOrderNumber(orderNumber));
}
