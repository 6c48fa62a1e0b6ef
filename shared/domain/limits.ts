import { CASH_ROUNDINGS, type CashRounding } from './money.ts';

/** Limits that the chain may change (ORD-4) and their defaults. */
export interface SaleLimits {
  readonly maxItemKinds: number;
  readonly maxItemQuantity: number;
  readonly minutesToPay: number;
  readonly returnWindowDays: number;
  /** Days after shipping at which an order that nobody confirmed counts as received (7 to 15 are usual). */
  readonly autoCompleteDays: number;
  readonly cashRounding: CashRounding;
}

export const DEFAULT_SALE_LIMITS: SaleLimits = {
  maxItemKinds: 20,
  maxItemQuantity: 99,
  minutesToPay: 15,
  returnWindowDays: 7,
  autoCompleteDays: 7,
  cashRounding: CASH_ROUNDINGS[1],
};

/** How far the clock may lie behind the newest record before commands are refused. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
