import { describe, expect, it } from 'vitest';
import { licenceState, mayReviewWith } from '#shared/domain/licences.ts';
import { isTooSimplePin } from '#shared/domain/pins.ts';

describe('SEC-1: PINs', () => {
  it.each(['0000', '1111', '999999', '1234', '0123456789', '4321', '987654'])(
    'SEC-1: %s is too simple',
    (pin) => expect(isTooSimplePin(pin)).toBe(true),
  );
  it.each(['2580', '1122', '1235', '1357', '9021', '12344'])('SEC-1: %s will do', (pin) =>
    expect(isTooSimplePin(pin)).toBe(false),
  );
});

describe('RX-2: a pharmacist’s licence', () => {
  it.each([
    ['', '2030-01-01', 'none'],
    ['ZY1', null, 'none'],
    ['ZY1', '2026-06-14', 'expired'],
    ['ZY1', '2026-06-15', 'expiring'],
    ['ZY1', '2026-07-30', 'expiring'],
    ['ZY1', '2026-07-31', 'valid'],
  ] as const)('RX-2: number "%s" until %s is %s on 2026-06-15', (number, expiresOn, state) => {
    expect(licenceState({ number, expiresOn }, '2026-06-15')).toBe(state);
    expect(mayReviewWith({ number, expiresOn }, '2026-06-15')).toBe(
      state === 'valid' || state === 'expiring',
    );
  });
});
