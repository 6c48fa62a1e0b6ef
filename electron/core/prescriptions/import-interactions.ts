import type { DrugInteraction } from '#shared/domain/interactions.ts';
import { fail } from '#shared/errors/index.ts';
import { checkedFileSize, openTable } from '../catalog/import/open-table.ts';
import { refuseFile } from '../catalog/import/unreadable-file.ts';
import { foldText } from '../catalog/search/fold-text.ts';
import type { AsyncContext } from '../platform/context.ts';
import { replaceInteractions } from './interactions.ts';

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
/** A report of more rows than this helps nobody: the file is the wrong one. */
const SHOWN_PROBLEMS = 100;

interface RowProblem {
  readonly row: number;
  readonly field: Field;
  readonly code: 'required' | 'too_long' | 'unknown_severity' | 'same_drug';
}

/**
 * Puts the table of a file (CSV or XLSX) in the place of the chain's interactions, all of it or nothing (RX-3).
 *
 * Fails with FILE_NOT_FOUND, FILE_TOO_LARGE, FILE_UNREADABLE, FILE_ENCODING_UNKNOWN, IMPORT_COLUMNS_MISSING or
 * INTERACTIONS_REJECTED, which names the rows that are wrong and why.
 */
export async function importInteractions(context: AsyncContext, path: string): Promise<{ rows: number }> {
  await checkedFileSize(path);
  const { rows, problems } = await readTable(path);
  if (problems.length > 0)
    fail('INTERACTIONS_REJECTED', { total: problems.length, problems: problems.slice(0, SHOWN_PROBLEMS) });
  return context.conclude((command) => {
    replaceInteractions(command.tx, rows);
    command.note('interactions', { rows: rows.length });
    command.changed('prescriptions');
    command.publish({
      kind: 'interactions.replaced',
      subject: 'interactions',
      subjectVersion: command.nowMs,
      payload: { rows: rows.length },
    });
    return { rows: rows.length };
  });
}

async function readTable(path: string): Promise<{ rows: DrugInteraction[]; problems: RowProblem[] }> {
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
    if (Array.isArray(read)) problems.push(...read.map((problem) => ({ ...problem, row: rowNumber })));
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
): DrugInteraction | Omit<RowProblem, 'row'>[] {
  const textOf = (field: Field): string => (cells[columns[field] ?? -1] ?? '').trim();
  const [a, b, note, source] = [textOf('a'), textOf('b'), textOf('note'), textOf('source')];
  const severity = SEVERITIES.get(foldText(textOf('severity')));
  const problems: Omit<RowProblem, 'row'>[] = [];
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
