import { canonicalBarcode, hasGtinForm, isGtin, isTraceCode, MAX_BARCODE_LENGTH } from './drug-codes.ts';
import { GROUP_SEPARATOR, type Gs1Facts, type Gs1Problem, readGs1 } from './drug-codes-gs1.ts';
import type { DateText } from './expiry.ts';

/** What a scanned text is, before anybody knows which drug it means. */
export type ScannedCode =
  | { readonly kind: 'ean'; readonly barcode: string }
  | ({ readonly kind: 'gs1' } & Gs1Facts)
  | { readonly kind: 'trace_code'; readonly traceCode: string }
  /** A code of the shop's own: an article number, or a barcode that follows no public scheme. */
  | { readonly kind: 'internal'; readonly code: string }
  | { readonly kind: 'invalid'; readonly problem: ScanProblem };

export type ScanProblem = Gs1Problem | 'empty' | 'too_long' | 'control_character' | 'not_ascii';

/** Symbology identifiers of ISO/IEC 15424 behind which GS1 element strings stand. */
const GS1_SYMBOLOGY = /^\](?:C1|d2|Q3|e[0-2]|J1)/;
const ANY_SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/;

/**
 * Reads what a scanner typed. A code with a bad check digit comes back as `internal`: it may be a number of the
 * shop's own; whoever finds no drug for it says that it was misread (see `looksMisread`).
 *
 * @param today decides the century of two-digit years.
 */
export function readScannedCode(scanned: string, today: DateText): ScannedCode {
  const text = scanned.replace(/^[ \r\n\t]+|[ \r\n\t]+$/g, '');
  const problem = whyUnreadable(text);
  if (problem !== null) return { kind: 'invalid', problem };
  if (GS1_SYMBOLOGY.test(text) || text.includes(GROUP_SEPARATOR) || text.startsWith('(01)')) {
    return gs1OrInvalid(text, today);
  }
  return readPlainCode(text.replace(ANY_SYMBOLOGY, ''), today);
}

function whyUnreadable(text: string): ScanProblem | null {
  if (text.length === 0) return 'empty';
  if (text.length > 2 * MAX_BARCODE_LENGTH) return 'too_long';
  // FNC1 is the one control character that belongs into a code.
  const printed = text.replaceAll(GROUP_SEPARATOR, '');
  if (/\p{Cc}/u.test(printed)) return 'control_character';
  return /^[ -~]*$/.test(printed) ? null : 'not_ascii';
}

function readPlainCode(text: string, today: DateText): ScannedCode {
  if (text.length === 0) return { kind: 'invalid', problem: 'empty' };
  if (isGtin(text)) return { kind: 'ean', barcode: canonicalBarcode(text) };
  // Scanners that send no symbology identifier: an element string that begins with a sound GTIN is one.
  if (text.startsWith('01') && isGtin(text.slice(2, 16))) {
    const facts = readGs1(text, today);
    if (!('problem' in facts)) return { kind: 'gs1', ...facts };
  }
  if (isTraceCode(text)) return { kind: 'trace_code', traceCode: text };
  if (text.length > MAX_BARCODE_LENGTH) return { kind: 'invalid', problem: 'too_long' };
  return { kind: 'internal', code: text };
}

function gs1OrInvalid(text: string, today: DateText): ScannedCode {
  const facts = readGs1(text, today);
  return 'problem' in facts ? { kind: 'invalid', problem: facts.problem } : { kind: 'gs1', ...facts };
}

/** True for digits in the form of a GTIN whose check digit is wrong: most likely read badly. */
export function looksMisread(code: string): boolean {
  return hasGtinForm(code) && !isGtin(code);
}
