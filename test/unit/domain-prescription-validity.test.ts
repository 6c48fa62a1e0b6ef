import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PRESCRIPTION_LIMITS,
  lastValidDay,
  PRESCRIPTION_KINDS,
  supplyStanding,
  validDaysLeft,
  validDaysOf,
  validityOn,
} from '#shared/domain/prescription-validity.ts';

const { supply } = DEFAULT_PRESCRIPTION_LIMITS;

describe('RX-3: how long a prescription is valid', () => {
  it.each([
    [1, '2026-11-20', 'early', 2],
    [1, '2026-11-21', 'in_date', 1],
    [1, '2026-11-22', 'over', 0],
    [3, '2026-11-23', 'in_date', 1],
    [3, '2026-11-24', 'over', 0],
  ] as const)('RX-3: issued 2026-11-21 for %d day(s), on %s it is %s', (validDays, today, validity, left) => {
    const prescription = { issuedOn: '2026-11-21', validDays };
    expect(validityOn(prescription, today)).toBe(validity);
    expect(validDaysLeft(prescription, today)).toBe(left);
  });

  it('RX-3: the days run over months and leap years', () => {
    expect(lastValidDay('2028-02-28', 3)).toBe('2028-03-01');
    expect(lastValidDay('2026-12-31', 1)).toBe('2026-12-31');
  });

  it('RX-3: a doctor may extend it to three days and no further; the chain may change the number', () => {
    expect([null, 0, 1, 3, 30].map((written) => validDaysOf(written))).toEqual([1, 1, 1, 3, 3]);
    expect(validDaysOf(30, { ...DEFAULT_PRESCRIPTION_LIMITS, maxValidDays: 7 })).toBe(7);
    expect(validDaysOf(null, { ...DEFAULT_PRESCRIPTION_LIMITS, validDays: 2 })).toBe(2);
  });
});

describe('RX-3: how many days a prescription supplies', () => {
  it.each([
    ['normal', 7, 'within'],
    ['normal', 8, 'with_reason'],
    ['normal', 90, 'with_reason'],
    ['emergency', 3, 'within'],
    ['emergency', 4, 'with_reason'],
    ['chronic', 28, 'within'],
    ['chronic', 29, 'with_reason'],
    ['chronic', 84, 'with_reason'],
    ['chronic', 85, 'beyond'],
  ] as const)('RX-3: %s for %d days is %s', (kind, days, standing) => {
    expect(supplyStanding(days, supply[kind])).toBe(standing);
  });

  it('RX-3: each limit names its rule', () => {
    for (const kind of PRESCRIPTION_KINDS) expect(supply[kind].source).toMatch(/§19.*〔2021〕17号/);
  });
});
