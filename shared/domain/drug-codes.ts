/**
 * Codes printed on a pack. A GTIN is one number written with 8, 12, 13 or 14 digits; the store keeps and
 * looks up one spelling of it, so that a pack is found however its scanner is set.
 */

/** The longest barcode the catalogue keeps. */
export const MAX_BARCODE_LENGTH = 64;

const GTIN_LENGTHS: readonly number[] = [8, 12, 13, 14];

/** The last digit of a GTIN, from the digits before it (GS1 General Specifications §7.9: weights 3 and 1). */
export function gtinCheckDigit(digitsBefore: string): number {
  let sum = 0;
  for (let index = 0; index < digitsBefore.length; index++) {
    const weight = (digitsBefore.length - index) % 2 === 1 ? 3 : 1;
    sum += weight * Number(digitsBefore[index]);
  }
  return (10 - (sum % 10)) % 10;
}

/** True when a text has the form of a GTIN: 8, 12, 13 or 14 digits, whatever its check digit. */
export function hasGtinForm(text: string): boolean {
  return GTIN_LENGTHS.includes(text.length) && /^\d+$/.test(text);
}

/** True for EAN-8, UPC-A, EAN-13 and GTIN-14 with the right check digit. */
export function isGtin(text: string): boolean {
  return hasGtinForm(text) && Number(text.at(-1)) === gtinCheckDigit(text.slice(0, -1));
}

/**
 * The one spelling of a barcode that is stored and looked up: an EAN-8 with 8 digits, any other GTIN of a
 * single pack with 13, that of an outer case (indicator 1–9) with 14. Other codes stay as they are.
 */
export function canonicalBarcode(text: string): string {
  if (!isGtin(text)) return text;
  const digits = text.padStart(14, '0');
  if (digits.startsWith('000000')) return digits.slice(6);
  return digits.startsWith('0') ? digits.slice(1) : digits;
}

/** 药品追溯码: 20 digits, one for each pack (compliance.md). */
export function isTraceCode(text: string): boolean {
  return /^\d{20}$/.test(text);
}

/** How many digits of a trace code name the drug and its pack size; the others number the pack. */
export const TRACE_PREFIX_LENGTH = 7;

/** The digits of a trace code that name the drug and its pack size. */
export function tracePrefix(traceCode: string): string {
  return traceCode.slice(0, TRACE_PREFIX_LENGTH);
}

/** True for the drug part of a trace code on its own, as a catalogue may list it beside the barcodes. */
export function isTracePrefix(text: string): boolean {
  return text.length === TRACE_PREFIX_LENGTH && /^\d+$/.test(text);
}

/** What is wrong with a barcode that somebody wants to keep in the catalogue; null when nothing is. */
export function whyNotBarcode(
  text: string,
): 'empty' | 'too_long' | 'control_character' | 'not_ascii' | 'bad_check_digit' | null {
  if (text.length === 0) return 'empty';
  if (text.length > MAX_BARCODE_LENGTH) return 'too_long';
  if (/\p{Cc}/u.test(text)) return 'control_character';
  if (!/^[!-~]+$/.test(text)) return 'not_ascii';
  return hasGtinForm(text) && !isGtin(text) ? 'bad_check_digit' : null;
}
