import type { RowProblemCode } from '#shared/contracts/catalog.ts';
import { canonicalBarcode, whyNotBarcode } from '#shared/domain/drug-codes.ts';
import { isApprovalNumber, normalApprovalNumber } from '#shared/domain/drug-codes-approval.ts';
import { MICROGRAMS_IN_MILLIGRAM } from '#shared/domain/ephedrine-strength.ts';
import { type DateText, isDateText, lastDayOfMonth } from '#shared/domain/expiry.ts';
import { parseYuan } from '#shared/domain/money.ts';

/** A value, or the code of what is wrong with its text. */
export type Read<T> = { readonly value: T } | { readonly problem: RowProblemCode };

/** Largest quantity that opening stock may state, as goods-in allows it. */
const MAX_QUANTITY = 1_000_000;
const MAX_PACK_SIZE = 100_000;
const MAX_BARCODES = 20;

/** A line of text. HTML, SQL and formulas in it are text like any other; control characters are refused. */
export function readText(text: string, maxLength: number): Read<string> {
  const value = text.normalize('NFC').trim();
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) return { problem: 'control_character' };
  if (!value.isWellFormed()) return { problem: 'broken_character' };
  return value.length > maxLength ? { problem: 'too_long' } : { value };
}

/** A price in yuan with at most two decimals; thousands may be set apart by commas. */
export function readFen(text: string): Read<number> {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^[¥￥]\s*/, '')
    .replace(/元$/, '')
    .trim();
  const digits = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  if (/^-/.test(digits)) return { problem: 'negative' };
  if (/^\d+\.\d{3,}$/.test(digits)) {
    // A spreadsheet writes 12.50 as 12.5; a third decimal that is no zero is a price that nobody can pay.
    return /\.\d{2}0+$/.test(digits) ? readFen(digits.replace(/0+$/, '')) : { problem: 'too_many_decimals' };
  }
  const value = parseYuan(digits);
  return value === null ? { problem: 'not_an_amount' } : { value };
}

/** A whole number of units, at least one. */
export function readQuantity(text: string): Read<number> {
  return readWhole(text, MAX_QUANTITY);
}

export function readPackSize(text: string): Read<number> {
  return readWhole(text, MAX_PACK_SIZE);
}

function readWhole(text: string, most: number): Read<number> {
  const plain = text.normalize('NFKC').trim();
  if (!/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(plain)) return { problem: 'not_a_number' };
  const value = Number(plain);
  if (!Number.isInteger(value)) return { problem: 'not_whole' };
  if (value < 1) return { problem: 'not_positive' };
  return value > most ? { problem: 'too_large' } : { value };
}

/** Milligrams with at most three decimals, as whole micrograms: `30`, `30mg` and `30.0 毫克` are the same. */
export function readMilligrams(text: string): Read<number> {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*(?:mg|毫克)$/i, '');
  const match = /^(\d{1,6})(?:\.(\d+))?$/.exec(plain);
  if (match === null) return { problem: 'not_a_number' };
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  if (decimals.length > 3) return { problem: 'too_many_decimals' };
  const value = Number(match[1]) * MICROGRAMS_IN_MILLIGRAM + Number(decimals.padEnd(3, '0'));
  return value === 0 ? { problem: 'not_positive' } : { value };
}

/** A tax rate in basis points: `13%`, `13` and `0.13` are the same. */
export function readTaxRate(text: string): Read<number> {
  const match = /^(\d{1,3}(?:\.\d{1,4})?)\s*(%?)$/.exec(text.normalize('NFKC').trim());
  if (match === null) return { problem: 'not_a_rate' };
  const number = Number(match[1]);
  const percent = match[2] === '%' || number >= 1 ? number : number * 100;
  const value = Math.round(percent * 100);
  return value > 10_000 ? { problem: 'too_large' } : { value };
}

const DATE_FORMS = [
  /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/,
  /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/,
  /^(\d{4})(\d{2})(\d{2})?$/,
];

/** A calendar day. Without a day it is the month's last, as a label that prints only `2027-06` means it. */
export function readDate(text: string): Read<DateText> {
  const plain = text.normalize('NFKC').trim();
  for (const form of DATE_FORMS) {
    const match = form.exec(plain);
    if (match === null) continue;
    const [year, month] = [Number(match[1]), Number(match[2])];
    if (match[3] === undefined)
      return month >= 1 && month <= 12 ? { value: lastDayOfMonth(year, month) } : { problem: 'not_a_date' };
    const value = `${match[1]}-${String(month).padStart(2, '0')}-${match[3].padStart(2, '0')}`;
    return isDateText(value) ? { value } : { problem: 'not_a_date' };
  }
  return { problem: 'not_a_date' };
}

export function readApprovalNumber(text: string): Read<string> {
  const plain = readText(text, 60);
  if ('problem' in plain) return plain;
  const value = normalApprovalNumber(plain.value);
  return isApprovalNumber(value) ? { value } : { problem: 'bad_approval_number' };
}

/** Barcodes apart by blanks, commas, semicolons or bars, each in the spelling that is looked up. */
export function readBarcodes(text: string): Read<string[]> {
  const codes = text
    .normalize('NFKC')
    .split(/[ ,;、|/]+/)
    .filter((code) => code !== '');
  if (codes.length > MAX_BARCODES) return { problem: 'too_many' };
  for (const code of codes) {
    const problem = whyNotBarcode(code);
    if (problem !== null) return { problem };
  }
  return { value: [...new Set(codes.map(canonicalBarcode))] };
}
