import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import type { RegisterCell } from '#shared/contracts/registers.ts';
import { addDays, type DateText } from '#shared/domain/expiry.ts';
import { maskResidentId } from '#shared/domain/resident-id.ts';
import { fail } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import type { QueryContext } from '../platform/context.ts';
import { startOfDay } from '../platform/wall-clock.ts';
import type { ColumnDefinition, Register, RegisterRange, RegisterRow } from './register.ts';
import { findRegister } from './register-table.ts';

/** The days of a call as the statements take them; fails when the last day comes before the first. */
export function rangeOf(
  days: { readonly fromDate: DateText; readonly toDate: DateText },
  { today, timeZone }: { today: DateText; timeZone: string },
): RegisterRange {
  const { fromDate, toDate } = days;
  if (toDate < fromDate) fail('VALIDATION_FAILED', { fields: [{ path: 'toDate', code: 'too_small' }] });
  const fromMs = startOfDay(fromDate, timeZone);
  return { fromMs, endMs: startOfDay(addDays(toDate, 1), timeZone), fromDate, toDate, today };
}

/** How many rows a register has in a range, and the sums of its columns. */
export function tallyOf(
  reader: Reader,
  register: Register,
  range: RegisterRange,
): { rows: number; sums: { key: string; value: number }[] } {
  const { rows = 0, ...sums } = reader.get(register.tally, range) ?? {};
  return {
    rows: Number(rows),
    sums: Object.entries(sums).map(([key, value]) => ({ key, value: Number(value) })),
  };
}

/** A page of a register, as a person may see it on the screen: ID numbers masked. */
export function listRegister(
  { reader, today }: QueryContext,
  input: ParsedInput<'registers.list'>,
  timeZone: string,
): CallOutput<'registers.list'> {
  const { page, pageSize } = input;
  const register = findRegister(input.register);
  const range = rangeOf(input, { today, timeZone });
  const { rows: total, sums } = tallyOf(reader, register, range);
  const rows = reader.all(register.page, { ...range, limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: rows.map((row) => register.columns.map((column) => shownCell(column, row))),
    total,
    page,
    pageSize,
    sums,
  };
}

function shownCell(column: ColumnDefinition, row: RegisterRow): RegisterCell {
  const value = row[column.key] ?? null;
  if (column.kind === 'idNumber') return value === null ? null : maskResidentId(String(value));
  return column.words?.[String(value)] ?? value;
}
