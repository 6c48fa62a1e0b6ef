import type { DrugInteraction } from '#shared/domain/interactions.ts';
import { fail } from '#shared/errors/index.ts';
import { foldText } from '../catalog/search/fold-text.ts';
import { checkedFileSize, openTable } from '../table-files/open-table.ts';
import { refuseFile } from '../table-files/unreadable-file.ts';

type Field = keyof DrugInteraction;

/** What the columns are called in tables that chains keep. */
const HEADERS: Readonly<Record<Field, readonly string[]>> = {
  a: ['药品A', '药物A', '成分A', '药品1', '药物1', '药名1', 'a', 'drug a', 'drug 1', 'ingredient a'],
  b: ['药品B', '药物B', '成分B', '药品2', '药物2', '药名2', 'b', 'drug b', 'drug 2', 'ingredient b'],
  severity: ['级别', '等级', '严重程度', '类型', 'severity', 'level'],
  note: ['说明', '内容', '后果', '建议', 'note', 'description'],
  source: ['来源', '依据', '出处', 'source', 'reference'],
};
const REQUIRED: readonly Field[] = ['a', 'b', 'severity'];

const SEVERITIES: ReadonlyMap<string, DrugInteraction['severity']> = new Map([
  ...['禁忌', '禁用', '禁止', '配伍禁忌', 'forbidden', 'contraindicated'].map(
    (word) => [foldText(word), 'forbidden'] as const,
  ),
  ...['慎用', '谨慎', '注意', '警示', 'caution', 'warning'].map(
    (word) => [foldText(word), 'caution'] as const,
  ),
]);

const MAX_ROWS = 100_000;
const MAX_NAME = 60;
const MAX_TEXT = 500;
const MAX_ROW_TEXT = 200;
/** What is wrong with a row of the file; rows are counted from 1, with the header. */
export interface RowProblem {
  readonly row: number;
  readonly field: Field;
  readonly code: 'required' | 'too_long' | 'unknown_severity' | 'same_drug';
  /** The row as the file has it. */
  readonly text: string;
}

/** Every row of a file, and everything that is wrong with the others. */
export interface InteractionFile {
  readonly rows: readonly DrugInteraction[];
  readonly problems: readonly RowProblem[];
}

/**
 * Reads a table of interactions (CSV or XLSX) and checks each row.
 *
 * Fails with FILE_NOT_FOUND, FILE_TOO_LARGE, FILE_UNREADABLE, FILE_ENCODING_UNKNOWN or IMPORT_COLUMNS_MISSING.
 */
export async function readInteractionFile(path: string): Promise<InteractionFile> {
  await checkedFileSize(path);
  const source = await openTable(path);
  const rows: DrugInteraction[] = [];
  const problems: RowProblem[] = [];
  let columns: Partial<Record<Field, number>> | null = null;
  for await (const { rowNumber, cells } of source.rows()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (columns === null) {
      columns = columnsOf(cells);
      continue;
    }
    if (rows.length >= MAX_ROWS) fail('FILE_TOO_LARGE', { rows: rows.length + 1, limit_rows: MAX_ROWS });
    const read = readRow(cells, columns);
    const text = cells.join(', ').slice(0, MAX_ROW_TEXT);
    if (Array.isArray(read)) problems.push(...read.map((problem) => ({ ...problem, row: rowNumber, text })));
    else rows.push(read);
  }
  if (columns === null) refuseFile('empty');
  return { rows, problems };
}

function columnsOf(cells: readonly string[]): Partial<Record<Field, number>> {
  const columns: Partial<Record<Field, number>> = {};
  for (const field of Object.keys(HEADERS) as Field[]) {
    const names = HEADERS[field].map(foldText);
    const index = cells.findIndex((cell) => names.includes(foldText(cell)));
    if (index >= 0) columns[field] = index;
  }
  const missing = REQUIRED.filter((field) => columns[field] === undefined);
  if (missing.length > 0) fail('IMPORT_COLUMNS_MISSING', { fields: missing });
  return columns;
}

function readRow(
  cells: readonly string[],
  columns: Partial<Record<Field, number>>,
): DrugInteraction | Omit<RowProblem, 'row' | 'text'>[] {
  const textOf = (field: Field): string => (cells[columns[field] ?? -1] ?? '').trim();
  const [a, b, note, source] = [textOf('a'), textOf('b'), textOf('note'), textOf('source')];
  const severity = SEVERITIES.get(foldText(textOf('severity')));
  const problems: Omit<RowProblem, 'row' | 'text'>[] = [];
  for (const [field, text] of [
    ['a', a],
    ['b', b],
  ] as const) {
    if (text === '') problems.push({ field, code: 'required' });
    if (text.length > MAX_NAME) problems.push({ field, code: 'too_long' });
  }
  for (const [field, text] of [
    ['note', note],
    ['source', source],
  ] as const) {
    if (text.length > MAX_TEXT) problems.push({ field, code: 'too_long' });
  }
  if (a !== '' && a === b) problems.push({ field: 'b', code: 'same_drug' });
  if (severity === undefined) return [...problems, { field: 'severity', code: 'unknown_severity' }];
  return problems.length > 0 ? problems : { a, b, severity, note, source };
}
