import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { getOrder } from '../orders/order-rows.ts';
import { recordReceiptPrinted } from '../orders/record-receipt-printed.ts';
import type { AsyncContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { encodeReceipt } from './escpos-receipt.ts';
import { chosenTarget, type PrintingParts, printDocument } from './print-document.ts';
import { type ReceiptSource, readReceipt } from './receipt-source.ts';

/**
 * Prints an order's receipt after its sale has committed: a printer that is off costs nobody a sale. The copy's
 * number is recorded in the order's history once the printer answers and before the first byte leaves, so
 * paper that nobody recorded cannot exist; a crash in between leaves a number without paper, which is harmless.
 *
 * Fails with ORDER_NOT_FOUND, PRINTER_NOT_CONFIGURED, PRINTER_UNREACHABLE.
 */
export async function printReceipt(
  context: AsyncContext,
  input: ParsedInput<'printing.printReceipt'>,
  parts: PrintingParts,
): Promise<CallOutput<'printing.printReceipt'>> {
  const { printer } = context.read((reader) => {
    getOrder(reader, input.orderId);
    return readSettings(reader).receipt;
  });
  const target = chosenTarget(parts, printer);
  if (target === 'window') {
    const { copyNo } = recordCopy(context, input, { target: 'system', timeZone: parts.timeZone });
    return { delivered: target, fileName: null, copyNo };
  }
  const { delivery, document } = await printDocument(parts, target, (font) => {
    const { copyNo, source } = recordCopy(context, input, { target: target.kind, timeZone: parts.timeZone });
    const { order, layout, settings } = source;
    const openDrawer = settings.receipt.openDrawer && copyNo === 1 && tookCash(order);
    return {
      copyNo,
      name: `${order.orderNumber}-${copyNo}`,
      bytes: encodeReceipt(layout, { chinese: settings.receipt.chinese, font, openDrawer }),
      text: `${receiptLines(layout).join('\n')}\n`,
    };
  });
  return { ...delivery, copyNo: document.copyNo };
}

/** Counts the copy and reads what is on it, in one transaction. */
function recordCopy(
  context: AsyncContext,
  { orderId, language }: ParsedInput<'printing.printReceipt'>,
  { target, timeZone }: { readonly target: string; readonly timeZone: string },
): { copyNo: number; source: ReceiptSource } {
  return context.transact((command) => {
    const copyNo = recordReceiptPrinted(command, { orderId, target });
    const view = { reader: command.tx, session: command.session, nowMs: command.nowMs, today: command.today };
    return { copyNo, source: readReceipt(view, { orderId, language, paperMm: null, copyNo }, timeZone) };
  });
}

function tookCash({ payments }: OrderDetail): boolean {
  return payments.some(({ tender, status }) => tender === 'cash' && status === 'paid');
}
