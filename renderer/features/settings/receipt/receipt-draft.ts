import { readCount } from '#renderer/ui/read-count.ts';
import type { Settings } from '#shared/contracts/settings.ts';

type ReceiptSettings = Settings['receipt'];
export type PrinterKind = ReceiptSettings['printer']['kind'];

export const PRINTER_KINDS = [
  'none',
  'file',
  'network',
  'usb',
  'system',
] as const satisfies readonly PrinterKind[];

export const PAPER_WIDTHS_MM = [58, 80] as const satisfies readonly ReceiptSettings['paperMm'][];

/** The receipt's settings as they are typed: what belongs to each kind of printer is kept while another is looked at. */
export interface ReceiptDraft extends Omit<ReceiptSettings, 'printer'> {
  readonly kind: PrinterKind;
  readonly host: string;
  readonly portText: string;
  readonly usb: { readonly vendorId: number; readonly productId: number } | null;
}

const USUAL_PORT = '9100';
const PORT_BOUNDS = { least: 1, most: 65_535 };

export function draftOfReceipt({ printer, ...rest }: ReceiptSettings): ReceiptDraft {
  return {
    ...rest,
    kind: printer.kind,
    host: printer.kind === 'network' ? printer.host : '',
    portText: printer.kind === 'network' ? String(printer.port) : USUAL_PORT,
    usb: printer.kind === 'usb' ? { vendorId: printer.vendorId, productId: printer.productId } : null,
  };
}

export type ReceiptProblem = 'host' | 'port' | 'usb';

/** The settings that a draft stands for, or what is still missing of the chosen printer. */
export function readReceipt(
  draft: ReceiptDraft,
):
  | { readonly receipt: ReceiptSettings; readonly problem: null }
  | { readonly receipt: null; readonly problem: ReceiptProblem } {
  const { kind, host, portText, usb, paperMm, chinese, printAfterSale, openDrawer } = draft;
  const rest = { paperMm, chinese, printAfterSale, openDrawer };
  switch (kind) {
    case 'none':
    case 'file':
    case 'system':
      return { receipt: { ...rest, printer: { kind } }, problem: null };
    case 'network': {
      const port = readCount(portText, PORT_BOUNDS);
      if (host.trim() === '') return { receipt: null, problem: 'host' };
      if (port === null) return { receipt: null, problem: 'port' };
      return { receipt: { ...rest, printer: { kind, host: host.trim(), port } }, problem: null };
    }
    case 'usb':
      if (usb === null) return { receipt: null, problem: 'usb' };
      return { receipt: { ...rest, printer: { kind, ...usb } }, problem: null };
  }
}
