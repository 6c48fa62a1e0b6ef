import type { LabelStock, Settings } from '#shared/contracts/settings.ts';
import type { OrderDocumentKind } from '#shared/domain/order-documents.ts';
import type { PaperMm } from '#shared/domain/receipt-grid.ts';
import type { PrinterSetting } from './printer-target.ts';

export interface PrinterChoice {
  readonly printer: PrinterSetting;
  readonly paperMm: PaperMm;
  readonly chinese: Settings['receipt']['chinese'];
  /** The labels of a printer that speaks TSPL; without them it is spoken to in ESC/POS. */
  readonly tspl?: LabelStock | null;
}

/** Where a kind of paper is printed: on a printer of its own where one is set, else where receipts are. */
export function printerFor(settings: Settings, kind: OrderDocumentKind): PrinterChoice {
  if (kind === 'receipt') return settings.receipt;
  return settings.documents[kind === 'bag_label' ? 'label' : kind] ?? settings.receipt;
}
