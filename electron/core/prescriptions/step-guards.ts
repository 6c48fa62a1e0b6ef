import type { PrescriptionGuard, PrescriptionTransition } from '#shared/domain/prescription-states.ts';
import { validityOn } from '#shared/domain/prescription-validity.ts';
import { fail } from '#shared/errors/index.ts';
import type { CommandContext } from '../platform/context.ts';
import { type PrescriptionRow, readLines } from './prescription-rows.ts';

/** What a person says with a step. */
export interface StepFacts {
  readonly reason?: string;
}

type Guard = (context: CommandContext, row: PrescriptionRow, facts: StepFacts) => void;

/** Each guard fails with the code that tells the person what stands in the way. */
const GUARDS: Readonly<Partial<Record<PrescriptionGuard, Guard>>> = {
  complete: refuseIncomplete,
  in_date: ({ today }, row) => {
    const validity = validityOn(row, today);
    if (validity !== 'in_date') fail('PRESCRIPTION_LAPSED', { ...datesOf(row), validity });
  },
  past_validity: ({ today }, row) => {
    if (validityOn(row, today) !== 'over')
      fail('INVALID_PRESCRIPTION_STATUS', { prescriptionId: row.id, status: row.status, action: 'lapse' });
  },
  reason_given: (_, __, { reason }) => {
    if (!reason) fail('VALIDATION_FAILED', { fields: [{ path: 'reason', code: 'required' }] });
  },
};

/** The dates that a refusal names. */
export function datesOf(row: PrescriptionRow) {
  const { id, issuedOn, lastValidDay } = row;
  return { prescriptionId: id, issuedOn, lastValidDay };
}

/** Checks a step's guards in their order; the first that does not hold fails. */
export function checkStepGuards(
  context: CommandContext,
  row: PrescriptionRow,
  { transition, facts }: { transition: PrescriptionTransition; facts: StepFacts },
): void {
  for (const guard of transition.guards) GUARDS[guard]?.(context, row, facts);
}

/** 处方管理办法 §6: patient, doctor, diagnosis, and for each drug its directions. */
function refuseIncomplete({ tx }: CommandContext, row: PrescriptionRow): void {
  const lines = readLines(tx, row.id);
  const missing = [
    ...(row.patientId === null ? ['patient'] : []),
    ...(row.doctorId === null ? ['doctor'] : []),
    ...(row.hospital === '' ? ['hospital'] : []),
    ...(row.diagnosis === '' ? ['diagnosis'] : []),
    ...(lines.length === 0 ? ['lines'] : []),
    ...lines
      .filter((line) => line.directionsText === '')
      .map((line) => `lines.${line.lineNo}.directionsText`),
  ];
  if (missing.length > 0) fail('PRESCRIPTION_INCOMPLETE', { prescriptionId: row.id, fields: missing });
}
