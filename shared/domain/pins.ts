/** A PIN is digits only: it is typed on the keypad beside the till, in front of customers. */
export const PIN_LENGTH = { min: 4, max: 12 } as const;

const STEPS = [0, 1, -1] as const;

/**
 * True for a PIN that everybody tries first: one digit throughout, or digits that go up or down by one. Refusing
 * these costs no memory and takes away most of what can be guessed in a few tries (NIST SP 800-63B §5.1.1.2).
 */
export function isTooSimplePin(pin: string): boolean {
  const digits = [...pin].map(Number);
  return STEPS.some((step) =>
    digits.every((digit, index) => index === 0 || digit - (digits[index - 1] ?? 0) === step),
  );
}
