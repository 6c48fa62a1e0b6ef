/** A row of a file as text, however the file was written. */
export interface TableRow {
  /** Counted from 1, with the header, as a spreadsheet program shows it. */
  readonly rowNumber: number;
  readonly cells: readonly string[];
  /** Cells whose text says nothing, and why; null when there are none. */
  readonly unreadable: ReadonlyMap<number, CellProblem> | null;
}

/** A formula that was saved without its result, or an error value. */
export type CellProblem = 'formula_without_result' | 'error_value';

export type TableFormat = 'csv' | 'xlsx';
export type TableEncoding = 'utf-8' | 'gb18030' | 'none';

/** An open file of rows. Rows come one after the other; the file is never in memory as a whole. */
export interface TableSource {
  readonly format: TableFormat;
  readonly encoding: TableEncoding;
  rows(): AsyncGenerator<TableRow>;
}

/** Longest text of a cell, and most cells of a row, that any field could need. */
export const MAX_CELL_LENGTH = 4_000;
export const MAX_COLUMNS = 256;
