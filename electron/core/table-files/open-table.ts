import { open } from 'node:fs/promises';
import { fail } from '#shared/errors/index.ts';
import { openCsv } from './csv-source.ts';
import type { TableSource } from './table-source.ts';
import { refuseFile } from './unreadable-file.ts';
import { openXlsx } from './xlsx-source.ts';

/** Larger files are no price list of a shop. The limit is checked before anything is read. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;

const ZIP_MAGIC = Buffer.from('PK\u0003\u0004', 'latin1');
/** The container of Excel 97–2003 files, and of encrypted newer ones. */
const OLE_MAGIC = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Opens a file of rows by what is in it, not by its name. Fails with FILE_NOT_FOUND, FILE_TOO_LARGE,
 * FILE_UNREADABLE (`problem` says why) or FILE_ENCODING_UNKNOWN.
 */
export async function openTable(path: string): Promise<TableSource> {
  const head = await readHead(path);
  if (head.subarray(0, OLE_MAGIC.length).equals(OLE_MAGIC)) refuseFile('old_or_encrypted_excel');
  return head.equals(ZIP_MAGIC) ? openXlsx(path) : openCsv(path);
}

/** The size of a file that may be imported; fails as `openTable` does. */
export async function checkedFileSize(path: string): Promise<number> {
  const file = await openExisting(path);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) refuseFile('not_a_file');
    if (stat.size > MAX_FILE_BYTES)
      fail('FILE_TOO_LARGE', { size_bytes: stat.size, limit_bytes: MAX_FILE_BYTES });
    if (stat.size === 0) refuseFile('empty');
    return stat.size;
  } finally {
    await file.close();
  }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await openExisting(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(ZIP_MAGIC.length), 0, ZIP_MAGIC.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function openExisting(path: string) {
  try {
    return await open(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return fail('FILE_NOT_FOUND', {});
    if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR') return refuseFile('no_permission');
    throw error;
  }
}
