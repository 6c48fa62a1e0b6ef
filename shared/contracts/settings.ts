import { z } from 'zod';
import { MAX_CARRIERS } from '#shared/domain/carriers.ts';
import { CASH_ROUNDINGS } from '#shared/domain/money.ts';
import { fitsLabel, PAPERS_MM } from '#shared/domain/receipt-grid.ts';
import { command, query } from './define.ts';
import { line, requiredLine } from './fields.ts';

export const CHINESE_MODES = ['raster', 'gb18030'] as const;

export const printerTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** Bytes go to files in the store's `receipts` folder. */
  z.object({ kind: z.literal('file') }),
  z.object({ kind: z.literal('network'), host: line(120), port: z.int().min(1).max(65_535) }),
  z.object({
    kind: z.literal('usb'),
    vendorId: z.int().min(0).max(0xffff),
    productId: z.int().min(0).max(0xffff),
  }),
  /** The system's printer, through the window's own print. */
  z.object({ kind: z.literal('system') }),
]);

/** A printer for one kind of paper, with what is fed into it. */
const ownPrinter = z.object({
  printer: printerTarget,
  paperMm: z.literal(PAPERS_MM),
  chinese: z.enum(CHINESE_MODES),
});

/** Labels on a roll, in millimetres: a printer that speaks TSPL has to be told how large they are. */
const labelStock = z.object({
  widthMm: z.int().min(30).max(110),
  heightMm: z.int().min(15).max(200),
  gapMm: z.int().min(0).max(10),
});
export type LabelStock = z.infer<typeof labelStock>;

/** A printer for labels: with `tspl` one that speaks TSPL, without it a receipt printer. */
const labelPrinter = ownPrinter
  .extend({ tspl: labelStock.nullable().default(null) })
  .refine(({ paperMm, tspl }) => tspl === null || fitsLabel(paperMm, tspl.widthMm), {
    error: 'too_small',
    path: ['tspl', 'widthMm'],
  });

export const settings = z.object({
  shop: z.object({
    name: line(60),
    address: line(120),
    phone: line(40),
    licence: line(60),
    footer: line(120),
  }),
  limits: z.object({
    maxItemKinds: z.int().min(1).max(200),
    maxItemQuantity: z.int().min(1).max(9_999),
    minutesToPay: z.int().min(1).max(1_440),
    returnWindowDays: z.int().min(0).max(365),
    autoCompleteDays: z.int().min(1).max(90),
    cashRounding: z.enum(CASH_ROUNDINGS),
  }),
  receipt: z.object({
    printer: printerTarget,
    paperMm: z.union([z.literal(58), z.literal(80)]),
    /** How Chinese is sent: as pictures (any printer) or as GB18030 text (printers with a Chinese font). */
    chinese: z.enum(CHINESE_MODES),
    printAfterSale: z.boolean(),
    openDrawer: z.boolean(),
  }),
  /** Papers besides the receipt; null prints them where receipts are printed, on the same paper. */
  documents: z.object({
    packing_slip: ownPrinter.nullable(),
    label: labelPrinter.nullable(),
    pick_list: ownPrinter.nullable(),
    owed_note: ownPrinter.nullable().default(null),
  }),
  shipping: z.object({
    /** In the order in which number keys offer them. */
    carriers: z.array(requiredLine(40)).min(1).max(MAX_CARRIERS),
  }),
});
export type Settings = z.infer<typeof settings>;

export const settingsContract = {
  get: query({ access: 'settings.read', input: z.object({}), output: settings, errors: [] }),
  /** Replaces whole sections; a section left out stays as it is. */
  update: command({
    access: 'settings.edit',
    input: z.object({
      shop: settings.shape.shop.optional(),
      limits: settings.shape.limits.optional(),
      receipt: settings.shape.receipt.optional(),
      documents: settings.shape.documents.optional(),
      shipping: settings.shape.shipping.optional(),
    }),
    output: settings,
    errors: [],
  }),
};
