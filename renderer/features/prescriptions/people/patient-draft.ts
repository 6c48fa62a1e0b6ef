import type { CallInput } from '#shared/contracts/index.ts';
import type { Patient } from '#shared/contracts/prescriptions.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import { isResidentId } from '#shared/domain/resident-id.ts';
import { readAge } from './read-age.ts';

/** A patient as the form holds one. */
export interface PatientDraft {
  readonly name: string;
  readonly sex: Patient['sex'];
  /** An age or a birthday, as typed. */
  readonly age: string;
  readonly phone: string;
  /** Empty leaves what is there: it is never shown whole. */
  readonly idNumber: string;
  readonly allergies: readonly string[];
}

export type PatientProblem = 'name' | 'age' | 'phone' | 'idNumber';

/** A new patient from what was looked for. */
export function newPatientDraft(text: string): PatientDraft {
  const isPhone = /^\+?[\d -]{3,}$/.test(text);
  return {
    name: isPhone ? '' : text,
    sex: 'unknown',
    age: '',
    phone: isPhone ? text : '',
    idNumber: '',
    allergies: [],
  };
}

export function patientDraftOf(patient: Patient): PatientDraft {
  const { name, sex, birthDate, ageYears, phone, allergies } = patient;
  return { name, sex, age: birthDate ?? String(ageYears ?? ''), phone, idNumber: '', allergies };
}

type Checked =
  | { readonly problem: PatientProblem }
  | { readonly problem: null; readonly input: CallInput<'prescriptions.savePatient'> };

/** What the core is told, or the first field that is wrong; the core checks again. */
export function patientInput(draft: PatientDraft, before: Patient | null, today: DateText): Checked {
  const age = readAge(draft.age, today);
  const phone = draft.phone.trim();
  const idNumber = draft.idNumber.trim();
  if (draft.name.trim() === '') return { problem: 'name' };
  if (age === null) return { problem: 'age' };
  if (phone !== '' && !/^\+?[\d -]{5,20}$/.test(phone)) return { problem: 'phone' };
  if (idNumber !== '' && !/^[A-Z\d]{5,17}$/.test(idNumber) && !isResidentId(idNumber))
    return { problem: 'idNumber' };
  return {
    problem: null,
    input: {
      patientId: before?.patientId ?? null,
      version: before?.version ?? null,
      name: draft.name,
      sex: draft.sex,
      ...age,
      phone,
      idNumber: idNumber === '' ? null : idNumber,
      allergies: [...draft.allergies],
      customerId: before?.customer?.customerId ?? null,
    },
  };
}
