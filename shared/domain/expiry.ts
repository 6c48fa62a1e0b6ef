import { DEFAULT_RULES, type RuleState } from './rules.ts';

/**
 * The one place that decides whether a batch may be sold by its date. Dates are calendar days in the shop's
 * time zone, as `YYYY-MM-DD`, so that they compare as text, in code and in SQL alike.
 *
 * compliance.md: a batch is locked automatically on the expiry day and cannot be sold on any path; near
 * expiry is warned at 180 and 90 days.
 */
export type DateText = string;

/** Days before the expiry day at which the screen warns; both zero when it does not. */
export interface NearExpiryDays {
  readonly notice: number;
  readonly urgent: number;
}

/** The warnings as the rules have them (rule `near_expiry`). */
export function nearExpiryDays({ on, numbers }: RuleState<'near_expiry'>): NearExpiryDays {
  return on ? { notice: numbers.noticeDays, urgent: numbers.urgentDays } : { notice: 0, urgent: 0 };
}

/** The warnings as the program ships them. */
export const NEAR_EXPIRY_DAYS: NearExpiryDays = nearExpiryDays(DEFAULT_RULES.near_expiry);

export type ExpiryLevel = 'fine' | 'notice' | 'urgent' | 'expired';

/** True once the expiry day has come: from that day on the batch is not sold. SQL: `expiry_date <= :today`. */
export function isExpired(expiryDate: DateText, today: DateText): boolean {
  return expiryDate <= today;
}

/** How near a batch is to its expiry day. */
export function expiryLevel(
  expiryDate: DateText,
  today: DateText,
  warnings: NearExpiryDays = NEAR_EXPIRY_DAYS,
): ExpiryLevel {
  if (isExpired(expiryDate, today)) return 'expired';
  const days = daysBetween(today, expiryDate);
  if (days <= warnings.urgent) return 'urgent';
  if (days <= warnings.notice) return 'notice';
  return 'fine';
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: DateText, to: DateText): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A calendar day moved by whole days. */
export function addDays(date: DateText, days: number): DateText {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last calendar day of a month; a label that prints only `2027-06` is valid through its last day. */
export function lastDayOfMonth(year: number, month: number): DateText {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isDateText(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const monthNumber = Number(month);
  return monthNumber >= 1 && monthNumber <= 12 && isDayOf(Number(year), monthNumber, Number(day));
}

/** Every month has 28 days, so the calendar is asked for the last ones only. */
function isDayOf(year: number, month: number, day: number): boolean {
  if (day <= 28) return day >= 1;
  // Years below 100 would be taken for those of the last century; the calendar repeats after 400.
  return day <= new Date(Date.UTC(year + 400, month, 0)).getUTCDate();
}
