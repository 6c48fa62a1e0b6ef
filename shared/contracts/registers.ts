import { z } from 'zod';
import { command, query } from './define.ts';
import { count, date, line, page, paged, pageSize } from './fields.ts';

/** How a column's values are shown and written: a time in ms, a day, fen, an ID number that the screen masks. */
export const COLUMN_KINDS = ['text', 'count', 'money', 'date', 'time', 'idNumber'] as const;

/** Registers name themselves in both languages: they are exported as documents. */
const words = z.object({ zh: z.string(), en: z.string() });
export type RegisterWords = z.infer<typeof words>;

const column = z.object({ key: z.string(), title: words, kind: z.enum(COLUMN_KINDS) });
export type RegisterColumn = z.infer<typeof column>;

/** A register's values stand in the order of its columns; a code of the store comes with its words. */
const cell = z.union([z.string(), z.number(), words, z.null()]);
export type RegisterCell = z.infer<typeof cell>;

const days = z.object({ register: line(40), fromDate: date, toDate: date });

export const registersContract = {
  index: query({
    access: 'register.read',
    input: z.object({}),
    output: z.object({
      registers: z.array(z.object({ id: z.string(), title: words, columns: z.array(column) })),
      /** The most rows that one export holds, and of those in one file. */
      maxRows: count,
      rowsInFile: count,
    }),
    errors: [],
  }),
  /** A page of a register, oldest first, with the sums over all days asked for. */
  list: query({
    access: 'register.read',
    input: days.extend({ page, pageSize }),
    output: paged(z.array(cell)).extend({
      sums: z.array(z.object({ key: z.string(), value: z.number() })),
    }),
    errors: ['REGISTER_NOT_FOUND'],
  }),
  /** Writes the days of a register as XLSX into the folder `exports` of the data folder, ID numbers in full. */
  export: command({
    access: 'register.export',
    input: days.extend({ language: z.enum(['zh', 'en']) }),
    output: z.object({ folder: z.string(), fileNames: z.array(z.string()), rows: count }),
    errors: ['REGISTER_NOT_FOUND', 'REGISTER_TOO_LARGE'],
  }),
};
