// The `usb` package describes its devices by the global types of WebUSB, which it brings along.
/// <reference types="w3c-web-usb" />

/** A USB device as WebUSB describes it, as far as printing needs it. */
export interface UsbDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly manufacturerName?: string | null | undefined;
  readonly productName?: string | null | undefined;
  readonly configuration?: UsbConfiguration | null | undefined;
  readonly configurations: readonly UsbConfiguration[];
  open(): Promise<void>;
  close(): Promise<void>;
  selectConfiguration(configurationValue: number): Promise<void>;
  claimInterface(interfaceNumber: number): Promise<void>;
  releaseInterface(interfaceNumber: number): Promise<void>;
  transferOut(endpointNumber: number, data: Uint8Array<ArrayBuffer>): Promise<UsbTransfer>;
  /** Linux: takes the interface away from the kernel's own printer driver, and gives it back. */
  detachKernelDriver(interfaceNumber: number): Promise<void>;
  attachKernelDriver(interfaceNumber: number): Promise<void>;
}

export interface UsbConfiguration {
  readonly configurationValue: number;
  readonly interfaces: readonly UsbInterface[];
}

interface UsbInterface {
  readonly interfaceNumber: number;
  readonly alternate: {
    readonly interfaceClass: number;
    readonly endpoints: readonly UsbEndpoint[];
  };
}

interface UsbEndpoint {
  readonly endpointNumber: number;
  readonly direction: 'in' | 'out';
  readonly type: 'bulk' | 'interrupt' | 'isochronous';
}

interface UsbTransfer {
  readonly status?: 'ok' | 'stall' | 'babble' | undefined;
  readonly bytesWritten: number;
}

/** The computer's USB ports. */
export interface UsbPorts {
  getDevices(): Promise<readonly UsbDevice[]>;
  findDeviceByIds(vendorId: number, productId: number): Promise<UsbDevice | undefined>;
}

/** Loads the native USB library at the first use: most counters never need it. */
export async function systemUsbPorts(): Promise<UsbPorts> {
  const { usb } = await import('usb');
  return usb;
}

/** USB's class code of printers. */
const PRINTER_CLASS = 7;

/** The way to a printer's paper: its interface of class 7 and that interface's bulk endpoint outwards. */
export interface PrinterPipe {
  readonly interfaceNumber: number;
  readonly endpointNumber: number;
}

/** Finds the printer among a configuration's interfaces; null when the device is none. */
export function printerPipe(configuration: UsbConfiguration | null | undefined): PrinterPipe | null {
  for (const { interfaceNumber, alternate } of configuration?.interfaces ?? []) {
    if (alternate.interfaceClass !== PRINTER_CLASS) continue;
    const out = alternate.endpoints.find(({ direction, type }) => direction === 'out' && type === 'bulk');
    if (out !== undefined) return { interfaceNumber, endpointNumber: out.endpointNumber };
  }
  return null;
}
