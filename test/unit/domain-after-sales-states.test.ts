import { describe, expect, it } from 'vitest';
import {
  AFTER_SALES_ACTIONS,
  AFTER_SALES_KINDS,
  AFTER_SALES_STATES,
  AFTER_SALES_STEPS,
  type AfterSalesState,
  findAfterSalesStep,
  OPEN_AFTER_SALES,
  takesGoodsBack,
} from '#shared/domain/after-sales-states.ts';
import { fitsKind, linesNotReturnable, RETURN_REASONS } from '#shared/domain/return-reasons.ts';

/** AS-2 of the requirements, pair by pair; written out here once more, on purpose. */
const BOTH: Readonly<Record<AfterSalesState, readonly AfterSalesState[]>> = {
  requested: ['approved', 'rejected', 'withdrawn'],
  approved: ['withdrawn'],
  received: [],
  completed: [],
  rejected: [],
  failed: ['completed'],
  withdrawn: [],
};
const WITH_GOODS: Partial<typeof BOTH> = {
  approved: ['withdrawn', 'rejected', 'received'],
  received: ['completed', 'failed'],
};
const LEGAL = {
  refund_only: { ...BOTH, approved: ['withdrawn', 'completed', 'failed'] },
  return: { ...BOTH, ...WITH_GOODS },
  // What the customer takes instead may be chosen anew as long as the request is open.
  exchange: {
    requested: [...BOTH.requested, 'requested'],
    approved: ['withdrawn', 'rejected', 'received', 'approved'],
    received: ['completed', 'failed', 'received'],
    completed: [],
    rejected: [],
    failed: ['completed', 'failed'],
    withdrawn: [],
  },
} as const;

const TRIPLES = AFTER_SALES_KINDS.flatMap((kind) =>
  AFTER_SALES_STATES.flatMap((from) => AFTER_SALES_STATES.map((to) => [kind, from, to] as const)),
);

describe('AS-2: the after-sales machine', () => {
  it.each(TRIPLES)('AS-2: %s: %s → %s is legal or not as the requirement says', (kind, from, to) => {
    const legal: readonly AfterSalesState[] = LEGAL[kind][from];
    const rows = AFTER_SALES_STEPS.filter(
      (row) => row.from === from && row.to === to && row.kinds.includes(kind),
    );
    expect(rows.length > 0).toBe(legal.includes(to));
  });

  it('AS-2: an action leads from a state to one place', () => {
    for (const kind of AFTER_SALES_KINDS) {
      for (const from of AFTER_SALES_STATES) {
        for (const action of AFTER_SALES_ACTIONS) {
          const rows = AFTER_SALES_STEPS.filter(
            (row) => row.from === from && row.action === action && row.kinds.includes(kind),
          );
          expect(rows.length).toBeLessThanOrEqual(1);
          expect(findAfterSalesStep(kind, from, action)).toBe(rows[0] ?? null);
        }
      }
    }
  });

  it('AS-2: every state is reached, and the open ones are those that lead on', () => {
    const reached = new Set<AfterSalesState>(['requested', ...AFTER_SALES_STEPS.map((row) => row.to)]);
    expect(reached.size).toBe(AFTER_SALES_STATES.length);
    for (const state of AFTER_SALES_STATES) {
      expect(OPEN_AFTER_SALES.includes(state)).toBe(AFTER_SALES_STEPS.some((row) => row.from === state));
    }
  });

  it('AS-3 SEC-1: money goes out with the right to refund, and only as it was shown', () => {
    for (const row of AFTER_SALES_STEPS) {
      const refunds = row.to === 'completed';
      expect(row.guards.includes('refund_as_shown')).toBe(refunds);
      if (refunds || row.action === 'fail') expect(row.permission).toBe('payment.refund');
      if (row.action === 'reject' || row.action === 'fail') expect(row.guards).toContain('reason_given');
      if (['approve', 'reject', 'receive_goods'].includes(row.action))
        expect(row.permission).toBe('order.afterSales');
    }
  });

  it('AS-2: a step that leaves the state as it is stamps nothing, and every other one does', () => {
    for (const row of AFTER_SALES_STEPS) {
      expect(row.stamps === null).toBe(row.from === row.to);
      expect(row.action === 'choose_replacement').toBe(row.from === row.to);
    }
  });

  it('AS-2: where goods come back, no money goes out before they were inspected', () => {
    for (const kind of AFTER_SALES_KINDS) {
      expect(findAfterSalesStep(kind, 'approved', 'complete') === null).toBe(takesGoodsBack(kind));
    }
  });
});

describe('AS-1: drugs come back only for a fault', () => {
  const lines = [
    { lineNo: 1, category: 'otc_b' },
    { lineNo: 2, category: 'device' },
    { lineNo: 3, category: 'tcm_piece' },
    { lineNo: 4, category: 'other' },
  ] as const;

  it.each(RETURN_REASONS)('AS-1: %s', (reason) => {
    const isFault = ['quality_fault', 'wrong_item', 'damaged_in_transit', 'recalled'].includes(reason);
    for (const kind of ['return', 'exchange'] as const) {
      const stopped = linesNotReturnable({ kind, reason }, lines).map(({ lineNo }) => lineNo);
      expect(stopped).toEqual(isFault ? [] : [1, 3]);
    }
    expect(linesNotReturnable({ kind: 'refund_only', reason }, lines)).toEqual([]);
  });

  it('AS-1: what never arrived cannot come back', () => {
    expect(AFTER_SALES_KINDS.filter((kind) => fitsKind('short_delivered', kind))).toEqual(['refund_only']);
    expect(AFTER_SALES_KINDS.filter((kind) => fitsKind('other', kind))).toEqual([...AFTER_SALES_KINDS]);
  });
});
