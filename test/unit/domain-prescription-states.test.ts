import { describe, expect, it } from 'vitest';
import {
  findPrescriptionTransition,
  isLegalPrescriptionStep,
  PRESCRIPTION_ACTIONS,
  PRESCRIPTION_STATUSES,
  PRESCRIPTION_TRANSITIONS,
  type PrescriptionStatus,
  prescriptionActionsFrom,
} from '#shared/domain/prescription-states.ts';

/** The machine pair by pair; written out here once more, on purpose. */
const LEGAL: Readonly<Record<PrescriptionStatus, readonly PrescriptionStatus[]>> = {
  draft: ['waiting', 'withdrawn'],
  waiting: ['approved', 'rejected', 'withdrawn', 'lapsed'],
  approved: ['dispensed', 'withdrawn', 'lapsed'],
  rejected: ['draft', 'withdrawn'],
  lapsed: [],
  dispensed: [],
  withdrawn: [],
};
const PAIRS = PRESCRIPTION_STATUSES.flatMap((from) => PRESCRIPTION_STATUSES.map((to) => [from, to] as const));

describe('RX-2: the prescription machine', () => {
  it('RX-2: has the seven states', () => {
    expect([...PRESCRIPTION_STATUSES].sort()).toEqual(Object.keys(LEGAL).sort());
    expect(PAIRS).toHaveLength(49);
  });

  it.each(PAIRS)('RX-2: %s → %s is legal or not as the rules say', (from, to) => {
    expect(isLegalPrescriptionStep(from, to)).toBe(LEGAL[from].includes(to));
  });

  it('RX-2: an action leads from a state to one place, and people see every action but lapsing', () => {
    for (const from of PRESCRIPTION_STATUSES) {
      for (const action of PRESCRIPTION_ACTIONS) {
        const rows = PRESCRIPTION_TRANSITIONS.filter((row) => row.from === from && row.action === action);
        expect(rows.length).toBeLessThanOrEqual(1);
        expect(findPrescriptionTransition(from, action)).toBe(rows[0] ?? null);
        expect(prescriptionActionsFrom(from).includes(action)).toBe(rows.length === 1 && action !== 'lapse');
      }
    }
  });

  it('RX-2: every state is reached from a draft, and three are an end', () => {
    const reached = new Set<PrescriptionStatus>(['draft']);
    for (const _ of PRESCRIPTION_STATUSES) {
      for (const row of PRESCRIPTION_TRANSITIONS) if (reached.has(row.from)) reached.add(row.to);
    }
    expect(reached.size).toBe(PRESCRIPTION_STATUSES.length);
    const ends = PRESCRIPTION_STATUSES.filter((from) =>
      PRESCRIPTION_TRANSITIONS.every((row) => row.from !== from),
    );
    expect(ends).toEqual(['lapsed', 'dispensed', 'withdrawn']);
  });

  it('RX-2: an approved prescription was reviewed by a pharmacist other than its capturer, in date', () => {
    for (const row of PRESCRIPTION_TRANSITIONS.filter(({ to }) => to === 'approved')) {
      expect(row.from).toBe('waiting');
      expect(row.permission).toBe('prescription.review');
      expect(row.guards).toEqual([
        'in_date',
        'reviewer_is_pharmacist',
        'reviewer_is_not_capturer',
        'findings_answered',
      ]);
    }
    for (const row of PRESCRIPTION_TRANSITIONS.filter(({ to }) => to === 'dispensed')) {
      expect(row.from).toBe('approved');
      expect(row.guards).toContain('in_date');
    }
  });

  it('RX-2: whoever rejects or withdraws says why; only the end of validity lapses', () => {
    for (const row of PRESCRIPTION_TRANSITIONS) {
      const says = row.action === 'reject' || row.action === 'withdraw';
      expect(row.guards.includes('reason_given'), `${row.from} ${row.action}`).toBe(says);
      expect(row.guards.includes('past_validity')).toBe(row.to === 'lapsed');
    }
  });

  it('RX-2: each step stamps the time of the state it leads to', () => {
    const name: Readonly<Partial<Record<PrescriptionStatus, string>>> = {
      draft: 'drafted',
      waiting: 'submitted',
    };
    for (const row of PRESCRIPTION_TRANSITIONS) {
      expect(row.stamps).toBe(`${name[row.to] ?? row.to}_at_ms`);
    }
  });
});
