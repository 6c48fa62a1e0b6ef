import { z } from 'zod';
import { FREQUENCY_CODES } from '#shared/domain/directions-frequency.ts';
import { MAX_DIRECTION_DAYS } from '#shared/domain/directions-readings.ts';
import { DOSE_UNITS } from '#shared/domain/directions-unit.ts';
import { ROUTE_CODES, TIMING_CODES } from '#shared/domain/directions-words.ts';
import { CONTROL_CLASSES, DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { ORDER_STATUSES } from '#shared/domain/order-states.ts';
import { PRESCRIPTION_ACTIONS, PRESCRIPTION_STATUSES } from '#shared/domain/prescription-states.ts';
import { DEFAULT_PRESCRIPTION_LIMITS, PRESCRIPTION_KINDS } from '#shared/domain/prescription-validity.ts';
import { isResidentId } from '#shared/domain/resident-id.ts';
import { command, query } from './define.ts';
import {
  count,
  date,
  id,
  line,
  page,
  paged,
  pageSize,
  requiredLine,
  saleQuantity,
  timeMs,
  version,
} from './fields.ts';

export const SEXES = ['male', 'female', 'unknown'] as const;
/** The doctor as on paper, the doctor once more for what is unusual, the pharmacist, and who dispensed. */
export const SIGNATURE_ROLES = ['doctor', 'doctor_again', 'reviewer', 'dispenser'] as const;
/** Why no quantity follows from directions: a person has to enter one. */
export const QUANTITY_PROBLEMS = [
  'dose_missing',
  'dose_unreadable',
  'frequency_missing',
  'as_needed',
  'days_missing',
  'pack_unknown',
  'strength_unknown',
  'units_differ',
] as const;
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export const MAX_IMAGE_BYTES = 15 * 1024 * 1024;

const ageYears = z.int().min(0).max(150);

const person = z.object({
  name: z.string(),
  sex: z.enum(SEXES),
  birthDate: date.nullable(),
  /** Of today, also when only an age was told; null when neither is known. */
  ageYears: ageYears.nullable(),
  phone: z.string(),
  idNumberMasked: z.string(),
  allergies: z.array(z.string()),
});

export const patient = person.extend({
  patientId: id,
  version,
  /** The customer whose purchases belong to this patient. */
  customer: z.object({ customerId: id, name: z.string() }).nullable(),
});
export type Patient = z.infer<typeof patient>;

export const doctor = z.object({
  doctorId: id,
  version,
  name: z.string(),
  hospital: z.string(),
  department: z.string(),
  licenceNumber: z.string(),
});
export type Doctor = z.infer<typeof doctor>;

/** Directions as shared/domain/directions has them; null where the prescription does not tell. */
const directions = {
  dose: z
    .object({
      /** A decimal number as text: `0.5`. */
      amount: line(12).refine((text) => /^\d{1,7}(\.\d{1,4})?$/.test(text), { error: 'not_an_amount' }),
      unit: z.enum(DOSE_UNITS),
    })
    .nullable(),
  frequency: z.enum(FREQUENCY_CODES).nullable(),
  route: z.enum(ROUTE_CODES).nullable(),
  timing: z.enum(TIMING_CODES).nullable(),
  days: z.int().min(1).max(MAX_DIRECTION_DAYS).nullable(),
};
/** The same in words, as they go on the label: made by `directionsText`, or written by hand. */
const directionsText = line(200);

export const prescriptionLine = z.object({
  lineNo: z.int(),
  drugId: id,
  drugCode: z.string(),
  genericName: z.string(),
  tradeName: z.string(),
  specification: z.string(),
  dosageForm: z.string(),
  manufacturer: z.string(),
  unit: z.string(),
  packSize: z.int(),
  category: z.enum(DRUG_CATEGORIES),
  controlClass: z.enum(CONTROL_CLASSES),
  ...directions,
  directionsText,
  quantity: z.int(),
  /** Units in orders that are not cancelled. */
  orderedQuantity: count,
  remainingQuantity: count,
  /** Units that this counter can sell now. */
  availableQuantity: count,
});

export const prescriptionImage = z.object({
  /** The SHA-256 of the file, which names it. */
  sha256: z.string(),
  mediaType: z.enum(IMAGE_TYPES),
  sizeBytes: count,
  fileName: z.string(),
  staffName: z.string(),
  atMs: timeMs,
});

export const prescriptionSignature = z.object({
  role: z.enum(SIGNATURE_ROLES),
  name: z.string(),
  licenceNumber: z.string(),
  atMs: timeMs,
  /** True when document and images are still what was signed. */
  intact: z.boolean(),
});

export const prescriptionEvent = z.object({
  seq: z.int(),
  action: z.string(),
  fromStatus: z.enum(PRESCRIPTION_STATUSES).nullable(),
  toStatus: z.enum(PRESCRIPTION_STATUSES),
  staffName: z.string(),
  role: z.string(),
  reason: z.string(),
  details: z.record(z.string(), z.unknown()),
  atMs: timeMs,
});

export const prescriptionDetail = z.object({
  prescriptionId: id,
  /** Canonical; `formatPrescriptionNumber` groups it for reading. */
  number: z.string(),
  version,
  status: z.enum(PRESCRIPTION_STATUSES),
  kind: z.enum(PRESCRIPTION_KINDS),
  /** As they were when the prescription was written down. */
  patient: person.extend({ patientId: id }).nullable(),
  doctor: z.object({ doctorId: id, name: z.string(), licenceNumber: z.string() }).nullable(),
  hospital: z.string(),
  department: z.string(),
  diagnosis: z.string(),
  issuedOn: date,
  validDays: z.int(),
  lastValidDay: date,
  capturedBy: z.object({ staffId: id, name: z.string() }),
  reviewer: z.object({ staffId: id, name: z.string() }).nullable(),
  /** Why it was rejected or withdrawn. */
  reason: z.string(),
  createdAtMs: timeMs,
  submittedAtMs: timeMs.nullable(),
  approvedAtMs: timeMs.nullable(),
  rejectedAtMs: timeMs.nullable(),
  lapsedAtMs: timeMs.nullable(),
  dispensedAtMs: timeMs.nullable(),
  withdrawnAtMs: timeMs.nullable(),
  /** Until this day, at least, nobody changes or deletes it; null before approval. */
  lockUntil: date.nullable(),
  lines: z.array(prescriptionLine),
  images: z.array(prescriptionImage),
  signatures: z.array(prescriptionSignature),
  events: z.array(prescriptionEvent),
  /** Recomputed from the events as they are read. */
  historyIntact: z.boolean(),
  orders: z.array(z.object({ orderId: id, orderNumber: z.string(), status: z.enum(ORDER_STATUSES) })),
  /** The steps that the machine has from here, each with whether this person may take it now. */
  actions: z.array(
    z.object({
      action: z.enum(PRESCRIPTION_ACTIONS),
      allowed: z.boolean(),
      /** An error code when not allowed. */
      reason: z.string().nullable(),
    }),
  ),
});
export type PrescriptionDetail = z.infer<typeof prescriptionDetail>;

export const prescriptionSummary = z.object({
  prescriptionId: id,
  number: z.string(),
  status: z.enum(PRESCRIPTION_STATUSES),
  kind: z.enum(PRESCRIPTION_KINDS),
  patientName: z.string(),
  patientPhone: z.string(),
  doctorName: z.string(),
  hospital: z.string(),
  diagnosis: z.string(),
  issuedOn: date,
  lastValidDay: date,
  lineCount: count,
  /** The first drugs on it, for the eye. */
  drugNames: z.array(z.string()),
  capturedBy: z.string(),
  createdAtMs: timeMs,
  submittedAtMs: timeMs.nullable(),
});
export type PrescriptionSummary = z.infer<typeof prescriptionSummary>;

/** One thing that the checks found. */
export const finding = z.object({
  /** Names the finding in an answer; the same as long as it says the same. */
  key: z.string(),
  code: z.string(),
  /** `stop` cannot be approved; `confirm` needs an answer; `note` is only shown. */
  level: z.enum(['stop', 'confirm', 'note']),
  lineNos: z.array(z.int()),
  /** Whose word a `confirm` needs: the pharmacist's reason, or the doctor's second signature too. */
  needs: z.enum(['pharmacist', 'doctor']).nullable(),
  params: z.record(z.string(), z.unknown()),
  /** The rule or book that it comes from. */
  source: z.string(),
});
export type Finding = z.infer<typeof finding>;

/** What the reviewer says to a finding that asks. */
const answer = z.object({
  key: line(40),
  reason: requiredLine(200),
  /** The doctor who signed again; empty where nobody had to. */
  doctorSignature: line(60).default(''),
});
export type Answer = z.infer<typeof answer>;

const PHONE = line(30).refine((text) => text === '' || /^\+?[\d -]{5,20}$/.test(text), {
  error: 'not_a_phone',
});
/** A resident's card, or another document's number. */
const ID_NUMBER = line(18).refine((text) => /^([A-Z\d]{5,17})?$/.test(text) || isResidentId(text), {
  error: 'not_an_id_number',
});

const onPrescription = z.object({ prescriptionId: id, version });
const result = z.object({ prescription: prescriptionDetail });
const STEP_ERRORS = ['PRESCRIPTION_NOT_FOUND', 'INVALID_PRESCRIPTION_STATUS', 'VERSION_CONFLICT'] as const;
const REVIEW_ERRORS = [...STEP_ERRORS, 'REVIEWER_IS_CAPTURER', 'LICENCE_MISSING', 'LICENCE_EXPIRED'] as const;
const search = { query: z.string().max(60), limit: z.int().min(1).max(50).default(10) };

export const prescriptionsContract = {
  /** By the beginning of a name, of its pinyin or initials, or of a phone number. The latest served first. */
  searchPatients: query({
    access: 'prescription.read',
    input: z.object(search),
    output: z.object({ patients: z.array(patient) }),
    errors: [],
  }),
  /** Creates a patient, or changes the one with `patientId` as the screen saw it (`version`). */
  savePatient: command({
    access: 'prescription.capture',
    input: z.object({
      patientId: id.nullable(),
      version: version.nullable().default(null),
      name: requiredLine(60),
      sex: z.enum(SEXES),
      birthDate: date.nullable().default(null),
      /** For who does not know the birthday; ignored beside one. */
      ageYears: ageYears.nullable().default(null),
      phone: PHONE,
      /** Null leaves what is there; empty removes it. */
      idNumber: ID_NUMBER.nullable().default(null),
      allergies: z.array(requiredLine(40)).max(30),
      customerId: id.nullable().default(null),
    }),
    output: patient,
    errors: ['PATIENT_NOT_FOUND', 'CUSTOMER_NOT_FOUND', 'VERSION_CONFLICT'],
  }),
  /** Earlier prescriptions, and what the linked customer bought; newest first. */
  patientHistory: query({
    access: 'prescription.read',
    input: z.object({ patientId: id, limit: z.int().min(1).max(100).default(20) }),
    output: z.object({
      patient,
      prescriptions: z.array(prescriptionSummary),
      purchases: z.array(
        z.object({
          orderId: id,
          orderNumber: z.string(),
          drugId: id,
          genericName: z.string(),
          specification: z.string(),
          unit: z.string(),
          quantity: z.int(),
          atMs: timeMs,
        }),
      ),
    }),
    errors: ['PATIENT_NOT_FOUND'],
  }),
  /** By the beginning of a name, or of its pinyin or initials. */
  searchDoctors: query({
    access: 'prescription.read',
    input: z.object(search),
    output: z.object({ doctors: z.array(doctor) }),
    errors: [],
  }),
  saveDoctor: command({
    access: 'prescription.capture',
    input: z.object({
      doctorId: id.nullable(),
      version: version.nullable().default(null),
      name: requiredLine(60),
      hospital: line(80),
      department: line(60),
      licenceNumber: line(40),
    }),
    output: doctor,
    errors: ['DOCTOR_NOT_FOUND', 'VERSION_CONFLICT'],
  }),
  /**
   * Reads shorthand for directions (`1# tid po pc 3d`), and works out the quantity of a drug for them. Parts that are
   * not surely understood are named with their place in the text and left out. Days in the text go before `days`.
   */
  readDirections: query({
    access: 'prescription.read',
    input: z.object({
      text: z.string().max(300),
      drugId: id.nullable().default(null),
      days: z.int().min(1).max(MAX_DIRECTION_DAYS).nullable().default(null),
    }),
    output: z.object({
      ...directions,
      /** In words, for label and screen. */
      zh: z.string(),
      en: z.string(),
      notUnderstood: z.array(
        z.object({
          reason: z.enum(['unknown', 'unclear', 'repeated']),
          text: z.string(),
          start: count,
          end: count,
        }),
      ),
      /** In units of sale (packs); null when none follows, and `quantityProblem` says why. */
      quantity: count.nullable(),
      quantityProblem: z.enum(QUANTITY_PROBLEMS).nullable(),
    }),
    errors: ['DRUG_NOT_FOUND'],
  }),
  /** Writes a draft down, whole: a new one, or over the draft with `prescriptionId` as the screen saw it. */
  save: command({
    access: 'prescription.capture',
    input: z.object({
      prescriptionId: id.nullable(),
      version: version.nullable().default(null),
      kind: z.enum(PRESCRIPTION_KINDS),
      patientId: id.nullable(),
      doctorId: id.nullable(),
      hospital: line(80),
      department: line(60),
      diagnosis: line(200),
      issuedOn: date,
      /** The day of issue counts; more than one only when the doctor says so. */
      validDays: z.int().min(1).max(DEFAULT_PRESCRIPTION_LIMITS.maxValidDays).default(1),
      lines: z.array(z.object({ drugId: id, ...directions, directionsText, quantity: saleQuantity })).max(50),
    }),
    output: result,
    errors: [...STEP_ERRORS, 'PATIENT_NOT_FOUND', 'DOCTOR_NOT_FOUND', 'DRUG_NOT_FOUND'],
  }),
  /**
   * Hands a draft in for review. Nothing may be missing (PRESCRIPTION_INCOMPLETE names the fields), and it must be in
   * date. The doctor's signature is the one on the paper.
   */
  submit: command({
    access: 'prescription.capture',
    input: onPrescription,
    output: result,
    errors: [
      ...STEP_ERRORS,
      'PRESCRIPTION_INCOMPLETE',
      'PRESCRIPTION_LAPSED',
      'PATIENT_NOT_FOUND',
      'DOCTOR_NOT_FOUND',
    ],
  }),
  /** Makes a draft again of what was rejected. */
  revise: command({
    access: 'prescription.capture',
    input: onPrescription,
    output: result,
    errors: [...STEP_ERRORS],
  }),
  /** Prescriptions that wait for a pharmacist, the longest waiting first. */
  reviewQueue: query({
    access: 'prescription.read',
    input: z.object({ page, pageSize }),
    output: paged(
      prescriptionSummary.extend({
        waitingMs: count,
        /** Findings when it was handed in; `findings` runs the checks of now. */
        stopCount: count,
        confirmCount: count,
        noteCount: count,
      }),
    ),
    errors: [],
  }),
  /** Runs the checks now. */
  findings: query({
    access: 'prescription.read',
    input: z.object({ prescriptionId: id }),
    output: z.object({ findings: z.array(finding) }),
    errors: ['PRESCRIPTION_NOT_FOUND'],
  }),
  /**
   * Puts the table of a file (CSV or XLSX: drug A, drug B, severity 禁忌 or 慎用, note, source) in the place of the
   * chain's interactions: all of it, or nothing and INTERACTIONS_REJECTED with `problems` ({row, field, code}).
   */
  importInteractions: command({
    access: 'prescription.configure',
    input: z.object({ fileRef: requiredLine(200) }),
    output: z.object({ rows: count }),
    errors: [
      'FILE_NOT_FOUND',
      'FILE_TOO_LARGE',
      'FILE_UNREADABLE',
      'FILE_ENCODING_UNKNOWN',
      'IMPORT_COLUMNS_MISSING',
      'INTERACTIONS_REJECTED',
    ],
  }),
  /** The chain's table, or the rows of it that name a text. */
  listInteractions: query({
    access: 'prescription.read',
    input: z.object({ search: line(60).default(''), page, pageSize }),
    output: paged(
      z.object({
        a: z.string(),
        b: z.string(),
        severity: z.enum(['forbidden', 'caution']),
        note: z.string(),
        source: z.string(),
      }),
    ),
    errors: [],
  }),
  /**
   * The pharmacist's approval and signature. The checks run again in the same transaction: each finding that asks
   * needs an answer. From here on the record is locked.
   */
  approve: command({
    access: 'prescription.review',
    input: onPrescription.extend({ answers: z.array(answer).max(200).default([]) }),
    output: result,
    errors: [...REVIEW_ERRORS, 'PRESCRIPTION_LAPSED', 'PRESCRIPTION_CHECKS_FAILED'],
  }),
  /** Sends a prescription back. */
  reject: command({
    access: 'prescription.review',
    input: onPrescription.extend({ reason: requiredLine(200) }),
    output: result,
    errors: [...REVIEW_ERRORS],
  }),
  /** Ends a prescription that nobody wants any more; it is kept. */
  withdraw: command({
    access: 'prescription.capture',
    input: onPrescription.extend({ reason: requiredLine(200) }),
    output: result,
    errors: [...STEP_ERRORS],
  }),
  get: query({
    access: 'prescription.read',
    input: z.object({
      prescriptionId: id.nullable().default(null),
      number: line(20).nullable().default(null),
    }),
    output: prescriptionDetail,
    errors: ['PRESCRIPTION_NOT_FOUND'],
  }),
  /** Newest first. `search` is a number (or its beginning), a phone number, a patient's name or its initials. */
  list: query({
    access: 'prescription.read',
    input: z.object({
      search: line(60).default(''),
      statuses: z.array(z.enum(PRESCRIPTION_STATUSES)).max(PRESCRIPTION_STATUSES.length).default([]),
      patientId: id.nullable().default(null),
      page,
      pageSize,
    }),
    output: paged(prescriptionSummary),
    errors: [],
  }),
  /** Keeps a copy of a picked file (jpeg, png, webp or pdf) with a draft, or with one that waits for review. */
  attachImage: command({
    access: 'prescription.capture',
    input: onPrescription.extend({ fileRef: requiredLine(200) }),
    output: result,
    errors: [...STEP_ERRORS, 'FILE_NOT_FOUND', 'FILE_TOO_LARGE', 'IMAGE_NOT_ACCEPTED'],
  }),
  /** Takes an image off the draft. */
  detachImage: command({
    access: 'prescription.capture',
    input: onPrescription.extend({ sha256: line(64) }),
    output: result,
    errors: [...STEP_ERRORS, 'IMAGE_NOT_FOUND'],
  }),
  /** An image's bytes. One that is not what was attached is reported and not shown. */
  image: query({
    access: 'prescription.read',
    input: z.object({ prescriptionId: id, sha256: line(64) }),
    output: z.object({ mediaType: z.enum(IMAGE_TYPES), base64: z.string() }),
    errors: ['IMAGE_NOT_FOUND', 'IMAGE_DAMAGED'],
  }),
};
