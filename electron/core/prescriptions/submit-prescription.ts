import { invariant } from '#shared/errors/index.ts';
import type { CommandContext } from '../platform/context.ts';
import { applyStep, prescriptionAsSeen, requireStep } from './apply-step.ts';
import { countFindings, findingsOf } from './findings.ts';
import { getPrescription, type PrescriptionRow, readLines } from './prescription-rows.ts';
import { publishPrescription } from './publish-prescription.ts';
import { sign } from './sign.ts';
import { checkStepGuards } from './step-guards.ts';
import { documentOf, writeDocument } from './write-document.ts';

/**
 * Hands a draft in for review (RX-1): nothing may be missing, patient and doctor are kept as they are now, and the
 * doctor's signature is recorded as it stands on the paper.
 *
 * Fails with VERSION_CONFLICT, INVALID_PRESCRIPTION_STATUS, PRESCRIPTION_INCOMPLETE (`fields`), PRESCRIPTION_LAPSED,
 * PATIENT_NOT_FOUND or DOCTOR_NOT_FOUND.
 */
export function submitPrescription(
  context: CommandContext,
  seen: { prescriptionId: number; version: number },
): void {
  const { tx, today } = context;
  const draft = prescriptionAsSeen(context, seen);
  const transition = requireStep(draft, 'submit');
  checkStepGuards(context, draft, { transition, facts: {} });
  writeDocument(tx, draft.id, documentOf(tx, draft));
  const row = getPrescription(tx, draft.id);
  signAsDoctor(context, row);
  const findings = findingsOf(tx, row, today);
  applyStep(context, row, 'submit', {
    progress: { reason: '', reviewerId: null, ...countFindings(findings) },
    details: { lines: readLines(tx, row.id).length },
  });
  publishPrescription(context, row.id);
}

/** The doctor's signature as the paper has it, under what is written down now. */
export function signAsDoctor(context: CommandContext, row: PrescriptionRow): void {
  invariant(row.doctorName !== '', 'a complete prescription names its doctor');
  const { doctorName: name, doctorLicence: licenceNumber } = row;
  sign(context, row, { role: 'doctor', staffId: null, name, licenceNumber });
}
