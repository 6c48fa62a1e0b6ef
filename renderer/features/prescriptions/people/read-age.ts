import { readDate } from '#renderer/ui/read-date.ts';
import type { DateText } from '#shared/domain/expiry.ts';

export interface KnownAge {
  readonly birthDate: DateText | null;
  readonly ageYears: number | null;
}

const OLDEST = 150;

/**
 * An age (`45`, `45岁`) or a birthday (`19800101`, `1980-1-1`) from one field; nothing typed is nothing known. Null
 * when it is neither.
 */
export function readAge(text: string, today: DateText): KnownAge | null {
  const trimmed = text.trim();
  if (trimmed === '') return { birthDate: null, ageYears: null };
  const age = /^(\d{1,3})\s*(?:岁|y)?$/i.exec(trimmed);
  if (age !== null) {
    const ageYears = Number(age[1]);
    return ageYears <= OLDEST ? { birthDate: null, ageYears } : null;
  }
  // A month alone is read as its last day on a pack; a birthday has a day.
  const birthDate = /^\d{6}$|^\d{4}\D\d{1,2}$/.test(trimmed) ? null : readDate(trimmed);
  return birthDate === null || birthDate > today ? null : { birthDate, ageYears: null };
}

/** Sex and birthday as a resident's card has them (GB 11643); null for what is no such number. */
export function readCard(
  number: string,
): { readonly sex: 'male' | 'female'; readonly birthDate: DateText } | null {
  const match = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]$/i.exec(number.trim());
  if (match === null) return null;
  const [, year = '', month = '', day = '', order = ''] = match;
  const birthDate = readDate(`${year}-${month}-${day}`);
  return birthDate === null ? null : { sex: Number(order) % 2 === 1 ? 'male' : 'female', birthDate };
}
