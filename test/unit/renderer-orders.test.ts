import { describe, expect, it } from 'vitest';
import { formatRest } from '#renderer/features/orders/detail/format-rest.ts';
import { isNarrowed, listInput, NO_FILTER } from '#renderer/features/orders/order-filter.ts';
import { quickAnswers } from '#renderer/features/orders/steps/quick-answers.ts';
import { missingFacts, NO_FACTS } from '#renderer/features/orders/steps/step-facts.ts';
import { contract } from '#shared/contracts/index.ts';

const TODAY = '2027-03-01';
const midnight = (day: string) => new Date(`${day}T00:00:00`).getTime();

describe('the list of orders', () => {
  it('ORD-8: asks for what the contract takes, whole days of the shop', () => {
    const days = (period: (typeof NO_FILTER)['period']) => {
      const input = listInput({ ...NO_FILTER, period }, 1, TODAY);
      expect(contract.orders.list.input.safeParse(input).success).toBe(true);
      return [input.fromMs, input.toMs];
    };
    expect(days('all')).toEqual([null, null]);
    expect(days('today')).toEqual([midnight('2027-03-01'), midnight('2027-03-02')]);
    expect(days('yesterday')).toEqual([midnight('2027-02-28'), midnight('2027-03-01')]);
    expect(days('last7')).toEqual([midnight('2027-02-23'), midnight('2027-03-02')]);
    expect(days('last30')).toEqual([midnight('2027-01-31'), midnight('2027-03-02')]);
  });

  it('ORD-8: chosen days may be open at either end', () => {
    const chosen = { ...NO_FILTER, period: 'custom', firstDay: '2027-01-01' } as const;
    expect(listInput(chosen, 1, TODAY)).toMatchObject({ fromMs: midnight('2027-01-01'), toMs: null });
    expect(listInput({ ...chosen, firstDay: null, lastDay: '2027-01-31' }, 1, TODAY)).toMatchObject({
      fromMs: null,
      toMs: midnight('2027-02-01'),
    });
  });

  it('ORD-8: knows whether anything is left out', () => {
    expect(isNarrowed(NO_FILTER)).toBe(false);
    for (const change of [
      { search: 'a' },
      { statuses: ['paid'] },
      { channel: 'pc' },
      { customer: { customerId: 1, name: '' } },
      { period: 'today' },
    ] as const) {
      expect(isNarrowed({ ...NO_FILTER, ...change })).toBe(true);
    }
  });
});

describe('the steps of an order', () => {
  it('ORD-7: ask for what the machine needs, in the order of the form', () => {
    expect(missingFacts([], NO_FACTS)).toEqual([]);
    expect(missingFacts(['reason', 'disposition'], NO_FACTS)).toEqual(['reason', 'disposition']);
    expect(missingFacts(['carrier'], { ...NO_FACTS, carrier: ' ' })).toEqual(['carrier', 'trackingNumber']);
    expect(missingFacts(['carrier'], { ...NO_FACTS, carrier: '自送' })).toEqual([]);
    const told = { ...NO_FACTS, reason: '顾客改变主意', disposition: 'lost' } as const;
    expect(missingFacts(['reason', 'disposition'], told)).toEqual([]);
  });

  it('ORD-7: offer at most as many answers as there are number keys', () => {
    for (const action of ['cancel'] as const) {
      expect(quickAnswers(action).length).toBeGreaterThan(0);
      expect(quickAnswers(action).length).toBeLessThanOrEqual(6);
    }
    expect(quickAnswers('hand_over')).toEqual([]);
  });

  it('ORD-6: the time left reads like a clock', () => {
    expect([900_000, 59_001, 59_000, 1, 0, -5, 3_600_000].map(formatRest)).toEqual([
      '15:00',
      '01:00',
      '00:59',
      '00:01',
      '00:00',
      '00:00',
      '1:00:00',
    ]);
  });
});
