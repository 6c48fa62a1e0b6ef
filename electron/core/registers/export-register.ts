import { mkdir } from 'node:fs/promises';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { AsyncContext } from '../platform/context.ts';
import { wallClockMs } from '../platform/wall-clock.ts';
import type { ExportThreads } from './export-thread.ts';
import { rangeOf, tallyOf } from './read-register.ts';
import { findRegister } from './register-table.ts';
import { dropFiles, MAX_EXPORT_ROWS, ROWS_IN_FILE, releaseFiles, writeRegister } from './write-register.ts';

/** So few rows are written in less time than a thread takes to start, and than anybody notices. */
const FEW_ROWS = 500;

export interface ExportParts {
  readonly threads: ExportThreads;
  readonly storePath: string;
  readonly exportsDir: string;
  readonly timeZone: string;
}

const insertExport = statement<{
  register: string;
  fromDate: string;
  toDate: string;
  rowCount: number;
  fileNames: string;
  staffId: number;
  staffName: string;
  atMs: number;
}>()((db, p) =>
  db.insertInto('registerExport').values({
    register: p.register,
    fromDate: p.fromDate,
    toDate: p.toDate,
    rowCount: p.rowCount,
    fileNames: p.fileNames,
    staffId: p.staffId,
    staffName: p.staffName,
    atMs: p.atMs,
  }),
);

/**
 * Exports days of a register for an inspector (RX-7). The files get their names only after the export is noted in
 * the audit trail and in the register of exports: nothing leaves the counter unseen.
 *
 * Fails with REGISTER_NOT_FOUND, REGISTER_TOO_LARGE, or as the disk says.
 */
export async function exportRegister(
  context: AsyncContext,
  input: ParsedInput<'registers.export'>,
  { threads, storePath, exportsDir, timeZone }: ExportParts,
): Promise<CallOutput<'registers.export'>> {
  const { fromDate, toDate, language } = input;
  const register = findRegister(input.register);
  const { nowMs, today } = context.now();
  const range = context.read((reader) => rangeOf(reader, { fromDate, toDate, today, timeZone }));
  const { rows: expected } = context.read((reader) => tallyOf(reader, register, range));
  if (expected > MAX_EXPORT_ROWS) fail('REGISTER_TOO_LARGE', { rows: expected, limit: MAX_EXPORT_ROWS });
  const days = register.period === 'none' ? '' : `_${fromDate}_${toDate}`;
  const fileNames = namesOf(`${register.id}${days}_${stampOf(nowMs, timeZone)}`, expected);
  await mkdir(exportsDir, { recursive: true });
  const files = { register: register.id, range, folder: exportsDir, fileNames, language, timeZone };
  try {
    const rows = await (expected <= FEW_ROWS
      ? context.read((reader) => writeRegister(reader, files))
      : threads.write({ storePath, files }));
    noteExport(context, { register: register.id, fromDate, toDate, rows, fileNames });
    await releaseFiles(exportsDir, fileNames);
    return { folder: exportsDir, fileNames, rows };
  } catch (error) {
    await dropFiles(exportsDir, fileNames);
    throw error;
  }
}

/** Notes an export where it cannot be taken back: in its own register, the audit trail and the outbox. */
function noteExport(
  context: AsyncContext,
  {
    rows,
    fileNames,
    ...days
  }: { register: string; fromDate: string; toDate: string; rows: number; fileNames: string[] },
): void {
  context.transact((command) => {
    const { staffId, staffName } = command.session;
    const { nowMs: atMs } = command;
    const row = { ...days, rowCount: rows, fileNames: fileNames.join(' '), staffId, staffName, atMs };
    const subject = `register_export:${command.tx.run(insertExport, row).lastInsertRowid}`;
    const payload = { ...days, rows, staffName, atMs };
    command.publish({ kind: 'register_export', subject, subjectVersion: 1, payload });
    command.note(subject, { ...days, rows, fileNames });
    command.changed('registers');
  });
}
/** `sales_2026-06-01_2026-06-30_093005.xlsx`, or with a part number when there are several. */
function namesOf(base: string, rows: number): string[] {
  const files = Math.max(Math.ceil(rows / ROWS_IN_FILE), 1);
  if (files === 1) return [`${base}.xlsx`];
  return Array.from({ length: files }, (_, place) => `${base}_${place + 1}-${files}.xlsx`);
}

/** The shop's date and time in a file's name: `20260615-093005`. */
function stampOf(atMs: number, timeZone: string): string {
  const text = new Date(wallClockMs(atMs, timeZone)).toISOString();
  return text.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
