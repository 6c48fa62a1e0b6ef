import { beforeAll, describe, expect, it } from 'vitest';
import { type ReceiptFont, readReceiptFont } from '#core/printing/receipt-font.ts';
import { rasterRow } from '#core/printing/row-raster.ts';
import { encodeTspl } from '#core/printing/tspl-label.ts';
import { settings } from '#shared/contracts/settings.ts';
import { ReceiptGrid, type TextRow } from '#shared/domain/receipt-grid.ts';

const STOCK = { widthMm: 40, heightMm: 30, gapMm: 2 };
/** Three bytes an eight columns: 288 dots on labels of 40 mm. */
const WIDTH_BYTES = 36;

let font: ReceiptFont;
beforeAll(async () => {
  font = await readReceiptFont('resources/fonts/receipt-24.font');
});

function labels(...sheets: string[][]) {
  const grid = new ReceiptGrid(40);
  sheets.forEach((lines, index) => {
    if (index > 0) grid.cut();
    grid.lines(lines);
  });
  return grid.layout();
}

interface Command {
  readonly text: string;
  /** The picture's dots, 1 for black. */
  readonly dots: Buffer | null;
}

/** Reads TSPL as a printer does: commands end with a line break, but for the counted bytes of a picture. */
function commandsOf(bytes: Uint8Array): Command[] {
  const buffer = Buffer.from(bytes);
  const found: Command[] = [];
  for (let at = 0; at < buffer.length; ) {
    const picture = /^BITMAP \d+,\d+,(\d+),(\d+),0,/.exec(buffer.toString('latin1', at, at + 40));
    const size = picture === null ? 0 : Number(picture[1]) * Number(picture[2]);
    const textEnd = picture === null ? buffer.indexOf('\r\n', at) : at + picture[0].length;
    const end = textEnd + size;
    expect(buffer.toString('latin1', end, end + 2)).toBe('\r\n');
    const dots = size === 0 ? null : Buffer.from(buffer.subarray(textEnd, end).map((byte) => ~byte & 0xff));
    found.push({ text: buffer.toString('latin1', at, textEnd), dots });
    at = end + 2;
  }
  return found;
}

describe('RX-4: labels in TSPL', () => {
  it('RX-4: a label is told its size once, then drawn as one picture and printed', () => {
    const layout = labels(['单秀英', 'Amoxicillin']);
    const commands = commandsOf(encodeTspl(layout, { stock: STOCK, font }));
    expect(commands.map(({ text }) => text)).toEqual([
      'SIZE 40 mm,30 mm',
      'GAP 2 mm,0 mm',
      'DIRECTION 1',
      'CLS',
      // Two rows of 24 dots and the 8 below each, in the middle of 320 dots.
      `BITMAP 16,8,${WIDTH_BYTES},64,0,`,
      'PRINT 1,1',
    ]);
    const rows = layout.rows.filter((row): row is TextRow => row.kind === 'text');
    const drawn = Buffer.concat(rows.map((row) => rasterRow(row, layout.columns, font).bits));
    expect(commands[4]?.dots?.equals(drawn)).toBe(true);
    expect(drawn.some((byte) => byte !== 0)).toBe(true);
  });

  it('RX-4: the bytes of a white line are all ones: a 0 bit is black', () => {
    const bytes = encodeTspl({ paperMm: 40, columns: 24, rows: [{ kind: 'blank' }] }, { stock: STOCK, font });
    const head = 'SIZE 40 mm,30 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1\r\nCLS\r\nBITMAP 16,8,36,24,0,';
    const white = Buffer.alloc(WIDTH_BYTES * 24, 0xff);
    const foot = Buffer.from('\r\nPRINT 1,1\r\n');
    expect(Buffer.from(bytes).equals(Buffer.concat([Buffer.from(head), white, foot]))).toBe(true);
  });

  it('RX-4: each label is cleared, drawn and printed by itself', () => {
    const layout = labels(['one'], ['two'], ['three']);
    const texts = commandsOf(encodeTspl(layout, { stock: STOCK, font })).map(({ text }) => text);
    expect(texts.filter((text) => text === 'CLS')).toHaveLength(3);
    expect(texts.filter((text) => text === 'PRINT 1,1')).toHaveLength(3);
  });

  it('RX-4: what is longer than a label goes on on the next one, broken between lines', () => {
    // 30 mm are 240 dots; less the 8 at the top there is room for seven lines of 32.
    const lines = Array.from({ length: 8 }, (_, index) => `line ${index}`);
    const commands = commandsOf(encodeTspl(labels(lines), { stock: STOCK, font }));
    const heights = commands.flatMap(({ text }) => /^BITMAP \d+,\d+,\d+,(\d+),/.exec(text)?.[1] ?? []);
    expect(heights).toEqual(['224', '32']);
  });

  it('RX-4: the settings take no label that is narrower than its rows', () => {
    const label = { printer: { kind: 'file' }, chinese: 'raster', tspl: STOCK };
    const take = (paperMm: number, widthMm: number) =>
      settings.shape.documents.shape.label.safeParse({ ...label, paperMm, tspl: { ...STOCK, widthMm } })
        .success;
    expect([take(40, 36), take(40, 35), take(58, 48), take(58, 47), take(80, 72), take(80, 71)]).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('RX-4: settings from before there were label printers speak ESC/POS', () => {
    const before = { printer: { kind: 'file' }, paperMm: 40, chinese: 'raster' };
    expect(settings.shape.documents.shape.label.parse(before)?.tspl).toBeNull();
  });
});
