import type { Generated } from 'kysely';
import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import type { Json } from './json.ts';

interface PatientTable {
  id: Generated<number>;
  version: Generated<number>;
  name: string;
  sex: 'male' | 'female' | 'unknown';
  birthDate: string | null;
  ageYears: number | null;
  ageStatedOn: string | null;
  phone: string;
  idNumber: string;
  allergies: Json;
  customerId: number | null;
  createdAtMs: number;
  updatedAtMs: number;
}

interface DoctorTable {
  id: Generated<number>;
  version: Generated<number>;
  name: string;
  hospital: string;
  department: string;
  licenceNumber: string;
  createdAtMs: number;
  updatedAtMs: number;
}

interface NameReadingTable {
  kind: 'patient' | 'doctor';
  reading: string;
  personId: number;
}

interface PrescriptionTable {
  id: Generated<number>;
  number: string;
  version: Generated<number>;
  status: PrescriptionStatus;
  kind: 'normal' | 'emergency' | 'chronic';
  patientId: number | null;
  patientName: string;
  patientPhone: string;
  patient: Json;
  doctorId: number | null;
  doctorName: string;
  doctorLicence: string;
  hospital: string;
  department: string;
  diagnosis: string;
  issuedOn: string;
  validDays: number;
  lastValidDay: string;
  capturedBy: number;
  stopCount: Generated<number>;
  confirmCount: Generated<number>;
  noteCount: Generated<number>;
  reviewerId: number | null;
  reason: Generated<string>;
  createdAtMs: number;
  draftedAtMs: number;
  submittedAtMs: number | null;
  approvedAtMs: number | null;
  rejectedAtMs: number | null;
  lapsedAtMs: number | null;
  dispensedAtMs: number | null;
  withdrawnAtMs: number | null;
  lockUntil: string | null;
  eventCount: number;
  eventHash: Uint8Array;
}

interface PrescriptionLineTable {
  prescriptionId: number;
  lineNo: number;
  drugId: number;
  drugCode: string;
  genericName: string;
  tradeName: string;
  specification: string;
  dosageForm: string;
  manufacturer: string;
  unit: string;
  packSize: number;
  category: string;
  controlClass: string;
  doseAmount: string | null;
  doseUnit: string | null;
  frequency: string | null;
  route: string | null;
  timing: string | null;
  days: number | null;
  directionsText: string;
  quantity: number;
}

interface InteractionTable {
  id: Generated<number>;
  a: string;
  b: string;
  severity: 'forbidden' | 'caution';
  note: string;
  source: string;
  /** Of which version of the table the row is. */
  setVersion: number | null;
}

/** A version of the chain's table of interactions: what was imported, by whom. The newest is in force. */
interface InteractionSetTable {
  version: number;
  fileName: string;
  rowCount: number;
  staffId: number;
  staffName: string;
  atMs: number;
}

interface MediaTable {
  sha256: string;
  mediaType: string;
  sizeBytes: number;
  cipher: 'none';
  createdAtMs: number;
}

interface PrescriptionImageTable {
  prescriptionId: number;
  sha256: string;
  fileName: string;
  staffId: number;
  atMs: number;
}

interface PrescriptionSignatureTable {
  prescriptionId: number;
  seq: number;
  role: 'doctor' | 'doctor_again' | 'reviewer' | 'dispenser';
  staffId: number | null;
  name: string;
  licenceNumber: string;
  documentHash: Uint8Array;
  atMs: number;
}

interface PrescriptionEventTable {
  prescriptionId: number;
  seq: number;
  action: string;
  fromStatus: PrescriptionStatus | null;
  toStatus: PrescriptionStatus;
  staffId: number;
  staffName: string;
  role: string;
  reason: string;
  details: Json;
  atMs: number;
  hash: Uint8Array;
}

/** Patients, doctors, prescriptions with their images and signatures, and the table of interactions. */
export interface PrescriptionTables {
  patient: PatientTable;
  doctor: DoctorTable;
  nameReading: NameReadingTable;
  prescription: PrescriptionTable;
  prescriptionLine: PrescriptionLineTable;
  interaction: InteractionTable;
  interactionSet: InteractionSetTable;
  media: MediaTable;
  prescriptionImage: PrescriptionImageTable;
  prescriptionSignature: PrescriptionSignatureTable;
  prescriptionEvent: PrescriptionEventTable;
}
