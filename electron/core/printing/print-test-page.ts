import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { layTestPage } from '#shared/domain/receipt-test-page.ts';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import type { AsyncContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { encodeReceipt } from './escpos-receipt.ts';
import { localTime } from './order-document.ts';
import { chosenTarget, type PrintingParts, printDocument } from './print-document.ts';

/**
 * Prints the test page on the printer of the settings. Fails with PRINTER_NOT_CONFIGURED, PRINTER_UNREACHABLE.
 */
export async function printTestPage(
  context: AsyncContext,
  { language }: ParsedInput<'printing.printTestPage'>,
  parts: PrintingParts,
): Promise<CallOutput<'printing.printTestPage'>> {
  const { printer, paperMm, chinese } = context.read(readSettings).receipt;
  const target = chosenTarget(parts, printer);
  if (target === 'window') return { delivered: target, fileName: null };
  const layout = layTestPage({ paperMm, language });
  const printedAt = localTime(context.now().nowMs, parts.timeZone);
  const { delivery } = await printDocument(parts, target, (font) => ({
    name: `test-page-${printedAt.replace(/\D/g, '')}`,
    bytes: encodeReceipt(layout, { chinese, font, openDrawer: false }),
    text: `${receiptLines(layout).join('\n')}\n`,
  }));
  return delivery;
}
