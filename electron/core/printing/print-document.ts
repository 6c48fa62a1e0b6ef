import { fail } from '#shared/errors/index.ts';
import { fileTarget } from './file-target.ts';
import { NETWORK_TIMEOUTS, networkTarget } from './network-target.ts';
import type { PrintQueue } from './print-queue.ts';
import type { PrintDocument, PrinterSetting, PrinterTarget } from './printer-target.ts';
import type { ReceiptFont } from './receipt-font.ts';
import type { UsbPorts } from './usb-ports.ts';
import { usbTarget } from './usb-target.ts';

/** What printing needs of the world around it. */
export interface PrintingParts {
  readonly receiptsDir: string;
  /** The shop's time zone, an IANA name. */
  readonly timeZone: string;
  readonly queue: PrintQueue;
  loadFont(): Promise<ReceiptFont>;
  loadUsbPorts(): Promise<UsbPorts>;
}

export interface Delivery {
  readonly delivered: 'file' | 'network' | 'usb';
  readonly fileName: string | null;
}

/**
 * Prints one document behind those already waiting for the same printer. `make` runs once the printer is there,
 * so that what it records is never about a printer that was not; what it made is returned with the delivery.
 *
 * Fails with PRINTER_UNREACHABLE.
 */
export async function printDocument<D extends PrintDocument>(
  parts: PrintingParts,
  target: PrinterTarget,
  make: (font: ReceiptFont) => D,
): Promise<{ delivery: Delivery; document: D }> {
  const font = await parts.loadFont();
  return parts.queue.run(target.key, async () => {
    const link = await target.open();
    try {
      const document = make(font);
      return { delivery: { delivered: target.kind, fileName: await link.send(document) }, document };
    } finally {
      await link.close();
    }
  });
}

/**
 * The printer that the settings name, or 'window' where the screen prints through the system. Fails with
 * PRINTER_NOT_CONFIGURED.
 */
export function chosenTarget(parts: PrintingParts, printer: PrinterSetting): PrinterTarget | 'window' {
  switch (printer.kind) {
    case 'none':
      return fail('PRINTER_NOT_CONFIGURED');
    case 'system':
      return 'window';
    case 'file':
      return fileTarget(parts.receiptsDir);
    case 'network':
      return networkTarget({ host: printer.host, port: printer.port, ...NETWORK_TIMEOUTS });
    case 'usb':
      return usbTarget({ vendorId: printer.vendorId, productId: printer.productId }, () =>
        parts.loadUsbPorts(),
      );
  }
}
