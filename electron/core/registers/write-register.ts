import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Reader } from '../db/store.ts';
import type { RegisterRange } from './register.ts';
import { headRow, type SheetOptions, sheetRow, widthsOf } from './register-sheet.ts';
import { findRegister } from './register-table.ts';

/** A sheet is put together in memory: so many rows take some half a gigabyte for a moment. */
export const ROWS_IN_FILE = 100_000;

/** The most rows that one export holds; more are exported in shorter ranges. */
export const MAX_EXPORT_ROWS = 1_000_000;

export interface RegisterFileOrder extends SheetOptions {
  readonly register: string;
  readonly range: RegisterRange;
  readonly folder: string;
  /** The names of the files, for each `ROWS_IN_FILE` rows one. */
  readonly fileNames: readonly string[];
}

/** Writes a register's rows into its files, `.part` until the counter has noted them. Returns how many rows. */
export async function writeRegister(reader: Reader, order: RegisterFileOrder): Promise<number> {
  const register = findRegister(order.register);
  const rows = register.all(reader, order.range);
  let written = 0;
  for (const fileName of order.fileNames) {
    const sheet: SheetData = [headRow(register, order)];
    while (sheet.length <= ROWS_IN_FILE) {
      const next = rows.next();
      if (next.done) break;
      sheet.push(sheetRow(register, next.value, order));
    }
    written += sheet.length - 1;
    await writeSheet(join(order.folder, `${fileName}.part`), sheet, {
      sheet: register.title[order.language],
      columns: widthsOf(register),
    });
  }
  rows.return?.();
  return written;
}

/** Takes back what was written of an export that was not noted. */
export async function dropFiles(folder: string, fileNames: readonly string[]): Promise<void> {
  for (const name of fileNames) await rm(join(folder, `${name}.part`), { force: true });
}

/** Gives the files their names, once the counter has noted the export. */
export async function releaseFiles(folder: string, fileNames: readonly string[]): Promise<void> {
  for (const name of fileNames) await rename(join(folder, `${name}.part`), join(folder, name));
}

async function writeSheet(
  path: string,
  sheet: SheetData,
  options: { sheet: string; columns: { width: number }[] },
): Promise<void> {
  const bytes = await writeXlsxFile(sheet, { ...options, stickyRowsCount: 1 }).toBuffer();
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
