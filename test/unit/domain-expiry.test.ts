import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  expiryLevel,
  isDateText,
  isExpired,
  lastDayOfMonth,
  NEAR_EXPIRY_DAYS,
} from '#shared/domain/expiry.ts';
import { fc } from '#test/support/seeded.ts';

const day = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('INV-1: expiry', () => {
  it('INV-1: a batch is not sold from its expiry day on', () => {
    expect(isExpired('2026-06-16', '2026-06-15')).toBe(false);
    expect(isExpired('2026-06-15', '2026-06-15')).toBe(true);
    expect(isExpired('2026-06-14', '2026-06-15')).toBe(true);
  });

  it('INV-1: warns at 180 and at 90 days', () => {
    const today = '2026-06-15';
    const levelIn = (days: number) => expiryLevel(addDays(today, days), today);
    expect([-1, 0, 1, 90, 91, 180, 181].map(levelIn)).toEqual([
      'expired',
      'expired',
      'urgent',
      'urgent',
      'notice',
      'notice',
      'fine',
    ]);
  });

  it('INV-1: the level only ever gets worse as days pass', () => {
    const ranks = ['fine', 'notice', 'urgent', 'expired'];
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 400 }), (expiry, today, later) => {
        const now = ranks.indexOf(expiryLevel(expiry, today));
        expect(ranks.indexOf(expiryLevel(expiry, addDays(today, later)))).toBeGreaterThanOrEqual(now);
        expect(expiryLevel(expiry, today) === 'expired').toBe(isExpired(expiry, today));
      }),
    );
    expect(NEAR_EXPIRY_DAYS).toEqual({ notice: 180, urgent: 90 });
  });

  it('INV-1: days are counted over months, leap years and clock changes', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    fc.assert(
      fc.property(day, fc.integer({ min: -2_000, max: 2_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(isDateText(addDays(date, days))).toBe(true);
      }),
    );
  });

  it('INV-1: a date is a day that the calendar has', () => {
    const days = ['2024-02-29', '2000-02-29', '2026-12-31', '0096-02-29', '2026-04-30'];
    expect(days.filter((text) => !isDateText(text))).toEqual([]);
    const none = [
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-00-10',
      '2026-13-01',
      '2026-01-00',
      '2026-01-32',
    ];
    expect([...none, '2026-1-01', '26-01-01', '2026-01-01 ', ''].filter(isDateText)).toEqual([]);
  });

  it('INV-1: dates compare as text in the order of the days', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(Math.sign(daysBetween(b, a))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('INV-1: a label with a month only is valid through the month’s last day', () => {
    expect(lastDayOfMonth(2027, 6)).toBe('2027-06-30');
    expect(lastDayOfMonth(2028, 2)).toBe('2028-02-29');
    expect(lastDayOfMonth(2026, 12)).toBe('2026-12-31');
  });

  it('INV-1: only real calendar days are dates', () => {
    fc.assert(fc.property(day, (date) => isDateText(date)));
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-6-1',
      '20260601',
      '2026-06-31',
      '',
      ' 2026-06-01',
      '2026-06-01T00:00',
      '２０２６-06-01',
    ]) {
      expect(isDateText(text), text).toBe(false);
    }
  });
});
