import { describe, expect, it } from 'vitest';
import {
  COUNTER_TENDERS,
  isLegalPaymentStep,
  PAYMENT_STATUSES,
  PAYMENT_STEPS,
  type PaymentStatus,
  statusAfterRefund,
  TENDER_KINDS,
} from '#shared/domain/payment-states.ts';
import { fc } from '#test/support/seeded.ts';

const LEGAL = new Set([
  'pending>paying',
  'pending>paid',
  'pending>closed',
  'pending>failed',
  'paying>paid',
  'paying>closed',
  'paying>failed',
  'paid>partly_refunded',
  'paid>refunded',
  'partly_refunded>partly_refunded',
  'partly_refunded>refunded',
]);
const PAIRS = PAYMENT_STATUSES.flatMap((from) => PAYMENT_STATUSES.map((to) => [from, to] as const));

describe('PAY-3: the payment machine', () => {
  it.each(PAIRS)('PAY-3: %s → %s', (from, to) => {
    expect(isLegalPaymentStep(from, to)).toBe(LEGAL.has(`${from}>${to}`));
  });

  it('PAY-3: every state but the first can be reached; refunded, closed and failed are ends', () => {
    const reached = new Set<PaymentStatus>(PAYMENT_STATUSES.flatMap((from) => PAYMENT_STEPS[from]));
    expect(PAYMENT_STATUSES.filter((status) => !reached.has(status))).toEqual(['pending']);
    expect(PAYMENT_STATUSES.filter((status) => PAYMENT_STEPS[status].length === 0)).toEqual([
      'refunded',
      'closed',
      'failed',
    ]);
  });

  it('PAY-3: the status after a refund says whether anything is left, and is a legal step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        (amount, part) => {
          const refunded = Math.floor(amount * part);
          const status = statusAfterRefund(amount, refunded);
          expect(status).toBe(refunded === 0 ? 'paid' : refunded === amount ? 'refunded' : 'partly_refunded');
          if (refunded > 0) expect(isLegalPaymentStep('paid', status)).toBe(true);
        },
      ),
    );
  });

  it('PAY-1: the counter itself takes cash and cards', () => {
    expect([...COUNTER_TENDERS]).toEqual(['cash', 'card']);
    for (const tender of COUNTER_TENDERS) expect(TENDER_KINDS).toContain(tender);
  });
});
