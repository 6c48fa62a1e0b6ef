import { describe, expect, it } from 'vitest';
import {
  actionsFrom,
  findTransition,
  isByPerson,
  isLegalStep,
  ORDER_ACTIONS,
  ORDER_STATUSES,
  ORDER_TRANSITIONS,
  type OrderAction,
  type OrderStatus,
  type StockEffect,
} from '#shared/domain/order-states.ts';

/** ORD-5 of the requirements, pair by pair; written out here once more, on purpose. */
const LEGAL: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending: ['paid', 'cancelled'],
  paid: ['dispensing', 'cancelled'],
  dispensing: ['shipped', 'completed', 'cancelled'],
  shipped: ['completed', 'after_sales', 'cancelled'],
  completed: ['after_sales'],
  cancelled: [],
  after_sales: ['completed', 'cancelled'],
};
const PAIRS = ORDER_STATUSES.flatMap((from) => ORDER_STATUSES.map((to) => [from, to] as const));

describe('ORD-5: the order machine', () => {
  it('ORD-5: has the seven states', () => {
    expect([...ORDER_STATUSES].sort()).toEqual(Object.keys(LEGAL).sort());
    expect(PAIRS).toHaveLength(49);
  });

  it.each(PAIRS)('ORD-5: %s → %s is legal or not as the requirement says', (from, to) => {
    expect(isLegalStep(from, to)).toBe(LEGAL[from].includes(to));
  });

  it('ORD-5: an action leads from a state to one place; people see all but what time and after-sales do', () => {
    for (const from of ORDER_STATUSES) {
      for (const action of ORDER_ACTIONS) {
        const rows = ORDER_TRANSITIONS.filter((row) => row.from === from && row.action === action);
        expect(rows.length).toBeLessThanOrEqual(1);
        expect(findTransition(from, action)).toBe(rows[0] ?? null);
        const isOffered = (actionsFrom(from) as OrderAction[]).includes(action);
        expect(isOffered).toBe(rows.length === 1 && isByPerson(action) && from !== 'after_sales');
      }
    }
  });

  it('ORD-5: every state can be reached, and only a cancelled order is at its end', () => {
    const reached = new Set<OrderStatus>(['pending']);
    for (const _ of ORDER_STATUSES) {
      for (const row of ORDER_TRANSITIONS) if (reached.has(row.from)) reached.add(row.to);
    }
    expect(reached.size).toBe(ORDER_STATUSES.length);
    expect(ORDER_STATUSES.filter((status) => !ORDER_TRANSITIONS.some((row) => row.from === status))).toEqual([
      'cancelled',
    ]);
  });

  it('ORD-5: each step stamps the time of the state it leads to', () => {
    for (const row of ORDER_TRANSITIONS) expect(row.stamps).toBe(`${row.to}_at_ms`);
  });

  it('ORD-5: the goods follow the order: reserved while unpaid or paid, off the shelf from dispensing on', () => {
    const goods: Record<OrderStatus, 'reserved' | 'gone' | 'settled'> = {
      pending: 'reserved',
      paid: 'reserved',
      dispensing: 'gone',
      shipped: 'gone',
      completed: 'gone',
      after_sales: 'gone',
      cancelled: 'settled',
    };
    const effects = new Map<string, readonly StockEffect[]>([
      ['reserved>reserved', ['none']],
      ['reserved>gone', ['reduce']],
      ['reserved>settled', ['release']],
      ['gone>gone', ['none']],
      ['gone>settled', ['restock', 'by_disposition']],
    ]);
    for (const row of ORDER_TRANSITIONS) {
      expect(effects.get(`${goods[row.from]}>${goods[row.to]}`), row.from).toContain(row.stock);
      if (row.stock === 'restock') expect(row.from).toBe('dispensing');
    }
  });

  it('ORD-7: money follows the order: taken once by paying, given back by every cancel after that', () => {
    for (const row of ORDER_TRANSITIONS) {
      if (['split', 'transfer_payment', 'owe', 'substitute'].includes(row.action)) continue;
      const expected =
        row.to === 'paid' ? 'settle' : row.to === 'cancelled' && row.from !== 'pending' ? 'refund' : 'none';
      expect(row.money, `${row.from} ${row.action}`).toBe(expected);
    }
  });

  it('ORD-9: a split takes no money and gives none back: what one order hands over, its parts take', () => {
    expect(findTransition('pending', 'split')).toMatchObject({ to: 'cancelled', money: 'none' });
    expect(findTransition('paid', 'split')).toMatchObject({ to: 'cancelled', money: 'transfer_out' });
    expect(findTransition('pending', 'transfer_payment')).toMatchObject({
      to: 'paid',
      money: 'transfer_in',
      guards: ['fully_paid'],
    });
    expect(findTransition('pending', 'merge_into')).toMatchObject({ to: 'cancelled', money: 'none' });
    for (const status of ORDER_STATUSES.filter((name) => name !== 'pending')) {
      expect(findTransition(status, 'merge_into')).toBeNull();
      if (status !== 'paid') expect(findTransition(status, 'split')).toBeNull();
    }
  });

  it('ORD-7: whoever cancels or opens after-sales says why; goods that had left are accounted for', () => {
    for (const row of ORDER_TRANSITIONS) {
      if (['cancel', 'open_after_sales', 'close_after_sales'].includes(row.action))
        expect(row.guards).toContain('reason_given');
      expect(row.guards.includes('disposition_given')).toBe(row.stock === 'by_disposition');
      if (row.action === 'ship') expect(row.guards).toContain('carrier_given');
    }
    expect(findTransition('completed', 'open_after_sales')?.guards).toContain('within_return_window');
    expect(findTransition('pending', 'pay')?.guards).toEqual([
      'not_expired',
      'goods_sellable',
      'sale_rules',
      'fully_paid',
    ]);
    expect(findTransition('pending', 'expire')?.guards).toEqual(['past_expiry']);
    expect(findTransition('shipped', 'complete_automatically')?.guards).toEqual(['past_auto_completion']);
    expect(ORDER_ACTIONS.filter((action) => !isByPerson(action))).toEqual([
      'expire',
      'complete_automatically',
      'transfer_payment',
      'owe',
      'continue_dispensing',
      'substitute',
    ]);
  });
});
