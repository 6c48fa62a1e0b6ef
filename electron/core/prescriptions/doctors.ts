import type { ParsedInput } from '#shared/contracts/index.ts';
import type { Doctor } from '#shared/contracts/prescriptions.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { writeReadings } from './name-readings.ts';
import { searchPeople } from './people.ts';

const byId = statement<{ id: number }>()((db, p) =>
  db.selectFrom('doctor').selectAll().where('id', '=', p.id),
);

const byName = statement<{ from: string; to: string; limit: number }>()((db, p) =>
  db.selectFrom('doctor').select('id').where('name', '>=', p.from).where('name', '<', p.to).limit(p.limit),
);

interface DoctorFields {
  readonly name: string;
  readonly hospital: string;
  readonly department: string;
  readonly licenceNumber: string;
  readonly atMs: number;
}

/** The columns of a doctor, as a statement that writes one fills them. */
function doctorColumns(p: DoctorFields) {
  return {
    name: p.name,
    hospital: p.hospital,
    department: p.department,
    licenceNumber: p.licenceNumber,
    updatedAtMs: p.atMs,
  };
}

const insert = statement<DoctorFields>()((db, p) =>
  db.insertInto('doctor').values({ ...doctorColumns(p), createdAtMs: p.atMs }),
);

const update = statement<DoctorFields & { id: number; nextVersion: number }>()((db, p) =>
  db
    .updateTable('doctor')
    .set({ version: p.nextVersion, ...doctorColumns(p) })
    .where('id', '=', p.id),
);

/** A doctor's row; fails with DOCTOR_NOT_FOUND. */
export function getDoctor(reader: Reader, doctorId: number) {
  return reader.get(byId, { id: doctorId }) ?? fail('DOCTOR_NOT_FOUND', { doctorId });
}

export type DoctorRow = ReturnType<typeof getDoctor>;

/** Creates a doctor, or changes one as the screen saw it. Fails with DOCTOR_NOT_FOUND or VERSION_CONFLICT. */
export function saveDoctor(
  tx: Tx,
  input: ParsedInput<'prescriptions.saveDoctor'>,
  { nowMs }: { nowMs: number },
): DoctorRow {
  const before = input.doctorId === null ? null : getDoctor(tx, input.doctorId);
  if (before !== null && input.version !== null && input.version !== before.version) {
    fail('VERSION_CONFLICT', { doctorId: before.id, version: input.version, current: before.version });
  }
  const { name, hospital, department, licenceNumber } = input;
  const fields: DoctorFields = { name, hospital, department, licenceNumber, atMs: nowMs };
  const doctorId = before?.id ?? tx.run(insert, fields).lastInsertRowid;
  if (before !== null) tx.run(update, { ...fields, id: before.id, nextVersion: before.version + 1 });
  writeReadings(tx, { kind: 'doctor', personId: doctorId, name });
  return getDoctor(tx, doctorId);
}

/** Doctors whose name, as written or read, begins with the text; the latest written down first. */
export function searchDoctors(reader: Reader, search: { query: string; limit: number }): Doctor[] {
  return searchPeople(reader, search, { kind: 'doctor', written: byName, get: getDoctor }).map(showDoctor);
}

/** A doctor as screens see one. */
export function showDoctor(row: DoctorRow): Doctor {
  const { id, version, name, hospital, department, licenceNumber } = row;
  return { doctorId: id, version, name, hospital, department, licenceNumber };
}
