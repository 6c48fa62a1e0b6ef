import { isPermitted } from '#shared/domain/permissions.ts';
import {
  findPrescriptionTransition,
  type PrescriptionAction,
  type PrescriptionTransition,
} from '#shared/domain/prescription-states.ts';
import { fail } from '#shared/errors/index.ts';
import type { CommandContext } from '../platform/context.ts';
import {
  getPrescription,
  type PrescriptionProgress,
  type PrescriptionRow,
  readEvents,
} from './prescription-rows.ts';
import { recordHappening } from './record-event.ts';
import { checkStepGuards, type StepFacts } from './step-guards.ts';

/** Steps that nobody orders: time does, or the dispensing of an order. */
const BY_ITSELF: readonly PrescriptionAction[] = ['lapse', 'dispense'];

const STAMPS = {
  drafted_at_ms: 'draftedAtMs',
  submitted_at_ms: 'submittedAtMs',
  approved_at_ms: 'approvedAtMs',
  rejected_at_ms: 'rejectedAtMs',
  lapsed_at_ms: 'lapsedAtMs',
  dispensed_at_ms: 'dispensedAtMs',
  withdrawn_at_ms: 'withdrawnAtMs',
} as const satisfies Record<PrescriptionTransition['stamps'], keyof PrescriptionProgress>;

/**
 * The only way in which a prescription's status changes: the step is looked up in the machine, its guards are
 * checked, the event is written and the row moves to its next version.
 *
 * Fails with INVALID_PRESCRIPTION_STATUS when the machine has no such step, FORBIDDEN when it is not this person's,
 * and as the guards say.
 */
export function applyStep(
  context: CommandContext,
  row: PrescriptionRow,
  action: PrescriptionAction,
  facts: StepFacts & {
    readonly details?: Readonly<Record<string, unknown>>;
    readonly progress?: Partial<PrescriptionProgress>;
  } = {},
): PrescriptionRow {
  const transition = requireStep(row, action);
  const { permission, to, stamps } = transition;
  if (!BY_ITSELF.includes(action) && !isPermitted(context.session.roles, permission))
    fail('FORBIDDEN', { permission });
  checkStepGuards(context, row, { transition, facts });
  const { reason = '', details = {}, progress = {} } = facts;
  return recordHappening(context, row, {
    action,
    permission,
    reason,
    details,
    progress: { ...progress, status: to, [STAMPS[stamps]]: context.nowMs },
  });
}

/** The machine's row for an action; fails with INVALID_PRESCRIPTION_STATUS. */
export function requireStep(row: PrescriptionRow, action: PrescriptionAction): PrescriptionTransition {
  return (
    findPrescriptionTransition(row.status, action) ??
    fail('INVALID_PRESCRIPTION_STATUS', { prescriptionId: row.id, status: row.status, action })
  );
}

/** The prescription as the screen saw it; fails with VERSION_CONFLICT, which says who changed it since and how. */
export function prescriptionAsSeen(
  context: CommandContext,
  seen: { prescriptionId: number; version: number },
): PrescriptionRow {
  const row = getPrescription(context.tx, seen.prescriptionId);
  if (row.version === seen.version) return row;
  const last = readEvents(context.tx, row.id).at(-1);
  return fail('VERSION_CONFLICT', {
    ...seen,
    current: row.version,
    status: row.status,
    action: last?.action,
    staffName: last?.staffName,
    at_ms: last?.atMs,
  });
}
