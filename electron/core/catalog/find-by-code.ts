import { sql } from 'kysely';
import { canonicalBarcode, isTraceCode, tracePrefix } from '#shared/domain/drug-codes.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { firstHiddenDrugId } from './drugs.ts';

/** Below this many characters too much begins with a code. */
const SHORTEST_CODE_PART = 3;
/** Codes that are looked at when many begin alike. */
const MAX_CODES = 60;
/** Sorts behind every character that a code may hold. */
const PAST_ALL = '\u{10ffff}';

const APPROVAL_PREFIX = '国药准字';
/** What may stand between the prefix and the digits, when only digits were typed. */
const APPROVAL_LETTERS = ['H', 'Z', 'S', 'J'];

interface Range {
  readonly from: string;
  readonly until: string;
  readonly limit: number;
}

const byBarcode = statement<{ barcode: string }>()((db, p) =>
  db.selectFrom('drugBarcode').select('drugId').where('barcode', '=', p.barcode),
);
const byCode = statement<{ code: string }>()((db, p) =>
  db.selectFrom('drug').select('id as drugId').where('code', '=', p.code),
);
const byBarcodeStart = statement<Range>()((db, p) =>
  db
    .selectFrom('drugBarcode')
    .select('drugId')
    .where('barcode', '>=', p.from)
    .where('barcode', '<', p.until)
    .orderBy('barcode')
    .limit(p.limit),
);
const byCodeStart = statement<Range>()((db, p) =>
  db
    .selectFrom('drug')
    .select('id as drugId')
    .where('code', '>=', p.from)
    .where('code', '<', p.until)
    .orderBy('code')
    .limit(p.limit),
);
const byApprovalStart = statement<Range>()((db, p) =>
  db
    .selectFrom('drug')
    .select('id as drugId')
    .where('approvalNumber', '>=', p.from)
    .where('approvalNumber', '<', p.until)
    .where('approvalNumber', '<>', '')
    .orderBy('approvalNumber')
    .limit(p.limit),
);
const byPopularity = statement<{ ids: string }>()((db, p) =>
  db
    .selectFrom('drug')
    .leftJoin('drugPopularity', 'drugPopularity.drugId', 'drug.id')
    .select('drug.id as drugId')
    .where('drug.id', 'in', sql<number>`(SELECT value FROM json_each(${p.ids}))`)
    .orderBy(sql`coalesce(drug_popularity.sold, 0)`, 'desc')
    .orderBy('drug.id'),
);

/** The drug that carries exactly this barcode or article number; null when nobody may see one. */
export function findDrugIdByCode(reader: Reader, code: string): number | null {
  const barcode = isTraceCode(code) ? tracePrefix(code) : canonicalBarcode(code);
  const found = reader.get(byBarcode, { barcode }) ?? reader.get(byCode, { code });
  return found !== undefined && found.drugId < firstHiddenDrugId(reader) ? found.drugId : null;
}

/**
 * Drugs whose barcode, article number or approval number begins with what was typed, the exact one first, then
 * what sells. Nothing for text that is no part of a code.
 */
export function findDrugIdsByCodePart(reader: Reader, typed: string, limit: number): number[] {
  const part = typed.normalize('NFKC').trim().toUpperCase();
  if (part.length < SHORTEST_CODE_PART || !/\d/.test(part) || /[\s\p{C}]/u.test(part)) return [];
  const exact = findDrugIdByCode(reader, part);
  const range = (from: string): Range => ({ from, until: from + PAST_ALL, limit: MAX_CODES });
  const rows = [
    ...reader.all(byBarcodeStart, range(part)),
    ...reader.all(byCodeStart, range(part)),
    ...approvalStarts(part).flatMap((start) => reader.all(byApprovalStart, range(start))),
  ];
  const hiddenFrom = firstHiddenDrugId(reader);
  const ids = new Set(rows.map((row) => row.drugId).filter((drugId) => drugId < hiddenFrom));
  const ranked = reader.all(byPopularity, { ids: JSON.stringify([...ids]) }).map((row) => row.drugId);
  const all = exact === null ? ranked : [exact, ...ranked.filter((drugId) => drugId !== exact)];
  return all.slice(0, limit);
}

function approvalStarts(part: string): string[] {
  if (/^\p{Script=Han}/u.test(part)) return [part];
  if (/^[A-Z]{1,2}\d+$/.test(part)) return [APPROVAL_PREFIX + part];
  return /^\d+$/.test(part) ? APPROVAL_LETTERS.map((letter) => APPROVAL_PREFIX + letter + part) : [];
}
