import { Decimal } from 'decimal.js';

/** What a number looks like in directions: `2`, `0.5`, `.5`, `1/2`, 半, 两, 十二. Source of a regular expression. */
export const NUMBER_PATTERN =
  '(?:\\d{1,8}/\\d{1,3}|\\d{0,8}\\.\\d{1,4}|\\d{1,8}|半|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])';

const CHINESE_DIGITS = '零一二三四五六七八九';

/** The longest amount that a label has room for. */
const MAX_AMOUNT = new Decimal('9999999');
const MAX_PLACES = 4;

/**
 * The number that a text of `NUMBER_PATTERN` stands for; null when it is nothing above zero, or a fraction such as
 * 1/3 that no decimal states exactly.
 */
export function readNumber(text: string): Decimal | null {
  const value = decimalOf(text);
  if (value === null || !value.isPositive() || value.isZero() || value.gt(MAX_AMOUNT)) return null;
  return value.decimalPlaces() > MAX_PLACES ? null : value;
}

function decimalOf(text: string): Decimal | null {
  if (text === '半') return new Decimal('0.5');
  const fraction = /^(\d+)\/(\d+)$/.exec(text);
  if (fraction !== null) {
    const divisor = new Decimal(fraction[2] ?? '0');
    return divisor.isZero() ? null : new Decimal(fraction[1] ?? '0').div(divisor);
  }
  if (/^\d*\.?\d+$/.test(text)) return new Decimal(text.startsWith('.') ? `0${text}` : text);
  return chineseNumber(text);
}

/** 一 to 九十九; 两 is 二. */
function chineseNumber(text: string): Decimal | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text.replace('两', '二'));
  if (match === null) return null;
  const [, first, ten, last] = match;
  const digit = (character: string | undefined) => CHINESE_DIGITS.indexOf(character ?? '零');
  if (ten === undefined) return new Decimal(digit(first));
  return new Decimal((first === undefined ? 1 : digit(first)) * 10 + digit(last));
}

/** A whole number within a range, or null. */
export function readWhole(text: string, { min, max }: { min: number; max: number }): number | null {
  const value = readNumber(text);
  return value?.isInteger() && value.gte(min) && value.lte(max) ? value.toNumber() : null;
}
