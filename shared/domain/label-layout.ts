import { LABEL_WORDS, type LabelWords } from './label-words.ts';
import { formatOrderNumber } from './order-number.ts';
import { formatPrescriptionNumber } from './prescription-number.ts';
import { labelled, printableText } from './receipt-characters.ts';
import { type PaperMm, ReceiptGrid, type ReceiptLayout } from './receipt-grid.ts';
import { drugName } from './receipt-items.ts';
import type { ReceiptItem, ReceiptShop } from './receipt-order.ts';
import type { ReceiptLanguage } from './receipt-words.ts';
import { packFields } from './receipt-wrap.ts';

/** One line of an order as its label shows it. */
export type LabelItem = Pick<
  ReceiptItem,
  'genericName' | 'tradeName' | 'specification' | 'unit' | 'quantity' | 'batches'
> & {
  /** In words of the label's language; empty leaves a line to write on. */
  readonly directions: string;
  /** Taken out of its pack: the label is the bag's. */
  readonly isSplit: boolean;
  /** Who opened the packs that the units came from. */
  readonly splitters: readonly string[];
  readonly patient: LabelPatient | null;
  /** What was sold and is not given, and the pharmacist who gives this for it; null for a drug as it was sold. */
  readonly substitution: LabelSubstitution | null;
  /** Of the prescription, in its canonical form; empty without one. */
  readonly prescriptionNumber: string;
};

export interface LabelSubstitution {
  readonly sold: Pick<LabelItem, 'genericName' | 'tradeName' | 'specification'>;
  readonly reason: string;
  readonly staffName: string;
}

export interface LabelPatient {
  readonly name: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly ageYears: number | null;
}

export interface LabelsInput {
  readonly orderNumber: string;
  readonly isCancelled: boolean;
  /** Who gets what no prescription names a patient for. */
  readonly customerName: string;
  readonly items: readonly LabelItem[];
  readonly shop: Pick<ReceiptShop, 'name' | 'phone'>;
  /** `YYYY-MM-DD HH:mm:ss` in the shop's time zone. */
  readonly printedAt: string;
  readonly language: ReceiptLanguage;
  readonly paperMm: PaperMm;
  /** 1 is the original; a later copy says on the paper which reprint it is. */
  readonly copyNo: number;
}

const INDENT = 2;

/**
 * Lays out the labels that go onto what a customer takes home: one a line of the order, part k of n, each cut off by
 * itself. A bag of split packs has to say name, specification, quantity, directions, batch, expiry and shop
 * (compliance.md, "Split pack"); every label says them.
 */
export function layLabels(input: LabelsInput): ReceiptLayout {
  const words = LABEL_WORDS[input.language];
  const grid = new ReceiptGrid(input.paperMm);
  input.items.forEach((item, index) => {
    if (index > 0) grid.cut();
    layHead(grid, { input, item, partNo: index + 1 }, words);
    grid.rule();
    layDrug(grid, item, words);
    grid.rule();
    layFoot(grid, { input, item }, words);
  });
  return grid.layout();
}

interface Label {
  readonly input: LabelsInput;
  readonly item: LabelItem;
}

function layHead(
  grid: ReceiptGrid,
  { input, item, partNo }: Label & { partNo: number },
  words: LabelWords,
): void {
  if (input.isCancelled) grid.centre(words.cancelled, { bold: true });
  if (item.isSplit) grid.centre(words.split, { bold: true });
  grid.pair(whoOf(input, item, words), words.part(partNo, input.items.length), { bold: true });
  if (input.copyNo > 1) grid.left(words.reprint(input.copyNo - 1));
}

function whoOf({ customerName }: LabelsInput, { patient }: LabelItem, words: LabelWords): string {
  const name = printableText(patient === null ? customerName : patient.name);
  if (name === '') return words.nobody;
  if (patient === null) return name;
  const { sex, ageYears } = patient;
  const facts = [sex === 'unknown' ? '' : words.sex[sex], ageYears === null ? '' : words.age(ageYears)];
  return [name, ...facts].filter((part) => part !== '').join(' ');
}

function layDrug(grid: ReceiptGrid, item: LabelItem, words: LabelWords): void {
  grid.left(printableText(drugName(item)), { bold: true });
  const { specification, quantity, unit, batches } = item;
  const fields = [
    labelled(words.specification, specification),
    labelled(words.quantity, `${quantity}${unit}`),
  ];
  grid.lines(packFields(fields, grid.columns));
  laySubstitution(grid, item, words);
  grid.left(`${words.directions}:`, { bold: true });
  const directions = printableText(item.directions);
  if (directions === '') grid.lines(['_'.repeat(grid.columns - INDENT)], { indent: INDENT });
  else grid.left(directions, { bold: true, indent: INDENT });
  const given = batches.filter(({ state }) => state !== 'released');
  for (const { batchNumber, expiryDate } of given)
    grid.lines(
      packFields([labelled(words.batch, batchNumber), labelled(words.expiry, expiryDate)], grid.columns),
    );
  if (item.splitters.length > 0)
    grid.lines(packFields([labelled(words.splitBy, item.splitters.join(' '))], grid.columns));
}

function laySubstitution(grid: ReceiptGrid, { substitution }: LabelItem, words: LabelWords): void {
  if (substitution === null) return;
  const { sold, reason, staffName } = substitution;
  const fields = [
    labelled(words.instead, [drugName(sold), sold.specification].join(' ')),
    labelled(words.reason, reason),
    labelled(words.pharmacist, staffName),
  ];
  grid.lines(packFields(fields, grid.columns));
}

function layFoot(grid: ReceiptGrid, { input, item }: Label, words: LabelWords): void {
  const { shop, orderNumber, printedAt } = input;
  const fields = [
    labelled(words.orderNumber, formatOrderNumber(orderNumber)),
    labelled(words.prescription, formatPrescriptionNumber(item.prescriptionNumber)),
    labelled(words.time, printedAt.slice(0, 'YYYY-MM-DD HH:mm'.length)),
  ];
  grid.lines(packFields(fields, grid.columns));
  grid.lines(packFields([printableText(shop.name), labelled(words.phone, shop.phone)], grid.columns));
}
