import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { layTestPageOf } from '#shared/domain/receipt-test-page.ts';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import type { AsyncContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { encodeLayout } from './encode-layout.ts';
import { localTime } from './order-document.ts';
import { chosenTarget, type PrintingParts, printDocument } from './print-document.ts';
import { printerFor } from './printer-for.ts';

/**
 * Prints the test page of a paper on its printer, in that printer's language. Fails with PRINTER_NOT_CONFIGURED, PRINTER_UNREACHABLE.
 */
export async function printTestPage(
  context: AsyncContext,
  { document, language }: ParsedInput<'printing.printTestPage'>,
  parts: PrintingParts,
): Promise<CallOutput<'printing.printTestPage'>> {
  const { printer, paperMm, chinese, tspl = null } = printerFor(context.read(readSettings), document);
  const target = chosenTarget(parts, printer);
  if (target === 'window') return { delivered: target, fileName: null };
  const layout = layTestPageOf(document, { paperMm, language });
  const printedAt = localTime(context.now().nowMs, parts.timeZone);
  const { delivery } = await printDocument(parts, target, (font) => ({
    name: `test-page-${printedAt.replace(/\D/g, '')}`,
    bytes: encodeLayout(layout, { chinese, tspl, font, openDrawer: false }),
    text: `${receiptLines(layout).join('\n')}\n`,
  }));
  return delivery;
}
