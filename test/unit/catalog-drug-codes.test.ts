import { describe, expect, it } from 'vitest';
import {
  canonicalBarcode,
  gtinCheckDigit,
  isGtin,
  isTraceCode,
  tracePrefix,
  whyNotBarcode,
} from '#shared/domain/drug-codes.ts';
import { isApprovalNumber, normalApprovalNumber } from '#shared/domain/drug-codes-approval.ts';
import { readGs1 } from '#shared/domain/drug-codes-gs1.ts';
import { looksMisread, readScannedCode } from '#shared/domain/drug-codes-scan.ts';
import { fc } from '#test/support/seeded.ts';

const TODAY = '2026-11-21';
const FNC1 = '\u001d';
const GTIN14 = '06901234567892';
const EAN13 = '6901234567892';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const gtin = fc
  .constantFrom(7, 11, 12, 13)
  .chain(digits)
  .map((body) => body + gtinCheckDigit(body));
const lot = fc.stringMatching(/^[A-Z0-9-]{1,20}$/);

describe('CAT-4: check digits', () => {
  it.each(['6901234567892', '96385074', '036000291452', '4006381333931', '10614141543219'])(
    '%s is sound',
    (code) => {
      expect(isGtin(code)).toBe(true);
    },
  );

  it('CAT-4: any single digit read wrongly is found', () => {
    fc.assert(
      fc.property(gtin, fc.nat(), fc.integer({ min: 1, max: 9 }), (code, place, shift) => {
        const at = place % code.length;
        const wrong = code.slice(0, at) + ((Number(code[at]) + shift) % 10) + code.slice(at + 1);
        expect(isGtin(wrong)).toBe(false);
      }),
    );
  });

  it('CAT-4: one GTIN has one spelling, whatever its length', () => {
    expect(canonicalBarcode('036000291452')).toBe('0036000291452');
    expect(canonicalBarcode(GTIN14)).toBe(EAN13);
    expect(canonicalBarcode('00000096385074')).toBe('96385074');
    expect(canonicalBarcode('10614141543219')).toBe('10614141543219');
    fc.assert(
      fc.property(gtin, (code) => {
        const canonical = canonicalBarcode(code);
        expect(canonicalBarcode(code.padStart(14, '0'))).toBe(canonical);
        expect(canonicalBarcode(canonical)).toBe(canonical);
        expect(isGtin(canonical)).toBe(true);
      }),
    );
  });

  it('CAT-2: says why a barcode cannot be kept', () => {
    expect(whyNotBarcode(EAN13)).toBeNull();
    expect(whyNotBarcode('SHOP-001')).toBeNull();
    expect(whyNotBarcode('')).toBe('empty');
    expect(whyNotBarcode('6901234567890')).toBe('bad_check_digit');
    expect(whyNotBarcode('690123\u0000')).toBe('control_character');
    expect(whyNotBarcode('６９０１２３')).toBe('not_ascii');
    expect(whyNotBarcode('9'.repeat(65))).toBe('too_long');
  });
});

describe('CAT-4: GS1 element strings', () => {
  const facts = { barcode: EAN13, batchNumber: 'A1-23', expiryDate: '2027-12-31', serial: 'S9' };
  const plain = `01${GTIN14}1727123110A1-23${FNC1}21S9`;

  it.each([
    ['plain', plain],
    ['DataMatrix', `]d2${plain}`],
    ['GS1-128', `]C1${plain}`],
    ['with FNC1 in front', `]d2${FNC1}${plain}`],
    ['in brackets', `(01)${GTIN14}(17)271231(10)A1-23(21)S9`],
    ['day 00 is the last of the month', `01${GTIN14}1727120010A1-23${FNC1}21S9`],
  ])('CAT-4: %s', (_, code) => {
    expect(readScannedCode(code, TODAY)).toEqual({ kind: 'gs1', ...facts });
  });

  it.each([
    ['a month 13', `01${GTIN14}17271301`, 'bad_date'],
    ['30 February', `01${GTIN14}17270230`, 'bad_date'],
    ['letters as a date', `01${GTIN14}17ABCDEF`, 'not_gs1'],
    ['a wrong check digit', '010690123456789017271231', 'bad_check_digit'],
    ['no GTIN', '17271231', 'gtin_missing'],
    ['a batch of 21 characters', `01${GTIN14}10${'A'.repeat(21)}`, 'bad_batch_number'],
    ['an empty batch', `01${GTIN14}10${FNC1}21S9`, 'bad_batch_number'],
    ['two batches', `01${GTIN14}10A${FNC1}10B`, 'repeated_element'],
    ['a date cut short', `01${GTIN14}1727`, 'not_gs1'],
    ['nothing behind the prefix', '', 'not_gs1'],
  ])('CAT-4: refuses %s', (_, code, problem) => {
    expect(readScannedCode(`]d2${code}`, TODAY)).toEqual({ kind: 'invalid', problem });
  });

  it('CAT-4: the century follows from today', () => {
    expect(readGs1(`01${GTIN14}17760101`, TODAY)).toMatchObject({ expiryDate: '2076-01-01' });
    expect(readGs1(`01${GTIN14}17770101`, TODAY)).toMatchObject({ expiryDate: '1977-01-01' });
    expect(readGs1(`01${GTIN14}17010101`, '2099-05-05')).toMatchObject({ expiryDate: '2101-01-01' });
  });

  it('CAT-4: what is encoded is read back', () => {
    const date = fc.tuple(
      fc.integer({ min: 20, max: 60 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    );
    fc.assert(
      fc.property(digits(12), lot, lot, date, (body, batchNumber, serial, [year, month, day]) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const code = body + gtinCheckDigit(body);
        const text = `]C1010${code}17${two(year)}${two(month)}${two(day)}10${batchNumber}${FNC1}21${serial}`;
        expect(readScannedCode(text, TODAY)).toEqual({
          kind: 'gs1',
          barcode: canonicalBarcode(code),
          batchNumber,
          serial,
          expiryDate: `20${two(year)}-${two(month)}-${two(day)}`,
        });
      }),
    );
  });
});

describe('CAT-4: scanned codes', () => {
  it('CAT-4: tells apart barcodes, trace codes and codes of the shop', () => {
    expect(readScannedCode(EAN13, TODAY)).toEqual({ kind: 'ean', barcode: EAN13 });
    expect(readScannedCode(`]E0${EAN13}\r\n`, TODAY)).toEqual({ kind: 'ean', barcode: EAN13 });
    expect(readScannedCode('81234567890123456789', TODAY)).toEqual({
      kind: 'trace_code',
      traceCode: '81234567890123456789',
    });
    expect(readScannedCode('SHOP-001', TODAY)).toEqual({ kind: 'internal', code: 'SHOP-001' });
    expect(looksMisread('6901234567890')).toBe(true);
    expect(looksMisread(EAN13)).toBe(false);
  });

  it('CAT-4: a trace code is 20 digits and names the drug with its first seven', () => {
    fc.assert(fc.property(digits(20), (code) => isTraceCode(code)));
    expect(isTraceCode('8123456789012345678X')).toBe(false);
    expect(isTraceCode('8123456789012345678')).toBe(false);
    expect(tracePrefix('81234567890123456789')).toBe('8123456');
  });

  it('CAT-4: control characters are refused, FNC1 excepted', () => {
    for (const bad of ['6901\u0000234567892', 'A\u0007B', 'A\tB', 'A\u007fB', '\u001b[31m']) {
      expect(readScannedCode(bad, TODAY)).toEqual({ kind: 'invalid', problem: 'control_character' });
    }
  });

  it('CAT-4: whatever is scanned, reading it ends with an answer', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            ']d2',
            ']C1',
            '01',
            '10',
            '17',
            '21',
            '(01)',
            '(',
            ')',
            GTIN14,
            FNC1,
            '9',
            'A',
            '80',
          ),
          {
            maxLength: 30,
          },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        expect(['ean', 'gs1', 'trace_code', 'internal', 'invalid']).toContain(
          readScannedCode(text, TODAY).kind,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('CAT-1: approval numbers', () => {
  it('CAT-1: are folded to one spelling and checked where their form is known', () => {
    expect(normalApprovalNumber(' 国药准字 ｈ２００１２３４５ ')).toBe('国药准字H20012345');
    expect(isApprovalNumber('国药准字HJ20160001')).toBe(true);
    expect(isApprovalNumber('国药准字H2001234')).toBe(false);
    expect(isApprovalNumber('国械注准20153140001')).toBe(true);
    expect(isApprovalNumber('')).toBe(true);
  });
});
