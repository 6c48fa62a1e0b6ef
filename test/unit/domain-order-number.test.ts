import { describe, expect, it } from 'vitest';
import {
  checkCharacter,
  encodeBase32,
  formatOrderNumber,
  makeOrderNumber,
  ORDER_NUMBER_LENGTH,
  parseOrderNumber,
} from '#shared/domain/order-number.ts';
import { fc } from '#test/support/seeded.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const character = fc.constantFrom(...ALPHABET);
const device = fc.string({ unit: character, minLength: 3, maxLength: 3 });
const orderNumber = fc
  .tuple(device, fc.uint8Array({ minLength: 7, maxLength: 7 }))
  .map(([code, bytes]) => makeOrderNumber(code, bytes));

describe('ORD-3: order numbers', () => {
  it('ORD-3: are the counter’s code, seven random characters and a check character', () => {
    fc.assert(
      fc.property(device, fc.uint8Array({ minLength: 7, maxLength: 20 }), (code, bytes) => {
        const number = makeOrderNumber(code, bytes);
        expect(number).toHaveLength(ORDER_NUMBER_LENGTH);
        expect(number.startsWith(code + encodeBase32(bytes.subarray(0, 7)))).toBe(true);
        expect([...number].every((letter) => ALPHABET.includes(letter))).toBe(true);
        expect(parseOrderNumber(number)).toBe(number);
      }),
    );
  });

  it('ORD-3: every single wrong character is found', () => {
    fc.assert(
      fc.property(orderNumber, (number) => {
        for (let place = 0; place < number.length; place += 1) {
          for (const wrong of ALPHABET) {
            if (wrong === number[place]) continue;
            expect(parseOrderNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBeNull();
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('ORD-3: every swap of two neighbours is found', () => {
    fc.assert(
      fc.property(orderNumber, (number) => {
        for (let place = 0; place + 1 < number.length; place += 1) {
          const [left = '', right = ''] = [number[place], number[place + 1]];
          if (left === right) continue;
          expect(
            parseOrderNumber(number.slice(0, place) + right + left + number.slice(place + 2)),
          ).toBeNull();
        }
      }),
    );
  });

  it('ORD-3: the check character tells any two texts apart that differ in one or two neighbouring places', () => {
    for (const before of ALPHABET) {
      const seen = new Set([...ALPHABET].map((last) => checkCharacter(before + last)));
      expect(seen.size).toBe(ALPHABET.length);
    }
    for (const a of ALPHABET) {
      for (const b of ALPHABET) {
        if (a !== b) expect(checkCharacter(a + b)).not.toBe(checkCharacter(b + a));
      }
    }
  });

  it('ORD-3: what is dictated is forgiven: case, blanks, dashes, I and L for 1, O for 0', () => {
    fc.assert(
      fc.property(orderNumber, (number) => {
        const spoken = formatOrderNumber(number).toLowerCase();
        expect(parseOrderNumber(spoken)).toBe(number);
        expect(parseOrderNumber(` ${spoken.replaceAll('-', ' ')} `)).toBe(number);
        expect(parseOrderNumber(number.replaceAll('1', 'i').replaceAll('0', 'o'))).toBe(number);
        expect(parseOrderNumber(number.replaceAll('1', 'L'))).toBe(number);
      }),
    );
  });

  it('ORD-3: other text is no order number', () => {
    for (const text of [
      '',
      '1',
      'K7F3-QX92-MTDX',
      'K7F3-QX92-M!D',
      '订单号一二三四五六七八',
      "' OR 1=1 --",
    ]) {
      expect(parseOrderNumber(text)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseOrderNumber(text);
        if (parsed !== null) expect(checkCharacter(parsed.slice(0, -1))).toBe(parsed.at(-1));
      }),
    );
  });

  it('ORD-3: are grouped for reading aloud', () => {
    expect(formatOrderNumber('K7F3QX92MTD')).toBe('K7F3-QX92-MTD');
  });
});
