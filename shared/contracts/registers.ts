import { z } from 'zod';
import { command, query } from './define.ts';
import { count, date, line, page, paged, pageSize } from './fields.ts';

/**
 * How a column's values are shown and written: a time in ms, a day, fen; an ID or phone number that the screen masks
 * and the file has in full because the law asks for it; an ID number that is masked in both.
 */
export const COLUMN_KINDS = [
  'text',
  'count',
  'money',
  'date',
  'time',
  'idNumber',
  'maskedIdNumber',
  'phone',
] as const;

/** Which days a register is about: those that were, those to come, or none: it is what holds today. */
export const REGISTER_PERIODS = ['past', 'coming', 'none'] as const;
export type RegisterPeriod = (typeof REGISTER_PERIODS)[number];

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
      registers: z.array(
        z.object({
          id: z.string(),
          title: words,
          period: z.enum(REGISTER_PERIODS),
          columns: z.array(column),
        }),
      ),
      /** How many days ahead a register of days to come begins with: those that the rules warn of. */
      comingDays: count,
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
  /**
   * Writes the days of a register as XLSX into the folder `exports` of the data folder, numbers as their columns
   * say.
   */
  export: command({
    access: 'register.export',
    input: days.extend({ language: z.enum(['zh', 'en']) }),
    output: z.object({ folder: z.string(), fileNames: z.array(z.string()), rows: count }),
    errors: ['REGISTER_NOT_FOUND', 'REGISTER_TOO_LARGE'],
  }),
};
