import { readCount } from '#renderer/ui/read-count.ts';
import type { Settings } from '#shared/contracts/settings.ts';

type PrinterSetting = Settings['receipt']['printer'];
export type PrinterKind = PrinterSetting['kind'];

export const PRINTER_KINDS = [
  'none',
  'file',
  'network',
  'usb',
  'system',
] as const satisfies readonly PrinterKind[];

/** A printer as it is typed: what belongs to each kind is kept while another is looked at. */
export interface PrinterDraft {
  readonly kind: PrinterKind;
  readonly host: string;
  readonly portText: string;
  readonly usb: { readonly vendorId: number; readonly productId: number } | null;
}

const USUAL_PORT = '9100';
const PORT_BOUNDS = { least: 1, most: 65_535 };

export function draftOfPrinter(printer: PrinterSetting): PrinterDraft {
  return {
    kind: printer.kind,
    host: printer.kind === 'network' ? printer.host : '',
    portText: printer.kind === 'network' ? String(printer.port) : USUAL_PORT,
    usb: printer.kind === 'usb' ? { vendorId: printer.vendorId, productId: printer.productId } : null,
  };
}

export type PrinterProblem = 'host' | 'port' | 'usb';

/** The printer that a draft stands for, or what is still missing of it. */
export function readPrinter({
  kind,
  host,
  portText,
  usb,
}: PrinterDraft):
  | { readonly printer: PrinterSetting; readonly problem: null }
  | { readonly printer: null; readonly problem: PrinterProblem } {
  switch (kind) {
    case 'none':
    case 'file':
    case 'system':
      return { printer: { kind }, problem: null };
    case 'network': {
      const port = readCount(portText, PORT_BOUNDS);
      if (host.trim() === '') return { printer: null, problem: 'host' };
      if (port === null) return { printer: null, problem: 'port' };
      return { printer: { kind, host: host.trim(), port }, problem: null };
    }
    case 'usb':
      if (usb === null) return { printer: null, problem: 'usb' };
      return { printer: { kind, ...usb }, problem: null };
  }
}
