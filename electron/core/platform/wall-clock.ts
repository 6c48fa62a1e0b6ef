import type { DateText } from '#shared/domain/expiry.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  // The Swedish locale writes a moment as `2027-06-30 09:05:07`.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, made);
  return made;
}

/** What the clock on the shop's wall shows, as milliseconds: for files whose times have no time zone. */
export function wallClockMs(atMs: number, timeZone: string): number {
  return Date.parse(`${formatFor(timeZone).format(atMs).replace(' ', 'T')}Z`);
}

/** The moment at which a calendar day begins in a time zone. */
export function startOfDay(date: DateText, timeZone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`);
  const offsetAt = (atMs: number) => wallClockMs(atMs, timeZone) - atMs;
  const near = wanted - offsetAt(wanted);
  return wanted - offsetAt(near);
}
