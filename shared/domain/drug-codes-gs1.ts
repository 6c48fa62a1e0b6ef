import { type ParsedElement, parseBarcode } from 'gs1-barcode-parser-mod';
import { canonicalBarcode, isGtin } from './drug-codes.ts';
import { type DateText, isDateText, lastDayOfMonth } from './expiry.ts';

/** What a pack's GS1 code says (GS1 General Specifications §3). */
export interface Gs1Facts {
  /** AI 01, as the catalogue spells it. */
  readonly barcode: string;
  /** AI 10. */
  readonly batchNumber: string | null;
  /** AI 17. */
  readonly expiryDate: DateText | null;
  /** AI 21. */
  readonly serial: string | null;
}

export type Gs1Problem =
  | 'not_gs1'
  | 'gtin_missing'
  | 'bad_check_digit'
  | 'bad_date'
  | 'bad_batch_number'
  | 'bad_serial'
  | 'repeated_element';

/** FNC1 between elements, as scanners send it. */
export const GROUP_SEPARATOR = '\u001d';

/** AI 10 and AI 21: up to 20 characters of GS1 character set 82. */
const TEXT_ELEMENT = /^[!"%-?A-Z_a-z]{1,20}$/;

/**
 * Reads an element string: plain, after a symbology identifier (`]d2`, `]C1`, `]Q3`), or in brackets as it is
 * printed. The library splits it into elements; their contents are checked here, because it checks no
 * check digit, no month, and no length of a text.
 *
 * @param today decides the century of a two-digit year.
 */
export function readGs1(code: string, today: DateText): Gs1Facts | { readonly problem: Gs1Problem } {
  const elements = splitElements(code);
  if ('problem' in elements) return elements;
  const gtin = elements.get('01');
  if (gtin === undefined) return { problem: 'gtin_missing' };
  if (!isGtin(gtin)) return { problem: 'bad_check_digit' };
  const batchNumber = elements.get('10') ?? null;
  if (batchNumber !== null && !TEXT_ELEMENT.test(batchNumber)) return { problem: 'bad_batch_number' };
  const serial = elements.get('21') ?? null;
  if (serial !== null && !TEXT_ELEMENT.test(serial)) return { problem: 'bad_serial' };
  const printedExpiry = elements.get('17');
  const expiryDate = printedExpiry === undefined ? null : readDate(printedExpiry, today);
  if (printedExpiry !== undefined && expiryDate === null) return { problem: 'bad_date' };
  return { barcode: canonicalBarcode(gtin), batchNumber, expiryDate, serial };
}

/** Element contents by application identifier. One that stands twice must say the same both times. */
function splitElements(code: string): Map<string, string> | { readonly problem: Gs1Problem } {
  const elements = new Map<string, string>();
  for (const { ai, raw, data } of parseElements(code)) {
    const text = raw ?? String(data);
    const known = elements.get(ai);
    if (known !== undefined && known !== text) return { problem: 'repeated_element' };
    elements.set(ai, text);
  }
  return elements.size === 0 ? { problem: 'not_gs1' } : elements;
}

function parseElements(code: string): readonly ParsedElement[] {
  try {
    // Some scanners send FNC1 also in front; the library would read it as the start of an element.
    return parseBarcode(withoutLeadingSeparator(code)).parsedCodeItems;
  } catch (error) {
    // The library throws plain strings for codes it cannot read; anything else is a defect of it or of us.
    if (typeof error === 'string') return [];
    throw error;
  }
}

function withoutLeadingSeparator(code: string): string {
  const symbology = /^\][A-Za-z]\d/.exec(code)?.[0] ?? '';
  let start = symbology.length;
  while (code[start] === GROUP_SEPARATOR) start++;
  return symbology + code.slice(start);
}

/**
 * `YYMMDD` as a calendar day; day 00 is the month's last. The century is the one that puts the year within 49
 * years before and 50 after this one (GS1 General Specifications §7.12).
 */
function readDate(text: string, today: DateText): DateText | null {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12) return null;
  const fullYear = withCentury(year, Number(today.slice(0, 4)));
  if (day === 0) return lastDayOfMonth(fullYear, month);
  const date = `${fullYear}-${match[2]}-${match[3]}`;
  return isDateText(date) ? date : null;
}

function withCentury(year: number, thisYear: number): number {
  const candidate = thisYear - (thisYear % 100) + year;
  if (candidate - thisYear >= 51) return candidate - 100;
  return candidate - thisYear <= -50 ? candidate + 100 : candidate;
}
