import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { MAX_CELL_LENGTH, MAX_COLUMNS, type TableRow, type TableSource } from './table-source.ts';
import { decodeFile, detectEncoding, type TextEncoding } from './text-encoding.ts';
import { refuseFile } from './unreadable-file.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const HEAD_LENGTH = 64 * 1024;

/** Opens a list of values apart by commas, semicolons or tabs. */
export async function openCsv(path: string): Promise<TableSource> {
  const encoding = await detectEncoding(path);
  const delimiter = guessDelimiter(await readHead(path, encoding));
  return { format: 'csv', encoding, rows: () => csvRows(path, encoding, delimiter) };
}

async function readHead(path: string, encoding: TextEncoding): Promise<string> {
  let head = '';
  for await (const text of decodeFile(path, encoding)) {
    head += text;
    if (head.length >= HEAD_LENGTH) break;
  }
  return head.slice(0, HEAD_LENGTH);
}

/** The delimiter that the first line has most of, outside quotes. */
export function guessDelimiter(head: string): string {
  const firstLine =
    head
      .replace(/"[^"]*"/g, '')
      .split(/\r?\n/)
      .find((line) => line.trim() !== '') ?? '';
  const count = (delimiter: string): number => firstLine.split(delimiter).length;
  return DELIMITERS.reduce<string>(
    (best, delimiter) => (count(delimiter) > count(best) ? delimiter : best),
    ',',
  );
}

interface ParsedRecord {
  readonly record: string[];
}

async function* csvRows(path: string, encoding: TextEncoding, delimiter: string): AsyncGenerator<TableRow> {
  const parser = Readable.from(decodeFile(path, encoding)).pipe(
    parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      // A quote in the middle of a value is a quote: sizes in inches are written so.
      relax_quotes: true,
      max_record_size: MAX_CELL_LENGTH * MAX_COLUMNS,
      info: true,
    }),
  );
  let rowNumber = 0;
  try {
    for await (const { record } of parser as AsyncIterable<ParsedRecord>) {
      rowNumber += 1;
      yield { rowNumber, cells: record.slice(0, MAX_COLUMNS), unreadable: null };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quote that is opened and never closed swallows the rest of the file; there is no row to go on with.
    refuseFile('bad_quotes', { row: rowNumber + 1 });
  }
}
