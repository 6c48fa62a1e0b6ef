import type { Settings } from '#shared/contracts/settings.ts';
import type { OrderDocumentKind } from '#shared/domain/order-documents.ts';
import type { PaperMm, ReceiptLayout } from '#shared/domain/receipt-grid.ts';
import type { ReceiptLanguage } from '#shared/domain/receipt-words.ts';
import type { QueryContext } from '../platform/context.ts';

/** One copy of a document, as somebody wants to see or print it. */
export interface DocumentRequest {
  readonly orderId: number;
  readonly language: ReceiptLanguage;
  /** The paper of the settings where null. */
  readonly paperMm: PaperMm | null;
  readonly copyNo: number;
}

/** What one copy of an order's document is made from. */
export interface DocumentSource {
  /** The name of the file that holds the copy, where it goes to a file. */
  readonly name: string;
  readonly settings: Settings;
  readonly layout: ReceiptLayout;
  readonly openDrawer: boolean;
}

/** A kind of paper that goes with an order: how its copies are counted and laid out. */
export interface OrderDocument {
  readonly kind: OrderDocumentKind;
  /** Reads an order and lays out one copy, with times in the shop's time zone. Fails with ORDER_NOT_FOUND. */
  read(context: QueryContext, request: DocumentRequest, timeZone: string): DocumentSource;
}

/** A moment as `YYYY-MM-DD HH:mm:ss` in a time zone; the Swedish locale writes it so. */
export function localTime(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(atMs);
}
