import { describe, expect, it } from 'vitest';
import { trackingProblem } from '#shared/domain/carriers.ts';
import { findTransition } from '#shared/domain/order-states.ts';
import {
  autoCompletesAtMs,
  findShipmentStep,
  findTrackStep,
  isLegalShipmentStep,
  SHIPMENT_ACTIONS,
  SHIPMENT_EXIT_RULES,
  SHIPMENT_STATES,
  SHIPMENT_TRANSITIONS,
  type ShipmentState,
  shipmentStepFor,
  TRACKED_STATES,
} from '#shared/domain/shipment-states.ts';
import { DAY_MS } from '#test/support/test-platform.ts';

/** SHIP-2 and SHIP-3, pair by pair; written out here once more, on purpose. */
const LEGAL: Readonly<Record<ShipmentState, readonly ShipmentState[]>> = {
  pending: ['shipped'],
  shipped: ['in_transit', 'delivered', 'delayed', 'lost', 'refused', 'returned'],
  in_transit: ['in_transit', 'delivered', 'delayed', 'lost', 'refused', 'returned'],
  delayed: ['in_transit', 'delivered', 'lost', 'refused', 'returned'],
  lost: ['in_transit'],
  refused: ['lost', 'returned'],
  delivered: [],
  returned: [],
};
const PAIRS = SHIPMENT_STATES.flatMap((from) => SHIPMENT_STATES.map((to) => [from, to] as const));

describe('SHIP-2 SHIP-3: the shipment machine', () => {
  it.each(PAIRS)('SHIP-2 SHIP-3: %s → %s is legal or not as the requirement says', (from, to) => {
    expect(isLegalShipmentStep(from, to)).toBe(LEGAL[from].includes(to));
    const byHand = LEGAL[from].includes(to) && !['shipped', 'returned'].includes(to);
    expect(findTrackStep(from, to) !== null).toBe(byHand);
  });

  it('SHIP-2: an action leads from a state to one place, and is known by its name', () => {
    for (const from of SHIPMENT_STATES) {
      for (const action of SHIPMENT_ACTIONS) {
        const rows = SHIPMENT_TRANSITIONS.filter((row) => row.from === from && row.action === action);
        expect(rows.length).toBeLessThanOrEqual(1);
        expect(findShipmentStep(from, action)).toBe(rows[0] ?? null);
      }
    }
    expect(
      [...new Set(SHIPMENT_TRANSITIONS.filter((row) => row.byHand).map((row) => row.to))].sort(),
    ).toEqual([...TRACKED_STATES].sort());
  });

  it('SHIP-3: every trouble is explained, and every state but the last ones has a way out', () => {
    for (const { to, guards } of SHIPMENT_TRANSITIONS) {
      expect(guards.includes('note_given')).toBe(['delayed', 'lost', 'refused'].includes(to));
      expect(guards).toContain('order_under_way');
    }
    for (const state of ['delayed', 'lost', 'refused'] as const) {
      const exits = SHIPMENT_EXIT_RULES.filter((rule) => rule.from.includes(state));
      expect(exits).toHaveLength(1);
    }
    for (const { order } of SHIPMENT_EXIT_RULES)
      expect(findTransition('shipped', order.action)).not.toBeNull();
  });

  it.each([
    // A completed order's parcel arrived.
    ['shipped', 'shipped', 'completed', null, 'delivered'],
    ['delayed', 'shipped', 'completed', null, 'delivered'],
    ['delivered', 'shipped', 'completed', null, 'stays'],
    ['lost', 'shipped', 'completed', null, 'contradicts'],
    ['refused', 'shipped', 'completed', null, 'contradicts'],
    // After-sales settled the trouble.
    ['lost', 'after_sales', 'completed', null, 'stays'],
    ['refused', 'after_sales', 'completed', null, 'stays'],
    ['in_transit', 'after_sales', 'completed', null, 'delivered'],
    // A cancelled order's parcel came back or is gone, unless it had arrived.
    ['in_transit', 'shipped', 'cancelled', 'returned', 'returned'],
    ['refused', 'shipped', 'cancelled', 'returned', 'returned'],
    ['lost', 'shipped', 'cancelled', 'returned', 'contradicts'],
    ['lost', 'shipped', 'cancelled', 'lost', 'stays'],
    ['shipped', 'shipped', 'cancelled', 'lost', 'lost'],
    ['refused', 'shipped', 'cancelled', 'lost', 'lost'],
    ['delivered', 'after_sales', 'cancelled', 'returned', 'stays'],
    // While after-sales is open nothing is settled.
    ['lost', 'shipped', 'after_sales', null, 'stays'],
  ] as const)(
    'SHIP-3: a parcel that is %s, its order %s → %s (%s): %s',
    (state, from, to, disposition, after) => {
      const step = shipmentStepFor(state, { from, to, disposition });
      expect(typeof step === 'string' ? step : step.to).toBe(after);
    },
  );

  it('SHIP-4: the days count from the sending or the end of a trouble, and not while one lasts', () => {
    const parcel = { underWaySinceMs: 1_000, closedAtMs: null };
    for (const state of ['shipped', 'in_transit', 'delivered'] as const)
      expect(autoCompletesAtMs({ ...parcel, state }, 7)).toBe(1_000 + 7 * DAY_MS);
    for (const state of ['delayed', 'lost', 'refused'] as const)
      expect(autoCompletesAtMs({ ...parcel, state }, 7)).toBeNull();
    expect(autoCompletesAtMs({ ...parcel, state: 'delivered', closedAtMs: 5 }, 7)).toBeNull();
  });

  it('SHIP-1: only well known tracking numbers are checked, and own delivery needs none', () => {
    expect(trackingProblem('顺丰速运', 'SF1234567890123')).toBeNull();
    expect(trackingProblem('顺丰速运', 'SF123')).toMatchObject({ kind: 'malformed' });
    expect(trackingProblem('顺丰速运', 'sf1234567890123')).toMatchObject({ kind: 'malformed' });
    expect(trackingProblem('中通快递', 'anything')).toBeNull();
    expect(trackingProblem('中通快递', '')).toEqual({ kind: 'missing' });
    expect(trackingProblem('自送', '')).toBeNull();
  });
});
