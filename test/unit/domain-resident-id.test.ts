import { describe, expect, it } from 'vitest';
import { isResidentId, maskResidentId } from '#shared/domain/resident-id.ts';
import { fc } from '#test/support/seeded.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheck = (body: string): string => {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0);
  return body + '10X98765432'.charAt(sum % 11);
};
const residentId = fc
  .tuple(
    fc.integer({ min: 110_000, max: 659_999 }),
    fc.date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, birthday, serial]) =>
    withCheck(
      `${region}${birthday.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`,
    ),
  );

describe('RX-7: resident identity numbers (GB 11643)', () => {
  it('RX-7: numbers with a real birthday and a right check character are accepted', () => {
    expect(isResidentId('11010519491231002X')).toBe(true);
    fc.assert(fc.property(residentId, isResidentId));
  });

  it('RX-7: every single wrong digit is found', () => {
    fc.assert(
      fc.property(residentId, (text) => {
        for (let place = 0; place < 17; place += 1) {
          for (const wrong of '0123456789') {
            if (wrong === text[place]) continue;
            expect(isResidentId(text.slice(0, place) + wrong + text.slice(place + 1))).toBe(false);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('RX-7: every swap of neighbouring digits is found', () => {
    fc.assert(
      fc.property(residentId, (text) => {
        for (let place = 0; place < 16; place += 1) {
          const [left = '', right = ''] = [text[place], text[place + 1]];
          if (left === right) continue;
          expect(isResidentId(text.slice(0, place) + right + left + text.slice(place + 2))).toBe(false);
        }
      }),
    );
  });

  it('RX-7: other lengths, letters and impossible birthdays are refused', () => {
    for (const text of [
      '',
      '110105491231002',
      '11010519491231002x',
      '1101051949123100 X',
      withCheck('11010520230230001'),
      withCheck('01010519491231002'),
      '１１０１０５１９４９１２３１００２X',
      withCheck('11010519491331002'),
    ]) {
      expect(isResidentId(text), text).toBe(false);
    }
  });

  it('RX-7: what is shown hides the birthday', () => {
    expect(maskResidentId('11010519491231002X')).toBe('110105********002X');
    fc.assert(fc.property(residentId, (text) => !maskResidentId(text).includes(text.slice(6, 14))));
  });
});
