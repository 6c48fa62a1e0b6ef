import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import {
  COLUMN_DOTS,
  GLYPH_HEIGHT_DOTS,
  type ReceiptFont,
  readReceiptFont,
} from '../../printing/receipt-font.ts';

const WIDTH = 760;
const MARGIN = 40;
const LINE_HEIGHT = 40;

/** What stands on a printed prescription, from top to bottom. */
export interface PictureOf {
  readonly hospital: string;
  readonly facts: readonly string[];
  readonly lines: readonly string[];
  readonly foot: readonly string[];
}

/** Draws prescriptions as a hospital's printer does: black dots on white paper, a PNG of a few kilobytes. */
export async function prescriptionPainter(resourcesDir: string): Promise<(picture: PictureOf) => Buffer> {
  const font = await readReceiptFont(join(resourcesDir, 'fonts', 'receipt-24.font'));
  return (picture) => draw(font, picture);
}

function draw(font: ReceiptFont, { hospital, facts, lines, foot }: PictureOf): Buffer {
  const rows = ['', ...facts, '', 'Rp.', ...lines, '', '', ...foot];
  const paper = new Paper(MARGIN * 2 + LINE_HEIGHT * (rows.length + 3));
  const title = `${hospital}  处方笺`;
  paper.write(font, title, { x: (WIDTH - widthOf(font, title)) >> 1, y: MARGIN });
  paper.rule(MARGIN + LINE_HEIGHT + 10);
  rows.forEach((text, index) => {
    paper.write(font, text, { x: MARGIN, y: MARGIN + LINE_HEIGHT * (index + 1) });
  });
  paper.rule(MARGIN + LINE_HEIGHT * (rows.length - foot.length) + LINE_HEIGHT - 8);
  return paper.toPng();
}

const widthOf = (font: ReceiptFont, text: string): number =>
  [...text].reduce((sum, character) => sum + font.glyph(character).columns * COLUMN_DOTS, 0);

/** A sheet of dots, one bit each; a set bit is white, as PNG has it. */
class Paper {
  readonly #rows: Uint8Array[];

  constructor(height: number) {
    this.#rows = Array.from({ length: height }, () => new Uint8Array(WIDTH / 8).fill(0xff));
  }

  write(font: ReceiptFont, text: string, { x, y }: { x: number; y: number }): void {
    let left = x;
    for (const character of text) {
      const glyph = font.glyph(character);
      const width = glyph.columns * COLUMN_DOTS;
      for (let row = 0; row < GLYPH_HEIGHT_DOTS; row += 1) {
        for (let column = 0; column < width; column += 1) {
          if (glyph.isBlack(column, row)) this.#blacken(left + column, y + row);
        }
      }
      left += width;
    }
  }

  rule(y: number): void {
    for (let x = MARGIN; x < WIDTH - MARGIN; x += 1) this.#blacken(x, y);
  }

  #blacken(x: number, y: number): void {
    const row = this.#rows[y];
    if (row === undefined || x >= WIDTH) return;
    row[x >> 3] = (row[x >> 3] ?? 0) & ~(0x80 >> (x & 7));
  }

  toPng(): Buffer {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(WIDTH, 0);
    head.writeUInt32BE(this.#rows.length, 4);
    // One bit a dot, grey; the other three name the only methods that there are.
    head.set([1, 0, 0, 0, 0], 8);
    // Every row begins with its filter: none.
    const dots = Buffer.concat(this.#rows.map((row) => Buffer.concat([Buffer.of(0), row])));
    const signature = Buffer.from('89504e470d0a1a0a', 'hex');
    return Buffer.concat([
      signature,
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(dots)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
