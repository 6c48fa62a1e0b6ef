import type { DateText } from '#shared/domain/expiry.ts';

const LAST_OF_MINUTE_MS = 59_999;

/** The last moment of a minute that was typed as `18:30` or `1830`, in the shop's time zone; null when it is none. */
export function endOfMinuteMs(day: DateText, time: string): number | null {
  const match = /^([01]?\d|2[0-3])[:：]?([0-5]\d)$/.exec(time.trim());
  if (match === null) return null;
  const [, hours = '', minutes = ''] = match;
  return new Date(`${day}T${hours.padStart(2, '0')}:${minutes}:00`).getTime() + LAST_OF_MINUTE_MS;
}
