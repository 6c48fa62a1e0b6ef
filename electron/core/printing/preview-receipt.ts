import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { getOrder } from '../orders/order-rows.ts';
import type { QueryContext } from '../platform/context.ts';
import { readReceipt } from './receipt-source.ts';

/** The rows of one copy of a receipt, as they go to the printer. Fails with ORDER_NOT_FOUND. */
export function previewReceipt(
  context: QueryContext,
  { orderId, language, paperMm, copyNo }: ParsedInput<'printing.receiptPreview'>,
  timeZone: string,
): CallOutput<'printing.receiptPreview'> {
  const lastCopyNo = Math.max(1, getOrder(context.reader, orderId).receiptCount);
  return readReceipt(context, { orderId, language, paperMm, copyNo: copyNo ?? lastCopyNo }, timeZone).layout;
}
