import { nearExpiryDays } from '#shared/domain/expiry.ts';
import { type Handlers, onAsyncCommand, onQuery } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import { type ExportParts, exportRegister } from './export-register.ts';
import { listRegister } from './read-register.ts';
import { REGISTERS } from './register-table.ts';
import { MAX_EXPORT_ROWS, ROWS_IN_FILE } from './write-register.ts';

/** The calls of `registers.*`. */
export function registersHandlers(parts: ExportParts): Handlers {
  return {
    ...onQuery('registers.index', ({ reader }) => ({
      registers: REGISTERS.map(({ id, title, period, columns }) => ({
        id,
        title,
        period,
        columns: columns.map((column) => ({ key: column.key, title: column.title, kind: column.kind })),
      })),
      comingDays: nearExpiryDays(ruleOf(reader, 'near_expiry')).notice,
      maxRows: MAX_EXPORT_ROWS,
      rowsInFile: ROWS_IN_FILE,
    })),
    ...onQuery('registers.list', (context, input) => listRegister(context, input, parts.timeZone)),
    ...onAsyncCommand('registers.export', (context, input) => exportRegister(context, input, parts)),
  };
}
