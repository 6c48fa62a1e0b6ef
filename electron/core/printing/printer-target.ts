import type { Settings } from '#shared/contracts/settings.ts';
import { type ErrorParams, fail } from '#shared/errors/index.ts';

export type PrinterSetting = Settings['receipt']['printer'];

/** One document on its way to a printer. */
export interface PrintDocument {
  /** Names the document in a folder or a queue: `K7F3QX92MTD-1`. */
  readonly name: string;
  /** ESC/POS, or TSPL for labels. */
  readonly bytes: Uint8Array;
  /** The same rows for people. */
  readonly text: string;
}

/** An open way to a printer, for one document. */
interface PrinterLink {
  /** Hands the document over whole, or fails with PRINTER_UNREACHABLE. Returns the file's name where there is one. */
  send(document: PrintDocument): Promise<string | null>;
  close(): Promise<void>;
}

/**
 * A place to print. Opening comes first and apart from sending, so that what must be recorded before paper
 * moves (the copy's number) is recorded only when a printer is there to move it.
 */
export interface PrinterTarget {
  readonly kind: 'file' | 'network' | 'usb';
  /** Two targets with one key are one device, and print one after the other. */
  readonly key: string;
  /** Fails with PRINTER_UNREACHABLE. */
  open(): Promise<PrinterLink>;
}

/** Why a printer did not print, for the screen to explain. */
export type PrinterTrouble =
  | 'not_found'
  | 'refused'
  | 'no_route'
  | 'timed_out'
  | 'connection_lost'
  | 'access_denied'
  | 'not_a_printer'
  | 'unsupported';

/** Fails with PRINTER_UNREACHABLE, saying which printer and why. */
export function failUnreachable(printer: ErrorParams, reason: PrinterTrouble): never {
  fail('PRINTER_UNREACHABLE', { ...printer, reason });
}
