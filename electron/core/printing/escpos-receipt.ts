import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { columnsOf } from '#shared/domain/receipt-characters.ts';
import type { ReceiptLayout, ReceiptRow, ReceiptSpan, TextRow } from '#shared/domain/receipt-grid.ts';
import { gb18030Bytes } from './gb18030.ts';
import type { ReceiptFont } from './receipt-font.ts';
import { type DotImage, rasterRow } from './row-raster.ts';

export interface EncodeOptions {
  /** How Chinese is sent: as pictures, or as text to a printer with a Chinese font. */
  readonly chinese: 'raster' | 'gb18030';
  readonly openDrawer: boolean;
  readonly font: ReceiptFont;
}

/** Lines from the print head to the cutter. */
const LINES_TO_CUTTER = 4;
const LINE_FEED = 0x0a;
/** FS &: bytes above 0x7F are pairs of a Chinese character from here on. */
const CHINESE_MODE = [0x1c, 0x26];
/** Bar widths at which a code of up to 14 characters fits: 2 dots on 384, 3 dots on 576. */
const BAR_WIDTH = { 40: 1, 58: 1, 80: 2 } as const;
/** A longer one still fits on wide paper with bars of 2 dots. */
const WIDE_BARS_UP_TO = 14;

/**
 * The receipt as ESC/POS bytes, row for row: what is ASCII goes as text, a row with anything else goes as
 * GB 18030 text where that is set and suffices, and as a picture of the whole row otherwise, so that columns
 * line up on every printer.
 */
export function encodeReceipt(layout: ReceiptLayout, options: EncodeOptions): Uint8Array {
  const encoder = newEncoder(layout.columns).initialize();
  if (options.chinese === 'gb18030') encoder.raw(CHINESE_MODE);
  for (const row of layout.rows) addRow(encoder, row, { layout, options });
  const receipt = encoder.cut('partial').encode();
  return options.openDrawer ? Buffer.concat([drawerPulse(layout), receipt]) : receipt;
}

/** Opens the drawer before the paper moves: the cashier gives change while the receipt prints. */
function drawerPulse(layout: ReceiptLayout): Uint8Array {
  return newEncoder(layout.columns).pulse().encode();
}

/** The encoder knows no paper narrower than this. Rows come to it whole, so that it breaks none. */
const LEAST_COLUMNS = 32;

function newEncoder(columns: number): ReceiptPrinterEncoder {
  return new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: Math.max(columns, LEAST_COLUMNS),
    feedBeforeCut: LINES_TO_CUTTER,
    feedAfterBlock: false,
    newline: '\n',
    errors: 'strict',
  });
}

interface Surroundings {
  readonly layout: ReceiptLayout;
  readonly options: EncodeOptions;
}

function addRow(encoder: ReceiptPrinterEncoder, row: ReceiptRow, around: Surroundings): void {
  switch (row.kind) {
    case 'text':
      addText(encoder, row, around);
      break;
    case 'rule':
      encoder.line('-'.repeat(around.layout.columns));
      break;
    case 'blank':
      encoder.newline();
      break;
    case 'cut':
      encoder.cut('partial');
      break;
    case 'barcode':
      addBarcode(encoder, row, around.layout);
      break;
  }
}

function addText(encoder: ReceiptPrinterEncoder, row: TextRow, { layout, options }: Surroundings): void {
  const spans = withoutTrailingSpaces(row.spans);
  if (spans.every(isAscii)) {
    for (const span of spans) styled(encoder, span).text(span.text);
    plain(encoder).newline();
    return;
  }
  const encoded = options.chinese === 'gb18030' ? encodeSpans(spans) : null;
  if (encoded === null) {
    addImage(encoder, rasterRow(row, layout.columns, options.font));
    return;
  }
  for (const { span, bytes } of encoded) styled(encoder, span).raw(bytes);
  plain(encoder).raw([LINE_FEED]);
}

function encodeSpans(spans: readonly ReceiptSpan[]): { span: ReceiptSpan; bytes: Uint8Array }[] | null {
  const encoded: { span: ReceiptSpan; bytes: Uint8Array }[] = [];
  for (const span of spans) {
    const bytes = gb18030Bytes(span.text);
    if (bytes === null) return null;
    encoded.push({ span, bytes });
  }
  return encoded;
}

/** Some printers feed an empty line after a line that fills the paper, so blanks at its end are not sent. */
function withoutTrailingSpaces(spans: readonly ReceiptSpan[]): ReceiptSpan[] {
  const last = spans.findLastIndex(({ text }) => text.trimEnd() !== '');
  return spans
    .slice(0, last + 1)
    .map((span, index) => (index === last ? { ...span, text: span.text.trimEnd() } : span));
}

const isAscii = ({ text }: ReceiptSpan): boolean => columnsOf(text) === text.length;

function styled(encoder: ReceiptPrinterEncoder, { bold, scale }: ReceiptSpan): ReceiptPrinterEncoder {
  return encoder.bold(bold).size(scale, scale);
}

function plain(encoder: ReceiptPrinterEncoder): ReceiptPrinterEncoder {
  return encoder.bold(false).size(1, 1);
}

/**
 * GS v 0, the raster command every ESC/POS printer knows. The encoder's own picture call takes photographs: it
 * converts colours and dithers, which for dots that are black or white already only costs ten times the time.
 */
function addImage(encoder: ReceiptPrinterEncoder, { widthBytes, heightDots, bits }: DotImage): void {
  encoder.raw([0x1d, 0x76, 0x30, 0, widthBytes, 0, heightDots, 0, ...bits]);
}

function addBarcode(
  encoder: ReceiptPrinterEncoder,
  row: Extract<ReceiptRow, { kind: 'barcode' }>,
  { paperMm }: ReceiptLayout,
): void {
  encoder.align('center');
  if (row.symbology === 'code128')
    encoder.barcode(row.value, 'code128', {
      height: 60,
      width: row.value.length > WIDE_BARS_UP_TO ? 1 : BAR_WIDTH[paperMm],
    });
  else encoder.qrcode(row.value, { size: 6 });
  encoder.align('left');
}
