import { type DateText, isDateText, lastDayOfMonth } from '#shared/domain/expiry.ts';

/**
 * Reads a day as people type or as packs print it: `20270630`, `2027-6-30`, `2027.06.30`, `2027年6月30日`. A month
 * alone (`202706`, `2027-06`) is its last day, as the law reads it on a pack. Null when it is no day.
 */
export function readDate(text: string): DateText | null {
  const match =
    /^(\d{4})(\d{2})(\d{2})?$/.exec(text.trim()) ??
    /^(\d{4})\D{1,2}(\d{1,2})(?:\D{1,2}(\d{1,2})\D?|\D?)$/.exec(text.trim());
  if (match === null) return null;
  const [, year = '', month = '', day] = match;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return lastDayOfMonth(Number(year), Number(month));
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDateText(date) ? date : null;
}
