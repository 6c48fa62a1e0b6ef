import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';
import type { TableEncoding, TableFormat } from '../../table-files/table-source.ts';
import type { NamePinyin } from '../search/name-pinyin.ts';
import type { ColumnMapping } from './guess-mapping.ts';
import type { RowProblem, StatedRow } from './read-row.ts';

/** What the reading thread is started with. */
export type WorkerTask =
  | { readonly kind: 'preview'; readonly path: string }
  | { readonly kind: 'read'; readonly path: string; readonly mapping: ColumnMapping };

export interface FilePreview {
  readonly format: TableFormat;
  readonly encoding: TableEncoding;
  readonly columns: string[];
  readonly mapping: ColumnMapping;
  readonly sampleRows: string[][];
}

/** A row that reads well. How its names are read aloud is worked out here, off the core's thread. */
export interface AcceptedRow extends StatedRow {
  readonly pinyin: NamePinyin;
}

/** A row as the reading thread sees it; the core checks accepted ones against the catalogue. */
export type CheckedRow =
  | { readonly rowNumber: number; readonly accepted: AcceptedRow; readonly cells: readonly string[] }
  | {
      readonly rowNumber: number;
      readonly accepted: null;
      readonly cells: readonly string[];
      readonly problems: RowProblem[];
    };

/** What the reading thread tells. After `rows` it waits until told to go on, so that it never runs ahead. */
export type WorkerReport =
  | { readonly kind: 'preview'; readonly preview: FilePreview }
  | { readonly kind: 'rows'; readonly rows: readonly CheckedRow[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly params: ErrorParams };

/** Tells the reading thread to go on. */
export const GO_ON = 'go-on';
