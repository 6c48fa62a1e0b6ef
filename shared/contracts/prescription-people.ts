import { z } from 'zod';
import { isResidentId } from '#shared/domain/resident-id.ts';
import { command, query } from './define.ts';
import { date, id, line, requiredLine, version } from './fields.ts';

export const SEXES = ['male', 'female', 'unknown'] as const;

const ageYears = z.int().min(0).max(150);

/** Who somebody is, as screens see it: the number of the ID card stays covered. */
export const person = z.object({
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

const PHONE = line(30).refine((text) => text === '' || /^\+?[\d -]{5,20}$/.test(text), {
  error: 'not_a_phone',
});
/** A resident's card, or another document's number. */
const ID_NUMBER = line(18).refine((text) => /^([A-Z\d]{5,17})?$/.test(text) || isResidentId(text), {
  error: 'not_an_id_number',
});
const search = { query: z.string().max(60), limit: z.int().min(1).max(50).default(10) };

/** Patients and doctors. */
export const peopleCalls = {
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
};
