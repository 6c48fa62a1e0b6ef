import type { ReceiptLayout } from '#shared/domain/receipt-grid.ts';
import { getOrder } from '../orders/order-rows.ts';
import { copiesPrinted } from '../orders/record-document-printed.ts';
import type { QueryContext } from '../platform/context.ts';
import type { DocumentRequest, OrderDocument } from './order-document.ts';

/**
 * The rows of one copy of an order's document, as they go to the printer; the copy printed last, or the original
 * while none is, where no copy is named. Fails with ORDER_NOT_FOUND.
 */
export function previewOrderDocument(
  context: QueryContext,
  { copyNo, ...request }: Omit<DocumentRequest, 'copyNo'> & { readonly copyNo: number | null },
  { document, timeZone }: { document: OrderDocument; timeZone: string },
): ReceiptLayout {
  const { id } = getOrder(context.reader, request.orderId);
  const shown = copyNo ?? Math.max(1, copiesPrinted(context.reader, id, document.kind));
  return document.read(context, { ...request, copyNo: shown }, timeZone).layout;
}
