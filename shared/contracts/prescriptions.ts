import { z } from 'zod';
import { MAX_DIRECTION_DAYS } from '#shared/domain/directions-readings.ts';
import { PRESCRIPTION_STATUSES } from '#shared/domain/prescription-states.ts';
import { DEFAULT_PRESCRIPTION_LIMITS, PRESCRIPTION_KINDS } from '#shared/domain/prescription-validity.ts';
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
import { imageBytes } from './media.ts';
import {
  changedPrescription,
  directions,
  directionsText,
  onPrescription,
  prescriptionDetail,
  prescriptionSummary,
  QUANTITY_PROBLEMS,
  STEP_ERRORS,
} from './prescription-document.ts';
import { interactionCalls } from './prescription-interactions.ts';
import { patient, peopleCalls } from './prescription-people.ts';
import { reviewCalls } from './prescription-review.ts';

export type {
  PrescriptionDetail,
  PrescriptionSummary,
} from './prescription-document.ts';
export type { InteractionProblem, InteractionSet } from './prescription-interactions.ts';
export { type Doctor, type Patient, SEXES } from './prescription-people.ts';
export type { Answer, Finding } from './prescription-review.ts';

/** Every call of the prescriptions: who is on them, what is written down, and the review. */
export const prescriptionsContract = {
  ...peopleCalls,
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
    output: changedPrescription,
    errors: [...STEP_ERRORS, 'PATIENT_NOT_FOUND', 'DOCTOR_NOT_FOUND', 'DRUG_NOT_FOUND'],
  }),
  /**
   * Hands a draft in for review. Nothing may be missing (PRESCRIPTION_INCOMPLETE names the fields), and it must be in
   * date. The doctor's signature is the one on the paper.
   */
  submit: command({
    access: 'prescription.capture',
    input: onPrescription,
    output: changedPrescription,
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
    output: changedPrescription,
    errors: [...STEP_ERRORS],
  }),
  /** Ends a prescription that nobody wants any more; it is kept. */
  withdraw: command({
    access: 'prescription.capture',
    input: onPrescription.extend({ reason: requiredLine(200) }),
    output: changedPrescription,
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
    output: changedPrescription,
    errors: [...STEP_ERRORS, 'FILE_NOT_FOUND', 'FILE_TOO_LARGE', 'IMAGE_NOT_ACCEPTED'],
  }),
  /** Takes an image off the draft. */
  detachImage: command({
    access: 'prescription.capture',
    input: onPrescription.extend({ sha256: line(64) }),
    output: changedPrescription,
    errors: [...STEP_ERRORS, 'IMAGE_NOT_FOUND'],
  }),
  /** An image's bytes. One that is not what was attached is reported and not shown. */
  image: query({
    access: 'prescription.read',
    input: z.object({ prescriptionId: id, sha256: line(64) }),
    output: imageBytes,
    errors: ['IMAGE_NOT_FOUND', 'IMAGE_DAMAGED'],
  }),
  ...reviewCalls,
  ...interactionCalls,
};
