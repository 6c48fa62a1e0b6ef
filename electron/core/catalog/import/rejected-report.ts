import { basename } from 'node:path';
import { sql } from 'kysely';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import { getImport } from './import-record.ts';
import { type RowInState, rejectedRows } from './staged-rows.ts';

const MAX_ROW_TEXT = 500;
const PAGE = 1_000;

const rejectedCount = statement<{ importId: number }>()((db, p) =>
  db
    .selectFrom('importRow')
    .select(sql<number>`count(*)`.as('total'))
    .where('importId', '=', p.importId)
    .where('state', '=', 'rejected'),
);

/** A page of refused rows with all that is wrong with each. Fails with IMPORT_NOT_FOUND. */
export function rejectedRowsPage(
  reader: Reader,
  { importId, page, pageSize }: ParsedInput<'catalog.rejectedRows'>,
): CallOutput<'catalog.rejectedRows'> {
  getImport(reader, importId);
  const rows = rejectedRows(reader, { importId, limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: rows.map(({ rowNo, row, problems }) => ({
      row: rowNo,
      problems: [...problems],
      text: row.cells.join(' | ').slice(0, MAX_ROW_TEXT),
    })),
    total: reader.get(rejectedCount, { importId })?.total ?? 0,
  };
}

/**
 * The whole report as CSV: the row's number, what is wrong, and the row as it stood in the file, so that it can be
 * put right and imported again. Codes are not translated here: the core sends no prose.
 */
export function rejectedRowsCsv(reader: Reader, importId: number): CallOutput<'catalog.rejectedRowsCsv'> {
  const { fileName } = getImport(reader, importId);
  const lines = [csvLine(['row', 'problems'])];
  for (let offset = 0; ; offset += PAGE) {
    const rows = rejectedRows(reader, { importId, limit: PAGE, offset });
    lines.push(...rows.map(rejectedLine));
    if (rows.length < PAGE) break;
  }
  // The mark in front makes spreadsheet programs read the file as UTF-8.
  return {
    fileName: `${basename(fileName).replace(/\.[^.]*$/, '')}-rejected.csv`,
    csv: `\ufeff${lines.join('')}`,
  };
}

function rejectedLine({ rowNo, row, problems }: RowInState): string {
  const told = problems.map(({ field, code, value }) => `${field}: ${code} (${value})`).join('; ');
  return csvLine([String(rowNo), told, ...row.cells]);
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A spreadsheet program would run a value that begins like a formula; an apostrophe in front makes it text. */
function csvCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
