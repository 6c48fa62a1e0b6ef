import { z } from 'zod';
import { ORDER_DOCUMENTS } from '#shared/domain/order-documents.ts';
import { PAPERS_MM } from '#shared/domain/receipt-grid.ts';
import { command, query } from './define.ts';
import { id } from './fields.ts';

/** A piece of one printed line. Widths are in columns of a half-width character. */
const receiptSpan = z.object({
  text: z.string(),
  bold: z.boolean(),
  scale: z.union([z.literal(1), z.literal(2)]),
});

/**
 * The receipt as rows of a character grid. Preview, system printer and ESC/POS are all made from these same
 * rows, so what is shown is what is printed.
 */
const receiptRow = z.discriminatedUnion('kind', [
  /** Text already padded to the paper's columns. */
  z.object({ kind: z.literal('text'), spans: z.array(receiptSpan) }),
  z.object({ kind: z.literal('rule') }),
  z.object({ kind: z.literal('blank') }),
  /** What follows is a sheet of its own. */
  z.object({ kind: z.literal('cut') }),
  z.object({ kind: z.literal('barcode'), symbology: z.enum(['code128', 'qrcode']), value: z.string() }),
]);
export type ReceiptRow = z.infer<typeof receiptRow>;

const receiptLayout = z.object({
  paperMm: z.literal(PAPERS_MM),
  columns: z.literal([24, 32, 48]),
  rows: z.array(receiptRow),
});
export type ReceiptLayout = z.infer<typeof receiptLayout>;

const language = z.enum(['zh', 'en']);

const document = z.enum(ORDER_DOCUMENTS).default('receipt');

/** One copy of an order's paper, to look at. */
const documentView = z.object({
  orderId: id,
  document,
  /** The paper of the kind's printer where null. */
  paperMm: z.literal(PAPERS_MM).nullable().default(null),
  language: language.default('zh'),
  /** The copy to show; null shows the one printed last, or the original while none is. */
  copyNo: z.int().min(1).nullable().default(null),
});

const printedCopy = z.object({
  delivered: z.enum(['file', 'network', 'usb', 'window']),
  /** The file's name in the store's receipts folder, for `file`. */
  fileName: z.string().nullable(),
  copyNo: z.int().min(1),
});

export const printingContract = {
  documentPreview: query({
    access: 'receipt.print',
    input: documentView,
    output: receiptLayout,
    errors: ['ORDER_NOT_FOUND', 'NOTHING_TO_PRINT', 'ORDER_NOT_OWED'],
  }),
  /**
   * Prints a paper of an order on the printer of its kind; `delivered: 'window'` asks the screen to print it through
   * the system's printer. Copies count by kind; a reprint is marked as such on the paper and in the order's history.
   */
  printDocument: command({
    access: 'receipt.print',
    input: z.object({ orderId: id, document, language: language.default('zh') }),
    output: printedCopy,
    errors: [
      'ORDER_NOT_FOUND',
      'NOTHING_TO_PRINT',
      'ORDER_NOT_OWED',
      'PRINTER_NOT_CONFIGURED',
      'PRINTER_UNREACHABLE',
    ],
  }),
  /** The test page for the printer of a paper: labels get labels, everything else a page of its width. */
  testPagePreview: query({
    access: 'settings.read',
    input: z.object({ document, language: language.default('zh') }),
    output: receiptLayout,
    errors: [],
  }),
  /** The printers on this computer's USB ports, to choose one by name. */
  findUsbPrinters: query({
    access: 'settings.edit',
    input: z.object({}),
    output: z.object({
      printers: z.array(z.object({ vendorId: z.int(), productId: z.int(), name: z.string() })),
    }),
    errors: ['PRINTER_UNREACHABLE'],
  }),
  /** Prints a page with every character class on the printer of a paper, to see that it is set up right. */
  printTestPage: command({
    access: 'settings.edit',
    transient: true,
    input: z.object({ document, language: language.default('zh') }),
    output: z.object({
      delivered: z.enum(['file', 'network', 'usb', 'window']),
      fileName: z.string().nullable(),
    }),
    errors: ['PRINTER_NOT_CONFIGURED', 'PRINTER_UNREACHABLE'],
  }),
};
