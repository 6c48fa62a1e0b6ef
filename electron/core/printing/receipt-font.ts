import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { columnsOfCharacter, REPLACEMENT_CHARACTER } from '#shared/domain/receipt-characters.ts';
import { invariant } from '#shared/errors/index.ts';

/** Height of every glyph, and width of one column, in dots at 203 dpi. */
export const GLYPH_HEIGHT_DOTS = 24;
export const COLUMN_DOTS = 12;

const HEAD_BYTES = 6;
/** A row of 12 dots takes two bytes, one of 24 three; the leftmost dot is the highest bit. */
const ROW_BYTES = { 1: 2, 2: 3 } as const;

/** One character as dots. */
export interface Glyph {
  readonly columns: 1 | 2;
  isBlack(x: number, y: number): boolean;
}

/** The dots of every character a receipt can carry, drawn ahead of time (see `resources/fonts`). */
export class ReceiptFont {
  readonly #points: Uint16Array;
  readonly #offsets: Uint32Array;
  readonly #bytes: Uint8Array;

  constructor(file: Buffer) {
    invariant(file.toString('latin1', 0, 4) === 'RCP1', 'not a receipt font');
    const count = file.readUInt16BE(4);
    this.#points = new Uint16Array(count);
    this.#offsets = new Uint32Array(count);
    this.#bytes = file;
    let offset = HEAD_BYTES + 2 * count;
    for (let index = 0; index < count; index += 1) {
      const point = file.readUInt16BE(HEAD_BYTES + 2 * index);
      this.#points[index] = point;
      this.#offsets[index] = offset;
      offset += ROW_BYTES[columnsOfCharacter(String.fromCodePoint(point))] * GLYPH_HEIGHT_DOTS;
    }
    invariant(offset === file.length, 'the receipt font is cut short');
  }

  /** The dots of a character; a box for one that the font lacks. */
  glyph(character: string): Glyph {
    const index = this.#indexOf(character.codePointAt(0) ?? 0);
    if (index < 0) {
      invariant(character !== REPLACEMENT_CHARACTER, 'the receipt font holds the replacement character');
      return this.glyph(REPLACEMENT_CHARACTER);
    }
    const columns = columnsOfCharacter(character);
    const offset = this.#offsets[index] ?? 0;
    const bytes = this.#bytes;
    return {
      columns,
      isBlack: (x, y) => {
        const byte = bytes[offset + y * ROW_BYTES[columns] + (x >> 3)] ?? 0;
        return (byte & (0x80 >> (x & 7))) !== 0;
      },
    };
  }

  /** Binary search: the code points ascend. */
  #indexOf(point: number): number {
    let low = 0;
    let high = this.#points.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#points[middle] ?? 0;
      if (found === point) return middle;
      if (found < point) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** Reads the font from the program's resources: 1 MB on disk, 2 MB in memory. */
export async function readReceiptFont(path: string): Promise<ReceiptFont> {
  return new ReceiptFont(await promisify(brotliDecompress)(await readFile(path)));
}
