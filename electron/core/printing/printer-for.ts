import type { Settings } from '#shared/contracts/settings.ts';
import type { OrderDocumentKind } from '#shared/domain/order-documents.ts';
import type { PaperMm } from '#shared/domain/receipt-grid.ts';
import type { PrinterSetting } from './printer-target.ts';

export interface PrinterChoice {
  readonly printer: PrinterSetting;
  readonly paperMm: PaperMm;
  readonly chinese: Settings['receipt']['chinese'];
}

/** Where a kind of paper is printed: on a printer of its own where one is set, else where receipts are. */
export function printerFor(settings: Settings, kind: OrderDocumentKind): PrinterChoice {
  return (kind === 'receipt' ? null : settings.documents[kind]) ?? settings.receipt;
}
