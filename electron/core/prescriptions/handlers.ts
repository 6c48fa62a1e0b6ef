import { parsePrescriptionNumber } from '#shared/domain/prescription-number.ts';
import type { PrescriptionAction } from '#shared/domain/prescription-states.ts';
import { fail } from '#shared/errors/index.ts';
import type { MediaStore } from '../media/media-store.ts';
import {
  type CommandContext,
  type Handlers,
  onAsyncCommand,
  onCommand,
  onQuery,
  type QueryContext,
} from '../platform/context.ts';
import { applyStep, prescriptionAsSeen } from './apply-step.ts';
import { getDoctor, saveDoctor, searchDoctors, showDoctor } from './doctors.ts';
import { findingsOf } from './findings.ts';
import { importInteractions, previewInteractions } from './import-interactions.ts';
import { listInteractionSets, listInteractions } from './interactions.ts';
import { listPrescriptions } from './list-prescriptions.ts';
import { patientHistory } from './patient-history.ts';
import { getPatient, savePatient, searchPatients, showPatient } from './patients.ts';
import { attachImage, detachImage, readImage } from './prescription-images.ts';
import { type PrescriptionReceipt, readRecord, receiptOf, recordBehind } from './prescription-record.ts';
import { findPrescriptionId } from './prescription-rows.ts';
import { prescriptionDetail, showRecord } from './prescription-view.ts';
import { publishPrescription } from './publish-prescription.ts';
import { readDirections } from './read-directions.ts';
import { approvePrescription, rejectPrescription } from './review-prescription.ts';
import { reviewQueue } from './review-queue.ts';
import { savePrescription } from './save-prescription.ts';
import { submitPrescription } from './submit-prescription.ts';

export interface PrescriptionParts {
  readonly media: MediaStore;
  /** The path of a file that the user picked; fails with FILE_NOT_FOUND. */
  readonly resolveFile: (fileRef: string) => string;
}

/** The calls of `prescriptions.*`. */
export function prescriptionHandlers(parts: PrescriptionParts): Handlers {
  return { ...people(), ...reading(), ...reviewing(parts), ...capturing(), ...images(parts) };
}

const showPrescription = (context: QueryContext, receipt: PrescriptionReceipt) => ({
  prescription: showRecord(context, recordBehind(context.reader, receipt)),
});

function people(): Handlers {
  return {
    ...onQuery('prescriptions.searchPatients', ({ reader, today }, input) => ({
      patients: searchPatients(reader, { ...input, today }),
    })),
    ...onQuery('prescriptions.searchDoctors', ({ reader }, input) => ({
      doctors: searchDoctors(reader, input),
    })),
    ...onQuery('prescriptions.patientHistory', patientHistory),
    ...onCommand(
      'prescriptions.savePatient',
      (context, input) => {
        const saved = savePatient(context.tx, input, context);
        tellPerson(context, { kind: 'patient', id: saved.id, version: saved.version, saved });
        return { patientId: saved.id };
      },
      ({ reader, today }, { patientId }) => showPatient(reader, getPatient(reader, patientId), today),
    ),
    ...onCommand(
      'prescriptions.saveDoctor',
      (context, input) => {
        const saved = saveDoctor(context.tx, input, context);
        tellPerson(context, { kind: 'doctor', id: saved.id, version: saved.version, saved });
        return { doctorId: saved.id };
      },
      ({ reader }, { doctorId }) => showDoctor(getDoctor(reader, doctorId)),
    ),
  };
}

function tellPerson(
  context: CommandContext,
  person: { kind: 'patient' | 'doctor'; id: number; version: number; saved: object },
): void {
  const subject = `${person.kind}:${person.id}`;
  context.publish({
    kind: `${person.kind}.saved`,
    subject,
    subjectVersion: person.version,
    payload: { ...person.saved },
  });
  context.note(subject, { version: person.version });
  context.changed('prescriptions');
}

function reading(): Handlers {
  return {
    ...onQuery('prescriptions.get', (context, { prescriptionId, number }) => {
      if (prescriptionId !== null) return prescriptionDetail(context, prescriptionId);
      const canonical = parsePrescriptionNumber(number ?? '');
      const found = canonical === null ? null : findPrescriptionId(context.reader, canonical);
      return prescriptionDetail(context, found ?? fail('PRESCRIPTION_NOT_FOUND', { number }));
    }),
    ...onQuery('prescriptions.readDirections', ({ reader }, input) => readDirections(reader, input)),
    ...onQuery('prescriptions.list', ({ reader }, input) => listPrescriptions(reader, input)),
  };
}

function reviewing({ resolveFile }: PrescriptionParts): Handlers {
  return {
    ...onQuery('prescriptions.reviewQueue', reviewQueue),
    ...onQuery('prescriptions.findings', ({ reader, today }, { prescriptionId }) => ({
      findings: findingsOf(reader, readRecord(reader, prescriptionId), today),
    })),
    ...onAsyncCommand('prescriptions.importInteractions', (context, input) =>
      importInteractions(context, resolveFile(input.fileRef), input),
    ),
    ...onQuery('prescriptions.previewInteractions', (context, { fileRef }) =>
      previewInteractions(context, resolveFile(fileRef)),
    ),
    ...onQuery('prescriptions.interactionSets', ({ reader }, input) => listInteractionSets(reader, input)),
    ...onQuery('prescriptions.listInteractions', ({ reader }, input) => listInteractions(reader, input)),
    ...onCommand(
      'prescriptions.approve',
      (context, input) => receiptOf(approvePrescription(context, input)),
      showPrescription,
    ),
    ...onCommand(
      'prescriptions.reject',
      (context, input) => receiptOf(rejectPrescription(context, input)),
      showPrescription,
    ),
  };
}

function capturing(): Handlers {
  return {
    ...onCommand(
      'prescriptions.save',
      (context, input) => receiptOf(savePrescription(context, input)),
      showPrescription,
    ),
    ...onCommand(
      'prescriptions.submit',
      (context, input) => receiptOf(submitPrescription(context, input)),
      showPrescription,
    ),
    ...onCommand('prescriptions.revise', ...step('revise')),
    ...onCommand('prescriptions.withdraw', ...step('withdraw')),
  };
}

interface StepInput {
  readonly prescriptionId: number;
  readonly version: number;
  readonly reason?: string;
}

/** The handler of a command that is one step of the machine and nothing else. */
function step(action: PrescriptionAction) {
  const apply = (context: CommandContext, input: StepInput) => {
    const { reason = '' } = input;
    const record = prescriptionAsSeen(context, input);
    const taken = applyStep(context, record, action, { reason, progress: { reason } });
    return receiptOf(publishPrescription(context, taken));
  };
  return [apply, showPrescription] as const;
}

function images({ media, resolveFile }: PrescriptionParts): Handlers {
  return {
    ...onAsyncCommand('prescriptions.attachImage', (context, input) =>
      attachImage(context, input, { media, path: resolveFile(input.fileRef), show: showPrescription }),
    ),
    ...onCommand(
      'prescriptions.detachImage',
      (context, input) => receiptOf(detachImage(context, input)),
      showPrescription,
    ),
    ...onQuery('prescriptions.image', (context, input) => readImage(context, input, media)),
  };
}
