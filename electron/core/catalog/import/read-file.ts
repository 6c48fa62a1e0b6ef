import { fail } from '#shared/errors/index.ts';
import { openTable } from '../../table-files/open-table.ts';
import type { TableRow } from '../../table-files/table-source.ts';
import { refuseFile } from '../../table-files/unreadable-file.ts';
import { namePinyin } from '../search/name-pinyin.ts';
import { FileDuplicates } from './file-duplicates.ts';
import { type ColumnMapping, guessMapping } from './guess-mapping.ts';
import { readRow } from './read-row.ts';
import type { CheckedRow, FilePreview } from './worker-messages.ts';

const SAMPLE_ROWS = 20;
/** Longest text of a cell that a preview shows. */
const SAMPLE_LENGTH = 200;
/** More rows than this are no catalogue of a shop. */
const MAX_ROWS = 500_000;

/** Looks at a file: its columns, a guess of what they hold, and its first rows. */
export async function previewFile(path: string): Promise<FilePreview> {
  const source = await openTable(path);
  let columns: string[] | null = null;
  const sampleRows: string[][] = [];
  for await (const row of source.rows()) {
    if (isBlank(row)) continue;
    const cells = row.cells.map((cell) => cell.trim().slice(0, SAMPLE_LENGTH));
    if (columns === null) columns = cells;
    else sampleRows.push(cells);
    if (sampleRows.length === SAMPLE_ROWS) break;
  }
  if (columns === null) return refuseFile('empty');
  return {
    format: source.format,
    encoding: source.encoding,
    columns,
    mapping: guessMapping(columns),
    sampleRows,
  };
}

/** Reads and checks a file's rows behind its header, all but blank ones. */
export async function* readFile(path: string, mapping: ColumnMapping): AsyncGenerator<CheckedRow> {
  const source = await openTable(path);
  const duplicates = new FileDuplicates();
  let headerSeen = false;
  let count = 0;
  for await (const row of source.rows()) {
    if (isBlank(row)) continue;
    if (!headerSeen) {
      headerSeen = true;
      continue;
    }
    count += 1;
    if (count > MAX_ROWS) fail('FILE_TOO_LARGE', { rows: count, limit_rows: MAX_ROWS });
    yield checkRow(row, mapping, duplicates);
  }
  if (!headerSeen) refuseFile('empty');
}

function checkRow(row: TableRow, mapping: ColumnMapping, duplicates: FileDuplicates): CheckedRow {
  const { rowNumber, cells } = row;
  const stated = readRow(row, mapping);
  if ('problems' in stated) return { rowNumber, cells, accepted: null, problems: stated.problems };
  const problems = duplicates.check(stated, rowNumber);
  if (problems.length > 0) return { rowNumber, cells, accepted: null, problems };
  const { genericName, tradeName = '' } = stated.drug;
  return { rowNumber, cells, accepted: { ...stated, pinyin: namePinyin({ genericName, tradeName }) } };
}

function isBlank(row: TableRow): boolean {
  return row.unreadable === null && row.cells.every((cell) => cell.trim() === '');
}
