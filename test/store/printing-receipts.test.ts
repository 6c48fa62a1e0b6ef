import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ReceiptFont, readReceiptFont } from '#core/printing/receipt-font.ts';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { EscposInterpreter, type PrintedThing } from '#test/support/escpos-interpreter.ts';
import { openPrintingShop, type PrintingShop } from '#test/support/printing-shop.ts';
import { RasterReader } from '#test/support/read-raster.ts';
import { startTcpPrinter } from '#test/support/tcp-printer.ts';

let shop: PrintingShop;
let font: ReceiptFont;

beforeAll(async () => {
  shop = await openPrintingShop();
  font = await readReceiptFont('resources/fonts/receipt-24.font');
}, 60_000);

afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
});

afterAll(() => shop.close());

const printed = (fileName: string | null): readonly PrintedThing[] =>
  new EscposInterpreter(readFileSync(join(shop.receiptsDir, fileName ?? ''))).things;

const kindsOf = (things: readonly PrintedThing[]): string[] => things.map(({ kind }) => kind);

describe('receipts of the counter', () => {
  it('OPS-7: what is printed is what the preview shows, row for row', async () => {
    await shop.configure({ printer: { kind: 'file' }, paperMm: 80, chinese: 'raster' });
    const { orderId } = await shop.sell();
    const { fileName, copyNo } = await shop.till.do('printing.printDocument', { orderId });
    const layout = await shop.till.do('printing.documentPreview', { orderId, copyNo });
    const reader = new RasterReader(font);
    const things = printed(fileName).filter(({ kind }) => kind !== 'drawer');
    expect(kindsOf(things)).toContain('image');
    const rows = receiptLines(layout).map((line) => reader.canonical(line));
    things.slice(0, rows.length).forEach((thing, index) => {
      if (thing.kind === 'image' && thing.heightDots < 40) expect(reader.read(thing)).toBe(rows[index]);
      if (thing.kind === 'line') {
        expect(thing.runs.map(({ text }) => text).join('')).toBe(rows[index]?.trimEnd());
      }
    });
    const text = readFileSync(join(shop.receiptsDir, fileName?.replace('.bin', '.txt') ?? ''), 'utf8');
    expect(text).toBe(`${receiptLines(layout).join('\n')}\n`);
  });

  it('OPS-7, ORD-10: each copy is in the order history, and only the first is unmarked', async () => {
    await shop.configure({ printer: { kind: 'file' } });
    const { orderId, orderNumber } = await shop.sell();
    const copies = [1, 2, 3].map(() => shop.till.do('printing.printDocument', { orderId }));
    expect((await Promise.all(copies)).map(({ copyNo }) => copyNo)).toEqual([1, 2, 3]);
    const texts = [1, 2, 3].map((copy) =>
      readFileSync(join(shop.receiptsDir, `${orderNumber}-${copy}.txt`), 'utf8'),
    );
    expect(texts.map((text) => /重印 第\d次/.exec(text)?.[0] ?? null)).toEqual([
      null,
      '重印 第1次',
      '重印 第2次',
    ]);
    const { events, historyIntact } = await shop.till.do('orders.get', { orderId });
    expect(events.map(({ action }) => action).filter((action) => action.includes('print'))).toEqual([
      'print_receipt',
      'reprint_receipt',
      'reprint_receipt',
    ]);
    expect(historyIntact).toBe(true);
  });

  it('ORD-11: a repeated command prints once', async () => {
    await shop.configure({ printer: { kind: 'file' } });
    const { orderId, orderNumber } = await shop.sell();
    const commandId = uuidV7();
    const first = await shop.till.do('printing.printDocument', { orderId }, commandId);
    expect(await shop.till.do('printing.printDocument', { orderId }, commandId)).toEqual(first);
    expect(readdirSync(shop.receiptsDir).filter((name) => name.startsWith(orderNumber))).toHaveLength(2);
  });

  it('OPS-7: the drawer opens with the original of a sale that took cash, and never else', async () => {
    await shop.configure({ printer: { kind: 'file' }, openDrawer: true });
    const cash = await shop.sell('cash');
    const card = await shop.sell('card');
    const print = async (orderId: number) =>
      kindsOf(printed((await shop.till.do('printing.printDocument', { orderId })).fileName));
    expect(await print(cash.orderId)).toContain('drawer');
    expect(await print(cash.orderId)).not.toContain('drawer');
    expect(await print(card.orderId)).not.toContain('drawer');
    await shop.configure({ openDrawer: false });
    expect(await print((await shop.sell('cash')).orderId)).not.toContain('drawer');
  });

  it('OPS-7: a printer that is off holds up no sale, counts no copy, and prints the original when it is back', async () => {
    const printer = await startTcpPrinter();
    await printer.stop();
    await shop.configure({ printer: { kind: 'network', host: '127.0.0.1', port: printer.port } });
    const { orderId } = await shop.sell();
    const failed = await shop.till.try('printing.printDocument', { orderId });
    expect(failed.ok ? null : failed.error).toMatchObject({
      code: 'PRINTER_UNREACHABLE',
      params: { printer: 'network', port: printer.port, reason: 'refused' },
    });
    const { events, status } = await shop.till.do('orders.get', { orderId });
    expect(status).toBe('completed');
    expect(events.some(({ action }) => action === 'print_receipt')).toBe(false);
    const repaired = await startTcpPrinter();
    await shop.configure({ printer: { kind: 'network', host: '127.0.0.1', port: repaired.port } });
    expect(await shop.till.do('printing.printDocument', { orderId })).toEqual({
      delivered: 'network',
      fileName: null,
      copyNo: 1,
    });
    await repaired.stop();
    expect(kindsOf(new EscposInterpreter(repaired.jobs[0] ?? Buffer.alloc(0)).things)).toContain('cut');
  });

  it('OPS-7: receipts of several screens come out of one printer whole, one after the other', async () => {
    const printer = await startTcpPrinter();
    await shop.configure({ printer: { kind: 'network', host: '127.0.0.1', port: printer.port } });
    const orders = [await shop.sell(), await shop.sell(), await shop.sell()];
    await Promise.all(orders.map(({ orderId }) => shop.till.do('printing.printDocument', { orderId })));
    await printer.stop();
    expect(printer.mostAtOnce).toBe(1);
    const codes = printer.jobs.map((job) =>
      new EscposInterpreter(job).things.find(({ kind }) => kind === 'barcode'),
    );
    expect(codes.map((code) => (code?.kind === 'barcode' ? code.value : null))).toEqual(
      orders.map(({ orderNumber }) => orderNumber),
    );
  });

  it('OPS-7: the system printer is the window’s, and its copies are counted too', async () => {
    await shop.configure({ printer: { kind: 'system' } });
    const { orderId } = await shop.sell();
    expect(await shop.till.do('printing.printDocument', { orderId })).toEqual({
      delivered: 'window',
      fileName: null,
      copyNo: 1,
    });
    const { copyNo } = await shop.till.do('printing.printDocument', { orderId });
    const layout = await shop.till.do('printing.documentPreview', { orderId, copyNo });
    expect(receiptLines(layout).join('\n')).toContain('重印 第1次');
  });

  it('OPS-7: the preview shows the last copy, the original before there is one', async () => {
    await shop.configure({ printer: { kind: 'file' } });
    const { orderId } = await shop.sell();
    const preview = async () =>
      receiptLines(await shop.till.do('printing.documentPreview', { orderId })).join('\n');
    const original = await preview();
    await shop.till.do('printing.printDocument', { orderId });
    expect(await preview()).toBe(original);
    await shop.till.do('printing.printDocument', { orderId });
    expect(await preview()).toContain('重印 第1次');
  });

  it('OPS-7: without a printer nothing is printed and nothing counted', async () => {
    await shop.configure({ printer: { kind: 'none' } });
    const { orderId } = await shop.sell();
    expect(await shop.till.refused('printing.printDocument', { orderId })).toBe('PRINTER_NOT_CONFIGURED');
    expect(await shop.till.refused('printing.printTestPage', {})).toBe('PRINTER_NOT_CONFIGURED');
    const { events } = await shop.till.do('orders.get', { orderId });
    expect(events.some(({ action }) => action === 'print_receipt')).toBe(false);
  });

  it('OPS-7: the test page is printed as previewed', async () => {
    await shop.configure({ printer: { kind: 'file' }, paperMm: 58 });
    const { fileName } = await shop.till.do('printing.printTestPage', { language: 'en' });
    const layout = await shop.till.do('printing.testPagePreview', { language: 'en' });
    expect(layout.columns).toBe(32);
    expect(existsSync(join(shop.receiptsDir, fileName ?? ''))).toBe(true);
    const things = printed(fileName);
    expect(things.filter(({ kind }) => kind === 'barcode')).toHaveLength(2);
    expect(kindsOf(things)).not.toContain('drawer');
  });
});
