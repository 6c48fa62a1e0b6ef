import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import type { RegisterCell } from '#shared/contracts/registers.ts';
import { addDays, type DateText, nearExpiryDays } from '#shared/domain/expiry.ts';
import { maskPhone } from '#shared/domain/receipt-layout.ts';
import { maskResidentId } from '#shared/domain/resident-id.ts';
import { fail } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import type { QueryContext } from '../platform/context.ts';
import { startOfDay } from '../platform/wall-clock.ts';
import { ruleOf } from '../rules/rules.ts';
import {
  type ColumnDefinition,
  type Register,
  type RegisterRange,
  type RegisterRow,
  saidOf,
} from './register.ts';
import { findRegister } from './register-table.ts';

/** The days of a call as the statements take them; fails when the last day comes before the first. */
export function rangeOf(
  reader: Reader,
  asked: {
    readonly fromDate: DateText;
    readonly toDate: DateText;
    readonly today: DateText;
    readonly timeZone: string;
  },
): RegisterRange {
  const { fromDate, toDate, today, timeZone } = asked;
  if (toDate < fromDate) fail('VALIDATION_FAILED', { fields: [{ path: 'toDate', code: 'too_small' }] });
  const fromMs = startOfDay(fromDate, timeZone);
  const { notice, urgent } = nearExpiryDays(ruleOf(reader, 'near_expiry'));
  return {
    fromMs,
    endMs: startOfDay(addDays(toDate, 1), timeZone),
    fromDate,
    toDate,
    today,
    noticeDate: addDays(today, notice),
    urgentDate: addDays(today, urgent),
  };
}

/** How many rows a register has in a range, and the sums of its columns. */
export function tallyOf(
  reader: Reader,
  register: Register,
  range: RegisterRange,
): { rows: number; sums: { key: string; value: number }[] } {
  const { rows = 0, ...sums } = register.tally(reader, range);
  return {
    rows: Number(rows),
    sums: Object.entries(sums).map(([key, value]) => ({ key, value: Number(value) })),
  };
}

/** A page of a register, as a person may see it on the screen: ID and phone numbers masked. */
export function listRegister(
  { reader, today }: QueryContext,
  input: ParsedInput<'registers.list'>,
  timeZone: string,
): CallOutput<'registers.list'> {
  const { page, pageSize } = input;
  const register = findRegister(input.register);
  const range = rangeOf(reader, { ...input, today, timeZone });
  const { rows: total, sums } = tallyOf(reader, register, range);
  const rows = register.page(reader, range, { limit: pageSize, offset: (page - 1) * pageSize });
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
  if (value === null || value === '') return value;
  if (column.kind === 'idNumber' || column.kind === 'maskedIdNumber') return maskResidentId(String(value));
  if (column.kind === 'phone') return maskPhone(String(value));
  return saidOf(column, value);
}
