import type { ParsedInput } from '#shared/contracts/index.ts';
import { lastValidDay } from '#shared/domain/prescription-validity.ts';
import { fail } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { getDoctor } from './doctors.ts';
import { getPatient, type PatientRow } from './patients.ts';
import type { LineRow, PrescriptionRow } from './prescription-rows.ts';

/** What is written on a prescription, besides its lines. */
export type Document = Pick<
  PrescriptionRow,
  | 'kind'
  | 'patientId'
  | 'patientName'
  | 'patientPhone'
  | 'patient'
  | 'doctorId'
  | 'doctorName'
  | 'doctorLicence'
  | 'hospital'
  | 'department'
  | 'diagnosis'
  | 'issuedOn'
  | 'validDays'
  | 'lastValidDay'
>;

type Wish = ParsedInput<'prescriptions.save'>;

/** The columns of a document, as a statement that writes one fills them. */
export function documentColumns(p: Document): Document {
  return {
    kind: p.kind,
    patientId: p.patientId,
    patientName: p.patientName,
    patientPhone: p.patientPhone,
    patient: p.patient,
    doctorId: p.doctorId,
    doctorName: p.doctorName,
    doctorLicence: p.doctorLicence,
    hospital: p.hospital,
    department: p.department,
    diagnosis: p.diagnosis,
    issuedOn: p.issuedOn,
    validDays: p.validDays,
    lastValidDay: p.lastValidDay,
  };
}

const updateDocument = statement<Document & { id: number }>()((db, p) =>
  db.updateTable('prescription').set(documentColumns(p)).where('id', '=', p.id),
);

const deleteLines = statement<{ prescriptionId: number }>()((db, p) =>
  db.deleteFrom('prescriptionLine').where('prescriptionId', '=', p.prescriptionId),
);

const insertLine = statement<LineRow>()((db, p) =>
  db.insertInto('prescriptionLine').values({
    prescriptionId: p.prescriptionId,
    lineNo: p.lineNo,
    drugId: p.drugId,
    drugCode: p.drugCode,
    genericName: p.genericName,
    tradeName: p.tradeName,
    specification: p.specification,
    dosageForm: p.dosageForm,
    manufacturer: p.manufacturer,
    unit: p.unit,
    packSize: p.packSize,
    category: p.category,
    controlClass: p.controlClass,
    doseAmount: p.doseAmount,
    doseUnit: p.doseUnit,
    frequency: p.frequency,
    route: p.route,
    timing: p.timing,
    days: p.days,
    directionsText: p.directionsText,
    quantity: p.quantity,
  }),
);

/** The document of a wish, with patient and doctor as they are now. Fails with PATIENT_NOT_FOUND or DOCTOR_NOT_FOUND. */
export function documentOf(
  reader: Reader,
  wish: Omit<Wish, 'lines' | 'prescriptionId' | 'version'>,
): Document {
  const patient = wish.patientId === null ? null : getPatient(reader, wish.patientId);
  const doctor = wish.doctorId === null ? null : getDoctor(reader, wish.doctorId);
  return {
    kind: wish.kind,
    patientId: wish.patientId,
    patientName: patient?.name ?? '',
    patientPhone: patient?.phone ?? '',
    patient: patient === null ? '{}' : JSON.stringify(keptOf(patient)),
    doctorId: wish.doctorId,
    doctorName: doctor?.name ?? '',
    doctorLicence: doctor?.licenceNumber ?? '',
    hospital: wish.hospital,
    department: wish.department,
    diagnosis: wish.diagnosis,
    issuedOn: wish.issuedOn,
    validDays: wish.validDays,
    lastValidDay: lastValidDay(wish.issuedOn, wish.validDays),
  };
}

/** What a prescription keeps of its patient. */
export type KeptPatient = ReturnType<typeof keptOf>;

function keptOf(row: PatientRow) {
  const { name, sex, birthDate, ageYears, ageStatedOn, phone, idNumber } = row;
  const allergies = JSON.parse(row.allergies) as string[];
  return { name, sex, birthDate, ageYears, ageStatedOn, phone, idNumber, allergies };
}

/** The patient that a prescription keeps; null while a draft names none. */
export function keptPatient(row: Pick<PrescriptionRow, 'patientId' | 'patient'>): KeptPatient | null {
  return row.patientId === null ? null : (JSON.parse(row.patient) as KeptPatient);
}

/** Writes a draft's document. */
export function writeDocument(tx: Tx, prescriptionId: number, document: Document): void {
  tx.run(updateDocument, { ...document, id: prescriptionId });
}

/** Writes a draft's lines anew, each with the drug as it is now; returns them. Fails with DRUG_NOT_FOUND. */
export function writeLines(tx: Tx, prescriptionId: number, lines: Wish['lines']): LineRow[] {
  tx.run(deleteLines, { prescriptionId });
  return lines.map(({ dose, ...line }, index) => {
    const drug = findDrug(tx, line.drugId) ?? fail('DRUG_NOT_FOUND', { drugId: line.drugId });
    const { genericName, tradeName, specification, dosageForm, manufacturer, unit, packSize } = drug;
    const row = {
      ...line,
      doseAmount: dose?.amount ?? null,
      doseUnit: dose?.unit ?? null,
      prescriptionId,
      lineNo: index + 1,
      drugCode: drug.code,
      genericName,
      tradeName,
      specification,
      dosageForm,
      manufacturer,
      unit,
      packSize,
      category: drug.category,
      controlClass: drug.controlClass,
    };
    tx.run(insertLine, row);
    return row;
  });
}
