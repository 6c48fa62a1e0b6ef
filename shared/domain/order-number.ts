/**
 * Order numbers (ORD-3): 3 characters of the counter, 7 random ones and a check character, in Crockford's
 * base 32 (no I, L, O, U), shown as `K7F3-QX92-MTD`. The counter's characters keep counters of a chain apart
 * offline; 35 random bits make numbers unguessable; the store's unique index settles the rest.
 *
 * The check character is a Damm code over GF(2^5): it finds every single wrong character and every swap of
 * neighbours (H. M. Damm, "Totally anti-symmetric quasigroups", 2004).
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DEVICE_LENGTH = 3;
const RANDOM_LENGTH = 7;
export const ORDER_NUMBER_LENGTH = DEVICE_LENGTH + RANDOM_LENGTH + 1;

/** Multiplication by x in GF(2^5), modulo x^5 + x^2 + 1. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted & 0b100000 ? (shifted ^ 0b100101) & 0b11111 : shifted;
}

function fold(text: string): number {
  let state = 0;
  for (const character of text) state = timesX(state ^ ALPHABET.indexOf(character));
  return state;
}

/** The check character of the text before it. */
export function checkCharacter(text: string): string {
  return ALPHABET.charAt(fold(text));
}

/** Encodes 5 bits of each byte as one character. */
export function encodeBase32(bytes: Uint8Array): string {
  return [...bytes].map((byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** Makes an order number for a counter's code from at least 7 random bytes. */
export function makeOrderNumber(deviceCode: string, randomBytes: Uint8Array): string {
  const body = deviceCode + encodeBase32(randomBytes.subarray(0, RANDOM_LENGTH));
  return body + checkCharacter(body);
}

/**
 * Reads a typed or dictated order number: case, spaces and dashes are forgiven, I and L read as 1, O as 0.
 * Null when it is no order number or the check character does not fit.
 */
export function parseOrderNumber(text: string): string | null {
  const canonical = text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  if (canonical.length !== ORDER_NUMBER_LENGTH) return null;
  if ([...canonical].some((character) => !ALPHABET.includes(character))) return null;
  return fold(canonical) === 0 ? canonical : null;
}

/** Groups an order number for reading: `K7F3-QX92-MTD`. */
export function formatOrderNumber(orderNumber: string): string {
  return `${orderNumber.slice(0, 4)}-${orderNumber.slice(4, 8)}-${orderNumber.slice(8)}`;
}
