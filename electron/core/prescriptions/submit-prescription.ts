import { invariant } from '#shared/errors/index.ts';
import type { CommandContext } from '../platform/context.ts';
import { admitStep, prescriptionAsSeen, takeStep } from './apply-step.ts';
import { countFindings, findingsOf } from './findings.ts';
import type { PrescriptionRecord } from './prescription-record.ts';
import { publishPrescription } from './publish-prescription.ts';
import { sign } from './sign.ts';
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
): PrescriptionRecord {
  const { tx, today } = context;
  const draft = prescriptionAsSeen(context, seen);
  const step = admitStep(context, draft, { action: 'submit', facts: {} });
  const document = documentOf(tx, draft.row);
  writeDocument(tx, draft.row.id, document);
  const signed = signAsDoctor(context, { ...draft, row: { ...draft.row, ...document } });
  const submitted = takeStep(context, signed, step, {
    progress: { reason: '', reviewerId: null, ...countFindings(findingsOf(tx, signed, today)) },
    details: { lines: signed.lines.length },
  });
  return publishPrescription(context, submitted);
}

/** The doctor's signature as the paper has it, under what is written down now. */
export function signAsDoctor(context: CommandContext, record: PrescriptionRecord): PrescriptionRecord {
  const { doctorName: name, doctorLicence: licenceNumber } = record.row;
  invariant(name !== '', 'a complete prescription names its doctor');
  return sign(context, record, { role: 'doctor', staffId: null, name, licenceNumber });
}
