import { describe, expect, it } from 'vitest';
import { parseOrderNumber } from '#shared/domain/order-number.ts';
import {
  formatPrescriptionNumber,
  makePrescriptionNumber,
  parsePrescriptionNumber,
} from '#shared/domain/prescription-number.ts';

const numbers = Array.from({ length: 50 }, (_, seed) =>
  makePrescriptionNumber(
    'K7F',
    Uint8Array.from({ length: 7 }, (__, index) => (seed * 37 + index * 11) % 256),
  ),
);

describe('RX-1: prescription numbers', () => {
  it('RX-1: is read back as written, grouped, in small letters and with letters that look like digits', () => {
    for (const number of numbers) {
      const shown = formatPrescriptionNumber(number);
      expect(shown).toMatch(/^R[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      for (const typed of [
        number,
        shown,
        shown.toLowerCase(),
        number.replaceAll('0', 'o').replaceAll('1', 'l'),
      ]) {
        expect(parsePrescriptionNumber(typed)).toBe(number);
      }
    }
  });

  it('RX-1: one wrong character or two swapped neighbours make no number', () => {
    for (const number of numbers) {
      for (let index = 1; index < number.length; index += 1) {
        const wrong = number.slice(0, index) + (number[index] === '5' ? '6' : '5') + number.slice(index + 1);
        expect(parsePrescriptionNumber(wrong)).toBeNull();
        const [a = '', b = ''] = [number[index], number[index + 1]];
        const swapped = number.slice(0, index) + b + a + number.slice(index + 2);
        if (a !== b && b !== '') expect(parsePrescriptionNumber(swapped)).toBeNull();
      }
    }
  });

  it('RX-1: is never taken for an order number, nor the other way round', () => {
    for (const number of numbers) expect(parseOrderNumber(number)).toBeNull();
    for (const text of ['', 'R', 'K7F3QX92MTD', 'RK7F-3QX9-2MT!'])
      expect(parsePrescriptionNumber(text)).toBeNull();
  });
});
