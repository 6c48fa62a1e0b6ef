import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import type { ReceiptFont } from '#core/printing/receipt-font.ts';
import { rasterRow } from '#core/printing/row-raster.ts';
import { columnsOf } from '#shared/domain/receipt-characters.ts';
import type { PrintedThing } from './escpos-interpreter.ts';

/** Dots from one text line to the next where the printer's default of 1/6 inch holds. */
const LINE_PITCH_DOTS = 34;
const BARCODE_HEIGHT_DOTS = 60;

interface Strip {
  readonly heightDots: number;
  isBlack(x: number, y: number): boolean;
}

/** Paints what was printed as a PNG of one pixel a dot, for people to look at. Codes appear as grey-like blocks. */
export function paintPaper(
  path: string,
  things: readonly PrintedThing[],
  paper: { readonly columns: number; readonly font: ReceiptFont },
): void {
  const width = paper.columns * 12;
  const strips = things.map((thing) => stripOf(thing, paper));
  const height = strips.reduce((sum, strip) => sum + strip.heightDots, 0);
  const pixels = Buffer.alloc(height * (width + 1), 0xff);
  let top = 0;
  for (const strip of strips) {
    for (let y = 0; y < strip.heightDots; y += 1) {
      const line = (top + y) * (width + 1);
      // Each line of a PNG starts with its filter: none.
      pixels[line] = 0;
      for (let x = 0; x < width; x += 1) if (strip.isBlack(x, y)) pixels[line + 1 + x] = 0;
    }
    top += strip.heightDots;
  }
  writeFileSync(path, png(width, height, pixels));
}

function stripOf(
  thing: PrintedThing,
  paper: { readonly columns: number; readonly font: ReceiptFont },
): Strip {
  if (thing.kind === 'image') return { heightDots: thing.heightDots, isBlack: thing.isBlack };
  if (thing.kind === 'line' && thing.runs.length > 0) return stripOfLine(thing, paper);
  if (thing.kind === 'barcode') {
    const margin = paper.columns * 4;
    return {
      heightDots: BARCODE_HEIGHT_DOTS,
      isBlack: (x) =>
        x > margin && x < paper.columns * 12 - margin && x % (2 * thing.moduleDots) < thing.moduleDots,
    };
  }
  if (thing.kind === 'cut') return { heightDots: 2, isBlack: (x) => x % 8 < 4 };
  return { heightDots: thing.kind === 'line' ? LINE_PITCH_DOTS : 0, isBlack: () => false };
}

function stripOfLine(
  { runs }: Extract<PrintedThing, { kind: 'line' }>,
  paper: { readonly columns: number; readonly font: ReceiptFont },
): Strip {
  const spans = runs.map(({ text, bold, scale }) => ({
    text,
    bold,
    scale: scale === 2 ? (2 as const) : (1 as const),
  }));
  const used = spans.reduce((sum, { text, scale }) => sum + columnsOf(text) * scale, 0);
  const rest = { text: ' '.repeat(paper.columns - used), bold: false, scale: 1 as const };
  const image = rasterRow({ kind: 'text', spans: [...spans, rest] }, paper.columns, paper.font);
  return {
    heightDots: image.heightDots + LINE_PITCH_DOTS - 32,
    isBlack: (x, y) => ((image.bits[y * image.widthBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0,
  };
}

/** A greyscale PNG of eight bits. */
function png(width: number, height: number, lines: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
