import type { CallOutput } from '#shared/contracts/index.ts';
import { failUnreachable } from './printer-target.ts';
import { printerPipe, type UsbDevice, type UsbPorts } from './usb-ports.ts';

/**
 * The printers on this computer's USB ports. Fails with PRINTER_UNREACHABLE where the system does not let the
 * program look.
 */
export async function findUsbPrinters(
  loadPorts: () => Promise<UsbPorts>,
): Promise<CallOutput<'printing.findUsbPrinters'>> {
  const devices = await listDevices(loadPorts);
  const printers = devices.filter(
    (device) => printerPipe(device.configuration ?? device.configurations[0]) !== null,
  );
  // The library's devices answer through getters, so each property is asked for by name.
  return {
    printers: printers.map((device) => ({
      vendorId: device.vendorId,
      productId: device.productId,
      name: nameOf(device),
    })),
  };
}

async function listDevices(loadPorts: () => Promise<UsbPorts>): Promise<readonly UsbDevice[]> {
  try {
    return await (await loadPorts()).getDevices();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return failUnreachable({ printer: 'usb', detail }, 'unsupported');
  }
}

function nameOf({
  manufacturerName,
  productName,
}: Pick<UsbDevice, 'manufacturerName' | 'productName'>): string {
  return [manufacturerName, productName]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' ');
}
