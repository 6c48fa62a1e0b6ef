import type { ParsedInput } from '#shared/contracts/index.ts';
import type { Answer, Finding } from '#shared/contracts/prescriptions.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import type { CommandContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import { getStaff } from '../staff/accounts.ts';
import { admitStep, applyStep, prescriptionAsSeen, takeStep } from './apply-step.ts';
import { findingsOf } from './findings.ts';
import type { PrescriptionRecord } from './prescription-record.ts';
import { publishPrescription } from './publish-prescription.ts';
import { sign } from './sign.ts';

/**
 * A pharmacist approves a prescription (RX-2): the checks run anew in this transaction, whoever reviews signs, and
 * from here on the record is locked (RX-8).
 *
 * Fails with VERSION_CONFLICT, INVALID_PRESCRIPTION_STATUS, PRESCRIPTION_LAPSED, LICENCE_MISSING, LICENCE_EXPIRED,
 * REVIEWER_IS_CAPTURER or PRESCRIPTION_CHECKS_FAILED (`findings`: those that stop or are unanswered).
 */
export function approvePrescription(
  context: CommandContext,
  input: ParsedInput<'prescriptions.approve'>,
): PrescriptionRecord {
  const { tx, session, today } = context;
  const seen = prescriptionAsSeen(context, input);
  const { answers } = input;
  const findings = findingsOf(tx, seen, today);
  const step = admitStep(context, seen, { action: 'approve', facts: { answers, findings } });
  const { licence } = getStaff(tx, session.staffId);
  const { staffId, staffName: name } = session;
  const answered = signAnswers(context, seen, { answers, findings });
  const signed = sign(context, answered, {
    role: 'reviewer',
    staffId,
    name,
    licenceNumber: licence.number,
  });
  const { years } = ruleOf(tx, 'prescription_retention').numbers;
  const approved = takeStep(context, signed, step, {
    details: { findings: findings.map((finding) => withAnswer(finding, answers)) },
    progress: { reviewerId: staffId, reason: '', lockUntil: yearsAfter(today, years) },
  });
  return publishPrescription(context, approved);
}

/** A pharmacist sends a prescription back, and says why (RX-2). Fails as `approvePrescription` does, but for checks. */
export function rejectPrescription(
  context: CommandContext,
  input: ParsedInput<'prescriptions.reject'>,
): PrescriptionRecord {
  const { reason } = input;
  const progress = { reviewerId: context.session.staffId, reason };
  const rejected = applyStep(context, prescriptionAsSeen(context, input), 'reject', { reason, progress });
  return publishPrescription(context, rejected);
}

/** The doctor's second signature, once for each name, where a finding needs it (十八反、十九畏、超量). */
function signAnswers(
  context: CommandContext,
  record: PrescriptionRecord,
  { answers, findings }: { answers: readonly Answer[]; findings: readonly Finding[] },
): PrescriptionRecord {
  const needed = findings.filter(({ needs }) => needs === 'doctor').map(({ key }) => key);
  const names = answers
    .filter(({ key, doctorSignature }) => needed.includes(key) && doctorSignature !== '')
    .map(({ doctorSignature }) => doctorSignature);
  const { doctorName, doctorLicence } = record.row;
  return [...new Set(names)].reduce((signed, name) => {
    const licenceNumber = name === doctorName ? doctorLicence : '';
    return sign(context, signed, { role: 'doctor_again', staffId: null, name, licenceNumber });
  }, record);
}

/** A finding as the story keeps it, with what was said to it. */
function withAnswer(finding: Finding, answers: readonly Answer[]) {
  const { code, level, lineNos, params } = finding;
  const answer = answers.find(({ key }) => key === finding.key);
  const said = answer === undefined ? {} : { reason: answer.reason, doctorSignature: answer.doctorSignature };
  return { code, level, lineNos, params, ...said };
}

/** The same calendar day some years on; the 29th of February becomes the 1st of March. */
function yearsAfter(day: DateText, years: number): DateText {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, dayOfMonth)).toISOString().slice(0, 10);
}
