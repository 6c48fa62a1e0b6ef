import { checkCharacter, encodeBase32 } from './order-number.ts';

/**
 * Prescription numbers: an R, 3 characters of the counter, 7 random ones and a check character, by the scheme of
 * order numbers and one character longer, so that neither is taken for the other. Shown as `RK7F-3QX9-2MTD`.
 */
const PREFIX = 'R';
const RANDOM_LENGTH = 7;

/** Makes a prescription number for a counter's code from at least 7 random bytes. */
export function makePrescriptionNumber(deviceCode: string, randomBytes: Uint8Array): string {
  const body = PREFIX + deviceCode + encodeBase32(randomBytes.subarray(0, RANDOM_LENGTH));
  return body + checkCharacter(body);
}

/**
 * Reads a typed or dictated prescription number: case, spaces and dashes are forgiven, I and L read as 1, O as 0.
 * Null when it is none or the check character does not fit.
 */
export function parsePrescriptionNumber(text: string): string | null {
  const canonical = text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  if (!/^R[0-9A-HJKMNP-TV-Z]{11}$/.test(canonical)) return null;
  return checkCharacter(canonical.slice(0, -1)) === canonical.at(-1) ? canonical : null;
}

/** Groups a prescription number for reading: `RK7F-3QX9-2MTD`. */
export function formatPrescriptionNumber(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1-');
}
