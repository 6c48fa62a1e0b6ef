import type { ParsedInput } from '#shared/contracts/index.ts';
import type { Patient } from '#shared/contracts/prescriptions.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import { maskResidentId } from '#shared/domain/resident-id.ts';
import { fail } from '#shared/errors/index.ts';
import { findCustomer, getCustomer } from '../customers/customers.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { Moment } from '../platform/context.ts';
import { ageOn } from './ages.ts';
import { writeReadings } from './name-readings.ts';
import { searchPeople } from './people.ts';

const byId = statement<{ id: number }>()((db, p) =>
  db.selectFrom('patient').selectAll().where('id', '=', p.id),
);

const byNameOrPhone = statement<{ from: string; to: string; limit: number }>()((db, p) =>
  db
    .selectFrom('patient')
    .select('id')
    .where('name', '>=', p.from)
    .where('name', '<', p.to)
    .union((eb) =>
      eb
        .selectFrom('patient')
        .select('id')
        .where('phone', '>=', p.from)
        .where('phone', '<', p.to)
        .where('phone', '<>', ''),
    )
    .limit(p.limit),
);

interface PatientFields {
  readonly name: string;
  readonly sex: Patient['sex'];
  readonly birthDate: string | null;
  readonly ageYears: number | null;
  readonly ageStatedOn: string | null;
  readonly phone: string;
  readonly idNumber: string;
  readonly allergies: string;
  readonly customerId: number | null;
  readonly atMs: number;
}

/** The columns of a patient, as a statement that writes one fills them. */
function patientColumns(p: PatientFields) {
  return {
    name: p.name,
    sex: p.sex,
    birthDate: p.birthDate,
    ageYears: p.ageYears,
    ageStatedOn: p.ageStatedOn,
    phone: p.phone,
    idNumber: p.idNumber,
    allergies: p.allergies,
    customerId: p.customerId,
    updatedAtMs: p.atMs,
  };
}

const insert = statement<PatientFields>()((db, p) =>
  db.insertInto('patient').values({ ...patientColumns(p), createdAtMs: p.atMs }),
);

const update = statement<PatientFields & { id: number; nextVersion: number }>()((db, p) =>
  db
    .updateTable('patient')
    .set({ version: p.nextVersion, ...patientColumns(p) })
    .where('id', '=', p.id),
);

/** A patient's row; fails with PATIENT_NOT_FOUND. */
export function getPatient(reader: Reader, patientId: number) {
  return reader.get(byId, { id: patientId }) ?? fail('PATIENT_NOT_FOUND', { patientId });
}

export type PatientRow = ReturnType<typeof getPatient>;

/**
 * Creates a patient, or changes one as the screen saw it. Fails with PATIENT_NOT_FOUND, CUSTOMER_NOT_FOUND or
 * VERSION_CONFLICT.
 */
export function savePatient(
  tx: Tx,
  input: ParsedInput<'prescriptions.savePatient'>,
  { nowMs, today }: Moment,
): PatientRow {
  if (input.customerId !== null) getCustomer(tx, input.customerId);
  const before = input.patientId === null ? null : getPatient(tx, input.patientId);
  if (before !== null && input.version !== null && input.version !== before.version) {
    fail('VERSION_CONFLICT', { patientId: before.id, version: input.version, current: before.version });
  }
  const ageYears = input.birthDate === null ? input.ageYears : null;
  const fields: PatientFields = {
    name: input.name,
    sex: input.sex,
    birthDate: input.birthDate,
    ageYears,
    ageStatedOn: ageYears === null ? null : today,
    phone: input.phone,
    idNumber: input.idNumber ?? before?.idNumber ?? '',
    allergies: JSON.stringify([...new Set(input.allergies)]),
    customerId: input.customerId,
    atMs: nowMs,
  };
  const patientId = before?.id ?? tx.run(insert, fields).lastInsertRowid;
  if (before !== null) tx.run(update, { ...fields, id: before.id, nextVersion: before.version + 1 });
  writeReadings(tx, { kind: 'patient', personId: patientId, name: input.name });
  return getPatient(tx, patientId);
}

/** Patients whose name, as written or read, or phone number begins with the text; the latest served first. */
export function searchPatients(
  reader: Reader,
  search: { query: string; limit: number; today: DateText },
): Patient[] {
  return searchPeople(reader, search, { kind: 'patient', written: byNameOrPhone, get: getPatient }).map(
    (row) => showPatient(reader, row, search.today),
  );
}

/** A patient as screens see one: the number of the ID card stays covered. */
export function showPatient(reader: Reader, row: PatientRow, today: DateText): Patient {
  const customer = row.customerId === null ? null : findCustomer(reader, row.customerId);
  return {
    patientId: row.id,
    version: row.version,
    ...personOf(row, today),
    customer: customer === null ? null : { customerId: customer.customerId, name: customer.name },
  };
}

/** What of a patient a prescription keeps, with the age on the day. */
export function personOf(row: PatientRow, today: DateText) {
  return {
    name: row.name,
    sex: row.sex,
    birthDate: row.birthDate,
    ageYears: ageOn(row, today),
    phone: row.phone,
    idNumberMasked: row.idNumber === '' ? '' : maskResidentId(row.idNumber),
    allergies: JSON.parse(row.allergies) as string[],
  };
}
