import type { Cell, Row } from 'write-excel-file/node';
import { formatYuan } from '#shared/domain/money.ts';
import { maskResidentId } from '#shared/domain/resident-id.ts';
import { wallClockMs } from '../platform/wall-clock.ts';
import {
  type ColumnDefinition,
  type Register,
  type RegisterRow,
  type RegisterValue,
  saidOf,
} from './register.ts';

export interface SheetOptions {
  readonly language: 'zh' | 'en';
  readonly timeZone: string;
}

/** How wide a column of a kind is, in characters. */
const WIDTHS = {
  text: 18,
  count: 10,
  money: 12,
  date: 12,
  time: 20,
  idNumber: 22,
  maskedIdNumber: 22,
  phone: 16,
} as const;

export const widthsOf = (register: Register) => register.columns.map(({ kind }) => ({ width: WIDTHS[kind] }));

/** The titles of the columns. */
export function headRow(register: Register, { language }: SheetOptions): Row {
  return register.columns.map(({ title }) => ({
    value: title[language],
    type: String,
    fontWeight: 'bold' as const,
  }));
}

/**
 * A row of a register as cells. Numbers are numbers and days are days, in the shop's time zone. Text is always a
 * text cell, never a formula, whatever it begins with: what a buyer is called can start nothing in Excel.
 */
export function sheetRow(register: Register, row: RegisterRow, options: SheetOptions): Row {
  return register.columns.map((column) => sheetCell(column, row[column.key] ?? null, options));
}

function sheetCell(column: ColumnDefinition, stored: RegisterValue, options: SheetOptions): Cell {
  const value = saidOf(column, stored);
  if (value === null || value === '') return null;
  if (typeof value === 'object')
    return value.zh === '' ? null : { value: value[options.language], type: String };
  switch (column.kind) {
    case 'count':
      return { value: Number(value), type: Number, format: '0' };
    case 'money':
      return { value: Number(formatYuan(Number(value))), type: Number, format: '0.00' };
    case 'date':
      return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
    case 'time': {
      const shownMs = wallClockMs(Number(value), options.timeZone);
      return { value: new Date(shownMs), type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
    }
    case 'maskedIdNumber':
      return { value: maskResidentId(String(value)), type: String };
    case 'text':
    case 'idNumber':
    case 'phone':
      return { value: String(value), type: String };
  }
}
