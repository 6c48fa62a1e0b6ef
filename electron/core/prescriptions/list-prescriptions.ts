import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import type { PrescriptionSummary } from '#shared/contracts/prescriptions.ts';
import { parsePrescriptionNumber } from '#shared/domain/prescription-number.ts';
import { PRESCRIPTION_STATUSES, type PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { findByReading } from './name-readings.ts';

/** A search shows at most this many: whoever finds more has not said enough to find anything. */
const MAX_MATCHES = 2_000;
const MAX_PATIENTS = 200;
const MIN_NUMBER_PREFIX = 3;
/** Drugs that a row of a list names. */
const DRUGS_SHOWN = 3;

/** The last code point: `text + LAST` is above every text that begins with `text`. */
const LAST = '\u{10FFFF}';

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

interface Range {
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

const byNumber = statement<Range>()((db, p) =>
  db
    .selectFrom('prescription')
    .select('id')
    .where('number', '>=', p.from)
    .where('number', '<', p.to)
    .limit(p.limit),
);

const byName = statement<Range>()((db, p) =>
  db
    .selectFrom('prescription')
    .select('id')
    .where('patientName', '>=', p.from)
    .where('patientName', '<', p.to)
    .limit(p.limit),
);

const byPhone = statement<Range>()((db, p) =>
  db
    .selectFrom('prescription')
    .select('id')
    .where('patientPhone', '>=', p.from)
    .where('patientPhone', '<', p.to)
    .where('patientPhone', '<>', '')
    .limit(p.limit),
);

const byPatients = statement<{ patientIds: string; limit: number }>()((db, p) =>
  db
    .selectFrom('prescription')
    .select('id')
    .where('patientId', 'in', sql<number>`(SELECT value FROM json_each(${p.patientIds}))`)
    .limit(p.limit),
);

const filtered = statement<{ ids: string; statuses: string; patientId: number | null }>()((db, p) =>
  db
    .selectFrom('prescription')
    .select('id')
    .where('id', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`)
    .where('status', 'in', sql<'draft'>`(SELECT value FROM json_each(${p.statuses}))`)
    .where((eb) => eb.or([eb(eb.val(p.patientId), 'is', null), eb('patientId', '=', p.patientId)]))
    .orderBy('createdAtMs', 'desc')
    .orderBy('id', 'desc'),
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
  return summaries(reader, matches(reader, { search: '', statuses: [], patientId }).slice(0, limit));
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
  const found = matches(reader, filter);
  return { ids: found.slice((page - 1) * pageSize, page * pageSize), total: found.length };
}

function matches(
  reader: Reader,
  { search, statuses, patientId }: Pick<Filter, 'search' | 'statuses' | 'patientId'>,
): number[] {
  const ids = search === '' ? ofPatients(reader, [patientId ?? 0]) : candidates(reader, search);
  return reader
    .all(filtered, {
      ids: JSON.stringify([...new Set(ids)]),
      statuses: JSON.stringify(statuses.length > 0 ? statuses : PRESCRIPTION_STATUSES),
      patientId,
    })
    .map((row) => row.id);
}

function candidates(reader: Reader, search: string): number[] {
  const number = parsePrescriptionNumber(search) ?? search.toUpperCase().replace(/[\s-]/g, '');
  const phone = search.replace(/[\s-]/g, '');
  return [
    ...(number.length >= MIN_NUMBER_PREFIX ? between(reader, byNumber, number) : []),
    ...(/^\+?\d{3,}$/.test(phone) ? between(reader, byPhone, phone) : []),
    ...between(reader, byName, search),
    ...ofPatients(reader, findByReading(reader, 'patient', { text: search, limit: MAX_PATIENTS })),
  ];
}

function between(reader: Reader, prefixed: typeof byNumber, text: string): number[] {
  return reader.all(prefixed, { from: text, to: text + LAST, limit: MAX_MATCHES }).map((row) => row.id);
}

function ofPatients(reader: Reader, patientIds: readonly number[]): number[] {
  if (patientIds.length === 0) return [];
  return reader
    .all(byPatients, { patientIds: JSON.stringify(patientIds), limit: MAX_MATCHES })
    .map((row) => row.id);
}
