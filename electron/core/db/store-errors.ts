import Database from 'better-sqlite3';
import { diskErrorCode, type ErrorCode } from '#shared/errors/index.ts';

/** What an error of the driver means to people, or null when it is none of theirs (a defect). */
export function storeErrorCode(error: unknown): ErrorCode | null {
  if (error instanceof Database.SqliteError) {
    const [, family] = /^(SQLITE_[A-Z]+)/.exec(error.code) ?? [];
    switch (family) {
      case 'SQLITE_FULL':
        return 'DISK_FULL';
      case 'SQLITE_BUSY':
      case 'SQLITE_LOCKED':
        return 'STORE_LOCKED';
      case 'SQLITE_READONLY':
      case 'SQLITE_CANTOPEN':
      case 'SQLITE_PERM':
        return 'STORE_READ_ONLY';
      case 'SQLITE_CORRUPT':
      case 'SQLITE_NOTADB':
        return 'STORE_DAMAGED';
      default:
        return null;
    }
  }
  return diskErrorCode(error);
}
