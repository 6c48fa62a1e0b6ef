import { existsSync, mkdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeReceipt } from '#core/printing/escpos-receipt.ts';
import { type ReceiptFont, readReceiptFont } from '#core/printing/receipt-font.ts';
import { columnsOf, receiptRepertoire } from '#shared/domain/receipt-characters.ts';
import type { ReceiptLayout, ReceiptRow, TextRow } from '#shared/domain/receipt-grid.ts';
import { layReceipt } from '#shared/domain/receipt-layout.ts';
import { layTestPage } from '#shared/domain/receipt-test-page.ts';
import { EscposInterpreter, type PrintedThing } from '#test/support/escpos-interpreter.ts';
import { paintPaper } from '#test/support/paint-paper.ts';
import { RasterReader } from '#test/support/read-raster.ts';
import { sampleReceipt } from '#test/support/receipt-samples.ts';

let font: ReceiptFont;
let reader: RasterReader;

beforeAll(async () => {
  font = await readReceiptFont('resources/fonts/receipt-24.font');
  reader = new RasterReader(font);
});

const LAYOUTS: readonly (readonly [name: string, layout: ReceiptLayout])[] = (['zh', 'en'] as const).flatMap(
  (language) =>
    ([58, 80] as const).flatMap((paperMm) => [
      [
        `${language} ${paperMm} mm receipt`,
        layReceipt(sampleReceipt({ language, paperMm, copyNo: 2 })),
      ] as const,
      [`${language} ${paperMm} mm test page`, layTestPage({ language, paperMm })] as const,
    ]),
);

function print(layout: ReceiptLayout, chinese: 'raster' | 'gb18030'): readonly PrintedThing[] {
  return new EscposInterpreter(encodeReceipt(layout, { chinese, font, openDrawer: false })).things;
}

/** The row as the printer shows it: a doubled space takes two columns. */
function textOf(row: TextRow): string {
  return row.spans.map(({ text, scale }) => (scale === 2 ? text.replaceAll(' ', '  ') : text)).join('');
}

function expectPrinted(thing: PrintedThing | undefined, row: ReceiptRow, columns: number): void {
  if (row.kind === 'barcode') {
    expect(thing).toMatchObject({ kind: 'barcode', symbology: row.symbology, value: row.value });
  } else if (thing?.kind === 'image' && row.kind === 'text') {
    expect(thing.widthDots).toBe(columns * 12);
    expect(reader.read(thing)).toBe(reader.canonical(textOf(row)));
  } else {
    const expected = row.kind === 'text' ? textOf(row) : row.kind === 'rule' ? '-'.repeat(columns) : '';
    expect(printedText(thing)).toBe(expected.trimEnd());
  }
}

function printedText(thing: PrintedThing | undefined): string {
  if (thing?.kind !== 'line') throw new Error(`a line was expected, not ${thing?.kind}`);
  return thing.runs.map(({ text, scale }) => (scale === 2 ? text.replaceAll(' ', '  ') : text)).join('');
}

describe('ESC/POS bytes', () => {
  for (const chinese of ['raster', 'gb18030'] as const) {
    it.each(LAYOUTS)(`OPS-7: %s by ${chinese} prints exactly the rows of the preview`, (_, layout) => {
      const things = print(layout, chinese);
      layout.rows.forEach((row, index) => {
        expectPrinted(things[index], row, layout.columns);
      });
      const feed = { kind: 'line', runs: [] };
      expect(things.slice(layout.rows.length)).toEqual([feed, feed, feed, feed, { kind: 'cut' }, feed]);
    });
  }

  it('OPS-7: the paper can be looked at', () => {
    mkdirSync('test-results/receipts', { recursive: true });
    for (const [name, layout] of LAYOUTS) {
      const path = `test-results/receipts/${name.replaceAll(' ', '-')}.png`;
      paintPaper(path, print(layout, 'raster'), { columns: layout.columns, font });
      expect(existsSync(path)).toBe(true);
    }
  });

  it('OPS-7: Chinese goes as pictures by raster, as text by GB 18030', () => {
    const layout = layReceipt(sampleReceipt());
    const kinds = (chinese: 'raster' | 'gb18030') => new Set(print(layout, chinese).map(({ kind }) => kind));
    expect(kinds('raster')).toContain('image');
    expect(kinds('gb18030')).not.toContain('image');
  });

  it('OPS-7: a character outside the double-byte area is a picture also on a printer with a Chinese font', () => {
    const shop = { name: '㐂乐大药房', address: '', phone: '', licence: '', footer: '' };
    const [head] = print(layReceipt(sampleReceipt({ shop })), 'gb18030');
    expect(head?.kind).toBe('image');
  });

  it('OPS-7: bold and double size reach the printer', () => {
    const things = print(layReceipt(sampleReceipt({ language: 'en', paperMm: 80 })), 'gb18030');
    const runs = things.flatMap((thing) => (thing.kind === 'line' ? thing.runs : []));
    expect(runs).toContainEqual({ text: 'SALES RECEIPT', bold: true, scale: 1 });
    expect(runs).toContainEqual({ text: 'TOTAL', bold: true, scale: 2 });
    expect(runs).toContainEqual({ text: '￥40.30', bold: true, scale: 2 });
  });

  it('OPS-7: Code 128 of an order number fits the paper', () => {
    for (const [paperMm, dots] of [
      [58, 384],
      [80, 576],
    ] as const) {
      const code = print(layReceipt(sampleReceipt({ paperMm })), 'raster').find(
        ({ kind }) => kind === 'barcode',
      );
      // Start, check and eleven characters of 11 modules each, and a stop of 13.
      expect(code?.kind === 'barcode' && code.moduleDots * (13 * 11 + 13)).toBeLessThanOrEqual(dots);
    }
  });

  it('OPS-7: the drawer opens before anything is printed, and only when asked', () => {
    const layout = layReceipt(sampleReceipt());
    const things = (openDrawer: boolean) =>
      new EscposInterpreter(encodeReceipt(layout, { chinese: 'raster', font, openDrawer })).things.map(
        ({ kind }) => kind,
      );
    expect(things(true)[0]).toBe('drawer');
    expect(things(false)).not.toContain('drawer');
  });

  it('OPS-7: escape codes in a name never reach the printer', () => {
    const order = sampleReceipt().order;
    const items = order.items.map((item) => ({
      ...item,
      genericName: '\u001b@\u001dV\u0000阿司匹林\u001bp\u0000',
    }));
    const things = print(layReceipt(sampleReceipt({ order: { ...order, items } })), 'gb18030');
    expect(things.filter(({ kind }) => kind === 'cut' || kind === 'drawer')).toHaveLength(1);
  });
});

describe('receipt font', () => {
  it('OPS-7: every character of the repertoire has dots, and only space is blank', () => {
    const blank = receiptRepertoire().filter((point) => {
      const glyph = font.glyph(String.fromCodePoint(point));
      expect(glyph.columns).toBe(columnsOf(String.fromCodePoint(point)));
      for (let y = 0; y < 24; y += 1) {
        for (let x = 0; x < glyph.columns * 12; x += 1) if (glyph.isBlack(x, y)) return false;
      }
      return true;
    });
    expect(blank).toEqual([0x20]);
  });
});
