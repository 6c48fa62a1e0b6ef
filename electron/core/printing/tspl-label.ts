import type { LabelStock } from '#shared/contracts/settings.ts';
import {
  DOTS_PER_MM,
  type ReceiptLayout,
  type ReceiptRow,
  type TextRow,
} from '#shared/domain/receipt-grid.ts';
import { InvariantError, invariant } from '#shared/errors/index.ts';
import { COLUMN_DOTS, GLYPH_HEIGHT_DOTS, type ReceiptFont } from './receipt-font.ts';
import { rasterRow } from './row-raster.ts';

/** White above the first line: the print head does not meet the label's edge to the dot. */
const TOP_DOTS = 8;
const BLANK_DOTS = GLYPH_HEIGHT_DOTS;

export interface TsplOptions {
  readonly stock: LabelStock;
  readonly font: ReceiptFont;
}

/**
 * Labels as TSPL, the language of label printers: each label is one picture, so that no font of the printer matters.
 * What is longer than a label goes on on the next one, broken between lines. Follows the TSPL/TSPL2 programming
 * manual: `SIZE`, `GAP`, `DIRECTION`, `CLS`, `BITMAP` (a 0 bit is black) and `PRINT`.
 */
export function encodeTspl(layout: ReceiptLayout, { stock, font }: TsplOptions): Uint8Array {
  const { widthMm, heightMm, gapMm } = stock;
  const widthBytes = (layout.columns * COLUMN_DOTS) / 8;
  const left = Math.floor((widthMm * DOTS_PER_MM - widthBytes * 8) / 2);
  invariant(left >= 0, 'the settings hold no label that is narrower than its layout');
  const pictures = layout.rows.map((row) => pictureOf(row, { layout, font, widthBytes }));
  const labels = labelsOf(pictures, (heightMm * DOTS_PER_MM - TOP_DOTS) * widthBytes);
  const head = `SIZE ${widthMm} mm,${heightMm} mm\r\nGAP ${gapMm} mm,0 mm\r\nDIRECTION 1\r\n`;
  const bytes = labels.flatMap((bits) => [
    Buffer.from(`CLS\r\nBITMAP ${left},${TOP_DOTS},${widthBytes},${bits.length / widthBytes},0,`),
    bits.map((byte) => ~byte & 0xff),
    Buffer.from('\r\nPRINT 1,1\r\n'),
  ]);
  return Buffer.concat([Buffer.from(head), ...bytes]);
}

/** The dots of a row, 1 for black; null where a label ends. */
function pictureOf(
  row: ReceiptRow,
  around: { readonly layout: ReceiptLayout; readonly font: ReceiptFont; readonly widthBytes: number },
): Uint8Array | null {
  const { layout, font, widthBytes } = around;
  switch (row.kind) {
    case 'text':
      return rasterRow(row, layout.columns, font).bits;
    case 'rule':
      return rasterRow(ruleOf(layout.columns), layout.columns, font).bits;
    case 'blank':
      return new Uint8Array(widthBytes * BLANK_DOTS);
    case 'cut':
      return null;
    case 'barcode':
      throw new InvariantError('labels carry no barcodes');
  }
}

const ruleOf = (columns: number): TextRow => ({
  kind: 'text',
  spans: [{ text: '-'.repeat(columns), bold: false, scale: 1 }],
});

/** Rows put together to labels, each with no more bytes than there is room on it; labels without any row are not printed. */
function labelsOf(pictures: readonly (Uint8Array | null)[], room: number): Uint8Array[] {
  const labels: Uint8Array[][] = [[]];
  let used = 0;
  for (const picture of pictures) {
    const length = picture?.length ?? 0;
    if (picture === null || used + length > room) {
      labels.push([]);
      used = 0;
    }
    if (picture !== null) labels.at(-1)?.push(picture);
    used += length;
  }
  return labels.filter((rows) => rows.length > 0).map((rows) => Buffer.concat(rows));
}
