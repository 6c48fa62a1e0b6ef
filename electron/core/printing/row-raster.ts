import type { ReceiptSpan, TextRow } from '#shared/domain/receipt-grid.ts';
import { COLUMN_DOTS, GLYPH_HEIGHT_DOTS, type Glyph, type ReceiptFont } from './receipt-font.ts';

/** White dots below each line; with the glyph's 24 they make 4 mm, about a text line's default pitch. */
const GAP_DOTS = 8;

/** A black and white picture: eight dots a byte, the leftmost in the highest bit, 1 is black; row by row. */
export interface DotImage {
  readonly widthBytes: number;
  readonly heightDots: number;
  readonly bits: Uint8Array;
}

/** Draws one text row dot by dot in the cells of the paper's grid, so that its columns line up with all others. */
export function rasterRow(row: TextRow, columns: number, font: ReceiptFont): DotImage {
  const scale = Math.max(...row.spans.map((span) => span.scale));
  const widthBytes = (columns * COLUMN_DOTS) / 8;
  const heightDots = GLYPH_HEIGHT_DOTS * scale + GAP_DOTS;
  const image = { widthBytes, heightDots, bits: new Uint8Array(widthBytes * heightDots) };
  let left = 0;
  for (const span of row.spans) {
    for (const character of span.text) {
      const glyph = font.glyph(character);
      if (character !== ' ') drawGlyph(image, glyph, { left, span });
      left += glyph.columns * COLUMN_DOTS * span.scale;
    }
  }
  return image;
}

function drawGlyph(
  image: DotImage,
  glyph: Glyph,
  place: { readonly left: number; readonly span: ReceiptSpan },
): void {
  const { bold, scale } = place.span;
  for (let y = 0; y < GLYPH_HEIGHT_DOTS; y += 1) {
    for (let x = 0; x < glyph.columns * COLUMN_DOTS; x += 1) {
      // Bold strikes each dot a second time one dot to the right, as the printers do.
      const black = glyph.isBlack(x, y) || (bold && x > 0 && glyph.isBlack(x - 1, y));
      if (black) blacken(image, { left: place.left + x * scale, top: y * scale, size: scale });
    }
  }
}

function blacken(
  image: DotImage,
  square: { readonly left: number; readonly top: number; readonly size: number },
): void {
  for (let y = square.top; y < square.top + square.size; y += 1) {
    for (let x = square.left; x < square.left + square.size; x += 1) {
      const at = y * image.widthBytes + (x >> 3);
      image.bits[at] = (image.bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
}
