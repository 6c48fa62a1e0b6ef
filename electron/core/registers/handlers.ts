import { type Handlers, onAsyncCommand, onQuery } from '../platform/context.ts';
import { type ExportParts, exportRegister } from './export-register.ts';
import { listRegister } from './read-register.ts';
import { REGISTERS } from './register-table.ts';
import { MAX_EXPORT_ROWS, ROWS_IN_FILE } from './write-register.ts';

/** The calls of `registers.*`. */
export function registersHandlers(parts: ExportParts): Handlers {
  return {
    ...onQuery('registers.index', () => ({
      registers: REGISTERS.map(({ id, title, columns }) => ({
        id,
        title,
        columns: columns.map((column) => ({ key: column.key, title: column.title, kind: column.kind })),
      })),
      maxRows: MAX_EXPORT_ROWS,
      rowsInFile: ROWS_IN_FILE,
    })),
    ...onQuery('registers.list', (context, input) => listRegister(context, input, parts.timeZone)),
    ...onAsyncCommand('registers.export', (context, input) => exportRegister(context, input, parts)),
  };
}
