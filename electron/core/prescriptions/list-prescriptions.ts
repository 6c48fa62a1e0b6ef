import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import type { PrescriptionSummary } from '#shared/contracts/prescriptions.ts';
import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { findPrescriptions } from './search-prescriptions.ts';

/** Drugs that a row of a list names. */
const DRUGS_SHOWN = 3;

type Filter = ParsedInput<'prescriptions.list'>;

const ofStatuses = statement<{ statuses: string; limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('prescription')
    .select('id')
    .where('status', 'in', sql<'draft'>`(SELECT value FROM json_each(${p.statuses}))`)
    .orderBy('createdAtMs', 'desc')
    .orderBy('id', 'desc')
    .limit(p.limit)
    .offset(p.offset),
);

/** One status alone comes out of its index in order; several have to be sorted. */
const ofStatus = statement<{ status: PrescriptionStatus; limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('prescription')
    .select('id')
    .where('status', '=', p.status)
    .orderBy('createdAtMs', 'desc')
    .orderBy('id', 'desc')
    .limit(p.limit)
    .offset(p.offset),
);

const countStatuses = statement<{ statuses: string }>()((db, p) =>
  db
    .selectFrom('prescription')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('status', 'in', sql<'draft'>`(SELECT value FROM json_each(${p.statuses}))`),
);

const ofAll = statement<{ limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('prescription')
    .select('id')
    .orderBy('createdAtMs', 'desc')
    .orderBy('id', 'desc')
    .limit(p.limit)
    .offset(p.offset),
);

const countAll = statement()((db) =>
  db.selectFrom('prescription').select((eb) => eb.fn.countAll<number>().as('rows')),
);

const summaryRows = statement<{ ids: string; drugsShown: number }>()((db, p) =>
  db
    .selectFrom('prescription')
    .innerJoin('staff', 'staff.id', 'prescription.capturedBy')
    .select([
      'prescription.id as prescriptionId',
      'number',
      'status',
      'kind',
      'patientName',
      'patientPhone',
      'doctorName',
      'hospital',
      'diagnosis',
      'issuedOn',
      'lastValidDay',
      sql<number>`(SELECT count(*) FROM prescription_line WHERE prescription_id = prescription.id)`.as(
        'lineCount',
      ),
      sql<string>`(SELECT json_group_array(generic_name) FROM (SELECT generic_name FROM prescription_line
        WHERE prescription_id = prescription.id ORDER BY line_no LIMIT ${p.drugsShown}))`.as('drugNames'),
      'staff.name as capturedBy',
      'prescription.createdAtMs as createdAtMs',
      'submittedAtMs',
    ])
    .where('prescription.id', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`),
);

/** Rows of lists for ids, in their order. */
export function summaries(reader: Reader, ids: readonly number[]): PrescriptionSummary[] {
  const rows = reader.all(summaryRows, { ids: JSON.stringify(ids), drugsShown: DRUGS_SHOWN });
  const byId = new Map(
    rows.map((row) => [row.prescriptionId, { ...row, drugNames: JSON.parse(row.drugNames) as string[] }]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A page of prescriptions with the number of all that match, newest first. */
export function listPrescriptions(reader: Reader, filter: Filter): CallOutput<'prescriptions.list'> {
  const { page, pageSize } = filter;
  const { ids, total } =
    filter.search === '' && filter.patientId === null ? pageOf(reader, filter) : foundPage(reader, filter);
  return { rows: summaries(reader, ids), total, page, pageSize };
}

/** The latest prescriptions of a patient. */
export function prescriptionsOfPatient(
  reader: Reader,
  patientId: number,
  limit: number,
): PrescriptionSummary[] {
  return summaries(
    reader,
    findPrescriptions(reader, { search: '', statuses: [], patientId }).slice(0, limit),
  );
}

function pageOf(reader: Reader, { statuses, page, pageSize }: Filter): { ids: number[]; total: number } {
  const place = { limit: pageSize, offset: (page - 1) * pageSize };
  const [status, ...others] = statuses;
  if (status === undefined) {
    const rows = reader.all(ofAll, place);
    return { ids: rows.map((row) => row.id), total: reader.get(countAll, {})?.rows ?? 0 };
  }
  const wanted = JSON.stringify(statuses);
  const rows =
    others.length === 0
      ? reader.all(ofStatus, { ...place, status })
      : reader.all(ofStatuses, { ...place, statuses: wanted });
  return {
    ids: rows.map((row) => row.id),
    total: reader.get(countStatuses, { statuses: wanted })?.rows ?? 0,
  };
}

function foundPage(reader: Reader, filter: Filter): { ids: number[]; total: number } {
  const { page, pageSize } = filter;
  const found = findPrescriptions(reader, filter);
  return { ids: found.slice((page - 1) * pageSize, page * pageSize), total: found.length };
}
