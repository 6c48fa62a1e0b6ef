import type { ReceiptLayout } from '#shared/domain/receipt-grid.ts';
import { type EncodeOptions, encodeReceipt } from './escpos-receipt.ts';
import type { PrinterChoice } from './printer-for.ts';
import { encodeTspl } from './tspl-label.ts';

/** A layout in the language of its printer. */
export function encodeLayout(
  layout: ReceiptLayout,
  { tspl, font, ...options }: Omit<PrinterChoice, 'printer' | 'paperMm'> & EncodeOptions,
): Uint8Array {
  return tspl ? encodeTspl(layout, { stock: tspl, font }) : encodeReceipt(layout, { ...options, font });
}
