import { AppError } from '#shared/errors/index.ts';
import { failUnreachable, type PrinterTarget, type PrinterTrouble } from './printer-target.ts';
import { type PrinterPipe, printerPipe, type UsbDevice, type UsbPorts } from './usb-ports.ts';

export interface UsbPrinter {
  readonly vendorId: number;
  readonly productId: number;
}

/** Bytes handed over at once: a few millimetres of paper, well within the library's second for a transfer. */
const CHUNK_BYTES = 4_096;

/** A printer on a USB port, spoken to as USB's printer class says: bytes into its bulk endpoint. */
export function usbTarget(printer: UsbPrinter, loadPorts: () => Promise<UsbPorts>): PrinterTarget {
  return {
    kind: 'usb',
    key: `usb:${printer.vendorId}:${printer.productId}`,
    open: async () => {
      const claimed = await explaining(printer, async () =>
        claim(await find(printer, await loadPorts()), printer),
      );
      return {
        send: async ({ bytes }) => {
          await explaining(printer, () => transmit(claimed, bytes, printer));
          return null;
        },
        close: () => release(claimed),
      };
    },
  };
}

interface ClaimedDevice {
  readonly device: UsbDevice;
  readonly pipe: PrinterPipe;
  readonly driverDetached: boolean;
}

async function find(printer: UsbPrinter, ports: UsbPorts): Promise<UsbDevice> {
  const device = await ports.findDeviceByIds(printer.vendorId, printer.productId);
  return device ?? failUnreachable({ printer: 'usb', ...printer }, 'not_found');
}

async function claim(device: UsbDevice, printer: UsbPrinter): Promise<ClaimedDevice> {
  await device.open();
  try {
    const [first] = device.configurations;
    if (!device.configuration && first !== undefined)
      await device.selectConfiguration(first.configurationValue);
    const pipe = printerPipe(device.configuration ?? first);
    if (pipe === null) return failUnreachable({ printer: 'usb', ...printer }, 'not_a_printer');
    return { device, pipe, driverDetached: await claimInterface(device, pipe.interfaceNumber) };
  } catch (error) {
    await device.close();
    throw error;
  }
}

/** Claims the interface, on Linux from under the kernel's printer driver; true when that had to let go. */
async function claimInterface(device: UsbDevice, interfaceNumber: number): Promise<boolean> {
  try {
    await device.claimInterface(interfaceNumber);
    return false;
  } catch (busy) {
    await device.detachKernelDriver(interfaceNumber).catch(() => {
      throw busy;
    });
    await device.claimInterface(interfaceNumber);
    return true;
  }
}

async function transmit(
  { device, pipe }: ClaimedDevice,
  bytes: Uint8Array,
  printer: UsbPrinter,
): Promise<void> {
  for (let sent = 0; sent < bytes.length; ) {
    const chunk = Uint8Array.from(bytes.subarray(sent, sent + CHUNK_BYTES));
    const { status, bytesWritten } = await device.transferOut(pipe.endpointNumber, chunk);
    if (status === 'stall') failUnreachable({ printer: 'usb', ...printer }, 'connection_lost');
    if (bytesWritten <= 0) failUnreachable({ printer: 'usb', ...printer }, 'timed_out');
    sent += bytesWritten;
  }
}

/** Gives the device back. It may be unplugged by now, which is no reason to call a finished print failed. */
async function release({ device, pipe, driverDetached }: ClaimedDevice): Promise<void> {
  const ignore = (): void => undefined;
  await device.releaseInterface(pipe.interfaceNumber).catch(ignore);
  if (driverDetached) await device.attachKernelDriver(pipe.interfaceNumber).catch(ignore);
  await device.close().catch(ignore);
}

/** Tells the library's errors, which carry no code, by their words. */
async function explaining<T>(printer: UsbPrinter, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    return failUnreachable({ printer: 'usb', ...printer, detail }, troubleOf(detail));
  }
}

function troubleOf(detail: string): PrinterTrouble {
  if (/permission|access|denied/i.test(detail)) return 'access_denied';
  if (/timed? ?out|cancel/i.test(detail)) return 'timed_out';
  if (/not.?supported|driver|cannot find module/i.test(detail)) return 'unsupported';
  return 'connection_lost';
}
