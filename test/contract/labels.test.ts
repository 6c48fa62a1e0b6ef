import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { EscposInterpreter } from '#test/support/escpos-interpreter.ts';
import { openPrintingShop, type PrintingShop } from '#test/support/printing-shop.ts';
import { startTcpPrinter } from '#test/support/tcp-printer.ts';

let shop: PrintingShop;
beforeAll(async () => {
  shop = await openPrintingShop();
}, 60_000);
afterAll(() => shop.close());

const KINDS = ['label', 'pick_list'] as const;

describe('OPS-7: labels and pick lists through the contract', () => {
  it.each(KINDS)(
    'OPS-7: a %s is printed as previewed and its copies are counted by themselves',
    async (document) => {
      await shop.configure({ printer: { kind: 'file' } });
      const { till } = shop;
      const { orderId } = await shop.sell();
      await till.do('printing.printDocument', { orderId });
      for (const copyNo of [1, 2]) {
        const printed = await till.do('printing.printDocument', { orderId, document });
        expect(printed).toMatchObject({ delivered: 'file', copyNo });
        const layout = await till.do('printing.documentPreview', { orderId, document, copyNo });
        const file = join(shop.receiptsDir, printed.fileName ?? '');
        expect(readFileSync(file.replace('.bin', '.txt'), 'utf8')).toBe(
          `${receiptLines(layout).join('\n')}\n`,
        );
        expect(new EscposInterpreter(readFileSync(file)).things.some(({ kind }) => kind === 'drawer')).toBe(
          false,
        );
      }
      const { events } = await till.do('orders.get', { orderId });
      expect(events.slice(-3).map(({ action }) => action)).toEqual([
        'print_receipt',
        `print_${document}`,
        `reprint_${document}`,
      ]);
      expect(await till.refused('printing.documentPreview', { orderId: 999_999, document })).toBe(
        'ORDER_NOT_FOUND',
      );
      expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
    },
  );

  it('OPS-7: labels go to their own printer on their own paper, one cut a label; the rest stays with the receipts', async () => {
    const printer = await startTcpPrinter();
    await shop.configure({ printer: { kind: 'file' }, paperMm: 80 });
    const { till } = shop;
    const { documents } = await till.do('settings.get', {});
    await till.do('settings.update', {
      documents: {
        ...documents,
        label: {
          printer: { kind: 'network', host: '127.0.0.1', port: printer.port },
          paperMm: 40,
          chinese: 'raster',
        },
      },
    });
    const { rows } = await till.do('inventory.listStock', { filter: 'in_stock', category: 'otc_b' });
    const drugs = rows.filter(
      ({ controlClass, availableQuantity }) => controlClass === 'none' && availableQuantity > 3,
    );
    const lines = drugs.slice(0, 3).map(({ drugId }) => ({ drugId, quantity: 1 }));
    const { order } = await till.do('orders.createDirect', { lines });
    const { orderId } = order;
    expect(await till.do('printing.printDocument', { orderId, document: 'label' })).toMatchObject({
      delivered: 'network',
      copyNo: 1,
    });
    expect((await till.do('printing.printDocument', { orderId, document: 'pick_list' })).delivered).toBe(
      'file',
    );
    await printer.stop();
    const things = new EscposInterpreter(printer.jobs[0] ?? Buffer.alloc(0)).things;
    expect(things.filter(({ kind }) => kind === 'cut')).toHaveLength(3);
    const preview = await till.do('printing.documentPreview', { orderId, document: 'label' });
    expect(preview).toMatchObject({ paperMm: 40, columns: 24 });
    expect((await till.do('printing.documentPreview', { orderId, document: 'pick_list' })).paperMm).toBe(80);
  });

  it('RX-4: a label printer that speaks TSPL gets a picture a label; the pick list stays ESC/POS', async () => {
    await shop.configure({ printer: { kind: 'file' }, paperMm: 58 });
    const { till } = shop;
    const { documents } = await till.do('settings.get', {});
    const tspl = { widthMm: 60, heightMm: 40, gapMm: 2 };
    const label = { printer: { kind: 'file' }, paperMm: 40, chinese: 'raster', tspl } as const;
    await till.do('settings.update', { documents: { ...documents, label } });
    expect((await till.do('settings.get', {})).documents.label).toEqual(label);
    const { orderId } = await shop.sell();
    const { items } = await till.do('orders.get', { orderId });
    const printed = async (document: 'label' | 'pick_list') => {
      const { fileName } = await till.do('printing.printDocument', { orderId, document });
      return readFileSync(join(shop.receiptsDir, fileName ?? ''), 'latin1');
    };
    const labels = await printed('label');
    expect(labels).toMatch(
      /^SIZE 60 mm,40 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1\r\nCLS\r\nBITMAP 96,8,36,\d+,0,/,
    );
    expect(labels.split('\r\nPRINT 1,1\r\n').length - 1).toBeGreaterThanOrEqual(items.length);
    expect((await printed('pick_list')).startsWith('\u001b@')).toBe(true);
    const narrow = { ...label, paperMm: 80 } as const;
    expect(await till.refused('settings.update', { documents: { ...documents, label: narrow } })).toBe(
      'VALIDATION_FAILED',
    );
  });

  it('OPS-7: the test page of labels comes out of the label printer in its own language, a label a picture', async () => {
    await shop.configure({ printer: { kind: 'file' }, paperMm: 80 });
    const { till } = shop;
    const { documents } = await till.do('settings.get', {});
    const printed = async (tspl: { widthMm: number; heightMm: number; gapMm: number } | null) => {
      const label = { printer: { kind: 'file' }, paperMm: 40, chinese: 'raster', tspl } as const;
      await till.do('settings.update', { documents: { ...documents, label } });
      const { fileName } = await till.do('printing.printTestPage', { document: 'label' });
      return readFileSync(join(shop.receiptsDir, fileName ?? ''), 'latin1');
    };
    const pictures = await printed({ widthMm: 60, heightMm: 40, gapMm: 2 });
    expect(pictures).toMatch(/^SIZE 60 mm,40 mm\r\nGAP 2 mm,0 mm\r\n/);
    expect(pictures.split('\r\nPRINT 1,1\r\n')).toHaveLength(3);
    const strip = new EscposInterpreter(Buffer.from(await printed(null), 'latin1')).things;
    expect(strip.filter(({ kind }) => kind === 'cut')).toHaveLength(2);
    for (const language of ['zh', 'en'] as const) {
      const shown = await till.do('printing.testPagePreview', { document: 'label', language });
      expect(shown.columns).toBe(24);
      expect(shown.rows.filter(({ kind }) => kind === 'cut')).toHaveLength(1);
    }
    const page = await till.do('printing.testPagePreview', { document: 'pick_list' });
    expect(page).toMatchObject({ paperMm: 80, columns: 48 });
  });

  it('OPS-7: without a label printer the test page says so', async () => {
    await shop.configure({ printer: { kind: 'none' } });
    const { documents } = await shop.till.do('settings.get', {});
    await shop.till.do('settings.update', { documents: { ...documents, label: null } });
    expect(await shop.till.refused('printing.printTestPage', { document: 'label' })).toBe(
      'PRINTER_NOT_CONFIGURED',
    );
  });
});
