import { isPermitted } from '#shared/domain/permissions.ts';
import {
  findPrescriptionTransition,
  type PrescriptionAction,
  type PrescriptionTransition,
} from '#shared/domain/prescription-states.ts';
import { fail } from '#shared/errors/index.ts';
import type { CommandContext } from '../platform/context.ts';
import { type PrescriptionRecord, readRecord } from './prescription-record.ts';
import type { PrescriptionProgress } from './prescription-rows.ts';
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

/** What is told of a step besides what its guards look at. */
interface ToldStep {
  readonly reason?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly progress?: Partial<PrescriptionProgress>;
}

/**
 * The only way in which a prescription's status changes: the step is looked up in the machine, its guards are
 * checked, the event is written and the row moves to its next version.
 *
 * Fails with INVALID_PRESCRIPTION_STATUS when the machine has no such step, FORBIDDEN when it is not this person's,
 * and as the guards say.
 */
export function applyStep(
  context: CommandContext,
  record: PrescriptionRecord,
  action: PrescriptionAction,
  facts: StepFacts & ToldStep = {},
): PrescriptionRecord {
  return takeStep(context, record, admitStep(context, record, { action, facts }), facts);
}

/** The first half of `applyStep`, which writes nothing: the machine's row for a step that may be taken now. */
export function admitStep(
  context: CommandContext,
  record: PrescriptionRecord,
  { action, facts }: { action: PrescriptionAction; facts: StepFacts },
): PrescriptionTransition {
  const { id: prescriptionId, status } = record.row;
  const transition =
    findPrescriptionTransition(status, action) ??
    fail('INVALID_PRESCRIPTION_STATUS', { prescriptionId, status, action });
  const { permission } = transition;
  if (!BY_ITSELF.includes(action) && !isPermitted(context.session.roles, permission))
    fail('FORBIDDEN', { permission });
  checkStepGuards(context, record, { transition, facts });
  return transition;
}

/** The second half, for a command that writes more between the two, such as a signature. */
export function takeStep(
  context: CommandContext,
  record: PrescriptionRecord,
  { action, permission, to, stamps }: PrescriptionTransition,
  { reason = '', details = {}, progress = {} }: ToldStep,
): PrescriptionRecord {
  return recordHappening(context, record, {
    action,
    permission,
    reason,
    details,
    progress: { ...progress, status: to, [STAMPS[stamps]]: context.nowMs },
  });
}

/** The prescription as the screen saw it; fails with VERSION_CONFLICT, which says who changed it since and how. */
export function prescriptionAsSeen(
  context: CommandContext,
  seen: { prescriptionId: number; version: number },
): PrescriptionRecord {
  const record = readRecord(context.tx, seen.prescriptionId);
  const { row, events } = record;
  if (row.version === seen.version) return record;
  const last = events.at(-1);
  return fail('VERSION_CONFLICT', {
    ...seen,
    current: row.version,
    status: row.status,
    action: last?.action,
    staffName: last?.staffName,
    changed_at_ms: last?.atMs,
  });
}
