import { invariant } from '#shared/errors/index.ts';

/**
 * Money is an integer number of fen (CNY 0.01) everywhere it is stored, sent or added up. A
 * calculation that divides does so on whole numbers too, with its rounding named.
 */
export type Fen = number;

/** The largest amount the program handles: 100 million yuan. Far below 2^53, so sums stay exact. */
export const MAX_FEN = 10_000_000_000;

/** Parts of ten thousand, the unit of every rate (1 % = 100). */
export const BASIS_POINTS = 10_000;

/** Asserts that a number is an amount in fen within range. */
export function assertFen(value: number, what: string): Fen {
  invariant(
    Number.isSafeInteger(value) && Math.abs(value) <= MAX_FEN,
    `${what} is not an amount in fen: ${value}`,
  );
  return value;
}

/** Unit price × quantity, exact. */
export function timesQuantity(priceFen: Fen, quantity: number): Fen {
  return assertFen(priceFen * quantity, 'line amount');
}

/**
 * `numerator ÷ denominator`, rounded half up, on whole numbers alone. Exact, for an amount times a rate stays far
 * below 2^53 (`MAX_FEN` × `BASIS_POINTS` = 10^14). A sale works tax out for each line, and decimal.js takes longer
 * over that than SQLite over writing the line. The tests hold it against BigInt.
 */
function divideHalfUp(numerator: number, denominator: number): number {
  invariant(Number.isSafeInteger(numerator), `a product of whole numbers is whole: ${numerator}`);
  const remainder = Math.abs(numerator) % denominator;
  const whole = (Math.abs(numerator) - remainder) / denominator;
  const rounded = 2 * remainder >= denominator ? whole + 1 : whole;
  return numerator < 0 ? 0 - rounded : rounded;
}

/** `amount × rate`, rounded half up to the fen (四舍五入, the customary rounding of a discount). */
export function applyRate(amountFen: Fen, rateBp: number): Fen {
  return divideHalfUp(amountFen * rateBp, BASIS_POINTS);
}

/**
 * The value added tax contained in a tax-inclusive amount: `amount × rate ÷ (1 + rate)`, rounded half up.
 * Retail prices in China include the tax (增值税暂行条例 §14: 不含税销售额 = 含税销售额 ÷ (1 + 税率)).
 */
export function includedTax(amountFen: Fen, rateBp: number): Fen {
  return divideHalfUp(amountFen * rateBp, BASIS_POINTS + rateBp);
}

/**
 * Splits an amount over weights so that the parts sum to it exactly (largest remainder; ties go to the
 * earlier part). With all weights zero the whole amount goes to the first part. Negative amounts are split
 * by their absolute value.
 */
export function allocate(amountFen: Fen, weights: readonly number[]): Fen[] {
  invariant(weights.length > 0, 'allocate needs at least one part');
  invariant(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    'allocate needs whole weights that are not negative',
  );
  if (amountFen === 0) return weights.map(() => 0);
  const sign = amountFen < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(assertFen(amountFen, 'amount to split')));
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) return weights.map((_, index) => (index === 0 ? amountFen : 0));
  const parts = weights.map((weight, index) => {
    const product = amount * BigInt(weight);
    return { index, whole: product / total, remainder: product % total };
  });
  let left = amount - parts.reduce((sum, part) => sum + part.whole, 0n);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.whole += 1n;
    left -= 1n;
  }
  return parts.map((part) => (part.whole === 0n ? 0 : sign * Number(part.whole)));
}

/** How a cash total is rounded to what coins can pay (抹零). */
export const CASH_ROUNDINGS = ['none', 'down_to_jiao', 'half_up_to_jiao', 'down_to_yuan'] as const;
export type CashRounding = (typeof CASH_ROUNDINGS)[number];

/** The signed amount that cash rounding adds to `dueFen`: negative when the customer pays less. */
export function cashRoundingAdjustment(dueFen: Fen, rounding: CashRounding): Fen {
  switch (rounding) {
    case 'none':
      return 0;
    case 'down_to_jiao':
      return -(dueFen % 10) + 0;
    case 'half_up_to_jiao':
      return Math.floor((dueFen + 5) / 10) * 10 - dueFen;
    case 'down_to_yuan':
      return -(dueFen % 100) + 0;
  }
}

/** Fen as a plain decimal text of yuan, two places: `12345` → `123.45`. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.abs(fen);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/**
 * Reads a price as people type it (`12`, `12.5`, `12.50`, `￥12.50`) into fen; null when it is no amount,
 * is negative, or has more than two decimals: a third decimal is refused, never rounded away.
 */
export function parseYuan(text: string): Fen | null {
  const match = /^[¥￥]?\s*(\d{1,8})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
