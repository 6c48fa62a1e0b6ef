import { describe, expect, it } from 'vitest';
import { startOfDay, wallClockMs } from '#core/platform/wall-clock.ts';

describe('RX-7: days of the shop', () => {
  it.each([
    ['2026-06-15', 'Asia/Shanghai', '2026-06-14T16:00:00Z'],
    ['2026-06-15', 'Asia/Urumqi', '2026-06-14T18:00:00Z'],
    ['2026-06-15', 'UTC', '2026-06-15T00:00:00Z'],
    // Clocks that are set forward and back within the day.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00Z'],
  ])('RX-7: %s in %s begins at %s', (date, timeZone, moment) => {
    expect(new Date(startOfDay(date, timeZone)).toISOString()).toBe(moment.replace('Z', '.000Z'));
  });

  it('RX-7: a file has the time that the clock on the wall showed', () => {
    const atMs = Date.UTC(2026, 5, 15, 1, 30, 5);
    expect(wallClockMs(atMs, 'Asia/Shanghai')).toBe(Date.UTC(2026, 5, 15, 9, 30, 5));
  });
});
