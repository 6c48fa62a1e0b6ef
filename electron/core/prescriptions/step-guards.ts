import type { Answer, Finding } from '#shared/contracts/prescriptions.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import type { PrescriptionGuard, PrescriptionTransition } from '#shared/domain/prescription-states.ts';
import { validityOn } from '#shared/domain/prescription-validity.ts';
import { type AppError, fail } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import { askOnce } from '../platform/ask-once.ts';
import type { CommandContext, SessionInfo } from '../platform/context.ts';
import { requireLicence } from '../staff/require-licence.ts';
import { findingsOf } from './findings.ts';
import type { PrescriptionRecord } from './prescription-record.ts';
import type { PrescriptionRow } from './prescription-rows.ts';

/** What a person says with a step. */
export interface StepFacts {
  readonly reason?: string;
  /** What the reviewer says to findings that ask for a word. */
  readonly answers?: readonly Answer[];
  /** What the checks find now, where they ran already. */
  readonly findings?: readonly Finding[];
}

/** What guards look at: also of a screen that only asks whether a step may be taken. */
export interface StepContext {
  readonly reader: Reader;
  readonly session: SessionInfo;
  readonly today: DateText;
}

type Guard = (context: StepContext, record: PrescriptionRecord, facts: StepFacts) => void;

/** Each guard fails with the code that tells the person what stands in the way. */
const GUARDS: Readonly<Record<PrescriptionGuard, Guard>> = {
  complete: refuseIncomplete,
  in_date: ({ today }, { row }) => {
    const validity = validityOn(row, today);
    if (validity !== 'in_date') fail('PRESCRIPTION_LAPSED', { ...datesOf(row), validity });
  },
  past_validity: ({ today }, { row }) => {
    if (validityOn(row, today) !== 'over')
      fail('INVALID_PRESCRIPTION_STATUS', { prescriptionId: row.id, status: row.status, action: 'lapse' });
  },
  reason_given: (_, __, { reason }) => {
    if (!reason) fail('VALIDATION_FAILED', { fields: [{ path: 'reason', code: 'required' }] });
  },
  reviewer_is_pharmacist: ({ reader, session, today }) => {
    requireLicence(reader, { session, today });
  },
  reviewer_is_not_capturer: ({ session }, { row, events }) => {
    const wroteIt = events.some(
      ({ action, staffId }) => CAPTURING.includes(action) && staffId === session.staffId,
    );
    if (wroteIt) fail('REVIEWER_IS_CAPTURER', { prescriptionId: row.id, staffName: session.staffName });
  },
  findings_answered: ({ reader, today }, record, { answers = [], findings }) => {
    const found = findings ?? findingsOf(reader, record, today);
    const open = found.filter((finding) => !isSettled(finding, answers));
    if (open.length > 0)
      fail('PRESCRIPTION_CHECKS_FAILED', { prescriptionId: record.row.id, findings: open });
  },
};

/** Whoever had a hand in what is written does not review it (审方与录入分开). */
const CAPTURING: readonly string[] = ['create', 'edit', 'submit', 'attach_image', 'detach_image'];

/** A finding that stops is settled by nothing; one that asks, by a reason, or by the doctor's name as well. */
function isSettled(finding: Finding, answers: readonly Answer[]): boolean {
  if (finding.level === 'stop') return false;
  if (finding.level === 'note') return true;
  const answer = answers.find(({ key }) => key === finding.key);
  if (answer === undefined) return false;
  return finding.needs !== 'doctor' || answer.doctorSignature !== '';
}

/** The dates that a refusal names. */
export function datesOf(row: PrescriptionRow) {
  const { id, number, issuedOn, lastValidDay } = row;
  return { prescriptionId: id, number, issuedOn, lastValidDay };
}

/** Checks a step's guards in their order; the first that does not hold fails. */
export function checkStepGuards(
  { tx: reader, session, today }: CommandContext,
  record: PrescriptionRecord,
  { transition, facts }: { transition: PrescriptionTransition; facts: StepFacts },
): void {
  for (const guard of transition.guards) GUARDS[guard]({ reader, session, today }, record, facts);
}

/** Guards that depend on the prescription, the person and the day alone: they decide whether a screen offers a step. */
const STANDING: readonly PrescriptionGuard[] = [
  'in_date',
  'reviewer_is_pharmacist',
  'reviewer_is_not_capturer',
];

/** Asks of any step what its standing guards say: the first refusal, or null. Steps share guards; each is asked once. */
export function standingRefusals(
  context: StepContext,
  record: PrescriptionRecord,
): (transition: PrescriptionTransition) => AppError | null {
  return askOnce(STANDING, (guard) => GUARDS[guard](context, record, {}));
}

/** 处方管理办法 §6: patient, doctor, diagnosis, and for each drug its directions. */
function refuseIncomplete(_: StepContext, { row, lines }: PrescriptionRecord): void {
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
