import { parsePrescriptionNumber } from '#shared/domain/prescription-number.ts';

/** What the text of the search box asks for when Enter is pressed. */
export type CommandText =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quantity'; readonly quantity: number }
  /** `*1.5`, `*-1`, `*99999`: meant as a quantity, and none. */
  | { readonly kind: 'notAQuantity' }
  | { readonly kind: 'prescription'; readonly number: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'search'; readonly query: string };

/** Lengths of codes that people type from a pack: EAN-8, UPC, EAN-13, GTIN-14, trace code. */
const CODE_LENGTHS = [8, 12, 13, 14, 20];

/** Reads `*3` as a quantity, a whole code as if it had been scanned, and anything else as a search. */
export function readCommandText(text: string): CommandText {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'nothing' };
  const quantity = /^[*＊×]\s*(\d{1,4})$/.exec(trimmed);
  if (quantity !== null) return { kind: 'quantity', quantity: Number(quantity[1]) };
  if (/^[*＊×]/.test(trimmed)) return { kind: 'notAQuantity' };
  const number = parsePrescriptionNumber(trimmed);
  if (number !== null) return { kind: 'prescription', number };
  if (/^\d+$/.test(trimmed) && CODE_LENGTHS.includes(trimmed.length)) return { kind: 'code', code: trimmed };
  return { kind: 'search', query: trimmed };
}
