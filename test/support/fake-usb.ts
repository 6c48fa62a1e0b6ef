import type { UsbDevice, UsbPorts } from '#core/printing/usb-ports.ts';

export interface FakeUsbBehaviour {
  readonly interfaceClass?: number;
  readonly openError?: string;
  /** The kernel's driver holds the interface until it is detached. */
  readonly kernelDriver?: boolean;
  /** The paper ends after so many bytes: transfers write nothing any more. */
  readonly paperBytes?: number;
  readonly stalls?: boolean;
}

/** A USB printer at the border of the `usb` package: keeps what is transferred and notes each call. */
export class FakeUsbPrinter implements UsbDevice {
  readonly vendorId = 0x0416;
  readonly productId = 0x5011;
  readonly manufacturerName = 'POS';
  readonly productName = 'Printer 58';
  readonly configurations;
  readonly calls: string[] = [];
  configuration: UsbDevice['configuration'] = null;
  bytes = Buffer.alloc(0);
  readonly #behaviour: FakeUsbBehaviour;
  #driver: boolean;

  constructor(behaviour: FakeUsbBehaviour = {}) {
    this.#behaviour = behaviour;
    this.#driver = behaviour.kernelDriver ?? false;
    const endpoint = (endpointNumber: number, direction: 'in' | 'out') => ({
      endpointNumber,
      direction,
      type: 'bulk' as const,
    });
    const alternate = {
      interfaceClass: behaviour.interfaceClass ?? 7,
      endpoints: [endpoint(1, 'in'), endpoint(2, 'out')],
    };
    this.configurations = [{ configurationValue: 1, interfaces: [{ interfaceNumber: 0, alternate }] }];
  }

  async open(): Promise<void> {
    this.calls.push('open');
    if (this.#behaviour.openError !== undefined) throw new Error(this.#behaviour.openError);
  }

  async close(): Promise<void> {
    this.calls.push('close');
  }

  async selectConfiguration(configurationValue: number): Promise<void> {
    this.calls.push(`configure ${configurationValue}`);
    this.configuration = this.configurations[0];
  }

  async claimInterface(interfaceNumber: number): Promise<void> {
    this.calls.push(`claim ${interfaceNumber}`);
    if (this.#driver) throw new Error('interface is busy');
  }

  async releaseInterface(interfaceNumber: number): Promise<void> {
    this.calls.push(`release ${interfaceNumber}`);
  }

  async detachKernelDriver(): Promise<void> {
    this.calls.push('detach');
    if (!this.#driver) throw new Error('no driver');
    this.#driver = false;
  }

  async attachKernelDriver(): Promise<void> {
    this.calls.push('attach');
    this.#driver = true;
  }

  async transferOut(
    endpointNumber: number,
    data: Uint8Array,
  ): Promise<{ status: 'ok' | 'stall'; bytesWritten: number }> {
    if (endpointNumber !== 2) throw new Error('not the bulk endpoint outwards');
    if (this.#behaviour.stalls) return { status: 'stall', bytesWritten: 0 };
    const room = (this.#behaviour.paperBytes ?? Number.POSITIVE_INFINITY) - this.bytes.length;
    const taken = data.subarray(0, Math.max(0, Math.min(room, data.length)));
    this.bytes = Buffer.concat([this.bytes, taken]);
    return { status: 'ok', bytesWritten: taken.length };
  }
}

/** Ports with these devices plugged in. */
export function fakeUsbPorts(...devices: FakeUsbPrinter[]): () => Promise<UsbPorts> {
  return async () => ({
    getDevices: async () => devices,
    findDeviceByIds: async (vendorId, productId) =>
      devices.find((device) => device.vendorId === vendorId && device.productId === productId),
  });
}
