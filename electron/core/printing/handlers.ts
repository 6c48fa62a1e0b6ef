import { join } from 'node:path';
import { layTestPageOf } from '#shared/domain/receipt-test-page.ts';
import { type Handlers, onAsyncCommand, onQuery } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { DOCUMENTS } from './documents.ts';
import { findUsbPrinters } from './find-usb-printers.ts';
import { previewOrderDocument } from './preview-order-document.ts';
import type { PrintingParts } from './print-document.ts';
import { printOrderDocument } from './print-order-document.ts';
import { PrintQueue } from './print-queue.ts';
import { printTestPage } from './print-test-page.ts';
import { printerFor } from './printer-for.ts';
import { type ReceiptFont, readReceiptFont } from './receipt-font.ts';
import { systemUsbPorts, type UsbPorts } from './usb-ports.ts';

export interface PrintingOptions {
  readonly receiptsDir: string;
  readonly resourcesDir: string;
  /** The shop's time zone, an IANA name. */
  readonly timeZone: string;
  /** Stands in for the computer's ports in tests. */
  readonly loadUsbPorts?: () => Promise<UsbPorts>;
}

/** The calls of `printing.*`. */
export function printingHandlers(options: PrintingOptions): Handlers {
  const { timeZone, loadUsbPorts = systemUsbPorts } = options;
  const parts: PrintingParts = {
    receiptsDir: options.receiptsDir,
    timeZone,
    queue: new PrintQueue(),
    loadFont: readOnce(join(options.resourcesDir, 'fonts', 'receipt-24.font')),
    loadUsbPorts,
  };
  return {
    ...onQuery('printing.documentPreview', (context, { document, ...input }) =>
      previewOrderDocument(context, input, { document: DOCUMENTS[document], timeZone }),
    ),
    ...onAsyncCommand('printing.printDocument', (context, { document, ...input }) =>
      printOrderDocument(context, input, { document: DOCUMENTS[document], parts }),
    ),
    ...onQuery('printing.testPagePreview', ({ reader }, { document, language }) =>
      layTestPageOf(document, { language, paperMm: printerFor(readSettings(reader), document).paperMm }),
    ),
    ...onQuery('printing.findUsbPrinters', () => findUsbPrinters(loadUsbPorts)),
    ...onAsyncCommand('printing.printTestPage', (context, input) => printTestPage(context, input, parts)),
  };
}

/** Reads the font when the first receipt is printed and keeps it; a failure is not kept. */
function readOnce(path: string): () => Promise<ReceiptFont> {
  let font: Promise<ReceiptFont> | null = null;
  return () => {
    font ??= readReceiptFont(path).catch((error: unknown) => {
      font = null;
      throw error;
    });
    return font;
  };
}
