import { sql } from 'kysely';
import type { ParsedInput } from '#shared/contracts/index.ts';
import { parsePrescriptionNumber } from '#shared/domain/prescription-number.ts';
import { PRESCRIPTION_STATUSES } from '#shared/domain/prescription-states.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { findByReading } from './name-readings.ts';

/** A search shows at most this many: whoever finds more has not said enough to find anything. */
const MAX_MATCHES = 2_000;
const MAX_PATIENTS = 200;
const MIN_NUMBER_PREFIX = 3;

/** The last code point: `text + LAST` is above every text that begins with `text`. */
const LAST = '\u{10FFFF}';

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

/**
 * The prescriptions that a search means, newest first: by number (whole or its beginning, as typed or dictated), by
 * the beginning of a phone number or of a patient's name as written or read; or those of a patient.
 */
export function findPrescriptions(
  reader: Reader,
  {
    search,
    statuses,
    patientId,
  }: Pick<ParsedInput<'prescriptions.list'>, 'search' | 'statuses' | 'patientId'>,
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
