import type { DateText } from '#shared/domain/expiry.ts';

/** What is known of how old somebody is: a birthday, or an age that was told on a day. */
export interface KnownAge {
  readonly birthDate: DateText | null;
  readonly ageYears: number | null;
  readonly ageStatedOn: DateText | null;
}

/** Full years from one calendar day to another. */
function yearsBetween(from: DateText, to: DateText): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return Math.max(0, to.slice(5) < from.slice(5) ? years - 1 : years);
}

/** Somebody's age on a day, in full years; null when nothing is known. A told age grows a year every year. */
export function ageOn({ birthDate, ageYears, ageStatedOn }: KnownAge, day: DateText): number | null {
  if (birthDate !== null) return yearsBetween(birthDate, day);
  if (ageYears === null || ageStatedOn === null) return null;
  return ageYears + yearsBetween(ageStatedOn, day);
}
