import { receiptLines } from '#shared/domain/receipt-text.ts';
import type { ReceiptLanguage } from '#shared/domain/receipt-words.ts';
import { getOrder } from '../orders/order-rows.ts';
import { recordDocumentPrinted } from '../orders/record-document-printed.ts';
import type { AsyncContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { encodeLayout } from './encode-layout.ts';
import type { DocumentSource, OrderDocument } from './order-document.ts';
import { chosenTarget, type Delivery, type PrintingParts, printDocument } from './print-document.ts';
import { printerFor } from './printer-for.ts';

export interface PrintedCopy {
  readonly delivered: Delivery['delivered'] | 'window';
  readonly fileName: string | null;
  readonly copyNo: number;
}

interface PrintRequest {
  readonly orderId: number;
  readonly language: ReceiptLanguage;
}

/**
 * Prints a document of an order after what it is about has committed: a printer that is off costs nobody a sale.
 * The copy's number is recorded in the order's history once the printer answers and before the first byte leaves,
 * so paper that nobody recorded cannot exist; a crash in between leaves a number without paper, which is harmless.
 *
 * Fails with ORDER_NOT_FOUND, ORDER_NOT_OWED, PRINTER_NOT_CONFIGURED, PRINTER_UNREACHABLE.
 */
export async function printOrderDocument(
  context: AsyncContext,
  input: PrintRequest,
  { document, parts }: { document: OrderDocument; parts: PrintingParts },
): Promise<PrintedCopy> {
  const { printer } = context.read((reader) => {
    getOrder(reader, input.orderId);
    return printerFor(readSettings(reader), document.kind);
  });
  const target = chosenTarget(parts, printer);
  const record = (name: string) =>
    recordCopy(context, input, { document, target: name, timeZone: parts.timeZone });
  if (target === 'window') return { delivered: target, fileName: null, copyNo: record('system').copyNo };
  const { delivery, document: printed } = await printDocument(parts, target, (font) => {
    const { copyNo, source } = record(target.kind);
    const { layout, settings, openDrawer } = source;
    return {
      copyNo,
      name: source.name,
      bytes: encodeLayout(layout, { ...printerFor(settings, document.kind), font, openDrawer }),
      text: `${receiptLines(layout).join('\n')}\n`,
    };
  });
  return { ...delivery, copyNo: printed.copyNo };
}

/** Counts the copy and reads what is on it, in one transaction. */
function recordCopy(
  context: AsyncContext,
  { orderId, language }: PrintRequest,
  to: { readonly document: OrderDocument; readonly target: string; readonly timeZone: string },
): { copyNo: number; source: DocumentSource } {
  const { document, target, timeZone } = to;
  return context.transact((command) => {
    const copyNo = recordDocumentPrinted(command, { orderId, kind: document.kind, target });
    const view = { reader: command.tx, session: command.session, nowMs: command.nowMs, today: command.today };
    return { copyNo, source: document.read(view, { orderId, language, paperMm: null, copyNo }, timeZone) };
  });
}
