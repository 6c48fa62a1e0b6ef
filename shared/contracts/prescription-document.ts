import { z } from 'zod';
import { FREQUENCY_CODES } from '#shared/domain/directions-frequency.ts';
import { MAX_DIRECTION_DAYS } from '#shared/domain/directions-readings.ts';
import { DOSE_UNITS } from '#shared/domain/directions-unit.ts';
import { ROUTE_CODES, TIMING_CODES } from '#shared/domain/directions-words.ts';
import { CONTROL_CLASSES, DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { ORDER_STATUSES } from '#shared/domain/order-states.ts';
import { PRESCRIPTION_ACTIONS, PRESCRIPTION_STATUSES } from '#shared/domain/prescription-states.ts';
import { PRESCRIPTION_KINDS } from '#shared/domain/prescription-validity.ts';
import { count, date, id, line, offeredStep, storyEvent, timeMs, version } from './fields.ts';
import { keptImage } from './media.ts';
import { person } from './prescription-people.ts';

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

/** Directions as shared/domain/directions has them; null where the prescription does not tell. */
export const directions = {
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
export const directionsText = line(200);

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

export const prescriptionSignature = z.object({
  role: z.enum(SIGNATURE_ROLES),
  name: z.string(),
  licenceNumber: z.string(),
  atMs: timeMs,
  /** True when document and images are still what was signed. */
  intact: z.boolean(),
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
  images: z.array(keptImage),
  signatures: z.array(prescriptionSignature),
  events: z.array(storyEvent(PRESCRIPTION_STATUSES)),
  /** Recomputed from the events as they are read. */
  historyIntact: z.boolean(),
  orders: z.array(z.object({ orderId: id, orderNumber: z.string(), status: z.enum(ORDER_STATUSES) })),
  actions: z.array(offeredStep(PRESCRIPTION_ACTIONS)),
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

/** A prescription as the screen saw it. */
export const onPrescription = z.object({ prescriptionId: id, version });
/** The whole prescription after a step. */
export const changedPrescription = z.object({ prescription: prescriptionDetail });
export const STEP_ERRORS = [
  'PRESCRIPTION_NOT_FOUND',
  'INVALID_PRESCRIPTION_STATUS',
  'VERSION_CONFLICT',
] as const;
