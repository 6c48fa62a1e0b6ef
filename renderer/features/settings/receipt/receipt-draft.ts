import type { Settings } from '#shared/contracts/settings.ts';
import {
  draftOfPrinter,
  type PrinterDraft,
  type PrinterProblem,
  readPrinter,
} from '../printer/printer-draft.ts';

type ReceiptSettings = Settings['receipt'];

export const PAPER_WIDTHS_MM = [58, 80] as const satisfies readonly ReceiptSettings['paperMm'][];

/** The receipt's settings as they are typed. */
export interface ReceiptDraft extends Omit<ReceiptSettings, 'printer'>, PrinterDraft {}

export function draftOfReceipt({ printer, ...rest }: ReceiptSettings): ReceiptDraft {
  return { ...rest, ...draftOfPrinter(printer) };
}

/** The settings that a draft stands for, or what is still missing of the chosen printer. */
export function readReceipt(
  draft: ReceiptDraft,
):
  | { readonly receipt: ReceiptSettings; readonly problem: null }
  | { readonly receipt: null; readonly problem: PrinterProblem } {
  const { paperMm, chinese, printAfterSale, openDrawer } = draft;
  const { printer, problem } = readPrinter(draft);
  if (problem !== null) return { receipt: null, problem };
  return { receipt: { printer, paperMm, chinese, printAfterSale, openDrawer }, problem: null };
}
