import type { Glyph, ReceiptFont } from '#core/printing/receipt-font.ts';
import { COLUMN_DOTS, GLYPH_HEIGHT_DOTS } from '#core/printing/receipt-font.ts';
import { receiptRepertoire } from '#shared/domain/receipt-characters.ts';
import type { PrintedThing } from './escpos-interpreter.ts';

type PrintedImage = Extract<PrintedThing, { kind: 'image' }>;

/** Reads printed dots back into characters by comparing each cell with every glyph of the font. */
export class RasterReader {
  readonly #characters = new Map<string, string>();
  readonly #font: ReceiptFont;

  constructor(font: ReceiptFont) {
    this.#font = font;
    for (const point of receiptRepertoire()) {
      const character = String.fromCodePoint(point);
      for (const bold of [false, true]) {
        const dots = dotsOfGlyph(font.glyph(character), bold);
        if (!this.#characters.has(dots)) this.#characters.set(dots, character);
      }
    }
  }

  /** The text of a picture of one line, cell by cell; `?` where the dots are no character's. */
  read(image: PrintedImage): string {
    const scale = image.heightDots > GLYPH_HEIGHT_DOTS * 2 ? 2 : 1;
    let text = '';
    for (let left = 0; left < image.widthDots; ) {
      const found = this.#readCell(image, { left, scale }) ?? { text: '?', dots: COLUMN_DOTS };
      text += found.text;
      left += found.dots;
    }
    return text;
  }

  /** A text with look-alikes (Latin A, Greek Α) told as the one that reading finds first. */
  canonical(text: string): string {
    return Array.from(text, (character) =>
      this.#characters.get(dotsOfGlyph(this.#font.glyph(character), false)),
    ).join('');
  }

  /** Wide glyphs first: the left half of a full-width bracket is blank and would pass for a space. */
  #readCell(
    image: PrintedImage,
    place: { left: number; scale: number },
  ): { text: string; dots: number } | null {
    for (const scale of [place.scale, 1]) {
      for (const columns of [2, 1] as const) {
        const character = this.#characters.get(dotsOfImage(image, { left: place.left, scale, columns }));
        if (character === ' ' && scale > 1) continue;
        if (character !== undefined) return { text: character, dots: columns * COLUMN_DOTS * scale };
      }
    }
    return null;
  }
}

function dotsOfGlyph(glyph: Glyph, bold: boolean): string {
  return dotsOf(glyph.columns, (x, y) => glyph.isBlack(x, y) || (bold && x > 0 && glyph.isBlack(x - 1, y)));
}

function dotsOfImage(image: PrintedImage, cell: { left: number; scale: number; columns: 1 | 2 }): string {
  return dotsOf(cell.columns, (x, y) => image.isBlack(cell.left + x * cell.scale, y * cell.scale));
}

/** A cell's dots as a short key: twelve dots a character. */
function dotsOf(columns: 1 | 2, isBlack: (x: number, y: number) => boolean): string {
  let key = '';
  for (let y = 0; y < GLYPH_HEIGHT_DOTS; y += 1) {
    for (let left = 0; left < columns * COLUMN_DOTS; left += COLUMN_DOTS) {
      let dots = 0;
      for (let x = left; x < left + COLUMN_DOTS; x += 1) dots = dots * 2 + (isBlack(x, y) ? 1 : 0);
      key += String.fromCharCode(dots);
    }
  }
  return key;
}
