import { formatYuan } from '#shared/domain/money.ts';

/** Money for people: `¥1,234.50`. */
export function formatMoney(fen: number): string {
  const [whole = '0', cents = '00'] = formatYuan(Math.abs(fen)).split('.');
  return `${fen < 0 ? '−' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** A whole number with its thousands grouped. */
export function formatCount(count: number): string {
  return `${count < 0 ? '−' : ''}${String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, ',')}`;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** The calendar day of a time in the shop's time zone, as `2027-06-30`. */
export function formatDay(atMs: number): string {
  const time = new Date(atMs);
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
}

/** The time of day, 24 hours: `09:05`. */
export function formatTimeOfDay(atMs: number): string {
  const time = new Date(atMs);
  return `${pad(time.getHours())}:${pad(time.getMinutes())}`;
}

/** The time of day to the second: `09:05:07`. */
export function formatTime(atMs: number): string {
  return `${formatTimeOfDay(atMs)}:${pad(new Date(atMs).getSeconds())}`;
}

/** Day and time to the minute: `2027-06-30 09:05`. */
export function formatMinute(atMs: number): string {
  return `${formatDay(atMs)} ${formatTimeOfDay(atMs)}`;
}

/** Day, time and seconds, the same in both languages: `2027-06-30 09:05:07`. */
export function formatDateTime(atMs: number): string {
  return `${formatDay(atMs)} ${formatTime(atMs)}`;
}

/** A file's size in the unit that reads best. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(1)} KB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
