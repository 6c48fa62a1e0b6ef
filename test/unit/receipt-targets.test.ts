import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fileTarget } from '#core/printing/file-target.ts';
import { findUsbPrinters } from '#core/printing/find-usb-printers.ts';
import { networkTarget } from '#core/printing/network-target.ts';
import type { PrinterTarget } from '#core/printing/printer-target.ts';
import { usbTarget } from '#core/printing/usb-target.ts';
import { AppError } from '#shared/errors/index.ts';
import { FakeUsbPrinter, fakeUsbPorts } from '#test/support/fake-usb.ts';
import { startTcpPrinter, type TcpPrinter } from '#test/support/tcp-printer.ts';

const cleanUp: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const work of cleanUp.splice(0)) await work();
});

async function print(target: PrinterTarget, bytes: Uint8Array): Promise<string | null> {
  const link = await target.open();
  try {
    return await link.send({ name: 'K7F3QX92MTD-1', bytes, text: '合计 40.30\n' });
  } finally {
    await link.close();
  }
}

/** The params of the PRINTER_UNREACHABLE that the work must end in. */
async function trouble(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`no expected failure: ${String(error)}`);
  expect(error.code).toBe('PRINTER_UNREACHABLE');
  return error.params;
}

const LONG = Buffer.alloc(300_000, 'x');

describe('file printer', () => {
  it('OPS-7: writes the bytes and a text to read, and leaves nothing unfinished', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'receipts-'));
    cleanUp.push(() => rmSync(folder, { recursive: true }));
    const fileName = await print(fileTarget(join(folder, 'receipts')), Buffer.from([0x1b, 0x40]));
    expect(fileName).toBe('K7F3QX92MTD-1.bin');
    expect(readdirSync(join(folder, 'receipts')).sort()).toEqual(['K7F3QX92MTD-1.bin', 'K7F3QX92MTD-1.txt']);
    expect(readFileSync(join(folder, 'receipts', 'K7F3QX92MTD-1.txt'), 'utf8')).toBe('合计 40.30\n');
  });
});

describe('network printer', () => {
  async function printer(behaviour: Parameters<typeof startTcpPrinter>[0] = {}): Promise<TcpPrinter> {
    const started = await startTcpPrinter(behaviour);
    cleanUp.push(() => started.stop());
    return started;
  }

  const target = (port: number, host = '127.0.0.1') =>
    networkTarget({ host, port, connectTimeoutMs: 500, writeTimeoutMs: 300, closeTimeoutMs: 300 });

  it('OPS-7: every byte arrives', async () => {
    const { port, jobs } = await printer();
    await print(target(port), LONG);
    expect(jobs).toEqual([LONG]);
  });

  it('OPS-7: a printer that never says goodbye has still printed', async () => {
    const { port, jobs } = await printer({ silent: true });
    await print(target(port), LONG);
    expect(jobs).toEqual([LONG]);
  });

  it('OPS-7: a printer that is off is told as refused, with its address', async () => {
    const gone = await startTcpPrinter();
    await gone.stop();
    expect(await trouble(print(target(gone.port), LONG))).toEqual({
      printer: 'network',
      host: '127.0.0.1',
      port: gone.port,
      reason: 'refused',
    });
  });

  it('OPS-7: an address that nobody has is told as not found', async () => {
    expect(await trouble(print(target(9100, 'no-such-printer.invalid'), LONG))).toMatchObject({
      reason: 'not_found',
    });
  });

  it('OPS-7: a printer that takes no more bytes is given up after the time-out', async () => {
    const { port } = await printer({ deaf: true });
    const startedMs = Date.now();
    expect(await trouble(print(target(port), Buffer.alloc(50_000_000)))).toMatchObject({
      reason: 'timed_out',
    });
    expect(Date.now() - startedMs).toBeLessThan(5_000);
  });

  it('OPS-7: a printer that hangs up in the middle is told as lost', async () => {
    const { port } = await printer({ hangUpAfterBytes: 1_000 });
    expect(await trouble(print(target(port), Buffer.alloc(50_000_000)))).toMatchObject({
      reason: 'connection_lost',
    });
  });
});

describe('USB printer', () => {
  const target = (device: FakeUsbPrinter) => usbTarget(device, fakeUsbPorts(device));

  it('OPS-7: bytes go to the bulk endpoint of the printer interface, and the device is given back', async () => {
    const device = new FakeUsbPrinter();
    await print(target(device), LONG);
    expect(device.bytes).toEqual(LONG);
    expect(device.calls).toEqual(['open', 'configure 1', 'claim 0', 'release 0', 'close']);
  });

  it('OPS-7: the kernel driver is moved aside and put back', async () => {
    const device = new FakeUsbPrinter({ kernelDriver: true });
    await print(target(device), LONG);
    expect(device.calls).toEqual([
      'open',
      'configure 1',
      'claim 0',
      'detach',
      'claim 0',
      'release 0',
      'attach',
      'close',
    ]);
  });

  it.each([
    ['not_a_printer', new FakeUsbPrinter({ interfaceClass: 8 })],
    ['access_denied', new FakeUsbPrinter({ openError: 'Permission denied (os error 13)' })],
    ['unsupported', new FakeUsbPrinter({ openError: 'NOT_SUPPORTED' })],
    ['timed_out', new FakeUsbPrinter({ paperBytes: 5_000 })],
    ['connection_lost', new FakeUsbPrinter({ stalls: true })],
  ])('OPS-7: trouble is told as %s', async (reason, device) => {
    expect(await trouble(print(target(device), LONG))).toMatchObject({
      printer: 'usb',
      vendorId: 0x0416,
      reason,
    });
  });

  it('OPS-7: a printer that is unplugged is told as not found', async () => {
    const unplugged = usbTarget({ vendorId: 1, productId: 2 }, fakeUsbPorts());
    expect(await trouble(print(unplugged, LONG))).toMatchObject({ reason: 'not_found' });
  });

  it('OPS-7: the printers among the devices are listed by name', async () => {
    const found = await findUsbPrinters(
      fakeUsbPorts(new FakeUsbPrinter(), new FakeUsbPrinter({ interfaceClass: 3 })),
    );
    expect(found).toEqual({ printers: [{ vendorId: 0x0416, productId: 0x5011, name: 'POS Printer 58' }] });
  });

  it('OPS-7: a system that does not let the program look says so', async () => {
    const broken = () => Promise.reject(new Error('no USB here'));
    expect(await trouble(findUsbPrinters(broken))).toMatchObject({
      reason: 'unsupported',
      detail: 'no USB here',
    });
  });
});
