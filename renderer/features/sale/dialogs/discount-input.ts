import { parseYuan } from '#shared/domain/money.ts';
import type { Discount } from '#shared/domain/pricing.ts';

export const DISCOUNT_KINDS = ['percent', 'amount'] as const;
export type DiscountKind = (typeof DISCOUNT_KINDS)[number];

/** How a rate is spoken: in Chinese what is paid (9 折 = 9 tenths), in English what is taken off (10 %). */
export type RateConvention = 'tenths_paid' | 'percent_off';

/** Undefined for what is no discount, null for none. */
export function readDiscount(
  kind: DiscountKind,
  text: string,
  convention: RateConvention,
): Discount | null | undefined {
  if (text.trim() === '') return null;
  if (kind === 'percent') return readRate(text.trim(), convention);
  const fen = parseYuan(text);
  return fen === null || fen === 0 ? undefined : { kind: 'amount', fen };
}

function readRate(text: string, convention: RateConvention): Discount | undefined {
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  const hundredths = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  // 85 折 is said for 8.5 折.
  const paid = match[2] === undefined && hundredths > 1_000 ? hundredths / 10 : hundredths;
  const bp = convention === 'percent_off' ? hundredths : 10_000 - paid * 10;
  return Number.isInteger(bp) && bp > 0 && bp < 10_000 ? { kind: 'percent', bp } : undefined;
}

/** The text that a discount was typed as. */
export function writeDiscount(discount: Discount | null, convention: RateConvention): string {
  if (discount === null) return '';
  if (discount.kind === 'amount') return trimZeros(discount.fen);
  return trimZeros(convention === 'percent_off' ? discount.bp : (10_000 - discount.bp) / 10);
}

function trimZeros(hundredths: number): string {
  const whole = Math.floor(hundredths / 100);
  const rest = String(Math.round(hundredths % 100))
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}
